from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="signingrequest", name="mail", field=models.CharField(blank=True, default="", max_length=32)
        ),
    ]

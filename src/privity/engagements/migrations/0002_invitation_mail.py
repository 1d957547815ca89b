from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("engagements", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="invitation", name="mail", field=models.CharField(blank=True, default="", max_length=32)
        ),
    ]

from django.db import migrations, models

import privity.kit.ids
from privity.kit.append_only import RefuseChanges

KEY = models.UUIDField(default=privity.kit.ids.new_id, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_tree")]

    operations = [
        migrations.CreateModel(
            name="Cosignature",
            fields=[
                ("id", KEY.clone()),
                ("practice_id", models.UUIDField()),
                ("key", models.TextField()),
                ("size", models.PositiveBigIntegerField()),
                ("at", models.DateTimeField()),
                ("signature", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("practice_id", "key", "size"), name="one_cosignature_per_size"
                    )
                ],
            },
        ),
        RefuseChanges("ledger_cosignature"),
    ]

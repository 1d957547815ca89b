from django.db import migrations, models

import privity.kit.ids
from privity.kit.append_only import RefuseChanges

KEY = models.UUIDField(default=privity.kit.ids.new_id, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Tile",
            fields=[
                ("id", KEY.clone()),
                ("practice_id", models.UUIDField()),
                ("level", models.PositiveSmallIntegerField()),
                ("index", models.PositiveBigIntegerField()),
                ("root", models.BinaryField(max_length=32)),
                ("hashes", models.BinaryField(max_length=8192)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("practice_id", "level", "index"), name="one_tile")],
            },
        ),
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("id", KEY.clone()),
                ("practice_id", models.UUIDField()),
                ("size", models.PositiveBigIntegerField()),
                ("at", models.DateTimeField()),
                ("note", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("practice_id", "size"), name="one_checkpoint_per_size")
                ],
            },
        ),
        RefuseChanges("ledger_tile"),
        RefuseChanges("ledger_checkpoint"),
    ]

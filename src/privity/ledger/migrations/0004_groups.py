from django.db import migrations, models

import privity.kit.ids
from privity.core.merkle.hashing import leaf_hash
from privity.core.merkle.tiles import WIDTH, groups, grown, subtree_root
from privity.kit.append_only import RefuseChanges


def fill_tiles(apps, schema_editor):
    """The tiles of the entries that are there already."""
    head, entry, tile_row = (apps.get_model("ledger", name) for name in ("Head", "Entry", "Tile"))
    for practice in head.objects.values_list("practice_id", flat=True):
        entries = entry.objects.filter(practice_id=practice).order_by("seq")
        leaves = [leaf_hash(bytes(each)) for each in entries.values_list("commitment", flat=True)]
        for tile, hashes in grown(lambda _: b"", 0, leaves):
            if tile.width == WIDTH:
                tile_row.objects.create(
                    practice_id=practice,
                    level=tile.level,
                    index=tile.index,
                    root=subtree_root(hashes),
                    groups=groups(hashes),
                    hashes=hashes,
                )


class Migration(migrations.Migration):
    """Rows of tiles are never changed, and need not be: the table is made again from the entries, which say it all."""

    dependencies = [("ledger", "0003_cosignatures")]

    operations = [
        migrations.DeleteModel("Tile"),
        migrations.CreateModel(
            name="Tile",
            fields=[
                (
                    "id",
                    models.UUIDField(default=privity.kit.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("practice_id", models.UUIDField()),
                ("level", models.PositiveSmallIntegerField()),
                ("index", models.PositiveBigIntegerField()),
                ("root", models.BinaryField(max_length=32)),
                ("groups", models.BinaryField(max_length=512)),
                ("hashes", models.BinaryField(max_length=8192)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("practice_id", "level", "index"), name="one_tile")],
            },
        ),
        migrations.RunPython(fill_tiles),
        RefuseChanges("ledger_tile"),
    ]

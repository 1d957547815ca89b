"""The ledger's rows. Ids here are plain values, no foreign keys: an entry outlives what it speaks of."""

from typing import ClassVar

from django.db import models

from privity.kit.append_only import AppendOnly
from privity.kit.models import Identified


class Head(Identified):
    """How far a practice's ledger has grown. The row is the lock that keeps ``seq`` gapless."""

    practice_id = models.UUIDField(unique=True)
    seq = models.PositiveBigIntegerField()


class Entry(AppendOnly):
    """One act. ``content`` are its canonical bytes; the columns beside it repeat what is searched for."""

    practice_id = models.UUIDField()
    seq = models.PositiveBigIntegerField()
    engagement_id = models.UUIDField(null=True)
    actor_id = models.UUIDField()
    tag = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    content = models.BinaryField()
    salt = models.BinaryField(max_length=32)
    commitment = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["practice_id", "seq"], name="one_entry_per_seq")]


class EntryReader(AppendOnly):
    """This entry belongs to this person's part of the ledger. ``engagement_id`` and ``seq`` are the entry's own."""

    practice_id = models.UUIDField()
    person_id = models.UUIDField()
    engagement_id = models.UUIDField(null=True)
    seq = models.PositiveBigIntegerField()
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["practice_id", "engagement_id", "person_id", "seq"], name="one_part_per_reader"
            ),
        ]


class Tile(AppendOnly):
    """256 hashes of the practice's tree (``core.merkle.tiles``), written once they are all there, with the ``root`` over them.

    ``groups`` are the roots over each 16 of them.

    The partial tile at the right edge of each level has no row: it is made of what lies under it.
    """

    practice_id = models.UUIDField()
    level = models.PositiveSmallIntegerField()
    index = models.PositiveBigIntegerField()
    root = models.BinaryField(max_length=32)
    groups = models.BinaryField(max_length=512)
    hashes = models.BinaryField(max_length=8192)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["practice_id", "level", "index"], name="one_tile")]


class Checkpoint(AppendOnly):
    """The signed root over a practice's first ``size`` entries. ``note`` is a C2SP signed note."""

    practice_id = models.UUIDField()
    size = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    note = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["practice_id", "size"], name="one_checkpoint_per_size")
        ]


class Cosignature(AppendOnly):
    """A witness signed the checkpoint of this ``size``. ``key`` is its key, ``signature`` what stands in its line."""

    practice_id = models.UUIDField()
    key = models.TextField()
    size = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    signature = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["practice_id", "key", "size"], name="one_cosignature_per_size")
        ]

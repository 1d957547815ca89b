"""Keys that people named and proved, circles with their logs and grants, and sealed records: ciphertext, codes and instants.

People are plain ids here, no foreign keys: what they wrote outlives their account.
"""

from typing import ClassVar

from django.db import models

from privity.kit.append_only import AppendOnly
from privity.kit.models import Identified

CODE = 32
"""Room for an id in core's form (32 hex digits), and for every code of the vocabulary."""
SUBJECTS = 50
"""The most people a circle can be about."""


class NamedKey(AppendOnly):
    """A person's key in one engagement, as they signed it; the next one in the chain takes its place."""

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    engagement = models.ForeignKey("engagements.Engagement", on_delete=models.PROTECT, related_name="+", db_index=False)
    person_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    statement = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["practice", "engagement", "person_id", "seq"], name="one_key_per_seq"),
        ]


class InvitationProof(AppendOnly):
    """What somebody made of an invitation's secret and their key, for the one who invited them: an invitation serves once."""

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    engagement = models.ForeignKey("engagements.Engagement", on_delete=models.PROTECT, related_name="+", db_index=False)
    invitation = models.CharField(max_length=CODE)
    person_id = models.UUIDField()
    inviter_id = models.UUIDField()
    proof = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["practice", "engagement", "invitation"], name="one_proof_per_invitation"),
        ]


class Circle(Identified):
    """A circle and where its log stands. The scope never changes; empty columns are no part of it.

    It is ``over`` when all its keepers had lost their keys, and another one took its place.
    """

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    engagement = models.ForeignKey("engagements.Engagement", on_delete=models.PROTECT, related_name="+", db_index=False)
    owner = models.CharField(max_length=CODE, blank=True)
    information_class = models.CharField(max_length=CODE, blank=True)
    subjects = models.CharField(max_length=SUBJECTS * (CODE + 1), blank=True)
    discussion = models.CharField(max_length=CODE, blank=True)
    segment = models.CharField(max_length=CODE, blank=True)
    n = models.PositiveIntegerField()
    epoch = models.PositiveIntegerField()
    epoch_began = models.DateTimeField()
    over = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["practice", "engagement", "owner", "information_class", "subjects", "discussion", "segment"],
                condition=models.Q(over=False),
                name="one_circle_per_scope",
            ),
        ]


class CircleEntry(AppendOnly):
    """An entry of a circle's log, as a keeper signed it."""

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="+", db_index=False)
    n = models.PositiveIntegerField()
    statement = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["practice", "circle", "n"], name="one_circle_entry_per_n"),
        ]


class CircleMember(Identified):
    """What the log says of a person: in from ``since`` until, not including, ``until``; reads from ``since_epoch`` on."""

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    engagement = models.ForeignKey("engagements.Engagement", on_delete=models.PROTECT, related_name="+", db_index=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="+", db_index=False)
    person_id = models.UUIDField()
    keeper = models.BooleanField()
    since_epoch = models.PositiveIntegerField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["practice", "circle", "person_id"],
                condition=models.Q(until=None),
                name="once_in_a_circle_at_a_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["practice", "engagement", "person_id"], name="circles_of_member"),
        ]


class Grant(AppendOnly):
    """An age file with secrets of epochs, which only this member opens; ``log_n`` is the entry it was made at."""

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="+", db_index=False)
    person_id = models.UUIDField()
    log_n = models.PositiveIntegerField()
    file = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["practice", "circle", "person_id"], name="grants_of_member")]


class Record(Identified):
    """What is known of a record beside its sealed revisions; whom it is about, its circle says. ``strict`` follows its marks."""

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    engagement = models.ForeignKey("engagements.Engagement", on_delete=models.PROTECT, related_name="+", db_index=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="+", db_index=False)
    information_class = models.CharField(max_length=CODE)
    author = models.CharField(max_length=CODE)
    strict = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["practice", "circle"], name="records_of_circle")]


class Revision(AppendOnly):
    """One revision of a record, sealed: it stays as it is, and a later one stands beside it."""

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="+", db_index=False)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    epoch = models.PositiveIntegerField()
    author = models.CharField(max_length=CODE)
    envelope = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["practice", "record", "number"], name="one_revision_per_number"),
        ]
        indexes: ClassVar = [models.Index(fields=["practice", "circle", "id"], name="revisions_of_circle")]


class StrictMark(AppendOnly):
    """A record was marked as strictly confidential, or the mark was taken off (R34)."""

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+", db_index=False)
    raised = models.BooleanField()
    person_id = models.UUIDField()
    at = models.DateTimeField()


class Attachment(Identified):
    """A sealed file of a circle, which arrives piece by piece. ``received`` counts its bytes; empty ``sha256``: unfinished."""

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    engagement = models.ForeignKey("engagements.Engagement", on_delete=models.PROTECT, related_name="+", db_index=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="+", db_index=False)
    information_class = models.CharField(max_length=CODE)
    epoch = models.PositiveIntegerField()
    person_id = models.UUIDField()
    received = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["practice", "circle", "person_id"], name="files_of_circle"),
            models.Index(fields=["at"], condition=models.Q(sha256=""), name="unfinished_files"),
        ]

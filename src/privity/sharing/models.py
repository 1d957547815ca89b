"""Questions that were recorded with their answers, ways of an employer that the client accepted, and reminders given.

People are plain ids here, no foreign keys: what was asked outlives who asked. No words of anybody are kept.
"""

from typing import ClassVar

from django.db import models

from privity.kit.append_only import AppendOnly
from privity.kit.models import Identified

CODE = 32
"""Room for an id in core's form (32 hex digits), and for every code of the vocabulary."""


class Ask(AppendOnly):
    """A recorded question and the answer it got. ``decision`` is the whole answer as the core gave it."""

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    engagement = models.ForeignKey("engagements.Engagement", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=CODE)
    actor_id = models.UUIDField()
    sender = models.CharField(max_length=CODE)
    recipient = models.CharField(max_length=CODE)
    subjects = models.JSONField()
    information_class = models.CharField(max_length=CODE)
    purpose = models.CharField(max_length=CODE)
    channel = models.CharField(max_length=CODE)
    employer_owned = models.BooleanField()
    outcome = models.CharField(max_length=CODE)
    decision = models.JSONField()
    asked_at = models.DateTimeField()


class AskReader(AppendOnly):
    """This person may see the ask. ``engagement`` and ``asked_at`` are the ask's own."""

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    engagement = models.ForeignKey("engagements.Engagement", on_delete=models.PROTECT, related_name="+", db_index=False)
    person_id = models.UUIDField()
    asked_at = models.DateTimeField()
    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["practice", "engagement", "person_id", "asked_at"], name="asks_of_reader"),
        ]


class ChannelAcceptance(Identified):
    """From ``since`` until, not including, ``until`` this client accepts that an employer's channel is used (R40)."""

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    engagement = models.ForeignKey("engagements.Engagement", on_delete=models.PROTECT, related_name="+", db_index=False)
    person_id = models.UUIDField()
    channel = models.CharField(max_length=CODE)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["practice", "engagement", "person_id", "channel"],
                condition=models.Q(until=None),
                name="one_acceptance_of_a_channel_at_a_time",
            ),
        ]


class Reminder(AppendOnly):
    """The coach reminded the client of the boundary (R112)."""

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    engagement = models.ForeignKey("engagements.Engagement", on_delete=models.PROTECT, related_name="+", db_index=False)
    actor_id = models.UUIDField()
    occasion = models.CharField(max_length=CODE)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["practice", "engagement", "at"], name="reminders_of_engagement")]

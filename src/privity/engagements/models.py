"""Practices, engagements and the people in them."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from privity.kit.append_only import AppendOnly
from privity.kit.models import Identified

NAME = 200


class Practice(Identified):
    """One or more coaches under one name. Everything but people belongs to exactly one practice."""

    name = models.CharField(max_length=NAME)
    founded_at = models.DateTimeField()


class OfPractice(Identified):
    """A row that belongs to a practice."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True


class PracticeMember(OfPractice):
    """A coach of the practice, by the ``name`` they have here. ``administrator`` runs it; it opens no engagement (R39)."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=NAME)
    administrator = models.BooleanField(default=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["practice", "person"], condition=models.Q(until=None), name="one_membership_at_a_time"
            ),
        ]


class Engagement(OfPractice):
    """The coaching of one client or group, with everybody who has a part in it."""

    kind = models.CharField(max_length=20)
    opened_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["practice", "opened_at"], name="engagement_of_practice")]


class PhaseChange(AppendOnly):
    """From ``at`` on the engagement is in ``phase``."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+", db_index=False)
    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="+", db_index=False)
    phase = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["practice", "engagement", "at"], name="phases_of_engagement")]


class Participation(OfPractice):
    """A person's part, in one role, in one engagement, from ``since`` until, not including, ``until``.

    ``name`` is how this person is called here: it may be an alias. Who was named sees nothing before ``joined_at``.
    ``signed_at``: they signed something here first, if only by a personal link; who has signed has answered.
    """

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="participations", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    name = models.CharField(max_length=NAME)
    organisation = models.CharField(max_length=NAME, blank=True)
    since = models.DateTimeField()
    joined_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["practice", "engagement", "person", "role"],
                condition=models.Q(until=None),
                name="one_part_in_a_role_at_a_time",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["practice", "engagement", "since"], name="people_of_engagement")]


class Invitation(OfPractice):
    """A personal link, mailed to one address: only its hash is kept, so nobody can read it here."""

    participation = models.ForeignKey(
        Participation, on_delete=models.PROTECT, related_name="invitations", db_index=False
    )
    token_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    mail = models.CharField(max_length=32, blank=True, default="")
    """The mail by which it went out."""

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["practice", "participation", "sent_at"], name="invitations_of_participation"),
        ]

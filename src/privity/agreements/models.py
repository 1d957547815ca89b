"""Drafts, offered versions and addenda, signatures, reviews. What is evidence only grows."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from privity.kit.append_only import AppendOnly
from privity.kit.models import Identified

NAME = 200


class Kind(models.TextChoices):
    AGREEMENT = "agreement"
    ADDENDUM = "addendum"


class HowClosed(models.TextChoices):
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    """An addendum, before its time."""


class Identification(models.TextChoices):
    """How a signer was known to be who they are (R30)."""

    SIGNED_IN = "signed_in"
    PERSONAL_LINK = "personal_link"


class Draft(Identified):
    """What a coach is working on. It binds nobody, and nobody else sees it. ``choices`` is read by ``facts``."""

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    engagement = models.ForeignKey("engagements.Engagement", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind)
    choices = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["practice", "engagement", "kind"], name="one_draft_of_a_kind"),
        ]


class AgreementVersion(AppendOnly):
    """An offered agreement or addendum: ``content`` are the canonical bytes that are signed, ``content_hash`` their SHA-256."""

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    engagement = models.ForeignKey("engagements.Engagement", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind)
    number = models.PositiveIntegerField()
    content = models.BinaryField()
    content_hash = models.CharField(max_length=64, unique=True)
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["practice", "engagement", "kind", "number"], name="one_version_of_a_number"
            ),
        ]


class OfVersion(models.Model):
    """A row that belongs to one version, and to one person of it."""

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Party(OfVersion, AppendOnly):
    """Who must sign, and as what. How they are called stands in the version's bytes."""

    role = models.CharField(max_length=20)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["practice", "version", "person", "role"], name="one_party_in_a_role"),
        ]


class Signature(OfVersion, AppendOnly):
    """A person's own act, with its evidence (R30). ``address`` is where their mail went: it is shown to nobody else."""

    content_hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    typed_name = models.CharField(max_length=NAME)
    drawing = models.TextField(blank=True)
    intent = models.TextField()
    limits = models.JSONField()
    """The limits that were shown and acknowledged separately (R6)."""
    evidence = models.CharField(max_length=10)
    identified_by = models.CharField(max_length=20, choices=Identification)
    address = models.CharField(max_length=254)
    copy_mail = models.CharField(max_length=32)
    """The mail by which their copy was announced."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["practice", "version", "person"], name="signed_once"),
        ]


class Closing(AppendOnly):
    """The end of an offer that never came into force, or of an addendum before its time. Nobody is asked why."""

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    version = models.OneToOneField(AgreementVersion, on_delete=models.PROTECT, related_name="closing")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    how = models.CharField(max_length=10, choices=HowClosed)
    at = models.DateTimeField()


class SigningRequest(OfVersion, Identified):
    """A mail that asked a party to sign. To who has not joined it carried a personal link, kept here as a hash only.

    A used link still shows its owner what they signed, until it expires.
    """

    sent_at = models.DateTimeField()
    token_hash = models.CharField(max_length=64, blank=True)
    expires_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    mail = models.CharField(max_length=32, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["token_hash"], condition=~models.Q(token_hash=""), name="one_signing_link"),
        ]
        indexes: ClassVar = [models.Index(fields=["practice", "version", "person"], name="requests_of_party")]


class Review(Identified):
    """An agreed look at the terms: due, opened to all parties, held; or allowed by the client to wait (R9–R11)."""

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    engagement = models.ForeignKey("engagements.Engagement", on_delete=models.PROTECT, related_name="+", db_index=False)
    due_at = models.DateTimeField()
    prompted_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    held_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, blank=True)
    present = models.JSONField(default=list)
    """Ids of those who took part."""
    extended_at = models.DateTimeField(null=True)
    extended_until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["practice", "engagement"], condition=models.Q(held_at=None), name="one_review_to_come"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at"], name="reviews_to_prompt", condition=models.Q(held_at=None))
        ]


class ReviewAnswer(AppendOnly):
    """Whether the terms still suit this person. The last answer counts; nobody else reads it (R10)."""

    practice = models.ForeignKey("engagements.Practice", on_delete=models.PROTECT, related_name="+", db_index=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    suits = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["practice", "review", "at"], name="answers_of_review")]

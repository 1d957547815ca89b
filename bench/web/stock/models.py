"""Privity's tables, read only."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class Row(models.Model):
    id = models.UUIDField(primary_key=True)

    class Meta:
        abstract = True


class Person(Row, AbstractBaseUser):
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    USERNAME_FIELD = "email"
    objects = BaseUserManager()

    class Meta:
        managed = False
        db_table = "accounts_person"


class Practice(Row):
    name = models.CharField(max_length=200)

    class Meta:
        managed = False
        db_table = "engagements_practice"


class PracticeMember(Row):
    practice = models.ForeignKey(Practice, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "engagements_practicemember"


class Engagement(Row):
    class Kind(models.TextChoices):
        TWO_PARTY = "two_party", "Coach and client"
        THREE_WAY = "three_way", "Coach, client and sponsor"

    practice = models.ForeignKey(Practice, models.PROTECT)
    kind = models.CharField(max_length=20, choices=Kind)
    opened_at = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "engagements_engagement"

    @property
    def title(self) -> str:
        """The clients, as a coach or sponsor reads it."""
        names = [one.name for one in self.participations.all() if one.role == "client"]
        return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")

    @property
    def phase(self) -> "PhaseChange":
        return max(self.phases.all(), key=lambda change: change.at, default=PhaseChange(phase="draft"))


class PhaseChange(Row):
    class Phase(models.TextChoices):
        DRAFT = "draft", "Being set up"
        CONTRACTING = "contracting", "Waiting for signatures"
        ACTIVE = "active", "Under way"

    TONES: ClassVar = {"draft": "mute", "contracting": "warn", "active": "ok"}
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="phases")
    phase = models.CharField(max_length=20, choices=Phase)
    at = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "engagements_phasechange"

    @property
    def tone(self) -> str:
        return self.TONES[self.phase]


class Participation(Row):
    class Role(models.TextChoices):
        COACH = "coach", "coach"
        CLIENT = "client", "client"
        SPONSOR = "sponsor", "sponsor"

    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="participations")
    practice = models.ForeignKey(Practice, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT)
    role = models.CharField(max_length=20, choices=Role)
    name = models.CharField(max_length=200)
    since = models.DateTimeField()
    joined_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "engagements_participation"

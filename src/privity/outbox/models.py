"""A mail that must go out, and what became of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from privity.kit.models import Identified


class State(models.TextChoices):
    QUEUED = "queued"
    """Not tried yet."""
    SENT = "sent"
    """The mail server took it."""
    FAILED = "failed"
    """Tried in vain; it is tried again at ``next_attempt_at``."""
    GIVEN_UP = "given_up"
    """Not tried again."""


FINISHED = (State.SENT, State.GIVEN_UP)


class OutboxMail(Identified):
    """One mail to one address. Its text is wiped as soon as it is finished: it may hold a code or a link."""

    practice_id = models.UUIDField(null=True)
    """None for a mail of the installation itself, such as a sign-in code."""
    recipient = models.CharField(max_length=254, blank=True)
    """Empty for the mail to nobody that makes an unknown address cost as much as a known one."""
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True)
    """None once it is finished."""
    useless_after = models.DateTimeField(null=True)
    """When its text has expired: it is given up rather than sent later."""
    last_error = models.CharField(max_length=80, blank=True)
    """The class of the last failure, never its text: a server's answer may repeat the address."""
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="outbox_mail_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state__in=FINISHED) | Q(body="", next_attempt_at=None),
                name="outbox_mail_finished_is_wiped",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["practice_id", "created_at"], name="outbox_mail_of_practice"),
            models.Index(fields=["next_attempt_at"], name="outbox_mail_due", condition=~Q(next_attempt_at=None)),
        ]

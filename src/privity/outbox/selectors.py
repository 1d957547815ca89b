"""What became of mails, as plain values."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from privity.outbox.models import OutboxMail


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where a mail stands. ``state``: queued, sent, failed (tried again at ``next_attempt_at``) or given_up."""

    state: str
    attempts: int
    next_attempt_at: datetime | None
    sent_at: datetime | None
    last_error: str


def delivery_of(*, practice_id: UUID | None, mail_id: str) -> Delivery | None:
    """Where the mail ``mail_id`` of this practice (None: of the installation) stands; None once it is forgotten."""
    rows = OutboxMail.objects.filter(practice_id=practice_id, id=mail_id)
    row = rows.values_list("state", "attempts", "next_attempt_at", "sent_at", "last_error").first()
    return Delivery(*row) if row else None


def counts_by_state() -> Counter[str]:
    """How many mails stand in each state, all practices together: for the operator, who sees no more than that."""
    rows = OutboxMail.objects.exclude(recipient="").values_list("state").annotate(number=Count("id"))
    return Counter(dict(rows))


def due(at: datetime, most: int) -> list[str]:
    """The ids of up to ``most`` mails to try at ``at``, those that wait longest first."""
    rows = OutboxMail.objects.filter(next_attempt_at__lte=at).order_by("next_attempt_at")
    return [mail_id.hex for mail_id in rows.values_list("id", flat=True)[:most]]

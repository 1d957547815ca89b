"""What became of mails, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from privity.outbox.models import OutboxMail


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where a mail stands. ``state``: queued, sent, failed (tried again at ``next_attempt_at``) or given_up."""

    state: str
    attempts: int
    next_attempt_at: datetime | None
    sent_at: datetime | None
    last_error: str


DELIVERY = ("state", "attempts", "next_attempt_at", "sent_at", "last_error")


def deliveries_of(practice_id: UUID, mail_ids: Iterable[str]) -> dict[str, Delivery]:
    """Where these mails of this practice stand, by id: one query. What is forgotten is not there."""
    rows = OutboxMail.objects.filter(practice_id=practice_id, id__in=[one for one in mail_ids if one])
    return {mail_id.hex: Delivery(*row) for mail_id, *row in rows.values_list("id", *DELIVERY)}


def due(at: datetime, most: int) -> list[str]:
    """The ids of up to ``most`` mails to try at ``at``, those that wait longest first."""
    rows = OutboxMail.objects.filter(next_attempt_at__lte=at).order_by("next_attempt_at")
    return [mail_id.hex for mail_id in rows.values_list("id", flat=True)[:most]]

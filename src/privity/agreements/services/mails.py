"""The mails of this slice: neutral, without a name, a topic or a count (M1)."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from privity.accounts.selectors import address_of
from privity.kit.clock import Clock
from privity.outbox.services import queue_mail


def mail_update(*, person: UUID, version_id: UUID, practice: UUID, clock: Clock) -> str:
    """Tell somebody who can sign in that there is something to read; returns the mail's id."""
    link = settings.BASE_URL + reverse("agreements:read", args=[version_id])
    return _mail("update", person, {"link": link}, practice, clock)


def mail_review(*, person: UUID, engagement_id: UUID, practice: UUID, clock: Clock) -> str:
    """Tell somebody that a review waits for them; returns the mail's id."""
    link = settings.BASE_URL + reverse("agreements:reviews", args=[engagement_id])
    return _mail("update", person, {"link": link}, practice, clock)


def mail_link(*, person: UUID, token: str, expires_at: datetime, practice: UUID, clock: Clock) -> str:
    """Mail a personal link; returns the mail's id. The link is written nowhere else: no sender ever sees it (A6)."""
    link = settings.BASE_URL + reverse("agreements:sign_by_link", args=[token])
    return _mail("link", person, {"link": link, "expires_at": expires_at}, practice, clock, until=expires_at)


def _mail(
    name: str, person: UUID, context: dict[str, object], practice: UUID, clock: Clock, until: datetime | None = None
) -> str:
    return queue_mail(
        recipient=address_of(person),
        subject=_("You have an update"),
        body=render_to_string(f"agreements/mail/{name}.txt", context),
        clock=clock,
        practice_id=practice,
        useless_after=until,
    )

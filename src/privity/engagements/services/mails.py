"""The mails of this slice: they name nobody, and do not say what it is about (M1)."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from privity.kit.clock import Clock
from privity.outbox.services import queue_mail


def mail_invitation(*, address: str, token: str, expires_at: datetime, practice: UUID, clock: Clock) -> str:
    """Mail a personal link; returns the mail's id. The link is written nowhere else: whoever sends the invitation never sees it (A6)."""
    link = settings.BASE_URL + reverse("engagements:join_by_link", args=[token])
    return queue_mail(
        recipient=address,
        subject=_("You have an invitation"),
        body=render_to_string("engagements/mail/invitation.txt", {"link": link}),
        clock=clock,
        practice_id=practice,
        useless_after=expires_at,
    )


def mail_welcome(*, address: str, practice: UUID, clock: Clock) -> None:
    """Tell a new coach of a practice that they can sign in."""
    queue_mail(
        recipient=address,
        subject=_("You can sign in now"),
        body=render_to_string("engagements/mail/welcome.txt", {"link": settings.BASE_URL}),
        clock=clock,
        practice_id=practice,
    )

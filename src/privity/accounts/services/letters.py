"""The mails about signing in: neutral, short, and for no practice."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from privity.accounts.selectors import address_of
from privity.kit.clock import Clock
from privity.outbox.services import queue_mail, queue_nothing

CODE_LASTS: Final = timedelta(minutes=10)


def mail_code(*, address: str, code: str, clock: Clock) -> None:
    """Mail the one-time ``code`` to ``address``; it is not sent once it has expired."""
    body = _(
        "Here is your code:\n\n    %(code)s\n\nIt works for 10 minutes, in the browser where you asked for it.\n"
        "If you did not ask for it, you can ignore this mail: nobody can sign in without the code. "
        "Never pass it on, not even to somebody who says they are from Privity.\n"
    ) % {"code": code}
    useless_after = clock() + CODE_LASTS
    queue_mail(recipient=address, subject=_("Your sign-in code"), body=body, clock=clock, useless_after=useless_after)


def mail_nobody(*, clock: Clock) -> None:
    """What ``mail_code`` costs, where nobody has the address (E1)."""
    queue_nothing(subject=_("Your sign-in code"), clock=clock)


def mail_change(*, person_id: UUID, clock: Clock) -> None:
    """Tell a person that the ways in which they sign in were changed, so that a stranger cannot do it quietly."""
    body = _(
        "The way you sign in was changed: a passkey or the second step was added or removed.\n\n"
        "If that was you, there is nothing to do. If not, sign in now, end all other sessions on your account page, "
        "and remove what you do not know.\n"
    )
    queue_mail(recipient=address_of(person_id), subject=_("You have an update"), body=body, clock=clock)


def mail_new_lock(*, person_id: UUID, clock: Clock) -> None:
    """Tell a person that their lock was made anew, so that a stranger cannot do it quietly."""
    body = _(
        "Your lock was made anew: the old ways of unlocking open nothing any more, and the others have to check yours again.\n\n"
        "If that was you, there is nothing to do. If not, sign in now, end all other sessions on your account page, "
        "make your lock anew yourself, and call the people with whom you share.\n"
    )
    queue_mail(recipient=address_of(person_id), subject=_("You have an update"), body=body, clock=clock)


def mail_reset(*, person_id: UUID, token: str, opens_at: datetime, clock: Clock) -> None:
    """Tell a person that somebody who reads their mail wants the second step off, and how to stop it."""
    link = settings.BASE_URL + reverse("account_reset_stop", args=[token])
    queue_mail(
        recipient=address_of(person_id),
        subject=_("The way you sign in"),
        body=render_to_string("accounts/mail/reset.txt", {"link": link, "opens_at": opens_at}),
        clock=clock,
    )

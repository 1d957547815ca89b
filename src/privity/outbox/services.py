"""Queue a mail with the act it belongs to, and deliver it afterwards: at once, then again and again, then never."""

from datetime import datetime, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.tasks import task
from django_tasks_db.models import DBTaskResult

from privity.core.errors import InvalidError
from privity.kit.clock import Clock, now
from privity.outbox.models import FINISHED, OutboxMail, State
from privity.outbox.selectors import due

WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 2 * 60, 12 * 60))
LAST_WAIT: Final = timedelta(hours=1)
"""How long the last attempt may take before its worker counts as lost."""
KEPT: Final = timedelta(days=30)
BATCH: Final = 100
FAILURES_IN_A_ROW: Final = 3


class DeliveryError(RuntimeError):
    """A mail's task failed in an unforeseen way; ``deliver_due`` tries again."""


def queue_mail(
    *,
    recipient: str,
    subject: str,
    body: str,
    clock: Clock,
    practice_id: UUID | None = None,
    useless_after: datetime | None = None,
) -> str:
    """Write a mail in the caller's transaction and deliver it once that commits; returns its id.

    ``subject`` is neutral ("You have an update"): no name, topic or count (M1). ``body`` is plain text. A mail that could
    not be delivered by ``useless_after`` is given up: its code or link has expired. Raises InvalidError where the recipient
    or the subject could break out of its header (X2).
    """
    for field, text in {"recipient": recipient, "subject": subject}.items():
        if not (text and text.isprintable()):
            raise InvalidError("This must be one line of text.", field=field)
    at = clock()
    return _queue(
        OutboxMail(
            practice_id=practice_id,
            recipient=recipient,
            subject=subject,
            body=body,
            useless_after=useless_after,
            next_attempt_at=at,
            created_at=at,
        )
    )


def queue_nothing(*, subject: str, clock: Clock) -> str:
    """The work of ``queue_mail``, for nobody: a page costs the same for an address that nobody has (E1). Returns its id."""
    return _queue(OutboxMail(subject=subject, state=State.GIVEN_UP, last_error="NobodyThere", created_at=clock()))


def _queue(mail: OutboxMail) -> str:
    mail.save(force_insert=True)
    # Robust: a failure here leaves the mail to run_due; the act that queued it has happened.
    transaction.on_commit(partial(deliver_mail.enqueue, mail.id.hex), robust=True)
    return mail.id.hex


@task
def deliver_mail(mail_id: str) -> None:
    """The background task for one mail. Of what fails the task keeps the class, never the words: they may quote a person (M2)."""
    try:
        deliver(mail_id=mail_id, clock=now)
    except Exception as error:  # noqa: BLE001 (raised again, without its words)
        raise DeliveryError(type(error).__qualname__) from None


def deliver(*, mail_id: str, clock: Clock) -> bool:
    """Try to deliver the mail if it is due; returns whether nothing failed.

    Two workers never try the same mail at once. A worker that dies between the mail server's yes and ours leads to a second
    copy with the same Message-ID.
    """
    mail = _claim(mail_id, clock())
    if mail is None:
        return True
    if mail.useless_after and mail.useless_after < clock():
        _give_up(mail, "Expired")
        return True
    try:
        _message(mail).send()
    except (OSError, ValueError) as error:
        _failed(mail, type(error).__name__)
        return False
    mail.sent_at = clock()
    _finish(mail, State.SENT)
    return True


def deliver_due(clock: Clock) -> int:
    """Try every mail that is due, until the mail server seems to be down; returns how many were tried."""
    tried = failures = 0
    for mail_id in due(clock(), BATCH):
        tried += 1
        failures = 0 if deliver(mail_id=mail_id, clock=clock) else failures + 1
        if failures == FAILURES_IN_A_ROW:
            break
    return tried


def forget_old(clock: Clock) -> int:
    """Delete what was finished and is older than ``KEPT``: whom we wrote to is nobody's business later. Returns how many."""
    count, _rows = OutboxMail.objects.filter(state__in=FINISHED, created_at__lt=clock() - KEPT).delete()
    return count


def forget_done_tasks(clock: Clock) -> int:
    """Delete background tasks that are done for a day; returns how many. They name mails by id, and nothing else."""
    done = DBTaskResult.objects.finished().filter(finished_at__lt=clock() - timedelta(days=1))
    count, _rows = done.delete()
    return count


@transaction.atomic
def _claim(mail_id: str, at: datetime) -> OutboxMail | None:
    """The mail, if it is due, with this attempt counted and the next one planned; None where somebody else was first."""
    mail = OutboxMail.objects.select_for_update().filter(id=mail_id, next_attempt_at__lte=at).first()
    if mail is None:
        return None
    wait = WAITS[mail.attempts] if mail.attempts < len(WAITS) else LAST_WAIT
    mail.attempts += 1
    mail.next_attempt_at = at + wait
    mail.save(update_fields=["attempts", "next_attempt_at"])
    return mail


def _message(mail: OutboxMail) -> EmailMessage:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    headers = {"Message-ID": f"<{mail.id.hex}@{domain}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(mail.subject, mail.body, to=[mail.recipient], headers=headers)


def _failed(mail: OutboxMail, error: str) -> None:
    if mail.attempts > len(WAITS):
        _give_up(mail, error)
        return
    mail.state = State.FAILED
    mail.last_error = error
    mail.save(update_fields=["state", "last_error"])


def _give_up(mail: OutboxMail, error: str) -> None:
    mail.last_error = error
    _finish(mail, State.GIVEN_UP)


def _finish(mail: OutboxMail, state: State) -> None:
    mail.state = state
    mail.body = ""
    mail.next_attempt_at = None
    mail.save(update_fields=["state", "body", "next_attempt_at", "last_error", "sent_at"])

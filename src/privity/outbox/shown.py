"""The demo's mail: kept in a folder to be read on a page, never sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage as Parsed
from email.policy import default
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from privity.kit.ids import new_id


class ShowMail(BaseEmailBackend):
    """A mailer that writes each mail to a file of its own under ``folder``; the newest has the greatest name."""

    def __init__(self, *, folder: Path, **options: Any) -> None:
        super().__init__(**options)
        self.folder = folder

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        self.folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            (self.folder / f"{new_id().hex}.eml").write_bytes(message.message().as_bytes())
        return len(email_messages)


@dataclass(frozen=True, slots=True)
class ShownMail:
    recipient: str
    subject: str
    body: str
    at: datetime


def shown_mails(folder: Path, most: int) -> list[ShownMail]:
    """The ``most`` newest mails in ``folder``, newest first."""
    files = sorted(folder.glob("*.eml"), reverse=True)[:most]
    return [_shown(message_from_bytes(file.read_bytes(), policy=default)) for file in files]


def _shown(message: Parsed) -> ShownMail:
    return ShownMail(
        recipient=message["To"],
        subject=message["Subject"],
        body=message.get_content(),
        at=parsedate_to_datetime(message["Date"]),
    )

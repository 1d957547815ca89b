"""A real mail server on this machine, that takes mail, refuses it, or says nothing."""

import asyncio
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django import Settings

from privity.config.mail import mailer
from privity.outbox.models import OutboxMail


class Postbox:
    """The server's behaviour: ``answer`` to each mail ("hang" for none at all); ``mails`` are those it took."""

    def __init__(self) -> None:
        self.answer = "250 OK"
        self.mails: list[EmailMessage] = []

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, to: str, options: Any
    ) -> str:
        if self.answer == "hang":
            await asyncio.sleep(5)
        if self.answer.startswith("250"):
            envelope.rcpt_tos.append(to)
        return self.answer

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        content = cast("bytes", envelope.content)
        self.mails.append(message_from_bytes(content, policy=default))
        return self.answer


class FreePort(Controller):
    """A controller whose ``port`` is the one it was given by the system."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@pytest.fixture
def postbox(settings: Settings) -> Iterator[Postbox]:
    """The mail server that the settings name."""
    box = Postbox()
    controller = FreePort(box, hostname="127.0.0.1", port=0)
    controller.start()
    entry = mailer(f"smtp://127.0.0.1:{controller.port}")
    entry["OPTIONS"]["timeout"] = 1
    settings.MAILERS = {"default": entry}
    yield box
    controller.stop(no_assert=True)


def only_mail() -> OutboxMail:
    """The one row of the outbox."""
    return OutboxMail.objects.get()

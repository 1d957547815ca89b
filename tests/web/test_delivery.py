"""What became of a mail shows to the coach who sent it, and to nobody else: over a real mail server."""

import pytest
import time_machine
from django.urls import reverse

from privity.accounts.models import Person
from privity.core.engagements import Named
from privity.core.vocabulary import Role
from privity.engagements.models import Participation
from privity.engagements.services import add_person, send_invitation
from privity.outbox.models import OutboxMail
from privity.outbox.services import deliver_due
from tests.cast import Stage
from tests.clock import StandingClock
from tests.outbox.conftest import Postbox, postbox
from tests.signed import offer
from tests.visitor import Visitor

__all__ = ["postbox"]

SOL = Named(Role.SUPPORTER, "Sol", "sol@example.org")
ON_ITS_WAY, SENT = "The mail is on its way.", "The mail was sent on"
NOT_YET, NOT_AT_ALL = "Not delivered yet", "The mail could not be delivered: check the address."
ANOTHER = "To use another one, end this part and name the person anew."
WORDS = (ON_ITS_WAY, SENT, NOT_YET, NOT_AT_ALL, ANOTHER)


@pytest.fixture
def invited(stage: Stage, clock: StandingClock) -> Stage:
    """Sol is named and invited; no other mail waits."""
    OutboxMail.objects.all().delete()
    add_person(actor=stage.coach.pk, engagement_id=stage.engagement, named=SOL, clock=clock)
    part = Participation.objects.get(person__email=SOL.address)
    send_invitation(actor=stage.coach.pk, engagement_id=stage.engagement, participation_id=part.pk, clock=clock)
    return stage


def words_on(page: str, key: object, person: Person, clock: StandingClock) -> list[str]:
    """What the page tells this person of mails."""
    visitor = Visitor()
    with time_machine.travel(clock(), tick=False):
        visitor.force_login(person)
        text = visitor.get(reverse(page, args=[key])).content.decode()
    return [words for words in WORDS if words in text]


def test_an_invitation_is_on_its_way_and_then_sent(invited: Stage, clock: StandingClock, postbox: Postbox) -> None:
    assert words_on("web:people", invited.engagement, invited.coach, clock) == [ON_ITS_WAY]
    deliver_due(clock)
    assert len(postbox.mails) == 1
    assert words_on("web:people", invited.engagement, invited.coach, clock) == [SENT]


def test_an_address_that_takes_no_mail_shows(invited: Stage, clock: StandingClock, postbox: Postbox) -> None:
    postbox.answer = "550 nobody here"
    deliver_due(clock)
    assert words_on("web:people", invited.engagement, invited.coach, clock) == [NOT_YET]
    for _ in range(6):
        clock.forward(hours=12)
        deliver_due(clock)
    assert words_on("web:people", invited.engagement, invited.coach, clock) == [NOT_AT_ALL, ANOTHER]
    for other in (invited.client, invited.sponsor):
        assert words_on("web:people", invited.engagement, other, clock) == []


def test_so_does_a_signing_link_that_did_not_arrive(invited: Stage, clock: StandingClock, postbox: Postbox) -> None:
    OutboxMail.objects.all().delete()
    version = offer(invited.coach, invited.engagement, clock)
    postbox.answer = "550 nobody here"
    deliver_due(clock)
    assert NOT_YET in words_on("agreements:read", version, invited.coach, clock)
    for other in (invited.client, invited.sponsor):
        assert words_on("agreements:read", version, other, clock) == []

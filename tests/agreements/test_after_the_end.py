"""An offer is open only while the engagement goes on: after the end nobody is asked to sign any more (R16)."""

from uuid import UUID

import pytest

from privity.agreements import selectors, services
from privity.agreements.link_page import link_page_for
from privity.agreements.standing import standing_of
from privity.core.agreements.version import VersionState
from privity.core.engagements import Named
from privity.core.errors import ConflictError
from privity.core.vocabulary import Role
from privity.engagements.services import add_person, end_engagement
from privity.web.overview import page_for
from privity.web.today import today_of
from tests.agreements.acts import SigningLinks, given, offer, offer_addendum
from tests.agreements.visit import Visit
from tests.cast import Stage
from tests.clock import StandingClock
from tests.visitor import Visitor


@pytest.fixture
def offered(stage: Stage, clock: StandingClock) -> UUID:
    """Jonas is named as Amara's supporter and is asked by a link; two days later, signed by nobody, Amara ends it."""
    named = Named(Role.SUPPORTER, "Jonas Lindqvist", stage.second_client.email)
    add_person(actor=stage.coach.pk, engagement_id=stage.engagement, named=named, clock=clock)
    version_id = offer(stage, clock)
    clock.forward(days=2)
    end_engagement(actor=stage.client.pk, engagement_id=stage.engagement, clock=clock)
    return version_id


def test_it_waits_for_nobody(stage: Stage, clock: StandingClock, offered: UUID) -> None:
    for person in (stage.coach, stage.client, stage.sponsor):
        today = today_of(person.pk, at=clock())
        assert (today.to_sign, today.unsigned) == ([], [])
        engagement, version = selectors.version_for(person.pk, offered, at=clock())
        standing = standing_of(engagement, version, at=clock())
        assert standing.state is VersionState.CLOSED
        assert (standing.may_sign, standing.may_withdraw) == (False, False)
        assert not any(line.may_remind for line in standing.lines)
        page = page_for(person.pk, stage.engagement, at=clock())
        assert (page.to_sign, page.versions) == ((), ())


def test_an_addendum_waits_for_nobody_either(agreed: Stage, clock: StandingClock) -> None:
    version_id = offer_addendum(agreed, clock)
    end_engagement(actor=agreed.client.pk, engagement_id=agreed.engagement, clock=clock)
    assert today_of(agreed.assistant.pk, at=clock()).to_sign == []
    assert "Never came into force" in Visit(agreed.assistant, clock).get("read", version_id)


def test_the_pages_say_that_it_is_closed(stage: Stage, clock: StandingClock, offered: UUID) -> None:
    for person in (stage.coach, stage.client):
        page = Visit(person, clock).get("overview", stage.engagement)
        assert "Never came into force" in page
        assert "Waiting for signatures" not in page
        assert "has not offered one" not in page
        assert "This offer is closed" in Visit(person, clock).get("read", offered)


def test_nobody_is_mailed(stage: Stage, clock: StandingClock, offered: UUID, links: SigningLinks) -> None:
    token, mails = links.of(stage.second_client), len(links.mailed())
    with pytest.raises(ConflictError):
        services.remind(actor=stage.coach.pk, version_id=offered, party=stage.key(stage.sponsor), clock=clock)
    clock.forward(days=20)
    with pytest.raises(ConflictError):
        services.renew_link(token=token, clock=clock)
    assert len(links.mailed()) == mails


def test_the_personal_link_shows_nothing(
    stage: Stage, clock: StandingClock, offered: UUID, links: SigningLinks
) -> None:
    token = links.of(stage.second_client)
    for _ in ("while it was good", "afterwards"):
        page = link_page_for(token, at=clock())
        assert (page.may_act, page.may_read, page.may_renew) == (False, False, False)
        clock.forward(days=20)
    version = selectors.version_by_id(offered)
    with pytest.raises(ConflictError):
        services.sign(actor=stage.client.pk, version_id=offered, given=given(version), clock=clock)


def test_what_was_signed_by_a_link_stays_readable(stage: Stage, clock: StandingClock, links: SigningLinks) -> None:
    named = Named(Role.SUPPORTER, "Jonas Lindqvist", stage.second_client.email)
    add_person(actor=stage.coach.pk, engagement_id=stage.engagement, named=named, clock=clock)
    version = selectors.version_by_id(offer(stage, clock))
    services.sign_by_link(token=links.of(stage.second_client), given=given(version), clock=clock)
    end_engagement(actor=stage.client.pk, engagement_id=stage.engagement, clock=clock)
    page = link_page_for(links.of(stage.second_client), at=clock())
    assert page.may_read
    assert not page.version.open


@pytest.mark.parametrize("step", ["boundaries", "details", "offer"])
def test_no_form_is_shown_that_nobody_can_save(stage: Stage, client: Visitor, step: str, offered: UUID) -> None:
    client.force_login(stage.coach)
    assert client.get(f"/engagements/{stage.engagement}/agreement/{step}").status_code == 409

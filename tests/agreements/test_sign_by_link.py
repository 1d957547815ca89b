"""Signing by a personal link, without an account: only its owner ever has it, and it works once (A6, E1)."""

from collections.abc import Callable

import pytest
from django.db import connection

from privity.agreements import selectors, services
from privity.agreements.link_page import link_page_for
from privity.agreements.models import Closing, Signature, SigningRequest
from privity.core.engagements import Named
from privity.core.entries import AgreementDeclined, SigningLinkSent
from privity.core.errors import ConflictError, NotFoundError, RefusedError
from privity.core.vocabulary import Role
from privity.engagements.models import Participation
from privity.engagements.selectors import engagement_for
from privity.engagements.services import add_person, end_participation
from tests.agreements.acts import SigningLinks, entries, everybody, given, offer, sign
from tests.cast import Stage, part_of, person
from tests.clock import StandingClock


@pytest.fixture
def invited(stage: Stage, clock: StandingClock) -> Stage:
    """Jonas is named as Amara's supporter and has not joined."""
    named = Named(Role.SUPPORTER, "Jonas Lindqvist", stage.second_client.email)
    add_person(actor=stage.coach.pk, engagement_id=stage.engagement, named=named, clock=clock)
    return stage


@pytest.fixture
def offered(invited: Stage, clock: StandingClock) -> selectors.Version:
    return selectors.version_by_id(offer(invited, clock))


def test_who_has_not_joined_signs_by_the_link(
    invited: Stage, offered: selectors.Version, clock: StandingClock, links: SigningLinks
) -> None:
    for signer in everybody(invited):
        sign(signer, offered.id, clock)
    services.sign_by_link(token=links.of(invited.second_client), given=given(offered, "J. Lindqvist"), clock=clock)
    row = Signature.objects.get(person=invited.second_client)
    assert (row.identified_by, row.address) == ("personal_link", invited.second_client.email)
    assert selectors.version_by_id(offered.id).completed_at == clock()


def test_the_link_is_nowhere_but_in_the_mail(
    invited: Stage, offered: selectors.Version, clock: StandingClock, links: SigningLinks
) -> None:
    token = links.of(invited.second_client)
    request = SigningRequest.objects.exclude(token_hash="").get()
    assert request.token_hash != token
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f"SELECT * FROM {table}")  # every row of every table
            found = [row for row in cursor.fetchall() if token in str(row)]
            assert not found or table == "outbox_outboxmail"


def test_a_link_signs_once_and_its_copy_link_never(
    invited: Stage, offered: selectors.Version, clock: StandingClock, links: SigningLinks
) -> None:
    first = links.of(invited.second_client)
    services.sign_by_link(token=first, given=given(offered), clock=clock)
    copy = links.of(invited.second_client)
    assert copy != first
    for token in (first, copy):
        with pytest.raises(NotFoundError):
            services.sign_by_link(token=token, given=given(offered), clock=clock)
        with pytest.raises(NotFoundError):
            services.decline_by_link(token=token, clock=clock)
    assert Signature.objects.count() == 1


def test_an_expired_link_does_nothing_but_bring_a_fresh_one_to_its_owner(
    invited: Stage, offered: selectors.Version, clock: StandingClock, links: SigningLinks
) -> None:
    old = links.of(invited.second_client)
    with pytest.raises(ConflictError):
        services.renew_link(token=old, clock=clock)
    clock.forward(days=14)
    with pytest.raises(NotFoundError):
        services.sign_by_link(token=old, given=given(offered), clock=clock)
    services.renew_link(token=old, clock=clock)
    assert entries(invited)[-1] == SigningLinkSent(offered.id.hex, invited.key(invited.second_client))
    services.sign_by_link(token=links.of(invited.second_client), given=given(offered), clock=clock)
    assert Signature.objects.count() == 1


def test_an_expired_link_sends_no_stream_of_mails(
    invited: Stage, offered: selectors.Version, clock: StandingClock, links: SigningLinks
) -> None:
    """One fresh link is enough until it has expired too, however often somebody presses."""
    old = links.of(invited.second_client)
    clock.forward(days=14)
    services.renew_link(token=old, clock=clock)
    mails, written = len(links.mailed()), len(entries(invited))
    for _ in range(13):
        for minutes in (1, 2):
            clock.forward(minutes=minutes)
            services.renew_link(token=old, clock=clock)
        clock.forward(hours=23, minutes=57)
    assert (len(links.mailed()), len(entries(invited))) == (mails, written)
    clock.forward(days=1)
    services.renew_link(token=old, clock=clock)
    assert len(links.mailed()) == mails + 1


def test_no_fresh_link_within_a_day_of_a_reminder(
    invited: Stage, offered: selectors.Version, clock: StandingClock, links: SigningLinks
) -> None:
    old = links.of(invited.second_client)
    clock.forward(days=14)
    SigningRequest.objects.create(
        practice_id=invited.practice, version_id=offered.id, person=invited.second_client, sent_at=clock()
    )
    mails = len(links.mailed())
    for hours, more in ((23, 0), (1, 1)):
        clock.forward(hours=hours)
        services.renew_link(token=old, clock=clock)
        assert len(links.mailed()) == mails + more


@pytest.mark.parametrize("token", ["", "x", "a" * 43, "ü", "\x00", "a" * 5000])
def test_an_unknown_link_is_nothing(offered: selectors.Version, clock: StandingClock, token: str) -> None:
    acts: tuple[Callable[[], object], ...] = (
        lambda: services.sign_by_link(token=token, given=given(offered), clock=clock),
        lambda: services.decline_by_link(token=token, clock=clock),
        lambda: services.renew_link(token=token, clock=clock),
    )
    for act in acts:
        with pytest.raises(NotFoundError):
            act()


def test_the_link_of_somebody_who_left_is_nothing(
    invited: Stage, offered: selectors.Version, clock: StandingClock, links: SigningLinks
) -> None:
    token = links.of(invited.second_client)
    end_participation(
        actor=invited.coach.pk,
        engagement_id=invited.engagement,
        participation_id=part_of(invited.second_client, invited.engagement),
        clock=clock,
    )
    with pytest.raises(NotFoundError):
        services.sign_by_link(token=token, given=given(offered), clock=clock)


def test_a_client_who_signed_by_the_link_has_answered_and_cannot_be_put_out(
    stage: Stage, clock: StandingClock, links: SigningLinks
) -> None:
    Participation.objects.filter(person=stage.client, engagement_id=stage.engagement).update(joined_at=None)
    version = selectors.version_by_id(offer(stage, clock))
    services.sign_by_link(token=links.of(stage.client), given=given(version), clock=clock)
    with pytest.raises(RefusedError):
        end_participation(
            actor=stage.coach.pk,
            engagement_id=stage.engagement,
            participation_id=part_of(stage.client, stage.engagement),
            clock=clock,
        )
    assert link_page_for(links.of(stage.client), at=clock()).may_read


def test_signing_by_the_link_joins_nothing(
    invited: Stage, offered: selectors.Version, clock: StandingClock, links: SigningLinks
) -> None:
    services.sign_by_link(token=links.of(invited.second_client), given=given(offered), clock=clock)
    with pytest.raises(NotFoundError):
        engagement_for(invited.second_client.pk, invited.engagement, at=clock())


def test_declining_by_the_link(
    invited: Stage, offered: selectors.Version, clock: StandingClock, links: SigningLinks
) -> None:
    token = links.of(invited.second_client)
    services.decline_by_link(token=token, clock=clock)
    assert Closing.objects.get().person == person("Jonas Lindqvist")
    assert entries(invited)[-1] == AgreementDeclined(offered.id.hex)
    with pytest.raises(NotFoundError):
        services.sign_by_link(token=token, given=given(offered), clock=clock)

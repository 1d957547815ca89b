"""Addenda: one discussion, opened to somebody for a time, signed by client, coach and whoever joins (R64, R65)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from privity.agreements import selectors, services
from privity.core.agreements.version import VersionState
from privity.core.entries import AddendumEnded, AgreementOffered, AgreementSigned
from privity.core.errors import ConflictError, InvalidError, NotFoundError, RefusedError
from privity.core.vocabulary import InformationClass, Phase
from privity.engagements.selectors import engagement_for
from tests.agreements.acts import entries, in_force, offer_addendum, reads_on_ledger, sign, wish
from tests.cast import Stage
from tests.clock import StandingClock


@pytest.fixture
def signed(stage: Stage, clock: StandingClock) -> Stage:
    in_force(stage, clock)
    return stage


def complete(stage: Stage, clock: StandingClock) -> selectors.Version:
    """An addendum that its three parties have signed."""
    version_id = offer_addendum(stage, clock)
    for person in (stage.coach, stage.client, stage.assistant):
        sign(person, version_id, clock)
    return selectors.version_by_id(version_id)


def test_its_parties_are_client_coach_and_who_joins(signed: Stage, clock: StandingClock) -> None:
    version = selectors.version_by_id(offer_addendum(signed, clock))
    assert version.parties == {signed.coach.pk, signed.client.pk, signed.assistant.pk}
    assert entries(signed)[-1] == AgreementOffered(version.id.hex, 1, version.content_hash, "addendum")


def test_to_everybody_else_there_is_no_such_thing(signed: Stage, clock: StandingClock) -> None:
    before = len(reads_on_ledger(signed, signed.sponsor))
    version = complete(signed, clock)
    for other in (signed.sponsor, signed.line_manager):
        with pytest.raises(NotFoundError):
            selectors.version_for(other.pk, version.id, at=clock())
        engagement = engagement_for(other.pk, signed.engagement, at=clock())
        assert [seen.kind for seen in selectors.versions_seen_by(engagement)] == ["agreement"]
        assert selectors.waiting_for_signature([engagement], at=clock()) == []
    assert len(reads_on_ledger(signed, signed.sponsor)) == before


def test_it_opens_in_its_window_and_closes_by_itself(signed: Stage, clock: StandingClock) -> None:
    made = complete(signed, clock)
    assert isinstance(entries(signed)[-1], AgreementSigned)
    engagement = engagement_for(signed.coach.pk, signed.engagement, at=clock())
    (addendum,) = selectors.addenda_of(engagement)
    assert addendum.admits == {signed.key(signed.assistant)}
    assert not addendum.in_force(clock())
    assert addendum.in_force(clock() + timedelta(days=1))
    assert not addendum.in_force(clock() + timedelta(days=3))
    at = clock.forward(days=3)
    assert selectors.state_in(made, [made], engagement, at=at) is VersionState.ENDED
    assert engagement.phase is Phase.ACTIVE


def test_it_moves_neither_number_nor_review_of_the_agreement(signed: Stage, clock: StandingClock) -> None:
    engagement = engagement_for(signed.coach.pk, signed.engagement, at=clock())
    before = selectors.reviews_of(engagement)
    complete(signed, clock)
    assert selectors.reviews_of(engagement) == before
    assert [version.number for version in selectors.versions_of(engagement)] == [1]


@pytest.mark.parametrize("who", ["coach", "client", "assistant"])
def test_each_party_ends_it_at_any_moment(signed: Stage, clock: StandingClock, who: str) -> None:
    version = complete(signed, clock)
    clock.forward(days=1, hours=1)
    services.end_addendum(actor=getattr(signed, who).pk, version_id=version.id, clock=clock)
    engagement = engagement_for(signed.coach.pk, signed.engagement, at=clock())
    (addendum,) = selectors.addenda_of(engagement)
    assert not addendum.in_force(clock())
    assert entries(signed)[-1] == AddendumEnded(version.id.hex)
    with pytest.raises(ConflictError):
        services.end_addendum(actor=signed.client.pk, version_id=version.id, clock=clock)


def test_an_agreement_is_not_ended_like_an_addendum(signed: Stage, clock: StandingClock) -> None:
    engagement = engagement_for(signed.coach.pk, signed.engagement, at=clock())
    agreement = selectors.version_in_force(engagement, at=clock())
    assert agreement is not None
    with pytest.raises(NotFoundError):
        services.end_addendum(actor=signed.client.pk, version_id=agreement.id, clock=clock)


def test_a_declined_addendum_opens_nothing(signed: Stage, clock: StandingClock) -> None:
    version_id = offer_addendum(signed, clock)
    services.decline(actor=signed.client.pk, version_id=version_id, clock=clock)
    engagement = engagement_for(signed.coach.pk, signed.engagement, at=clock())
    (addendum,) = selectors.addenda_of(engagement)
    assert not addendum.in_force(clock() + timedelta(days=1))


def test_it_needs_an_agreement(stage: Stage, clock: StandingClock) -> None:
    with pytest.raises(ConflictError, match="comes first"):
        offer_addendum(stage, clock)


def test_what_cannot_be_wished_is_refused_by_its_field(signed: Stage, clock: StandingClock) -> None:
    good = wish(signed, clock)
    bad = {
        "admits": replace(good, admits=signed.client.pk),
        "topic": replace(good, topic=""),
        "kinds": replace(good, kinds=frozenset({InformationClass.PERSONAL_DISCLOSURE})),
        "until": replace(good, until=good.since),
    }
    for field, wished in bad.items():
        with pytest.raises(InvalidError) as refusal:
            services.save_addendum_draft(
                actor=signed.coach.pk, engagement_id=signed.engagement, wish=wished, clock=clock
            )
        assert refusal.value.field == field


def test_only_a_coach_offers_one(signed: Stage, clock: StandingClock) -> None:
    with pytest.raises(RefusedError):
        services.save_addendum_draft(
            actor=signed.assistant.pk, engagement_id=signed.engagement, wish=wish(signed, clock), clock=clock
        )
    with pytest.raises(NotFoundError):
        services.offer_addendum(actor=signed.coach.pk, engagement_id=signed.engagement, seen="", clock=clock)

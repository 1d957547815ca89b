"""Declining, taking back, reminding: nobody is asked why, nobody is asked again and again."""

import pytest

from privity.agreements import selectors, services
from privity.agreements.facts import HowClosed
from privity.core.agreements.version import VersionState
from privity.core.entries import AgreementDeclined, OfferWithdrawn, SignatureReminded
from privity.core.errors import ConflictError, NotFoundError, RefusedError
from privity.engagements.selectors import engagement_for
from tests.agreements.acts import (
    SigningLinks,
    entries,
    given,
    in_force,
    offer,
    offer_addendum,
    reads_on_ledger,
    sign,
)
from tests.cast import Stage
from tests.clock import StandingClock


def test_who_declines_closes_the_offer_for_all(stage: Stage, clock: StandingClock) -> None:
    version_id = offer(stage, clock)
    sign(stage.coach, version_id, clock)
    services.decline(actor=stage.client.pk, version_id=version_id, clock=clock)
    engagement, version = selectors.version_for(stage.sponsor.pk, version_id, at=clock())
    assert (version.closed_how, version.closed_by) == (HowClosed.DECLINED, stage.client.pk)
    assert selectors.state_in(version, [version], engagement, at=clock()) is VersionState.CLOSED
    with pytest.raises(ConflictError):
        sign(stage.sponsor, version_id, clock)
    assert entries(stage)[-1] == AgreementDeclined(version_id.hex)


def test_a_refusal_is_not_on_the_sponsors_part_of_the_ledger(stage: Stage, clock: StandingClock) -> None:
    version_id = offer(stage, clock)
    before = len(reads_on_ledger(stage, stage.sponsor))
    services.decline(actor=stage.client.pk, version_id=version_id, clock=clock)
    assert len(reads_on_ledger(stage, stage.sponsor)) == before
    assert isinstance(reads_on_ledger(stage, stage.coach)[0], AgreementDeclined)


def test_from_their_ledger_the_others_cannot_tell_a_refusal_from_taking_back(
    stage: Stage, clock: StandingClock
) -> None:
    """R58: what is closed without a word was declined, if taking back had a word."""
    others = (stage.sponsor, stage.line_manager, stage.assistant)
    version_id = offer(stage, clock)
    before = [reads_on_ledger(stage, person) for person in others]
    services.withdraw_offer(actor=stage.coach.pk, version_id=version_id, clock=clock)
    assert [reads_on_ledger(stage, person) for person in others] == before
    for person in (stage.coach, stage.client):
        assert reads_on_ledger(stage, person)[0] == OfferWithdrawn(version_id.hex)


def test_nor_of_an_addendum(agreed: Stage, clock: StandingClock) -> None:
    version_id = offer_addendum(agreed, clock)
    before = reads_on_ledger(agreed, agreed.assistant)
    services.withdraw_offer(actor=agreed.coach.pk, version_id=version_id, clock=clock)
    assert reads_on_ledger(agreed, agreed.assistant) == before
    assert reads_on_ledger(agreed, agreed.client)[0] == OfferWithdrawn(version_id.hex)


def test_after_a_refusal_a_new_offer_is_welcome(stage: Stage, clock: StandingClock) -> None:
    services.decline(actor=stage.client.pk, version_id=offer(stage, clock), clock=clock)
    version = selectors.version_by_id(offer(stage, clock))
    assert (version.number, version.document.heading.previous) == (2, "")


def test_what_is_signed_is_not_declined(stage: Stage, clock: StandingClock) -> None:
    version_id = offer(stage, clock)
    sign(stage.client, version_id, clock)
    with pytest.raises(ConflictError, match="signed already"):
        services.decline(actor=stage.client.pk, version_id=version_id, clock=clock)


def test_the_coach_takes_an_offer_back(stage: Stage, clock: StandingClock) -> None:
    version_id = offer(stage, clock)
    sign(stage.client, version_id, clock)
    services.withdraw_offer(actor=stage.coach.pk, version_id=version_id, clock=clock)
    version = selectors.version_by_id(version_id)
    assert version.closed_how is HowClosed.WITHDRAWN
    assert len(version.signatures) == 1
    assert entries(stage)[-1] == OfferWithdrawn(version_id.hex)
    with pytest.raises(ConflictError):
        services.withdraw_offer(actor=stage.coach.pk, version_id=version_id, clock=clock)


def test_what_is_in_force_is_neither_taken_back_nor_declined(stage: Stage, clock: StandingClock) -> None:
    version_id = in_force(stage, clock)
    with pytest.raises(ConflictError):
        services.withdraw_offer(actor=stage.coach.pk, version_id=version_id, clock=clock)
    with pytest.raises(ConflictError):
        services.decline(actor=stage.client.pk, version_id=version_id, clock=clock)


def test_only_a_coach_takes_back_and_reminds(stage: Stage, clock: StandingClock) -> None:
    version_id = offer(stage, clock)
    for actor, error in ((stage.client, RefusedError), (stage.other_coach, NotFoundError)):
        with pytest.raises(error):
            services.withdraw_offer(actor=actor.pk, version_id=version_id, clock=clock)
        with pytest.raises(error):
            services.remind(actor=actor.pk, version_id=version_id, party=stage.key(stage.sponsor), clock=clock)


def test_reminding_once_a_day(stage: Stage, clock: StandingClock, links: SigningLinks) -> None:
    version_id = offer(stage, clock)

    def remind() -> None:
        services.remind(actor=stage.coach.pk, version_id=version_id, party=stage.key(stage.sponsor), clock=clock)

    with pytest.raises(ConflictError, match="less than a day"):
        remind()
    clock.forward(days=1)
    before = len(links.mailed())
    remind()
    (mail,) = links.mailed()[before:]
    assert mail.recipient == stage.sponsor.email
    assert entries(stage)[-1] == SignatureReminded(version_id.hex, stage.key(stage.sponsor))
    with pytest.raises(ConflictError, match="less than a day"):
        remind()
    clock.forward(days=1)
    sign(stage.sponsor, version_id, clock)
    with pytest.raises(ConflictError, match="not missing"):
        remind()


def test_reminding_somebody_who_is_no_party(stage: Stage, clock: StandingClock) -> None:
    version_id = offer(stage, clock)
    clock.forward(days=1)
    for person in (stage.second_client, stage.coach, stage.operator):
        with pytest.raises(NotFoundError):
            services.remind(actor=stage.coach.pk, version_id=version_id, party=stage.key(person), clock=clock)


def test_what_waits_is_found_for_those_who_are_parties(stage: Stage, clock: StandingClock) -> None:
    version_id = offer(stage, clock)
    sign(stage.client, version_id, clock)
    engagement = engagement_for(stage.sponsor.pk, stage.engagement, at=clock())
    (waiting,) = selectors.waiting_for_signature([engagement], at=clock())
    assert waiting.version == version_id
    assert stage.client.pk not in waiting.missing
    assert stage.sponsor.pk in waiting.missing
    for person in (stage.coach, stage.sponsor, stage.line_manager, stage.assistant):
        services.sign(
            actor=person.pk, version_id=version_id, given=given(selectors.version_by_id(version_id)), clock=clock
        )
    assert selectors.waiting_for_signature([engagement], at=clock()) == []
    assert selectors.in_force_since([engagement], at=clock()) == {stage.engagement: clock()}

"""Signing: each person's own act, bound to the words they read; the last one puts it in force (R5, R6, R30, A6)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from privity.agreements import selectors, services
from privity.agreements.models import Review, Signature
from privity.core.agreements.version import VersionState, governing
from privity.core.entries import AgreementSigned, PhaseChanged
from privity.core.errors import ConflictError, InvalidError, NotFoundError
from privity.core.vocabulary import Phase
from privity.engagements.selectors import engagement_for
from privity.engagements.services import end_engagement, end_participation
from tests.agreements.acts import (
    SigningLinks,
    entries,
    everybody,
    given,
    in_force,
    offer,
    reads_on_ledger,
    sign,
    sign_all,
)
from tests.cast import Stage, part_of
from tests.clock import StandingClock


def phase(stage: Stage, clock: StandingClock) -> Phase:
    return engagement_for(stage.coach.pk, stage.engagement, at=clock()).phase


def test_nothing_is_open_until_the_last_has_signed(stage: Stage, clock: StandingClock) -> None:
    version_id = offer(stage, clock)
    *first, last = everybody(stage)
    for person in first:
        clock.forward(minutes=1)
        sign(person, version_id, clock)
        engagement = engagement_for(stage.coach.pk, stage.engagement, at=clock())
        assert governing(selectors.versions_of(engagement), clock()) is None
        assert phase(stage, clock) is Phase.CONTRACTING
        assert not Review.objects.exists()
    at = clock.forward(minutes=1)
    sign(last, version_id, clock)
    force = governing(selectors.versions_of(engagement), at)
    assert force is not None
    assert force.completed_at == at
    assert phase(stage, clock) is Phase.ACTIVE


def test_the_evidence_of_a_signature(stage: Stage, clock: StandingClock, links: SigningLinks) -> None:
    version_id = offer(stage, clock)
    version = selectors.version_by_id(version_id)
    mails = len(links.mailed())
    services.sign(
        actor=stage.client.pk,
        version_id=version_id,
        given=given(version, " Amara Osei ", drawing="M1 2L3 4"),
        clock=clock,
    )
    row = Signature.objects.get()
    assert (row.person_id, row.content_hash, row.at) == (stage.client.pk, version.content_hash, clock())
    assert (row.typed_name, row.drawing) == ("Amara Osei", "M1 2L3 4")
    assert (row.evidence, row.identified_by) == ("simple", "signed_in")
    assert row.address == stage.client.email
    assert row.limits == ["danger", "law"]
    assert row.intent == (
        "I have read “Three-way coaching agreement”, version 1, I sign it as client, and I will keep to it."
    )
    (copy,) = links.mailed()[mails:]
    assert (copy.id.hex, copy.recipient) == (row.copy_mail, stage.client.email)
    assert "Amara" not in copy.body + copy.subject


def test_one_entry_a_signature_and_the_last_says_so(stage: Stage, clock: StandingClock) -> None:
    version_id = offer(stage, clock)
    before = len(entries(stage))
    sign_all(stage, version_id, clock)
    signed = entries(stage)[before:]
    assert [type(entry) for entry in signed] == [AgreementSigned] * 5
    assert [entry.completed for entry in signed if isinstance(entry, AgreementSigned)] == [False] * 4 + [True]
    assert not any(isinstance(entry, PhaseChanged) for entry in signed)


def test_who_has_signed_is_on_the_part_of_coach_and_client_only(stage: Stage, clock: StandingClock) -> None:
    version_id = offer(stage, clock)
    before = len(reads_on_ledger(stage, stage.line_manager))
    sign(stage.sponsor, version_id, clock)
    assert isinstance(reads_on_ledger(stage, stage.coach)[0], AgreementSigned)
    assert isinstance(reads_on_ledger(stage, stage.client)[0], AgreementSigned)
    assert isinstance(reads_on_ledger(stage, stage.sponsor)[0], AgreementSigned)
    assert len(reads_on_ledger(stage, stage.line_manager)) == before


def test_signing_twice_changes_nothing(stage: Stage, clock: StandingClock) -> None:
    version_id = offer(stage, clock)
    sign(stage.client, version_id, clock)
    before = entries(stage)
    sign(stage.client, version_id, clock)
    assert Signature.objects.count() == 1
    assert entries(stage) == before


def test_other_words_than_were_read_are_not_signed(stage: Stage, clock: StandingClock) -> None:
    version = selectors.version_by_id(offer(stage, clock))
    for other in ("", "0" * 64, version.content_hash.upper()):
        with pytest.raises(ConflictError, match="not the words"):
            services.sign(
                actor=stage.client.pk,
                version_id=version.id,
                given=replace(given(version), content_hash=other),
                clock=clock,
            )
    assert not Signature.objects.exists()


def test_the_limits_are_acknowledged_separately(stage: Stage, clock: StandingClock) -> None:
    version = selectors.version_by_id(offer(stage, clock))
    unread = replace(given(version), limits_acknowledged=False)
    with pytest.raises(InvalidError) as refusal:
        services.sign(actor=stage.client.pk, version_id=version.id, given=unread, clock=clock)
    assert refusal.value.field == "limits_acknowledged"


@pytest.mark.parametrize("name", ["", "   ", "a\nb", "x" * 201, "\x00", "\u202eevil"])
def test_a_name_that_is_none_leaves_nothing_behind(stage: Stage, clock: StandingClock, name: str) -> None:
    version = selectors.version_by_id(offer(stage, clock))
    with pytest.raises(InvalidError) as refusal:
        services.sign(actor=stage.client.pk, version_id=version.id, given=given(version, name), clock=clock)
    assert refusal.value.field == "typed_name"
    assert not Signature.objects.exists()


def test_nobody_signs_who_is_no_party(stage: Stage, clock: StandingClock) -> None:
    version = selectors.version_by_id(offer(stage, clock))
    for stranger in (stage.second_client, stage.other_coach, stage.foreign_coach, stage.administrator, stage.operator):
        with pytest.raises(NotFoundError):
            services.sign(actor=stranger.pk, version_id=version.id, given=given(version), clock=clock)
    assert not Signature.objects.exists()


def test_who_has_left_signs_nothing(stage: Stage, clock: StandingClock) -> None:
    version = selectors.version_by_id(offer(stage, clock))
    end_participation(
        actor=stage.coach.pk,
        engagement_id=stage.engagement,
        participation_id=part_of(stage.assistant, stage.engagement),
        clock=clock,
    )
    with pytest.raises(NotFoundError):
        services.sign(actor=stage.assistant.pk, version_id=version.id, given=given(version), clock=clock)


def test_nothing_is_signed_after_the_end(stage: Stage, clock: StandingClock) -> None:
    version = selectors.version_by_id(offer(stage, clock))
    end_engagement(actor=stage.client.pk, engagement_id=stage.engagement, clock=clock)
    with pytest.raises(ConflictError):
        services.sign(actor=stage.client.pk, version_id=version.id, given=given(version), clock=clock)


def test_the_end_takes_nothing_out_of_force(stage: Stage, clock: StandingClock) -> None:
    version_id = in_force(stage, clock)
    end_engagement(actor=stage.client.pk, engagement_id=stage.engagement, clock=clock)
    at = clock.forward(days=400)
    engagement, version = selectors.version_for(stage.client.pk, version_id, at=at)
    assert selectors.version_in_force(engagement, at=at) == version
    assert selectors.state_in(version, [version], engagement, at=at) is VersionState.ENDED


def test_the_first_review_is_scheduled_and_everybody_is_told(
    stage: Stage, clock: StandingClock, links: SigningLinks
) -> None:
    version_id = offer(stage, clock)
    *first, last = everybody(stage)
    for person in first:
        sign(person, version_id, clock)
    before = len(links.mailed())
    sign(last, version_id, clock)
    assert {mail.recipient for mail in links.mailed()[before:]} == {person.email for person in everybody(stage)}
    assert Review.objects.get().due_at == clock() + timedelta(days=30)


def test_an_amendment_by_the_same_people_leaves_the_review_where_it_is(stage: Stage, clock: StandingClock) -> None:
    in_force(stage, clock)
    due = Review.objects.get().due_at
    clock.forward(days=2)
    in_force(stage, clock)
    assert Review.objects.get().due_at == due
    assert phase(stage, clock) is Phase.ACTIVE

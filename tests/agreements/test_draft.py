"""Drafts: a coach's workshop. They bind nobody, and nobody else sees them."""

from dataclasses import replace

import pytest

from privity.agreements import selectors, services
from privity.agreements.models import Draft
from privity.core.agreements.terms import Choices
from privity.core.entries import AgreementDrafted
from privity.core.errors import CellRefusedError, ConflictError, NotFoundError, RefusedError
from privity.core.vocabulary import InformationClass, Role, Rule
from privity.engagements.selectors import engagement_for
from privity.engagements.services import end_engagement
from tests.agreements.acts import entries, in_force, reads_on_ledger, unchanged, with_cell
from tests.cast import Stage
from tests.clock import StandingClock

CLOSED = with_cell(InformationClass.PROGRESS, Role.SPONSOR, Rule.CLIENT_ONLY)


def save(stage: Stage, clock: StandingClock, choose=unchanged, actor=None) -> None:  # type: ignore[no-untyped-def]
    services.save_draft(actor=(actor or stage.coach).pk, engagement_id=stage.engagement, choose=choose, clock=clock)


def chosen(stage: Stage, clock: StandingClock) -> Choices:
    return selectors.choices_of(engagement_for(stage.coach.pk, stage.engagement, at=clock()), at=clock())


def test_it_begins_as_usual_and_keeps_what_was_chosen(stage: Stage, clock: StandingClock) -> None:
    assert chosen(stage, clock) == Choices()
    save(stage, clock, CLOSED)
    save(stage, clock, lambda choices: replace(choices, retention_months=6))
    assert chosen(stage, clock) == Choices(
        changes={InformationClass.PROGRESS: {Role.SPONSOR: Rule.CLIENT_ONLY}}, retention_months=6
    )
    assert Draft.objects.count() == 1


def test_an_amendment_begins_with_what_is_in_force(stage: Stage, clock: StandingClock) -> None:
    in_force(stage, clock, CLOSED)
    assert not Draft.objects.exists()
    assert chosen(stage, clock).changes == {InformationClass.PROGRESS: {Role.SPONSOR: Rule.CLIENT_ONLY}}


def test_only_the_coach_reads_of_it_on_the_ledger(stage: Stage, clock: StandingClock) -> None:
    save(stage, clock)
    assert isinstance(entries(stage)[-1], AgreementDrafted)
    assert isinstance(reads_on_ledger(stage, stage.coach)[0], AgreementDrafted)
    assert not any(isinstance(entry, AgreementDrafted) for entry in reads_on_ledger(stage, stage.client))


def test_an_unlawful_cell_is_refused_and_nothing_is_saved(stage: Stage, clock: StandingClock) -> None:
    before = len(entries(stage))
    with pytest.raises(CellRefusedError) as refusal:
        save(stage, clock, with_cell(InformationClass.COACH_NOTES, Role.SPONSOR, Rule.ALWAYS))
    assert refusal.value.field == "cells.coach_notes.sponsor"
    assert not Draft.objects.exists()
    assert len(entries(stage)) == before


def test_nobody_but_a_coach_of_the_engagement(stage: Stage, clock: StandingClock) -> None:
    for party in (stage.client, stage.sponsor, stage.line_manager, stage.assistant):
        with pytest.raises(RefusedError):
            save(stage, clock, actor=party)
    for stranger in (stage.other_coach, stage.foreign_coach, stage.administrator, stage.operator, stage.second_client):
        with pytest.raises(NotFoundError):
            save(stage, clock, actor=stranger)
    assert not Draft.objects.exists()


def test_not_after_the_end(stage: Stage, clock: StandingClock) -> None:
    end_engagement(actor=stage.client.pk, engagement_id=stage.engagement, clock=clock)
    with pytest.raises(ConflictError):
        save(stage, clock)

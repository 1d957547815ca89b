"""``record_pass_on_requested``: the client's wish to have something passed on is noted, and handed back (R45)."""

from uuid import UUID

import pytest

from privity.core.decision.verdict import Advice, Outcome
from privity.core.entries import PassOnRequested
from privity.core.errors import InvalidError, NotFoundError, RefusedError
from privity.core.vocabulary import InformationClass, Purpose
from privity.ledger.models import Entry
from privity.ledger.selectors import part_of
from privity.sharing import services
from privity.sharing.models import Ask
from tests.cast import Stage
from tests.clock import StandingClock


def pass_on(stage: Stage, clock: StandingClock, actor: UUID, client: str, recipient: str | None = None) -> UUID:
    return services.record_pass_on_requested(
        actor=actor,
        engagement_id=stage.engagement,
        client=client,
        recipient=recipient or stage.key(stage.line_manager),
        information_class=InformationClass.SESSION_CONTENT,
        clock=clock,
    )


def test_it_is_noted_and_handed_back(stage: Stage, clock: StandingClock) -> None:
    before = Entry.objects.count()
    row = Ask.objects.get(pk=pass_on(stage, clock, stage.coach.pk, stage.key(stage.client)))
    assert (row.outcome, row.purpose) == (Outcome.CLIENT_ONLY, Purpose.PASS_ON)
    assert row.decision["advice"] == [Advice.ENCOURAGE_CLIENT, Advice.NO_MEDIATION]
    assert Entry.objects.count() == before + 1
    (record,) = part_of(stage.client.pk, stage.engagement, stage.practice, limit=1)
    assert isinstance(record.entry, PassOnRequested)
    assert record.entry.client == stage.key(stage.client)


@pytest.mark.parametrize("name", ["client", "sponsor", "assistant"])
def test_only_the_coach_notes_it(stage: Stage, clock: StandingClock, name: str) -> None:
    with pytest.raises(RefusedError):
        pass_on(stage, clock, getattr(stage, name).pk, stage.key(stage.client))


def test_only_a_client_can_have_asked(stage: Stage, clock: StandingClock) -> None:
    with pytest.raises(InvalidError) as refused:
        pass_on(stage, clock, stage.coach.pk, stage.key(stage.assistant))
    assert refused.value.field == "subjects"
    with pytest.raises(NotFoundError):
        pass_on(stage, clock, stage.coach.pk, stage.key(stage.second_client))
    assert not Ask.objects.exists()


def test_nobody_asks_to_have_something_passed_on_to_themselves(stage: Stage, clock: StandingClock) -> None:
    with pytest.raises(InvalidError) as refused:
        pass_on(stage, clock, stage.coach.pk, stage.key(stage.client), recipient=stage.key(stage.client))
    assert refused.value.field == "recipient"
    assert not Ask.objects.exists()

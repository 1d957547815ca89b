"""``ask``: the question and its answer are recorded once, for those who may see it."""

from uuid import UUID, uuid4

import pytest

from privity.core.decision.verdict import Outcome, Reason
from privity.core.entries import AskAnswered
from privity.core.errors import InvalidError, NotFoundError
from privity.core.parties import known_as
from privity.core.vocabulary import InformationClass
from privity.engagements.selectors import engagement_for
from privity.engagements.services import end_participation
from privity.ledger.models import Entry, EntryReader
from privity.ledger.selectors import part_of
from privity.sharing import services
from privity.sharing.models import Ask, AskReader
from privity.sharing.selectors import Wish, ask_for, asks_of
from tests.cast import Stage
from tests.cast import part_of as part_in
from tests.clock import StandingClock
from tests.sharing.conftest import MakeWish


def ask(stage: Stage, person: UUID, wish: Wish, clock: StandingClock) -> UUID:
    return services.ask(actor=person, engagement_id=stage.engagement, wish=wish, clock=clock)


def test_it_is_recorded_with_its_answer(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    ask_id = ask(stage, stage.coach.pk, wish(), clock)
    found = ask_for(engagement_for(stage.coach.pk, stage.engagement, at=clock()), ask_id)
    assert found.wish == wish()
    assert (found.decision.outcome, found.decision.reasons) == (Outcome.CLIENT_ONLY, (Reason.HAND_BACK,))
    assert found.decision.basis
    assert found.asked_at == clock()


def test_one_act_is_one_entry(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    before = Entry.objects.count()
    ask_id = ask(stage, stage.coach.pk, wish(), clock)
    assert Entry.objects.count() == before + 1
    (record,) = part_of(stage.client.pk, stage.engagement, stage.practice, limit=1)
    assert isinstance(record.entry, AskAnswered)
    assert record.entry.ask == ask_id.hex
    assert record.entry.outcome == "client_only"


def test_the_ledger_and_the_list_are_for_the_same_people(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    ask(stage, stage.coach.pk, wish(), clock)
    entry = Entry.objects.order_by("-seq")[0]
    on_ledger = set(EntryReader.objects.filter(entry=entry).values_list("person_id", flat=True))
    assert on_ledger == set(AskReader.objects.values_list("person_id", flat=True))
    assert on_ledger == {stage.coach.pk, stage.client.pk}


def test_a_sponsor_who_asks_sees_their_own_question(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    ask(stage, stage.sponsor.pk, wish(), clock)
    for person, seen in ((stage.sponsor, 1), (stage.client, 1), (stage.coach, 1), (stage.line_manager, 0)):
        assert len(asks_of(engagement_for(person.pk, stage.engagement, at=clock()))) == seen


def test_the_one_who_would_be_told_sees_nothing(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    ask_id = ask(stage, stage.coach.pk, wish(), clock)
    theirs = engagement_for(stage.sponsor.pk, stage.engagement, at=clock())
    assert asks_of(theirs) == []
    with pytest.raises(NotFoundError):
        ask_for(theirs, ask_id)


@pytest.mark.parametrize("part", ["sender", "recipient"])
def test_nobody_unknown_can_be_named(stage: Stage, wish: MakeWish, clock: StandingClock, part: str) -> None:
    for stranger in (
        uuid4().hex,
        stage.key(stage.foreign_coach),
        stage.key(stage.second_client),
        "",
        "\x00",
        "management",
    ):
        with pytest.raises(NotFoundError):
            ask(stage, stage.coach.pk, wish(**{part: stranger}), clock)
    with pytest.raises(NotFoundError):
        ask(stage, stage.coach.pk, wish(subjects=frozenset({uuid4().hex})), clock)
    with pytest.raises(NotFoundError):
        ask(stage, stage.coach.pk, wish(sender="authority"), clock)
    assert not Ask.objects.exists()


def test_nobody_tells_themselves(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    to_herself = wish(recipient=stage.key(stage.coach))
    for record in (services.ask, services.record_somebody_asked):
        with pytest.raises(InvalidError) as refused:
            record(actor=stage.coach.pk, engagement_id=stage.engagement, wish=to_herself, clock=clock)
        assert refused.value.field == "recipient"
    assert not Ask.objects.exists()


@pytest.mark.parametrize("name", ["other_coach", "foreign_coach", "administrator", "operator", "second_client"])
def test_who_takes_no_part_finds_nothing(stage: Stage, wish: MakeWish, clock: StandingClock, name: str) -> None:
    with pytest.raises(NotFoundError):
        ask(stage, getattr(stage, name).pk, wish(), clock)
    assert not Ask.objects.exists()


def test_who_has_left_finds_nothing(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    part = part_in(stage.line_manager, stage.engagement)
    end_participation(actor=stage.coach.pk, engagement_id=stage.engagement, participation_id=part, clock=clock)
    with pytest.raises(NotFoundError):
        ask(stage, stage.line_manager.pk, wish(), clock)


def test_an_engagement_that_is_not_there_is_not_found(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    with pytest.raises(NotFoundError):
        services.ask(actor=stage.coach.pk, engagement_id=uuid4(), wish=wish(), clock=clock)


def test_an_outsider_needs_no_name(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    ask_id = ask(stage, stage.coach.pk, wish(recipient="outsider"), clock)
    assert Ask.objects.get(pk=ask_id).outcome == Outcome.DENY
    own = wish(sender=stage.key(stage.client), recipient="outsider")
    assert Ask.objects.get(pk=ask(stage, stage.client.pk, own, clock)).outcome == Outcome.ALLOW


def test_management_is_nobody(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    ask_id = ask(stage, stage.coach.pk, wish(recipient="nobody_in_particular"), clock)
    assert Ask.objects.get(pk=ask_id).decision["reasons"] == [Reason.INCOMPLETE]


def test_before_an_agreement_the_coaching_has_not_started(stage: Stage, clock: StandingClock, wish: MakeWish) -> None:
    client, coach = (known_as(one.pk, stage.second_engagement) for one in (stage.second_client, stage.coach))
    about = wish(
        sender=coach,
        subjects=frozenset({client}),
        recipient=client,
        information_class=InformationClass.PRIVATE_GOALS,
    )
    ask_id = services.ask(actor=stage.coach.pk, engagement_id=stage.second_engagement, wish=about, clock=clock)
    assert Reason.NO_AGREEMENT in Ask.objects.get(pk=ask_id).decision["reasons"]


def test_the_page_of_asks_goes_on_before_an_instant(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    ids = []
    for _ in range(3):
        ids.append(ask(stage, stage.coach.pk, wish(), clock))
        clock.forward(minutes=1)
    mine = engagement_for(stage.coach.pk, stage.engagement, at=clock())
    first = asks_of(mine, limit=2)
    assert [one.id for one in first] == [ids[2], ids[1]]
    assert [one.id for one in asks_of(mine, before=first[-1].asked_at)] == [ids[0]]


def test_nothing_of_it_can_be_changed(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    ask_id = ask(stage, stage.coach.pk, wish(), clock)
    with pytest.raises(TypeError):
        Ask.objects.filter(pk=ask_id).update(outcome="allow")

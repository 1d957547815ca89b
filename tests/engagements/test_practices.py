"""Founding a practice, admitting coaches, naming administrators: and none of it opens an engagement (R39)."""

import pytest

from privity.accounts.models import Person
from privity.core.entries import AdministratorChanged, CoachAdmitted, PracticeFounded
from privity.core.errors import ConflictError, InvalidError, NotFoundError, RefusedError
from privity.engagements import selectors, services
from tests.cast import Stage
from tests.clock import StandingClock
from tests.engagements.conftest import Written, readers_of_last
from tests.engagements.mailbox import last_mail


def coaches(stage: Stage, clock: StandingClock) -> dict[str, bool]:
    """The coaches of Mirjam's practice by name, and whether each is an administrator."""
    practice = selectors.practice_for(stage.coach.pk, stage.practice, at=clock())
    names = dict(Person.objects.values_list("id", "name"))
    return {names[member.person]: member.administrator for member in selectors.members(practice, at=clock())}


def test_found(stage: Stage, clock: StandingClock, written: Written) -> None:
    assert selectors.there_is_a_practice()
    found = services.found_practice(actor=stage.operator.pk, name=" Own Practice ", clock=clock)
    (practice,) = selectors.practices_of(stage.operator.pk, at=clock())
    assert (practice.id, practice.name, practice.administrator) == (found, "Own Practice", True)
    assert written() == [PracticeFounded()]
    assert readers_of_last(found) == {"Olu Adeyemi"}
    assert selectors.engagements_of(stage.operator.pk, at=clock()) == []


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "a\nb", "a\x00b"])
def test_a_practice_has_a_name(stage: Stage, clock: StandingClock, written: Written, name: str) -> None:
    with pytest.raises(InvalidError):
        services.found_practice(actor=stage.operator.pk, name=name, clock=clock)
    assert written() == []


def test_admit(stage: Stage, clock: StandingClock, written: Written) -> None:
    person = services.admit_coach(
        actor=stage.administrator.pk,
        practice_id=stage.practice,
        address="New@Kovac-Coaching.example",
        name="Noa Levi",
        clock=clock,
    )
    assert coaches(stage, clock)["Noa Levi"] is False
    assert written() == [CoachAdmitted(person=person.hex)]
    assert readers_of_last(stage.practice) == {"Noa Levi", "Ruth Baumann", "Mirjam Kovač"}
    assert selectors.engagements_of(person, at=clock()) == []
    mail = last_mail(Person.objects.get(pk=person))
    assert "Kovač" not in mail.subject + mail.body
    assert "Mirjam" not in mail.subject + mail.body


def test_admit_somebody_who_is_there(stage: Stage, clock: StandingClock, written: Written) -> None:
    with pytest.raises(ConflictError):
        services.admit_coach(
            actor=stage.coach.pk, practice_id=stage.practice, address=stage.other_coach.email, name="Lena", clock=clock
        )
    assert written() == []


def test_a_client_can_be_a_coach_elsewhere(stage: Stage, clock: StandingClock) -> None:
    services.admit_coach(
        actor=stage.foreign_coach.pk,
        practice_id=stage.other_practice,
        address=stage.client.email,
        name="A",
        clock=clock,
    )
    assert [p.id for p in selectors.practices_of(stage.client.pk, at=clock())] == [stage.other_practice]
    assert Person.objects.get(pk=stage.client.pk).name == "Amara Osei"


@pytest.mark.parametrize("who", ["other_coach", "client", "sponsor", "foreign_coach", "operator"])
def test_only_administrators_admit_and_name(stage: Stage, clock: StandingClock, written: Written, who: str) -> None:
    actor: Person = getattr(stage, who)
    expected = RefusedError if who == "other_coach" else NotFoundError
    with pytest.raises(expected):
        services.admit_coach(actor=actor.pk, practice_id=stage.practice, address="x@example.org", name="X", clock=clock)
    with pytest.raises(expected):
        services.change_administrator(
            actor=actor.pk, practice_id=stage.practice, person=actor.pk, administrator=True, clock=clock
        )
    assert written() == []
    assert not Person.objects.filter(email="x@example.org").exists()


def test_change_administrator(stage: Stage, clock: StandingClock, written: Written) -> None:
    change(stage, clock, stage.other_coach, administrator=True)
    assert coaches(stage, clock)["Lena Horvat"] is True
    change(stage, clock, stage.other_coach, administrator=False)
    assert coaches(stage, clock)["Lena Horvat"] is False
    assert written() == [
        AdministratorChanged(person=stage.other_coach.pk.hex, administrator=True),
        AdministratorChanged(person=stage.other_coach.pk.hex, administrator=False),
    ]
    assert readers_of_last(stage.practice) == {"Lena Horvat", "Ruth Baumann", "Mirjam Kovač"}


def test_no_change_is_no_act(stage: Stage, clock: StandingClock, written: Written) -> None:
    with pytest.raises(ConflictError):
        change(stage, clock, stage.administrator, administrator=True)
    assert written() == []


def test_the_last_administrator_stays(stage: Stage, clock: StandingClock, written: Written) -> None:
    change(stage, clock, stage.administrator, administrator=False)
    with pytest.raises(ConflictError, match="needs an administrator"):
        change(stage, clock, stage.coach, administrator=False)
    assert len(written()) == 1


def test_a_stranger_is_no_administrator(stage: Stage, clock: StandingClock) -> None:
    with pytest.raises(NotFoundError):
        change(stage, clock, stage.foreign_coach, administrator=True)


@pytest.mark.parametrize("who", ["administrator", "other_coach", "foreign_coach", "operator"])
def test_no_engagement_opens_by_it(stage: Stage, clock: StandingClock, who: str) -> None:
    actor: Person = getattr(stage, who)
    assert selectors.engagements_of(actor.pk, at=clock()) == []
    with pytest.raises(NotFoundError):
        selectors.engagement_for(actor.pk, stage.engagement, at=clock())


def change(stage: Stage, clock: StandingClock, person: Person, *, administrator: bool) -> None:
    services.change_administrator(
        actor=stage.coach.pk, practice_id=stage.practice, person=person.pk, administrator=administrator, clock=clock
    )

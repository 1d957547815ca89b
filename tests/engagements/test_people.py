"""``add_person`` and ``end_participation``: who comes later opens nothing; who goes is out that instant."""

from datetime import timedelta
from uuid import UUID

import pytest

from privity.accounts.models import Person
from privity.core.engagements import Named
from privity.core.entries import ParticipationEnded, PersonAdded
from privity.core.errors import ConflictError, InvalidError, NotFoundError, RefusedError
from privity.core.parties import known_as
from privity.core.vocabulary import Role
from privity.engagements import selectors, services
from privity.engagements.models import Participation
from privity.kit.ids import new_id
from tests.cast import JONAS, TOM, Stage, part_of
from tests.clock import StandingClock
from tests.engagements.conftest import Written, readers_of_last
from tests.engagements.mailbox import last_mail, token_in

SUPPORTER = Named(Role.SUPPORTER, "Sol Ito", "sol@example.org")


def add(stage: Stage, clock: StandingClock, named: Named, actor: Person | None = None) -> UUID:
    return services.add_person(
        actor=(actor or stage.coach).pk, engagement_id=stage.engagement, named=named, clock=clock
    )


def end(stage: Stage, clock: StandingClock, actor: Person, whose: Person) -> None:
    services.end_participation(
        actor=actor.pk,
        engagement_id=stage.engagement,
        participation_id=part_of(whose, stage.engagement),
        clock=clock,
    )


def test_add(stage: Stage, clock: StandingClock, written: Written) -> None:
    person = add(stage, clock, SUPPORTER)
    assert written() == [PersonAdded(person=known_as(person, stage.engagement), role="supporter")]
    assert readers_of_last(stage.practice) == {"Mirjam Kovač", "Amara Osei", "Sol Ito"}
    with pytest.raises(NotFoundError):
        selectors.engagement_for(person, stage.engagement, at=clock())


@pytest.mark.parametrize("who", ["client", "sponsor", "line_manager", "assistant"])
def test_only_the_coach_adds(stage: Stage, clock: StandingClock, written: Written, who: str) -> None:
    with pytest.raises(RefusedError):
        add(stage, clock, SUPPORTER, getattr(stage, who))
    assert written() == []


@pytest.mark.parametrize("who", ["second_client", "other_coach", "foreign_coach", "administrator", "operator"])
def test_to_all_others_it_is_not_there(stage: Stage, clock: StandingClock, written: Written, who: str) -> None:
    actor = getattr(stage, who)
    with pytest.raises(NotFoundError):
        add(stage, clock, SUPPORTER, actor)
    with pytest.raises(NotFoundError):
        end(stage, clock, actor, stage.assistant)
    assert written() == []


def test_nobody_is_there_twice_in_one_role(stage: Stage, clock: StandingClock) -> None:
    with pytest.raises(ConflictError):
        add(stage, clock, TOM)


def test_a_second_role_is_fine(stage: Stage, clock: StandingClock) -> None:
    add(stage, clock, Named(Role.SPONSOR, TOM.name, TOM.address))


def test_the_coach_takes_no_other_seat(stage: Stage, clock: StandingClock) -> None:
    with pytest.raises(ConflictError):
        add(stage, clock, Named(Role.SPONSOR, "Mirjam", stage.coach.email))


@pytest.mark.parametrize("role", [Role.COACH, Role.GROUP_MEMBER, Role.SUPERVISOR, Role.EXECUTOR])
def test_a_role_without_a_seat(stage: Stage, clock: StandingClock, role: Role) -> None:
    with pytest.raises(InvalidError):
        add(stage, clock, Named(role, "X", "x@example.org"))


def test_a_second_client_is_another_engagement(stage: Stage, clock: StandingClock, written: Written) -> None:
    """Else somebody who signed nothing would have a client's powers here."""
    with pytest.raises(InvalidError, match="only one") as refused:
        add(stage, clock, JONAS)
    assert refused.value.field == "role"
    assert written() == []


def test_a_client_who_was_taken_back_can_be_named_anew(stage: Stage, clock: StandingClock) -> None:
    Participation.objects.filter(person=stage.client, engagement_id=stage.engagement).update(joined_at=None)
    end(stage, clock, stage.coach, stage.client)
    assert add(stage, clock, JONAS) == stage.second_client.pk


def test_nobody_comes_after_the_end(stage: Stage, clock: StandingClock) -> None:
    services.end_engagement(actor=stage.coach.pk, engagement_id=stage.engagement, clock=clock)
    with pytest.raises(ConflictError):
        add(stage, clock, SUPPORTER)


@pytest.mark.parametrize(
    ("actor", "whose"),
    [
        ("coach", "assistant"),
        ("coach", "line_manager"),
        ("coach", "sponsor"),
        ("client", "assistant"),
        ("assistant", "assistant"),
        ("line_manager", "line_manager"),
        ("sponsor", "sponsor"),
    ],
)
def test_access_ends_that_instant(stage: Stage, clock: StandingClock, written: Written, actor: str, whose: str) -> None:
    gone: Person = getattr(stage, whose)
    before = selectors.engagement_for(gone.pk, stage.engagement, at=clock() - timedelta(microseconds=1))
    end(stage, clock, getattr(stage, actor), gone)
    with pytest.raises(NotFoundError):
        selectors.engagement_for(gone.pk, stage.engagement, at=clock())
    assert selectors.engagements_of(gone.pk, at=clock()) == []
    assert written() == [ParticipationEnded(person=stage.key(gone), role=whose)]
    assert readers_of_last(stage.practice) == {"Mirjam Kovač", "Amara Osei", gone.name}
    there = {one.person for one in selectors.participants(before) if one.open(clock())}
    assert gone.pk not in there


@pytest.mark.parametrize(
    ("actor", "whose"),
    [
        ("coach", "coach"),
        ("coach", "client"),
        ("client", "client"),
        ("client", "coach"),
        ("client", "sponsor"),
        ("client", "line_manager"),
    ],
)
def test_not_theirs_to_end(stage: Stage, clock: StandingClock, written: Written, actor: str, whose: str) -> None:
    with pytest.raises(RefusedError):
        end(stage, clock, getattr(stage, actor), getattr(stage, whose))
    assert written() == []


@pytest.mark.parametrize(
    ("actor", "whose"),
    [
        ("sponsor", "client"),
        ("sponsor", "coach"),
        ("sponsor", "line_manager"),
        ("line_manager", "assistant"),
        ("assistant", "client"),
    ],
)
def test_to_the_others_it_is_not_there(
    stage: Stage, clock: StandingClock, written: Written, actor: str, whose: str
) -> None:
    with pytest.raises(NotFoundError):
        end(stage, clock, getattr(stage, actor), getattr(stage, whose))
    assert written() == []


def test_it_ends_once(stage: Stage, clock: StandingClock) -> None:
    part = part_of(stage.assistant, stage.engagement)
    end(stage, clock, stage.coach, stage.assistant)
    with pytest.raises(ConflictError):
        services.end_participation(
            actor=stage.coach.pk, engagement_id=stage.engagement, participation_id=part, clock=clock
        )


@pytest.mark.parametrize("elsewhere", [True, False])
def test_a_part_of_another_engagement_is_not_there(stage: Stage, clock: StandingClock, elsewhere: bool) -> None:
    part = part_of(stage.second_client, stage.second_engagement) if elsewhere else new_id()
    with pytest.raises(NotFoundError):
        services.end_participation(
            actor=stage.coach.pk, engagement_id=stage.engagement, participation_id=part, clock=clock
        )


def test_one_role_ends_and_the_other_stays(stage: Stage, clock: StandingClock) -> None:
    services.add_person(
        actor=stage.coach.pk,
        engagement_id=stage.engagement,
        named=Named(Role.SPONSOR, TOM.name, TOM.address),
        clock=clock,
    )
    tom = stage.line_manager
    engagement = selectors.engagement_for(stage.coach.pk, stage.engagement, at=clock())
    (as_sponsor,) = [p for p in selectors.participants(engagement) if p.person == tom.pk and p.role is Role.SPONSOR]
    services.end_participation(
        actor=tom.pk, engagement_id=stage.engagement, participation_id=as_sponsor.id, clock=clock
    )
    assert selectors.engagement_for(tom.pk, stage.engagement, at=clock()).roles == {Role.LINE_MANAGER}


def test_a_naming_that_nobody_answered_can_be_taken_back_with_its_link(stage: Stage, clock: StandingClock) -> None:
    Participation.objects.filter(person=stage.client, engagement_id=stage.engagement).update(joined_at=None)
    end(stage, clock, stage.coach, stage.client)
    person = Person.objects.get(pk=add(stage, clock, Named(Role.CLIENT, "Wrong", "wrong@example.org")))
    part = part_of(person, stage.engagement)
    services.send_invitation(actor=stage.coach.pk, engagement_id=stage.engagement, participation_id=part, clock=clock)
    token = token_in(last_mail(person))
    end(stage, clock, stage.coach, person)
    with pytest.raises(NotFoundError):
        services.accept_invitation(token=token, clock=clock)
    assert selectors.invitations_of(person.pk, at=clock()) == []


def test_who_has_left_can_be_named_again_and_is_not_in_by_that(stage: Stage, clock: StandingClock) -> None:
    end(stage, clock, stage.coach, stage.line_manager)
    clock.forward(days=1)
    assert add(stage, clock, TOM) == stage.line_manager.pk
    with pytest.raises(NotFoundError):
        selectors.engagement_for(stage.line_manager.pk, stage.engagement, at=clock())


def test_in_another_engagement_one_is_a_stranger(stage: Stage, clock: StandingClock) -> None:
    add(stage, clock, Named(Role.STAFF, JONAS.name, JONAS.address))
    with pytest.raises(NotFoundError):
        selectors.engagement_for(stage.client.pk, stage.second_engagement, at=clock())

"""Engagements: who can be named, which phase follows, who may end a part."""

import pytest

from privity.core.engagements import (
    CHOSEN,
    FOLLOWS,
    KINDS,
    MAY_END,
    NAME,
    REQUIRED,
    WELCOME,
    EngagementKind,
    Named,
    check_step,
    checked,
    company,
    free_seats,
    may_end,
    may_end_part,
    seats,
)
from privity.core.errors import ConflictError, InvalidError
from privity.core.vocabulary import Phase, Role

COACH = "mirjam@kovac.example"
CLIENT = Named(Role.CLIENT, "Amara", "Amara@Example.org ")
SPONSOR = Named(Role.SPONSOR, "Helen", "helen@northwind.example", "  Northwind ")


def three_way(*people: Named) -> tuple[Named, ...]:
    return company(EngagementKind.THREE_WAY, people, coach_address=COACH)


@pytest.mark.parametrize("kind", EngagementKind)
def test_every_kind_has_words_and_seats(kind: EngagementKind) -> None:
    assert KINDS[kind].text
    assert KINDS[kind].explanation
    assert REQUIRED[kind]
    assert not REQUIRED[kind] & WELCOME[kind]
    assert set(seats(kind)) == REQUIRED[kind] | WELCOME[kind]
    assert Role.COACH not in seats(kind)


def test_everybody_has_one_spelling() -> None:
    assert three_way(CLIENT, SPONSOR) == (
        Named(Role.CLIENT, "Amara", "amara@example.org"),
        Named(Role.SPONSOR, "Helen", "helen@northwind.example", "Northwind"),
    )


def test_one_person_in_two_roles() -> None:
    """An owner pays for their own coaching (R19)."""
    both = three_way(CLIENT, Named(Role.SPONSOR, "Amara", CLIENT.address))
    assert both[0].address == both[1].address


@pytest.mark.parametrize(
    ("people", "field", "says"),
    [
        ([CLIENT], "people", "name the sponsor"),
        ([SPONSOR], "people", "name the client"),
        ([CLIENT, SPONSOR, Named(Role.COACH, "X", "x@example.org")], "people.2.role", "no such role"),
        ([CLIENT, SPONSOR, Named(Role.GROUP_MEMBER, "X", "x@example.org")], "people.2.role", "no such role"),
        ([CLIENT, SPONSOR, CLIENT], "people.2.address", "taken already"),
        ([Named(Role.CLIENT, "Me", COACH.upper()), SPONSOR], "people.0.address", "taken already"),
        ([CLIENT, Named(Role.SPONSOR, " ", "h@example.org")], "people.1.name", "empty"),
        ([CLIENT, Named(Role.SPONSOR, "x" * (NAME + 1), "h@example.org")], "people.1.name", "at most"),
        ([CLIENT, Named(Role.SPONSOR, "Helen", "helen")], "people.1.address", "no mail address"),
        ([CLIENT, Named(Role.SPONSOR, "Helen", "h@example.org", "a\x00b")], "people.1.organisation", "cannot be shown"),
    ],
)
def test_a_company_that_cannot_be(people: list[Named], field: str, says: str) -> None:
    with pytest.raises(InvalidError, match=says) as refused:
        three_way(*people)
    assert refused.value.field == field


@pytest.mark.parametrize("kind", EngagementKind)
def test_there_is_one_client_and_one_supervisor_at_a_time(kind: EngagementKind) -> None:
    assert free_seats(kind, ()) == seats(kind)
    assert set(free_seats(kind, Role)) == set(seats(kind)) - {Role.CLIENT, Role.SUPERVISOR}


def test_one_person_alone_is_checked_the_same() -> None:
    with pytest.raises(InvalidError) as refused:
        checked(Named(Role.CLIENT, "Amara", "nowhere"))
    assert refused.value.field == "address"


def test_steps() -> None:
    for now in Phase:
        for then in Phase:
            if then in FOLLOWS[now]:
                check_step(now, then)
            else:
                with pytest.raises(ConflictError):
                    check_step(now, then)


def test_the_end_is_the_end() -> None:
    assert not FOLLOWS[Phase.AFTERCARE]
    assert all(Phase.AFTERCARE in FOLLOWS[phase] for phase in Phase if phase is not Phase.AFTERCARE)


def test_nothing_goes_back_before_the_agreement() -> None:
    started = [phase for phase in Phase if not phase.before_start]
    assert not any(then.before_start for now in started for then in FOLLOWS[now])
    assert all(phase in FOLLOWS for phase in CHOSEN)


def test_only_by_a_signature_does_it_start() -> None:
    assert Phase.ACTIVE not in FOLLOWS[Phase.DRAFT]


@pytest.mark.parametrize("role", Role)
def test_who_may_end_it(role: Role) -> None:
    """R16: coach and client at any time, who else's it is once they have signed."""
    assert may_end(frozenset({role}), signed=True) is (role in MAY_END)
    assert may_end(frozenset({role}), signed=False) is (role in (Role.COACH, Role.CLIENT))


@pytest.mark.parametrize("role", Role)
def test_a_coach_may_end_all_but_coaches_and_clients_who_have_come(role: Role) -> None:
    may = may_end_part(frozenset({Role.COACH}), role, own=False, answered=True)
    assert may is (role not in (Role.COACH, Role.CLIENT))


def test_a_client_who_never_came_can_be_taken_back() -> None:
    assert may_end_part(frozenset({Role.COACH}), Role.CLIENT, own=False, answered=False)


@pytest.mark.parametrize("role", Role)
def test_a_client_may_send_away_whom_they_brought(role: Role) -> None:
    may = may_end_part(frozenset({Role.CLIENT}), role, own=False, answered=True)
    assert may is (role in (Role.ASSISTANT, Role.SUPPORTER))


@pytest.mark.parametrize("role", Role)
def test_all_but_coach_and_client_may_leave(role: Role) -> None:
    may = may_end_part(frozenset({role}), role, own=True, answered=True)
    assert may is (role not in (Role.COACH, Role.CLIENT))
    assert may or role in MAY_END


@pytest.mark.parametrize("actor", [role for role in Role if role not in (Role.COACH, Role.CLIENT)])
@pytest.mark.parametrize("role", Role)
def test_nobody_else_ends_the_part_of_another(actor: Role, role: Role) -> None:
    assert not may_end_part(frozenset({actor}), role, own=False, answered=True)

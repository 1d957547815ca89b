"""Engagements: their kinds, who has a seat in each, which phase follows which, and who may end what."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from privity.core.addresses import address_from
from privity.core.errors import ConflictError, InvalidError
from privity.core.lines import one_line
from privity.core.names import Name
from privity.core.vocabulary import Phase, Role
from privity.core.words import phrase

NAME = 200
"""The longest name, in characters."""


class EngagementKind(StrEnum):
    """What is being set up, in the words a coach would use."""

    TWO_PARTY = "two_party"
    THREE_WAY = "three_way"
    GROUP = "group"
    SUPERVISION = "supervision"


KINDS: Mapping[EngagementKind, Name] = {
    EngagementKind.TWO_PARTY: Name(
        phrase("coach and client"), phrase("The client comes for themselves. Nobody else pays or has a say.")
    ),
    EngagementKind.THREE_WAY: Name(
        phrase("coach, client and sponsor"),
        phrase("A company pays. All three sign what it may know, and what it may not."),
    ),
    EngagementKind.GROUP: Name(
        phrase("a group"), phrase("Several clients together. What each one says belongs to them.")
    ),
    EngagementKind.SUPERVISION: Name(
        phrase("supervision"), phrase("A supervisor helps you to work well. Cases come without names.")
    ),
}
"""What people read for each kind."""

REQUIRED: Mapping[EngagementKind, frozenset[Role]] = {
    EngagementKind.TWO_PARTY: frozenset({Role.CLIENT}),
    EngagementKind.THREE_WAY: frozenset({Role.CLIENT, Role.SPONSOR}),
    EngagementKind.GROUP: frozenset({Role.GROUP_MEMBER}),
    EngagementKind.SUPERVISION: frozenset({Role.SUPERVISOR}),
}
"""Who must be named, beside the coach, before it can begin."""

WELCOME: Mapping[EngagementKind, frozenset[Role]] = {
    EngagementKind.TWO_PARTY: frozenset({Role.ASSISTANT, Role.SUPPORTER, Role.STAFF}),
    EngagementKind.THREE_WAY: frozenset({Role.LINE_MANAGER, Role.ASSISTANT, Role.SUPPORTER, Role.STAFF}),
    EngagementKind.GROUP: frozenset({Role.SPONSOR, Role.LINE_MANAGER, Role.SUPPORTER, Role.STAFF}),
    EngagementKind.SUPERVISION: frozenset(),
}
"""Who may be there too."""

ALONE = frozenset({Role.CLIENT, Role.SUPERVISOR})
"""Of whom there is one at a time: another client is another engagement (or, several together, a group)."""

FOLLOWS: Mapping[Phase, frozenset[Phase]] = {
    Phase.DRAFT: frozenset({Phase.CONTRACTING, Phase.AFTERCARE}),
    Phase.CONTRACTING: frozenset({Phase.ACTIVE, Phase.AFTERCARE}),
    Phase.ACTIVE: frozenset({Phase.SUSPENDED, Phase.CLOSING, Phase.AFTERCARE}),
    Phase.SUSPENDED: frozenset({Phase.ACTIVE, Phase.AFTERCARE}),
    Phase.CLOSING: frozenset({Phase.ACTIVE, Phase.SUSPENDED, Phase.AFTERCARE}),
    Phase.AFTERCARE: frozenset(),
}
"""Which phases may come next. Nothing comes after the end (R101)."""

CHOSEN = frozenset({Phase.ACTIVE, Phase.SUSPENDED, Phase.CLOSING})
"""The phases that people choose by themselves; the others follow from an offer, from the last signature, or from the end."""

MAY_END = frozenset({Role.CLIENT, Role.COACH, Role.SPONSOR, Role.SUPERVISOR})
"""Whose engagement it is: any of them may end it (R16), see ``may_end``. Everybody else may leave it."""

CLIENTS_OWN = frozenset({Role.ASSISTANT, Role.SUPPORTER})
"""Whom the client brought along, and may send away."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person as the coach names them: in which role, how they are called here, and where mail reaches them."""

    role: Role
    name: str
    address: str
    organisation: str = ""


def seats(kind: EngagementKind) -> tuple[Role, ...]:
    """Every role that can be named in this kind of engagement, beside the coach who opens it, in vocabulary order."""
    wanted = REQUIRED[kind] | WELCOME[kind]
    return tuple(role for role in Role if role in wanted)


def free_seats(kind: EngagementKind, taken: Collection[Role]) -> tuple[Role, ...]:
    """The roles in which somebody can still be named, where those in ``taken`` are there already."""
    return tuple(role for role in seats(kind) if role not in ALONE or role not in taken)


def checked(named: Named, *, at: str = "") -> Named:
    """``named`` in its one spelling. ``at`` stands before the field's name in an error ("people.2.").

    :raises InvalidError: no name, or no address
    """
    organisation = named.organisation.strip()
    return replace(
        named,
        name=one_line(named.name, field=f"{at}name", at_most=NAME),
        address=address_from(named.address, field=f"{at}address"),
        organisation=organisation and one_line(organisation, field=f"{at}organisation", at_most=NAME),
    )


def company(kind: EngagementKind, people: Sequence[Named], *, coach_address: str) -> tuple[Named, ...]:
    """The people of a new engagement, checked together; an error names its place as ``people.<position>.<field>``.

    :raises InvalidError: a required role is missing, a role has no seat, somebody is named twice, or the coach is
    """
    known: set[tuple[str, Role]] = {(coach_address, role) for role in Role}
    company = tuple(checked(named, at=f"people.{index}.") for index, named in enumerate(people))
    for index, named in enumerate(company):
        if named.role not in seats(kind):
            raise InvalidError("There is no such role in this kind of engagement.", field=f"people.{index}.role")
        if (named.address, named.role) in known:
            raise InvalidError(
                "This address is taken already, by you or by a line above.", field=f"people.{index}.address"
            )
        known.add((named.address, named.role))
    missing = REQUIRED[kind] - {named.role for named in company}
    if missing:
        raise InvalidError(f"Please name the {min(missing).replace('_', ' ')}.", field="people")
    return company


def check_step(now: Phase, then: Phase) -> None:
    """Refuse a phase that cannot follow.

    :raises ConflictError: it is over, or something else has to come first
    """
    if then not in FOLLOWS[now]:
        raise ConflictError("The engagement has moved on: reload the page to see where it stands.")


def may_end(roles: frozenset[Role], *, signed: bool) -> bool:
    """Whether somebody with ``roles`` may end the engagement (R16).

    Coach and client at any time; who else's engagement it is once they have ``signed`` something in it: before that they
    are only named, and party to nothing that they could end.
    """
    return bool(roles & {Role.COACH, Role.CLIENT}) or (signed and bool(roles & MAY_END))


def may_end_part(roles: frozenset[Role], role: Role, *, own: bool, answered: bool) -> bool:
    """Whether somebody with ``roles`` may end a part in ``role``.

    ``own``: it is theirs; ``answered``: that person has joined, or signed something.
    A coach may take back a naming that nobody has answered, and end every part but a client's: a client's own story has
    no end (rule 2), so a client who wants to stop ends the engagement. Everybody but coach and client may leave.
    """
    by_coach = Role.COACH in roles and role is not Role.COACH and (role is not Role.CLIENT or not answered)
    by_client = Role.CLIENT in roles and role in CLIENTS_OWN
    leaving = own and role not in (Role.COACH, Role.CLIENT)
    return by_coach or by_client or leaving

"""The terms of an agreement while it is being made: who takes part, what departs from the usual boundaries, and the rest.

From the terms follow the whole matrix (R4), the listings and every sentence; a document freezes all of it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from privity.core.agreements.codes import ProfessionalCode
from privity.core.agreements.coming import Coming
from privity.core.agreements.listings import Purposes, may_list, unusual, usual_purposes
from privity.core.agreements.retention import LONGEST_CONTENT_MONTHS
from privity.core.agreements.version import Listing
from privity.core.engagements import NAME, EngagementKind
from privity.core.errors import InvalidError
from privity.core.lines import one_line
from privity.core.matrix import DEFAULT_MATRIX, Matrix, may_set
from privity.core.vocabulary import InformationClass, Limit, Purpose, Role, Rule


class Template(StrEnum):
    """Which wording is signed (R17)."""

    TWO_PARTY = "two_party"
    THREE_WAY = "three_way"
    GROUP = "group"
    SUPERVISION = "supervision"
    ADDENDUM = "addendum"


TEMPLATE_OF: Mapping[EngagementKind, Template] = {kind: Template(kind.value) for kind in EngagementKind}

ALWAYS_LIMITS = frozenset({Limit.DANGER, Limit.LAW})
"""Limits that no agreement can do without; the others are agreed or not (R6)."""

FIRST_REVIEW_DAYS = (14, 30)
REVIEW_DAYS = (30, 60, 90)


@dataclass(frozen=True, slots=True)
class NamedParty:
    """A person who signs: ``person`` is an id, ``name`` how they are called here (it may be an alias)."""

    person: str
    role: Role
    name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class ReviewInterval:
    """When the parties look at the terms again: first after some days or at a session, then every so many days (R9)."""

    first_days: int = 30
    first_session: int = 3
    every_days: int = 90


@dataclass(frozen=True, slots=True)
class InternalCoach:
    """A coach inside the client's organisation says to whom they report and who owns the systems used (R18)."""

    reports_to: str
    systems_owned_by: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What the coach chooses beside the people.

    ``changes`` holds only cells that depart from the default matrix, ``purposes`` only ``listed`` cells whose purposes
    depart from the usual ones.
    """

    changes: Matrix = field(default_factory=lambda: MappingProxyType({}))
    purposes: Purposes = field(default_factory=lambda: MappingProxyType({}))
    limits: frozenset[Limit] = ALWAYS_LIMITS
    codes: frozenset[ProfessionalCode] = frozenset({ProfessionalCode.GLOBAL})
    review: ReviewInterval = ReviewInterval()
    retention_months: int = LONGEST_CONTENT_MONTHS
    internal: InternalCoach | None = None
    coming: Coming | None = None

    def rule(self, information_class: InformationClass, role: Role) -> Rule:
        """The cell: as changed, else as usual."""
        usual = DEFAULT_MATRIX[information_class][role]
        return self.changes.get(information_class, {}).get(role, usual)

    def listed_for(self, information_class: InformationClass, role: Role) -> frozenset[Purpose]:
        """The purposes of the cell where it is ``listed``: as chosen, else as usual. Never empty."""
        return self.purposes.get((information_class, role)) or usual_purposes(information_class, role)


@dataclass(frozen=True, slots=True)
class Terms:
    """Who takes part, and what was chosen."""

    template: Template
    parties: tuple[NamedParty, ...]
    choices: Choices = field(default_factory=Choices)

    @property
    def columns(self) -> tuple[Role, ...]:
        """The roles whose boundaries the agreement sets."""
        return columns(party.role for party in self.parties)

    @property
    def sponsored(self) -> bool:
        """Whether somebody pays or arranges for the client."""
        return any(party.role is Role.SPONSOR for party in self.parties)

    @property
    def coming(self) -> Coming | None:
        """How the client comes, as noted; it is nobody's matter where nobody else pays."""
        return self.choices.coming if self.sponsored else None

    @property
    def cells(self) -> Matrix:
        """Every kind of information for every column: both halves are signed (R4)."""
        return {kind: {role: self.choices.rule(kind, role) for role in self.columns} for kind in InformationClass}

    @property
    def listings(self) -> tuple[Listing, ...]:
        """What each ``listed`` cell allows: one listing, by role."""
        return tuple(
            Listing(kind, self.choices.listed_for(kind, role), role=role)
            for kind, row in self.cells.items()
            for role, rule in row.items()
            if rule is Rule.LISTED
        )


def columns(roles: Iterable[Role]) -> tuple[Role, ...]:
    """The columns that people in these roles read, in vocabulary order.

    Who is one of several clients reads two: ``client`` about themselves, ``group_member`` about the others.
    """
    present = list(roles)
    wanted = set(present)
    clients = [role for role in present if role in (Role.CLIENT, Role.GROUP_MEMBER)]
    if clients:
        wanted.add(Role.CLIENT)
    if len(clients) > 1:
        wanted.add(Role.GROUP_MEMBER)
    return tuple(role for role in Role if role in wanted)


def relevant(roles: Collection[Role]) -> tuple[InformationClass, ...]:
    """The kinds of information that can arise among people in these roles; the others are not shown, only signed."""
    absent: set[InformationClass] = set()
    if Role.SPONSOR not in roles:
        absent |= {
            InformationClass.SPONSOR_BRIEF,
            InformationClass.SPONSOR_OBSERVATION,
            InformationClass.AGGREGATE,
        }
    if Role.GROUP_MEMBER not in roles:
        absent.add(InformationClass.GROUP_CONTRIBUTION)
    return tuple(kind for kind in InformationClass if kind not in absent)


def changes_in(cells: Matrix) -> Matrix:
    """The cells that depart from the default matrix."""
    changed = {
        kind: {role: rule for role, rule in row.items() if rule is not DEFAULT_MATRIX[kind][role]}
        for kind, row in cells.items()
    }
    return {kind: row for kind, row in changed.items() if row}


def checked(choices: Choices) -> Choices:
    """The choices in their one spelling: without cells and purposes that are as usual.

    :raises CellRefusedError: a cell that an agreement may not set so, or may not list for such a purpose
    :raises InvalidError: a limit is missing that always holds, or a number or line cannot be used; the field is named
    """
    for kind, row in choices.changes.items():
        for role, rule in row.items():
            may_set(kind, role, rule)
    for cell, chosen in choices.purposes.items():
        may_list(*cell, chosen)
    if not choices.limits >= ALWAYS_LIMITS:
        raise InvalidError("Serious danger and legal compulsion are always limits.", field="limits")
    if choices.review.first_days not in FIRST_REVIEW_DAYS or choices.review.every_days not in REVIEW_DAYS:
        raise InvalidError("Choose one of the review intervals offered.", field="review")
    if not 1 <= choices.retention_months <= LONGEST_CONTENT_MONTHS:
        raise InvalidError(f"Between 1 and {LONGEST_CONTENT_MONTHS} months.", field="retention_months")
    internal = _checked_internal(choices.internal) if choices.internal else None
    listed = {cell: chosen for cell, chosen in choices.purposes.items() if choices.rule(*cell) is Rule.LISTED}
    return replace(choices, changes=changes_in(choices.changes), purposes=unusual(listed), internal=internal)


def _checked_internal(internal: InternalCoach) -> InternalCoach:
    return InternalCoach(
        one_line(internal.reports_to, field="reports_to", at_most=NAME),
        one_line(internal.systems_owned_by, field="systems_owned_by", at_most=NAME),
    )

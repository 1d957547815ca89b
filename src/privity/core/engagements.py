"""Kinds of engagement, and which roles each one has a seat for."""

from collections.abc import Mapping
from enum import StrEnum

from privity.core.vocabulary import Role


class EngagementKind(StrEnum):
    """What is being set up, in the words a coach would use."""

    TWO_PARTY = "two_party"
    THREE_WAY = "three_way"
    GROUP = "group"
    SUPERVISION = "supervision"


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


def seats(kind: EngagementKind) -> tuple[Role, ...]:
    """Every role that can be named in this kind of engagement, beside the coach who opens it, in vocabulary order."""
    wanted = REQUIRED[kind] | WELCOME[kind]
    return tuple(role for role in Role if role in wanted)

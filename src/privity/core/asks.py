"""Recorded questions: why one was recorded, and who may see it."""

from collections.abc import Mapping, Set
from enum import StrEnum

from privity.core.vocabulary import Role


class AskKind(StrEnum):
    """Why a question was recorded."""

    ASK = "ask"
    SOMEBODY_ASKED = "somebody_asked"
    PASS_ON = "pass_on"  # noqa: S105 - a kind of ask, no password


def readers(*, actor: str, recipient: str, subjects: Set[str], roles: Mapping[str, frozenset[Role]]) -> frozenset[str]:
    """The people who see a recorded question with its answer: who asked, the coaches, and the clients concerned.

    The recipient sees nothing of it, not even as coach or client, unless they asked it themselves or it is about them: to
    their side nothing shows that a thing exists (R58). A member of a group sees only what is about them.

    :param roles: the roles of everybody who takes part when it is asked
    """
    concerned = {person for person, held in roles.items() if _concerned(person, held, subjects)}
    return frozenset(concerned - ({recipient} - subjects) | {actor})


def _concerned(person: str, held: frozenset[Role], subjects: Set[str]) -> bool:
    member = Role.GROUP_MEMBER in held and person in subjects
    return member or bool(held & {Role.COACH, Role.CLIENT})

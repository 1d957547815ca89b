"""Clauses about people beside client, coach and sponsor; each stands only where such a person takes part."""

from collections.abc import Collection, Mapping

from privity.core.agreements.templates.clause import Clause, clause
from privity.core.vocabulary import Role

BY_ROLE: Mapping[Role, Clause] = {
    Role.LINE_MANAGER: clause(
        "line-manager",
        "The line manager",
        "The line manager learns what is agreed here and asks for no more. What the client wants the manager to know, the "
        "client says. That somebody is coached, or what they said, never counts against them at work.",
        concerns=frozenset({Role.LINE_MANAGER, Role.CLIENT}),
    ),
    Role.ASSISTANT: clause(
        "assistant",
        "The assistant",
        "The assistant keeps dates and places: no topics, no notes, no progress. To one particular discussion the assistant "
        "can be admitted by an addendum that client, coach and assistant sign; it says which discussion, about what and "
        "until when, and it closes by itself.",
        concerns=frozenset({Role.ASSISTANT, Role.CLIENT}),
    ),
    Role.SUPPORTER: clause(
        "supporter",
        "The support person",
        "The support person is there because the client needs it, speaks when asked, sees no notes, and takes nothing out of "
        "the room.",
        concerns=frozenset({Role.SUPPORTER, Role.CLIENT}),
    ),
    Role.STAFF: clause(
        "staff",
        "The coach's staff",
        "People who work for the coach deal with dates and invoices only, and are bound by this agreement.",
        concerns=frozenset({Role.STAFF, Role.COACH}),
    ),
}


def third_persons(present: Collection[Role]) -> tuple[Clause, ...]:
    """The clauses of those who take part, in vocabulary order."""
    return tuple(BY_ROLE[role] for role in Role if role in present and role in BY_ROLE)

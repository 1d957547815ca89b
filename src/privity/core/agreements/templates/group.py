"""Clauses of a group: several clients in one room."""

from privity.core.agreements.templates.clause import clause
from privity.core.vocabulary import Role

_MEMBERS = frozenset({Role.GROUP_MEMBER, Role.CLIENT, Role.COACH})

IN_THE_GROUP = clause(
    "in-the-group",
    "In the group",
    "Each contribution belongs to the person who made it. You may carry away what you learned; other people's words, names "
    "and stories stay in the room.",
    "Heated moments stay in the group too. The coach reports nobody's conduct to a sponsor or an employer; only the limits "
    "below are an exception.",
    concerns=_MEMBERS,
)
HONESTY = clause(
    "honesty",
    "What the coach can promise, and what not",
    "The coach answers for the coach's own silence. Every member has promised theirs by signing, but the coach cannot "
    "guarantee it. Please say in the group only what you can bear to have said there.",
    concerns=_MEMBERS,
)
JOINING = clause(
    "joining",
    "Who joins later, and talks in private",
    "Who joins later signs first, and learns nothing of what was said before. Talks between one member and the coach are "
    "separate from the group: the group does not learn what was said, nor that there was a talk.",
    concerns=_MEMBERS,
)

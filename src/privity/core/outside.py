"""Whom one can ask about beside the people of an engagement. No name of an outsider is ever stored.

To every outsider the answer is the same, whoever it is. "Management" is nobody: the answer asks for a person.
"""

from collections.abc import Mapping

from privity.core.decision.facts import ActorKind
from privity.core.words import Phrase, phrase

OUTSIDE: Mapping[str, ActorKind] = {
    "outsider": ActorKind.PERSON,
    "authority": ActorKind.OFFICE,
    "regulator": ActorKind.OFFICE,
    "nobody_in_particular": ActorKind.UNNAMED,
}

OUTSIDE_NAMES: Mapping[str, Phrase] = {
    "outsider": phrase("somebody outside this agreement"),
    "authority": phrase("a court or an authority"),
    "regulator": phrase("a professional body"),
    "nobody_in_particular": phrase("“management”, “HR” or “the team”"),
}

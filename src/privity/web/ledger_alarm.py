"""What the server itself has noticed about a ledger, in words for the people whose acts stand on it."""

from typing import Final
from uuid import UUID

from privity.core.words import Phrase, phrase
from privity.ledger.selectors import Problem, alarm_of

WORDS: Final = {
    Problem.SHORTER: phrase(
        "It is shorter than it was: acts that had been signed are missing. Perhaps an old copy was put back."
    ),
    Problem.REWRITTEN: phrase(
        "What stands in it is not what had been signed: acts were changed, or another ledger was put in its place."
    ),
    Problem.DAMAGED: phrase("Some of it is missing, so that it cannot be proven any more."),
    Problem.NOT_OURS: phrase("Its last checkpoint bears a signature that is not this server's."),
    Problem.UNREADABLE: phrase("Its last checkpoint cannot be read any more."),
    Problem.NO_KEY: phrase("The key that signs it is missing. Acts are recorded, but none of the new ones is signed."),
}


def ledger_alarm(practice: UUID) -> Phrase | None:
    """What is wrong with the practice's ledger, without ids and numbers; None where all is well."""
    alarm = alarm_of(practice)
    return None if alarm is None else WORDS[alarm.problem]

"""Words to copy: kind, short, and safe to say to the person they are for (R45, R47, R113, R114).

A refusal confirms nothing of what is told in a coaching; to somebody who has not signed the agreement, not even that there
is one. Handing back never makes the client feel sent away.
"""

from privity.core.decision.question import Question
from privity.core.decision.verdict import Decision, Outcome, Reason
from privity.core.vocabulary import Role
from privity.core.words import Phrase, phrase

HAND_BACK = (
    "Thank you for trusting me with this. I believe {recipient} should hear it from you and not from me: "
    "it is yours, and you will tell it better than I could. Shall we take a few minutes to prepare it together?"
)
ENCOURAGE = (
    "You could tell {recipient} yourself, as much or as little as you like. If it helps, we can prepare how to begin, "
    "what to say and what to keep. Whatever you decide, I will not tell them."
)
POLITE_REFUSAL = (
    "Thank you for asking. I say nothing about the people I may or may not work with, whoever asks and whatever the "
    "reason; please read nothing into it. If there is something you would like to know about somebody, they are the "
    "best person to ask."
)
REFUSAL_TO_SIGNER = (
    "Thank you for asking. I keep to what we all agreed for this coaching. Beyond it I say nothing, not even whether there "
    "is anything to say, whoever asks and whatever the reason; please read nothing into it. If there is something more you "
    "would like to know, whoever it is about is the best person to ask."
)

POWERFUL = frozenset({Role.SPONSOR, Role.LINE_MANAGER})


def scripts(
    decision: Decision,
    question: Question,
    *,
    sender: frozenset[Role],
    recipient: frozenset[Role],
    name: str,
    signed: bool,
) -> tuple[Phrase, ...]:
    """The words that fit an answer, the first one first. None where danger or a legal demand has a procedure of its own: there a
    refusal to copy would be the wrong thing to say to a court, or to those who come to help.

    :param sender: roles of the one who would tell
    :param recipient: roles of the one who would be told
    :param name: how the recipient is called
    :param signed: whether the recipient has signed the agreement in force, and so knows of the coaching
    """
    if decision.outcome is Outcome.ALLOW or Role.COACH not in sender or not question.subjects:
        return ()
    if Reason.PURPOSE_EXCEPTION in decision.reasons:
        return ()
    words = []
    if decision.outcome in (Outcome.CLIENT_ONLY, Outcome.ASK_CONSENT) and Role.CLIENT not in recipient:
        words += [phrase(HAND_BACK, recipient=name), phrase(ENCOURAGE, recipient=name)]
    if recipient & POWERFUL or not recipient:
        words.append(phrase(REFUSAL_TO_SIGNER if signed else POLITE_REFUSAL))
    return tuple(words)

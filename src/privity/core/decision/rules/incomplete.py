"""Gate 1, ``incomplete``: a question that leaves something out, or names nobody in particular, is refused."""

from privity.core.decision.facts import ActorKind, Facts
from privity.core.decision.question import CompleteQuestion, Question
from privity.core.decision.verdict import Outcome, Reason, Verdict
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose

VERDICT = Verdict(Outcome.DENY, (Reason.INCOMPLETE,))


def complete(question: Question, facts: Facts) -> CompleteQuestion | None:
    """The question with everything said and everybody known, or ``None``. "Management" is nobody."""
    q = question
    if not (q.sender and q.recipient and q.subjects and q.channel):
        return None
    # A bare string equals a member of its vocabulary, and would slip past the rules that ask for identity.
    if not isinstance(q.information_class, InformationClass) or not isinstance(q.purpose, Purpose):
        return None
    if not isinstance(q.channel.kind, ChannelKind):
        return None
    if not {q.sender, q.recipient, *q.subjects} <= facts.actors.keys():
        return None
    if facts.actors[q.recipient] is ActorKind.UNNAMED:
        return None
    return CompleteQuestion(
        sender=q.sender,
        recipient=q.recipient,
        information_class=q.information_class,
        subjects=q.subjects,
        purpose=q.purpose,
        channel=q.channel,
        at=q.at,
        item=q.item,
        text_hash=q.text_hash,
        recognisable=q.recognisable,
        surplus=q.surplus,
    )

"""Gate 3, ``not_holder``: only who holds a thing can share it. A leaked item is answered here; the breach report is the way on (R87)."""

from privity.core.decision.facts import Facts
from privity.core.decision.norm import marked_against, norm
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Outcome, Reason, Verdict
from privity.core.vocabulary import InformationClass, Rule


def rule(question: CompleteQuestion, facts: Facts) -> Verdict | None:
    """Applies where A takes no part now, or neither wrote the item nor may always have this kind, or was not in the room."""
    author = question.item is not None and question.item.author == question.sender
    holder = author or _may_always_have(question, facts)
    if holder and facts.roles(question.sender, question.at):
        return None
    return Verdict(Outcome.DENY, (Reason.NOT_HOLDER,))


def _may_always_have(question: CompleteQuestion, facts: Facts) -> bool:
    applied = norm(question, facts, question.sender)
    always = applied.rule is Rule.ALWAYS and not marked_against(question, facts, question.sender)
    return always and _was_in_the_room(question, facts)


def _was_in_the_room(question: CompleteQuestion, facts: Facts) -> bool:
    """What a member said is had by those who heard it (R36, R71). A question about no item asks for the rule alone."""
    if question.information_class is not InformationClass.GROUP_CONTRIBUTION or question.item is None:
        return True
    return facts.was_present(question.sender, question.item.segment)

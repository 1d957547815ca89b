"""Rule 6, the boundary: what the cell of the norm says by itself. Other cells have rules of their own."""

from privity.core.decision.facts import Facts
from privity.core.decision.norm import Norm
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Outcome, Reason, Verdict
from privity.core.vocabulary import Rule


def rule(question: CompleteQuestion, facts: Facts, applied: Norm) -> Verdict | None:
    """The verdict of the cell, or ``None`` where another rule decides."""
    spoken = _speak(applied, question)
    return Verdict(spoken[0], (spoken[1],), applied.basis) if spoken else None


def _speak(applied: Norm, question: CompleteQuestion) -> tuple[Outcome, Reason] | None:
    match applied.rule:
        case Rule.ALWAYS:
            return Outcome.ALLOW, Reason.BOUNDARY_ALWAYS
        case Rule.LISTED if _listed(applied, question):
            return Outcome.ALLOW, Reason.BOUNDARY_LISTED
        case Rule.LISTED:
            return Outcome.DENY, Reason.NOT_LISTED
        case Rule.OWN_PART if question.subjects == {question.recipient}:
            return Outcome.ALLOW, Reason.OWN_PART_ONLY
        case Rule.OWN_PART:
            return Outcome.REDUCE, Reason.OWN_PART
        case Rule.EXCEPTION:
            return Outcome.EXCEPTION_ONLY, Reason.EXCEPTION_PATH
        case Rule.NEVER:
            return Outcome.DENY, Reason.NEVER
    return None


def _listed(applied: Norm, question: CompleteQuestion) -> bool:
    """Every clause that says "as listed" must list this recipient, purpose and instant: two roles, the stricter."""
    return all(
        source.version is not None
        and source.role is not None
        and any(
            listing.information_class is question.information_class
            and listing.covers(question.recipient, source.role, question.purpose, question.at)
            for listing in source.version.listings
        )
        for source in applied.sources
    )

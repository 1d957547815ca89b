"""Gate 4, ``purpose_exception``: danger and legal demand have their own procedure and never become an ordinary allow (R77–R86)."""

from privity.core.decision.facts import ExceptionFile, Facts
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Basis, BasisKind, Outcome, Reason, Verdict
from privity.core.vocabulary import EXCEPTION_PURPOSES, InformationClass


def rule(question: CompleteQuestion, facts: Facts) -> Verdict | None:
    """Applies to these two purposes: allow on an open, complete file that names B and the text; else the exception path."""
    if question.purpose not in EXCEPTION_PURPOSES:
        return None
    if question.information_class is InformationClass.EMPLOYMENT_OPINION:
        return Verdict(Outcome.DENY, (Reason.NEVER,))
    fitting = [file for file in facts.exception_files if _fits(file, question)]
    if not fitting:
        return Verdict(Outcome.EXCEPTION_ONLY, (Reason.PURPOSE_EXCEPTION,))
    file = min(fitting, key=lambda file: (file.delays_telling(question.at), file.id))
    return Verdict(Outcome.ALLOW, (Reason.EXCEPTION_FILE,), (Basis(BasisKind.EXCEPTION_FILE, file.id),))


def _fits(file: ExceptionFile, question: CompleteQuestion) -> bool:
    same = file.purpose is question.purpose and file.recipient == question.recipient
    return same and file.complete and file.text_hash == question.text_hash and file.open(question.at)

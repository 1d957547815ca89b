"""Duties: what the sender owes when it is allowed (R27, R44, R49)."""

from privity.core.decision.facts import CLIENT_ROLES, Facts
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import BasisKind, Decision, Duty, Outcome, Reason


def duties(question: CompleteQuestion, facts: Facts, answer: Decision) -> tuple[Duty, ...]:
    """On ``allow``: record, tell the client (unless it is the client, or a file delays it), label, receipt."""
    if answer.outcome is not Outcome.ALLOW:
        return ()
    owed = [Duty.RECORD]
    if not _is_the_client(question, facts, answer):
        owed.append(Duty.TELL_CLIENT_LATER if _delayed(question, facts, answer) else Duty.TELL_CLIENT)
    owed.append(Duty.LABEL_NO_ONWARD)
    if any(basis.kind is BasisKind.CONSENT for basis in answer.basis):
        owed.append(Duty.RECEIPT)
    return tuple(owed)


def _is_the_client(question: CompleteQuestion, facts: Facts, answer: Decision) -> bool:
    return Reason.OWN_INFORMATION in answer.reasons or bool(facts.roles(question.sender, question.at) & CLIENT_ROLES)


def _delayed(question: CompleteQuestion, facts: Facts, answer: Decision) -> bool:
    files = {basis.id for basis in answer.basis if basis.kind is BasisKind.EXCEPTION_FILE}
    return any(file.id in files and file.delays_telling(question.at) for file in facts.exception_files)

"""Rule 7, consent: where the cell asks for it, every subject but the sender must have given a good one (R20–R31)."""

from privity.core.decision.facts import CLIENT_ROLES, Facts
from privity.core.decision.good_consent import SubjectConsent, consents, is_good, refused_recently
from privity.core.decision.norm import norm
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Basis, BasisKind, Outcome, Reason, Verdict
from privity.core.vocabulary import Rule

_ASKS_CONSENT = frozenset({Rule.CONSENT, Rule.DEIDENTIFIED_CONSENT})


def rule(question: CompleteQuestion, facts: Facts) -> Verdict | None:
    """Applies to the cells that ask for consent, and to ``client_only`` where A is the client."""
    applied = norm(question, facts, question.recipient)
    clients_act = applied.rule is Rule.CLIENT_ONLY and bool(facts.roles(question.sender, question.at) & CLIENT_ROLES)
    if not (clients_act or applied.rule in _ASKS_CONSENT):
        return None
    found = consents(question, facts)
    if not is_good(found):
        return Verdict(*_missing(found, question, facts), applied.basis)
    ground = Reason.CLIENT_ACT if clients_act else Reason.CONSENT_GIVEN
    used = (Basis(BasisKind.CONSENT, subject.consent.id) for subject in found if subject.consent)
    return Verdict(Outcome.ALLOW, (ground,), (*applied.basis, *used))


def _missing(
    found: tuple[SubjectConsent, ...], question: CompleteQuestion, facts: Facts
) -> tuple[Outcome, tuple[Reason, ...]]:
    """What is wrong with the consents of all subjects together; a recent refusal is not asked again."""
    missing = [subject for subject in found if not subject.good]
    if any(refused_recently(subject.subject, question, facts) for subject in missing):
        return Outcome.DENY, (Reason.REFUSED_RECENTLY,)
    failures = {reason for subject in missing for reason in subject.failures}
    return Outcome.ASK_CONSENT, tuple(sorted(failures, key=lambda reason: reason.rank))

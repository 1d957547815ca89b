"""Is the consent good? Every subject but the sender has given one without a failure (R20–R31). docs/algorithms/decision.md, 2."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from privity.core.agreements.version import within
from privity.core.consents import Consent, ConsentEvent, ConsentState
from privity.core.decision.facts import Facts
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Basis, BasisKind, Outcome, Reason, Verdict
from privity.core.vocabulary import InformationClass

COOL_OFF = timedelta(days=7)
"""After a refusal the same question is not asked again for this long."""

_STATE_FAILURES = {
    ConsentState.EXPIRED: Reason.EXPIRED,
    ConsentState.WITHDRAWN: Reason.WITHDRAWN,
    ConsentState.REVOKED: Reason.WITHDRAWN,
    ConsentState.REFUSED: Reason.REFUSED,
    ConsentState.INVALIDATED: Reason.INVALIDATED,
    ConsentState.REQUESTED: Reason.NO_CONSENT,
    ConsentState.DEFERRED: Reason.NO_CONSENT,
}


@dataclass(frozen=True, slots=True)
class SubjectConsent:
    """The consent of one subject that counts, if there is one, and what is wrong with it."""

    subject: str
    consent: Consent | None
    failures: tuple[Reason, ...]

    @property
    def good(self) -> bool:
        return not self.failures


def consents(question: CompleteQuestion, facts: Facts) -> tuple[SubjectConsent, ...]:
    """For every subject but the sender the consent that counts: the one with the fewest failures."""
    return tuple(_best(subject, question, facts) for subject in question.others)


def consent_verdict(question: CompleteQuestion, facts: Facts, ground: Reason, basis: tuple[Basis, ...]) -> Verdict:
    """Allow on ``ground`` if the consent is good; else what is missing. A recent refusal is not asked again."""
    found = consents(question, facts)
    missing = [subject for subject in found if not subject.good]
    if not missing:
        used = (Basis(BasisKind.CONSENT, subject.consent.id) for subject in found if subject.consent)
        return Verdict(Outcome.ALLOW, (ground,), (*basis, *used))
    if any(refused_recently(subject.subject, question, facts) for subject in missing):
        return Verdict(Outcome.DENY, (Reason.REFUSED_RECENTLY,), basis)
    failures = {reason for subject in missing for reason in subject.failures}
    return Verdict(Outcome.ASK_CONSENT, tuple(failures), basis)


def refused_recently(subject: str, question: CompleteQuestion, facts: Facts) -> bool:
    """Whether this subject refused the same question, by whatever channel, within the cool-off."""
    return any(
        (refused := consent.refused_at(question.at)) is not None
        and question.at - refused < COOL_OFF
        and _same_matter(consent, question)
        for consent in _of(subject, facts)
    )


def good_consents(subject: str, question: CompleteQuestion, facts: Facts) -> Iterable[tuple[Consent, ConsentEvent]]:
    """Every consent of this subject without a failure, with the event that counts."""
    for consent in _of(subject, facts):
        event = consent.last_event(question.at)
        if event is not None and not _failures(consent, event, question):
            yield consent, event


def _best(subject: str, question: CompleteQuestion, facts: Facts) -> SubjectConsent:
    tested = []
    for consent in _of(subject, facts):
        event = consent.last_event(question.at)
        if event is not None:
            failures = _failures(consent, event, question)
            tested.append((len(failures), [-reason.rank for reason in failures], consent.id, consent, failures))
    if not tested:
        return SubjectConsent(subject, None, (Reason.NO_CONSENT,))
    _, _, _, consent, failures = min(tested, key=lambda entry: entry[:3])
    return SubjectConsent(subject, consent, failures)


def _of(subject: str, facts: Facts) -> Iterable[Consent]:
    return (consent for consent in facts.consents if consent.subject == subject)


def _failures(consent: Consent, event: ConsentEvent, question: CompleteQuestion) -> tuple[Reason, ...]:
    explicit_needed = question.information_class is InformationClass.PERSONAL_DISCLOSURE
    found = {
        Reason.NOT_SUBJECT: event.state.usable and event.by != consent.subject,
        Reason.NOT_WRITTEN: not consent.written,
        Reason.NOT_SPECIFIC: not (_same_matter(consent, question) and consent.channel is question.channel.kind),
        Reason.TEXT_CHANGED: not _same_words(consent, question),
        Reason.EXPIRED: not within(question.at, consent.since, consent.until),
        Reason.NOT_EXPLICIT: explicit_needed and not consent.explicit,
        Reason.CHECK_FREE: consent.under_pressure(question.at),
    }
    of_state = _STATE_FAILURES.get(event.state)
    return tuple(reason for reason in Reason if reason is of_state or found.get(reason))


def _same_words(consent: Consent, question: CompleteQuestion) -> bool:
    """Whether it binds the words that would leave (R21). Only a kind that is told, and no item, has no words to bind."""
    bound = consent.text_hash is not None or question.item is None
    return bound and consent.text_hash == question.text_hash


def _same_matter(consent: Consent, question: CompleteQuestion) -> bool:
    item = question.item.id if question.item else None
    return consent.names(item, question.information_class, question.recipient, question.purpose)

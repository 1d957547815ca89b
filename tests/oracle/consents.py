"""When a consent is good, and what stands in the way when it is not."""

from datetime import timedelta

from tests.oracle.snapshot import Asked, Row, Snapshot
from tests.oracle.tables import FAILURES

COOL_OFF = timedelta(days=7)


def failures_of(consent: Row, q: Asked) -> list[str]:
    """The failures of one consent, in the order of the page."""
    state = consent["state"]
    nameless_words = q.item is not None and consent["text"] is None
    wrong_text = nameless_words or consent["text"] != q.text
    by_mail_of_another_kind = consent["channel"] != q.channel
    found = {
        "not_subject": state in ("given", "renewed") and not consent["in_person"],
        "not_written": not consent["written"],
        "not_specific": not _same_question(consent, q) or by_mail_of_another_kind,
        "text_changed": wrong_text,
        "expired": not consent["in_window"] or state == "expired",
        "withdrawn": state in ("withdrawn", "revoked"),
        "refused": state == "refused",
        "not_explicit": q.kind == "personal_disclosure" and not consent["explicit"],
        "check_free": consent["pressed"],
        "invalidated": state == "invalidated",
        "no_consent": state in ("requested", "deferred"),
    }
    return [name for name in FAILURES if found[name]]


def _same_question(consent: Row, q: Asked) -> bool:
    """It names the item or, naming none, the class; and the recipient and the purpose. The channel is not asked."""
    item = q.item.id if q.item is not None else None
    about = consent["kind"] == q.kind if consent["item"] is None else consent["item"] == item
    return about and consent["recipient"] == q.recipient and consent["purpose"] == q.purpose


def consent_reasons(q: Asked, now: Snapshot) -> tuple[set[str], set[str]]:
    """What stands in the way (nothing: the consent is good), and the consents used when it is good."""
    reasons: set[str] = set()
    used: set[str] = set()
    asked_too_soon = False
    for subject in q.subjects - {q.sender}:
        theirs = now.consents.get(subject, [])
        if not theirs:
            reasons.add("no_consent")
            continue
        best = min(theirs, key=lambda consent: _rank(consent, q))
        failures = failures_of(best, q)
        reasons |= set(failures)
        used.add(best["id"])
        if failures and any(_refused_lately(consent, q, now) for consent in theirs):
            asked_too_soon = True
    return ({"refused_recently"} if asked_too_soon else reasons), used


def _rank(consent: Row, q: Asked) -> tuple[int, list[int], str]:
    """Fewest failures first, then those that come later in the order, then the smallest id."""
    failures = failures_of(consent, q)
    return len(failures), [-FAILURES.index(name) for name in failures], consent["id"]


def _refused_lately(consent: Row, q: Asked, now: Snapshot) -> bool:
    """Refused within the cool-off and not given since; a new request does not undo it."""
    refused_at = consent["refused_at"]
    return refused_at is not None and _same_question(consent, q) and now.at - refused_at < COOL_OFF


def flawless_after_the_end(q: Asked, now: Snapshot) -> list[str] | None:
    """Good consents of every other subject that name this item and came after the end; ``None`` while one is missing."""
    others = q.subjects - {q.sender}
    if q.item is None or not others or now.ended_at is None:
        return None
    used = []
    for subject in others:
        fitting = [
            consent["id"]
            for consent in now.consents.get(subject, [])
            if consent["item"] == q.item.id and consent["state_at"] >= now.ended_at and not failures_of(consent, q)
        ]
        if not fitting:
            return None
        used.append(min(fitting))
    return used

"""``oracle_decide``: the decision a second time, table-driven, on plain strings.

It collects reasons into one set; each reason belongs to one outcome (``OUTCOME_OF_REASON``), the strictest wins.
"""

from privity.core.decision.facts import Facts
from privity.core.decision.question import Question
from privity.core.decision.verdict import Advice, Basis, BasisKind, Decision, Duty, Outcome, Reason
from privity.core.vocabulary import InformationClass, Role, Rule
from tests.oracle.consents import consent_reasons, flawless_after_the_end
from tests.oracle.snapshot import Asked, Snapshot, asked, snapshot
from tests.oracle.sources import Source, mark_binds, sources_of, strictest_rule
from tests.oracle.tables import (
    CLIENT_ROLES,
    CONTENT_KINDS,
    OUTCOME_OF_REASON,
    OUTCOMES,
    REASONS,
    SPEAKABLE_BEFORE_START,
    SPEAKABLE_WHILE_OVERDUE,
)

BEFORE_START = ("draft", "contracting")


def oracle_decide(question: Question, facts: Facts) -> Decision:
    """The answer of the page docs/algorithms/decision.md."""
    q = asked(question)
    if q is None or not _all_known(q, facts):
        return _answer({"incomplete"}, [], [], [])
    now = snapshot(facts, q)
    if q.sender in now.ever_clients and q.subjects == {q.sender}:
        return _answer({"own_information"}, [Basis(BasisKind.OWN_INFORMATION)], [], ["record", "label_no_onward"])
    gate = _closed_gate(q, now)
    if gate is not None:
        reason, basis, waits = gate
        return _finish(q, now, {reason}, basis, set(), waits=waits)
    reasons, basis, used = _norm(q, now)
    if q.item is not None and mark_binds(q, now, q.recipient):
        reasons_of_mark, used_by_mark = _by_client(q, now)
        reasons, used = reasons | reasons_of_mark, used | used_by_mark
        basis = [*basis, Basis(BasisKind.MARK, q.item.id)]
    if now.phase == "aftercare" and not _own_act(q, now) and q.kind != "agreement":
        used |= set(flawless_after_the_end(q, now) or [])
    reasons |= _constraints(q, now)
    basis = basis + [Basis(BasisKind.CONSENT, each) for each in sorted(used)]
    return _finish(q, now, reasons, basis, used, waits=False)


def _all_known(q: Asked, facts: Facts) -> bool:
    named = {q.sender, q.recipient, *q.subjects}
    return named <= set(facts.actors) and facts.actors[q.recipient].value in ("person", "office")


def _closed_gate(q: Asked, now: Snapshot) -> tuple[str, list[Basis], bool] | None:
    """Gates 3 and 4: the reason, the basis, and whether telling the client waits."""
    if not now.roles.get(q.sender):
        return "not_holder", [], False
    author = q.item is not None and q.item.author == q.sender
    held = strictest_rule(sources_of(q, now, q.sender)) == "always" and not mark_binds(q, now, q.sender)
    if q.kind == "group_contribution" and q.item is not None:
        held = held and q.sender in now.present.get(q.item.segment or "", set())
    if not author and not held:
        return "not_holder", [], False
    if q.purpose not in ("danger", "legal_demand"):
        return None
    if q.kind == "employment_opinion":
        return "never", [], False
    fitting = [
        (f["waits"], f["id"])
        for f in now.files
        if f["complete"]
        and f["purpose"] == q.purpose
        and f["recipient"] == q.recipient
        and q.text is not None
        and f["text"] == q.text
    ]
    if not fitting:
        return "purpose_exception", [], False
    waits, name = min(fitting)
    return "exception_file", [Basis(BasisKind.EXCEPTION_FILE, name)], waits


def _norm(q: Asked, now: Snapshot) -> tuple[set[str], list[Basis], set[str]]:
    """The reasons of the norm, its basis, and the consents it used."""
    sources = sources_of(q, now, q.recipient)
    rule = strictest_rule(sources)
    decisive = [source for source in sources if source.rule == rule]
    basis = [_basis_of(min(decisive, key=lambda source: source.order), q)]
    reasons: set[str] = set()
    used: set[str] = set()
    if rule.startswith("deidentified"):
        reasons.add(_disguise(q, now))
    if rule in ("consent", "deidentified_consent"):
        about_others = q.subjects != {q.sender}
        reasons_of_consent, used = _by_consent(q, now, "consent_given" if about_others else "own_word")
        reasons |= reasons_of_consent
    if rule == "client_only":
        reasons, used = _by_client(q, now)
    if rule == "listed":
        listed = all(_listed(source, q) for source in decisive)
        reasons.add("boundary_listed" if listed else "not_listed")
    if rule == "own_part":
        reasons.add("own_part_only" if q.subjects == {q.recipient} else "own_part")
    plain = {"always": "boundary_always", "exception": "exception_path", "never": "never"}
    if rule in plain:
        reasons.add(plain[rule])
    return reasons, basis, used


def _by_consent(q: Asked, now: Snapshot, ground: str) -> tuple[set[str], set[str]]:
    failures, used = consent_reasons(q, now)
    return (failures, set()) if failures else ({ground}, used)


def _by_client(q: Asked, now: Snapshot) -> tuple[set[str], set[str]]:
    """Only the client tells it, and those of the others whom it concerns consent."""
    if not now.roles[q.sender] & CLIENT_ROLES:
        return {"hand_back"}, set()
    return _by_consent(q, now, "client_act")


def _disguise(q: Asked, now: Snapshot) -> str:
    if any((q.recipient, subject) in now.acquainted for subject in q.subjects):
        return "recipient_knows_subject"
    return "not_recognisable" if q.recognisable is False else "recognisable"


def _listed(source: Source, q: Asked) -> bool:
    for entry in source.listings:
        about = entry.information_class.value == q.kind
        names = entry.person == q.recipient or (entry.role is not None and entry.role.value == source.role)
        wanted = q.purpose in {purpose.value for purpose in entry.purposes}
        begun = entry.since is None or entry.since <= q.at
        over = entry.until is not None and entry.until <= q.at
        if about and names and wanted and begun and not over:
            return True
    return False


def _basis_of(source: Source, q: Asked) -> Basis:
    role = Role(source.role) if source.role else None
    kind = InformationClass(q.kind)
    return Basis(BasisKind(source.kind), source.id, kind, role, Rule(source.rule))


def _own_act(q: Asked, now: Snapshot) -> bool:
    return q.sender in q.subjects and bool(now.roles.get(q.sender, set()) & CLIENT_ROLES)


def _constraints(q: Asked, now: Snapshot) -> set[str]:
    kind, own_act = q.kind, _own_act(q, now)
    before, found = now.phase in BEFORE_START, set()
    if not own_act:
        both_here = bool(now.roles.get(q.sender)) and bool(now.roles.get(q.recipient))
        if not (before and kind in SPEAKABLE_BEFORE_START and both_here):
            found |= _unbound(q, now)
        if before and kind not in SPEAKABLE_BEFORE_START:
            found.add("not_started")
        if now.phase == "aftercare" and kind != "agreement" and flawless_after_the_end(q, now) is None:
            found.add("ended_duty_continues")
        if now.overdue and kind not in SPEAKABLE_WHILE_OVERDUE:
            found.add("review_overdue")
    item_held = q.item is not None and q.item.id in now.held_items
    if item_held or now.phase == "suspended" or q.recipient in now.breach_actors:
        found.add("frozen")
    if kind == "group_contribution":
        segment = q.item.segment if q.item is not None else None
        if segment is None or q.recipient not in now.present.get(segment, set()):
            found.add("not_present")
    if q.employer_owned and q.channel not in now.accepted:
        found.add("channel_not_private")
    if q.surplus:
        found.add("surplus")
    return found


def _unbound(q: Asked, now: Snapshot) -> set[str]:
    if not now.agreements:
        return {"no_agreement"}
    bound = set(now.agreements[-1]["people"])
    for addendum in now.addenda:
        bound |= addendum["people"] | addendum["admits"]
    return set() if q.recipient in bound else {"recipient_not_bound"}


def _finish(q: Asked, now: Snapshot, reasons: set[str], basis: list[Basis], used: set[str], *, waits: bool) -> Decision:
    allowed = all(OUTCOME_OF_REASON[reason] == "allow" for reason in reasons)
    duties = ["record"]
    if not now.roles.get(q.sender, set()) & CLIENT_ROLES:
        duties.append("tell_client_later" if waits else "tell_client")
    duties.append("label_no_onward")
    if used:
        duties.append("receipt")
    return _answer(reasons, basis, _advice(q, now, allowed=allowed), duties)


def _advice(q: Asked, now: Snapshot, *, allowed: bool) -> list[str]:
    if "coach" not in now.roles.get(q.sender, set()):
        return []
    clients = now.ever_clients
    found = []
    alone = len(q.subjects) == 1 and q.subjects <= clients
    if alone and q.recipient not in q.subjects and not allowed:
        found.append("encourage_client")
    power = now.roles.get(q.recipient, set()) & {"sponsor", "line_manager"}
    message = q.kind in CONTENT_KINDS or q.purpose == "pass_on"
    if power and (q.subjects - {q.sender}) & clients and message:
        found.append("no_mediation")
    return found


def _answer(reasons: set[str], basis: list[Basis], advice: list[str], duties: list[str]) -> Decision:
    closed = [reason for reason in REASONS if reason in reasons and OUTCOME_OF_REASON[reason] != "allow"]
    closed.sort(key=lambda reason: -OUTCOMES.index(OUTCOME_OF_REASON[reason]))
    shown = closed or [reason for reason in REASONS if reason in reasons]
    return Decision(
        outcome=Outcome(OUTCOME_OF_REASON[shown[0]]),
        reasons=tuple(Reason(reason) for reason in shown),
        basis=tuple(basis),
        advice=tuple(Advice(each) for each in advice),
        duties=() if closed else tuple(Duty(each) for each in duties),
    )

"""PyCasbin: its fast enforcer, a row for every way in which somebody may have some kinds of information.

The enforcer looks only at the rows of one engagement and recipient. What a row asks beyond the kind is a function of
ours, as PyCasbin's own expressions would take longer.
"""

from collections.abc import Callable, Iterator, Sequence

from casbin import FastEnforcer
from casbin.model import FastModel

from bench.policy import EVERYTHING, Asked, Filed, Opened, Policy, Terms, Window
from privity.core.vocabulary import InformationClass, Rule

MODEL = """
[request_definition]
r = engagement, to, kind, q
[policy_definition]
p = engagement, to, kinds, way
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.kind in p.kinds && meets(p.way, r.q)
"""

FILED = EVERYTHING - {InformationClass.EMPLOYMENT_OPINION}

type Way = Callable[[Asked], bool]
type Row = tuple[str, str, frozenset[InformationClass], Way]
type Request = tuple[str, str, InformationClass, Asked]


class Casbin:
    name = "PyCasbin"

    def __init__(self, policies: Sequence[Policy]) -> None:
        model = FastModel([0, 1])
        model.load_model_from_text(MODEL)
        self.enforcer = FastEnforcer(model, cache_key_order=[0, 1])
        self.enforcer.add_function("meets", lambda way, q: way(q))
        for policy in policies:
            model.add_policies("p", "p", list(_rows(policy)))

    def request(self, q: Asked) -> Request:
        return q.engagement, q.to, q.kind, q

    def allows(self, _engagement: int, request: Request) -> bool:
        allowed: bool = self.enforcer.enforce(*request)
        return allowed


def _rows(policy: Policy) -> Iterator[Row]:
    for person in policy.takes_part:
        ways = _ways(policy, person)
        for terms in reversed(policy.terms):
            for (somebody, rule), kinds in terms.kinds.items():
                if somebody == person and rule in ways and person in terms.bound:
                    yield policy.engagement, person, kinds, _under(policy, terms, person, ways[rule])
            for one in policy.addenda:
                if one.person == person:
                    yield policy.engagement, person, one.kinds, _joined(policy, terms, one)
            for file in policy.files:
                if file.person == person:
                    yield policy.engagement, person, FILED, _filed(policy, terms, file)
        yield policy.engagement, person, EVERYTHING, _own(policy)


def _own(policy: Policy) -> Way:
    return lambda q: q.sender == q.about == policy.client and q.at >= policy.since


def _ways(policy: Policy, person: str) -> dict[Rule, Way]:
    """What each rule asks beyond the kind."""
    listed = {(one.kind, purpose) for one in policy.listings if one.person == person for purpose in one.purposes}
    consents = {
        (c.kind, c.purpose, c.channel, c.text, policy.client): c.window for c in policy.consents if c.person == person
    }
    never = (0, 0)

    def consented(q: Asked) -> bool:
        given = consents.get((q.kind, q.purpose, q.channel, q.text, q.about), never)
        return q.about == q.sender or _in(q.at, given)

    def unrecognised(q: Asked) -> bool:
        return q.unrecognisable and not (person in policy.acquainted and q.about == policy.client)

    return {
        Rule.ALWAYS: lambda _: True,
        Rule.OWN_PART: lambda q: q.about == person,
        Rule.DEIDENTIFIED: unrecognised,
        Rule.DEIDENTIFIED_CONSENT: lambda q: unrecognised(q) and consented(q),
        Rule.LISTED: lambda q: (q.kind, q.purpose) in listed,
        Rule.CONSENT: consented,
    }


def _under(policy: Policy, terms: Terms, person: str, way: Way) -> Way:
    """The way itself, between people who take part, by one who holds it under these terms, with nothing that closes."""
    takes_part = policy.takes_part[person]
    return lambda q: (
        way(q)
        and _in(q.at, takes_part)
        and _holds(policy, terms, q)
        and not _closed(policy, q)
        and q.purpose != "danger"
    )


def _joined(policy: Policy, terms: Terms, one: Opened) -> Way:
    """By an addendum to one discussion."""
    return lambda q: (
        q.discussion == one.discussion
        and _in(q.at, one.window)
        and _holds(policy, terms, q)
        and not _closed(policy, q)
        and q.purpose != "danger"
    )


def _filed(policy: Policy, terms: Terms, file: Filed) -> Way:
    """By a danger file, whatever closes."""
    return lambda q: (
        q.purpose == "danger" and q.text == file.text and _in(q.at, file.window) and _holds(policy, terms, q)
    )


def _holds(policy: Policy, terms: Terms, q: Asked) -> bool:
    if not (_in(q.at, terms.at) and _in(q.recorded, terms.recorded) and _in(q.at, policy.takes_part[q.sender])):
        return False
    if q.author:
        return True
    always = q.kind in terms.kinds.get((q.sender, Rule.ALWAYS), ())
    return (always or _is_opened(policy, q, q.sender)) and (not q.strict or q.sender in policy.unmarked)


def _is_opened(policy: Policy, q: Asked, person: str) -> bool:
    return any(
        one.person == person and one.discussion == q.discussion and q.kind in one.kinds and _in(q.at, one.window)
        for one in policy.addenda
    )


def _closed(policy: Policy, q: Asked) -> bool:
    return (
        q.surplus
        or (q.employers and q.at < policy.accepted)
        or (q.strict and q.to not in policy.unmarked)
        or (q.kind is InformationClass.GROUP_CONTRIBUTION and q.to not in policy.present.get(q.segment, ()))
        or any(_in(q.at, one.window) and q.kind in one.kinds for one in policy.closed)
        or any(one.name == q.item and _in(q.at, one.window) for one in policy.held)
        or any(one.name == q.to and _in(q.at, one.window) for one in policy.accused)
    )


def _in(instant: int, window: Window) -> bool:
    return window[0] <= instant < window[1]

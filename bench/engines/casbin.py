"""PyCasbin: its fast enforcer, a row for every way in which somebody may have some kinds of information.

The enforcer looks only at the rows of one engagement and recipient. What a row asks beyond the kind is a function of
ours, as PyCasbin's own expressions would take longer.
"""

from collections.abc import Callable, Iterator, Sequence

from casbin import FastEnforcer
from casbin.model import FastModel

from bench.policy import EVERYTHING, Asked, Policy, Terms, Window
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
    return {
        Rule.ALWAYS: lambda _: True,
        Rule.OWN_PART: lambda q: q.about == person,
        Rule.DEIDENTIFIED: lambda q: q.unrecognisable,
        Rule.LISTED: lambda q: (q.kind, q.purpose) in listed,
        Rule.CONSENT: lambda q: _in(q.at, consents.get((q.kind, q.purpose, q.channel, q.text, q.about), never)),
    }


def _under(policy: Policy, terms: Terms, person: str, way: Way) -> Way:
    """The way itself, under these terms, between people who take part, by one who holds it, with nothing that closes."""
    takes_part, nobody = policy.takes_part, frozenset[InformationClass]()

    def meets(q: Asked) -> bool:
        if not (_in(q.at, terms.at) and _in(q.recorded, terms.recorded) and way(q)):
            return False
        if not (_in(q.at, takes_part[q.sender]) and _in(q.at, takes_part[person])):
            return False
        holds = q.author or q.kind in terms.kinds.get((q.sender, Rule.ALWAYS), nobody)
        closed = any(_in(q.at, one.window) and q.kind in one.kinds for one in policy.closed)
        return holds and not (q.employers or q.surplus or closed)

    return meets


def _in(instant: int, window: Window) -> bool:
    return window[0] <= instant < window[1]

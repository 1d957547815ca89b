"""Cedar (cedarpy): one policy set per engagement, one request per question."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import cedarpy

from bench.policy import Asked, Policy, Terms, Window
from privity.core.vocabulary import InformationClass, Rule

type Request = dict[str, Any]


class Cedar:
    """Policies and entities are parsed once, as cedarpy advises; requests are made beforehand."""

    name = "cedarpy"

    def __init__(self, policies: Sequence[Policy], places: Iterable[int]) -> None:
        """Parse the policies of the engagements at these places."""
        self.sets = {place: cedarpy.PolicySet.from_str("\n".join(policy_text(policies[place]))) for place in places}
        self.entities = cedarpy.Entities.from_json_str("[]")

    def request(self, q: Asked) -> Request:
        context = {
            "to": q.to,
            "about": q.about,
            "purpose": q.purpose,
            "channel": q.channel,
            "employers": q.employers,
            "at": q.at,
            "recorded": q.recorded,
            "author": q.author,
            "text": q.text,
            "unrecognisable": q.unrecognisable,
            "surplus": q.surplus,
        }
        return {
            "principal": f'Person::"{q.sender}"',
            "action": 'Action::"tell"',
            "resource": f'Kind::"{q.kind}"',
            "context": context,
        }

    def allows(self, engagement: int, request: Request) -> bool:
        return cedarpy.is_authorized(request, self.sets[engagement], self.entities).allowed

    def allows_batch(self, engagement: int, requests: Sequence[Request]) -> list[bool]:
        answers = cedarpy.is_authorized_batch(list(requests), self.sets[engagement], self.entities)
        return [answer.allowed for answer in answers]


def policy_text(policy: Policy) -> Iterator[str]:
    """A permit for every way in which somebody may have some kinds; forbids for all that closes, but for own information."""
    own = (
        f'principal == Person::"{policy.client}" && context.about == "{policy.client}" && context.at >= {policy.since}'
    )
    yield f"permit(principal, action, resource) when {{ {own} }};"
    for terms in policy.terms:
        yield from _permits(policy, terms)
        yield _forbid(f"{_governs(terms)} && !({_holds(policy, terms)})", own)
    sends = (_takes_part(f'principal == Person::"{person}"', window) for person, window in policy.takes_part.items())
    yield _forbid(f"!({' || '.join(sends)})", own)
    for closed in policy.closed:
        yield _forbid(f"{_in('context.at', closed.window)} && {_among(closed.kinds)}", own)
    yield _forbid("context.employers || context.surplus", own)


def _permits(policy: Policy, terms: Terms) -> Iterator[str]:
    for person, window in policy.takes_part.items():
        ways = _ways(policy, person)
        receives = f"{_takes_part(f'context.to == "{person}"', window)} && {_governs(terms)}"
        for (somebody, rule), kinds in terms.kinds.items():
            if somebody == person and person in terms.bound:
                for way in ways.get(rule, ()):
                    yield f"permit(principal, action, resource) when {{ {receives} && {_among(kinds)} && {way} }};"


def _ways(policy: Policy, person: str) -> dict[Rule, list[str]]:
    """What each rule asks beyond the kind."""
    return {
        Rule.ALWAYS: ["true"],
        Rule.OWN_PART: [f'context.about == "{person}"'],
        Rule.DEIDENTIFIED: ["context.unrecognisable"],
        Rule.LISTED: [
            f"{_among([one.kind])} && [{_quoted(one.purposes)}].contains(context.purpose)"
            for one in policy.listings
            if one.person == person
        ],
        Rule.CONSENT: [
            f'{_among([one.kind])} && context.purpose == "{one.purpose}" && context.channel == "{one.channel}"'
            f' && context.text == "{one.text}" && context.about == "{policy.client}" && {_in("context.at", one.window)}'
            for one in policy.consents
            if one.person == person
        ],
    }


def _holds(policy: Policy, terms: Terms) -> str:
    always = ((person, terms.kinds.get((person, Rule.ALWAYS))) for person in policy.takes_part)
    holders = (f'(principal == Person::"{person}" && {_among(kinds)})' for person, kinds in always if kinds)
    return " || ".join(("context.author", *holders))


def _forbid(condition: str, own: str) -> str:
    return f"forbid(principal, action, resource) when {{ {condition} }} unless {{ {own} }};"


def _takes_part(who: str, window: Window) -> str:
    return f"({who} && {_in('context.at', window)})"


def _governs(terms: Terms) -> str:
    return f"{_in('context.at', terms.at)} && {_in('context.recorded', terms.recorded)}"


def _in(value: str, window: Window) -> str:
    return f"{value} >= {window[0]} && {value} < {window[1]}"


def _among(kinds: Iterable[InformationClass]) -> str:
    return "resource in [" + ", ".join(f'Kind::"{kind}"' for kind in sorted(kinds)) + "]"


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f'"{word}"' for word in sorted(words))

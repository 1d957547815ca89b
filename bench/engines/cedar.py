"""Cedar (cedarpy): one policy set per engagement, one request per question."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import cedarpy

from bench.policy import Asked, Opened, Policy, Terms, Window
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
            "item": q.item,
            "discussion": q.discussion,
            "segment": q.segment,
            "strict": q.strict,
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
    """A permit for every way in which somebody may have some kinds; forbids for all that stops the sender or closes."""
    own = (
        f'principal == Person::"{policy.client}" && context.about == "{policy.client}" && context.at >= {policy.since}'
    )
    filed = " || ".join(
        f'(context.purpose == "danger" && context.to == "{file.person}" && context.text == "{file.text}"'
        f' && {_in("context.at", file.window)} && resource != Kind::"employment_opinion")'
        for file in policy.files
    )
    yield _permit(own)
    yield from map(_permit, [filed] if filed else [])
    yield from map(_permit, _opens(policy))
    yield from (_forbid(condition, own) for condition in _stops(policy))
    exempt = f"({own}) || {filed}" if filed else own
    yield from (_forbid(condition, exempt) for condition in _closes(policy))


def _permit(condition: str) -> str:
    return f"permit(principal, action, resource) when {{ {condition} }};"


def _forbid(condition: str, unless: str) -> str:
    return f"forbid(principal, action, resource) when {{ {condition} }} unless {{ {unless} }};"


def _opens(policy: Policy) -> Iterator[str]:
    yield from (_joined(one, "context.to == ") for one in policy.addenda)
    for terms in policy.terms:
        for person, window in policy.takes_part.items():
            ways = _ways(policy, person)
            receives = f'context.to == "{person}" && {_in("context.at", window)} && {_governs(terms)}'
            for (somebody, rule), kinds in terms.kinds.items():
                if somebody == person and person in terms.bound:
                    yield from (f"{receives} && {_among(kinds)} && {way}" for way in ways.get(rule, ()))


def _stops(policy: Policy) -> Iterator[str]:
    """The sender takes no part, or does not hold it."""
    sends = (
        f'(principal == Person::"{person}" && {_in("context.at", one)})' for person, one in policy.takes_part.items()
    )
    yield f"!({' || '.join(sends)})"
    unmarked = ", ".join(f'Person::"{person}"' for person in sorted(policy.unmarked))
    yield f"!context.author && context.strict && !(principal in [{unmarked}])"
    for terms in policy.terms:
        yield f"{_governs(terms)} && !({_holds(policy, terms)})"


def _closes(policy: Policy) -> Iterator[str]:
    for closed in policy.closed:
        yield f"{_in('context.at', closed.window)} && {_among(closed.kinds)}"
    for one in policy.held:
        yield f'context.item == "{one.name}" && {_in("context.at", one.window)}'
    for one in policy.accused:
        yield f'context.to == "{one.name}" && {_in("context.at", one.window)}'
    present = " || ".join(
        f'(context.segment == "{segment}" && [{_quoted(people)}].contains(context.to))'
        for segment, people in policy.present.items()
    )
    yield 'resource == Kind::"group_contribution"' + (f" && !({present})" if present else "")
    yield f"context.employers && context.at < {policy.accepted}"
    yield f"context.strict && ![{_quoted(policy.unmarked)}].contains(context.to)"
    yield 'context.surplus || context.purpose == "danger"'


def _joined(one: Opened, who: str) -> str:
    """An addendum gives it to somebody."""
    discussion = f'context.discussion == "{one.discussion}"'
    return f'{who}"{one.person}" && {discussion} && {_among(one.kinds)} && {_in("context.at", one.window)}'


def _ways(policy: Policy, person: str) -> dict[Rule, list[str]]:
    """What each rule asks beyond the kind."""
    consents = (
        f'({_among([one.kind])} && context.purpose == "{one.purpose}" && context.channel == "{one.channel}"'
        f' && context.text == "{one.text}" && context.about == "{policy.client}" && {_in("context.at", one.window)})'
        for one in policy.consents
        if one.person == person
    )
    own = (f'(principal == Person::"{somebody}" && context.about == "{somebody}")' for somebody in policy.takes_part)
    consented = f"({' || '.join((*own, *consents))})"
    acquainted = f'context.about == "{policy.client}"' if person in policy.acquainted else "false"
    unrecognised = f"context.unrecognisable && !({acquainted})"
    return {
        Rule.ALWAYS: ["true"],
        Rule.OWN_PART: [f'context.about == "{person}"'],
        Rule.DEIDENTIFIED: [unrecognised],
        Rule.DEIDENTIFIED_CONSENT: [f"{unrecognised} && {consented}"],
        Rule.CONSENT: [consented],
        Rule.LISTED: [
            f"{_among([one.kind])} && [{_quoted(one.purposes)}].contains(context.purpose)"
            for one in policy.listings
            if one.person == person
        ],
    }


def _holds(policy: Policy, terms: Terms) -> str:
    always = ((person, terms.kinds.get((person, Rule.ALWAYS))) for person in policy.takes_part)
    holders = (f'(principal == Person::"{person}" && {_among(kinds)})' for person, kinds in always if kinds)
    joined = (f"({_joined(one, 'principal == Person::')})" for one in policy.addenda)
    return " || ".join(("context.author", *holders, *joined))


def _governs(terms: Terms) -> str:
    return f"{_in('context.at', terms.at)} && {_in('context.recorded', terms.recorded)}"


def _in(value: str, window: Window) -> str:
    return f"{value} >= {window[0]} && {value} < {window[1]}"


def _among(kinds: Iterable[InformationClass]) -> str:
    return "resource in [" + ", ".join(f'Kind::"{kind}"' for kind in sorted(kinds)) + "]"


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f'"{word}"' for word in sorted(words))

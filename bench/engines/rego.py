"""Rego (hobofan-regorus): one module for all, the engagements as data, one input per question."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from hobofan_regorus import Engine

from bench.policy import Asked, Policy, Terms
from privity.core.vocabulary import Rule

MODULE = """
package privity
import rego.v1

default allow := false

e := data.engagements[input.engagement]

own if { input.sender == e.client; input.about == e.client; input.at >= e.since }

allow if own
allow if { not own; within(input.at, e.takes_part[input.sender]); some terms in e.terms; governs(terms); holds(terms); goes(terms) }

governs(terms) if { within(input.at, terms.at); within(input.recorded, terms.recorded) }

within(instant, window) if { instant >= window[0]; instant < window[1] }

holds(_) if input.author
holds(terms) if { not input.author; terms.cells[input.sender][input.kind] == "always"; not marked(input.sender) }
holds(_) if { not input.author; joined(input.sender); not marked(input.sender) }

marked(person) if { input.strict; not e.unmarked[person] }

joined(person) if {
    some one in e.addenda
    one.person == person
    one.discussion == input.discussion
    one.kinds[input.kind]
    within(input.at, one.window)
}

goes(_) if {
    input.purpose == "danger"
    input.kind != "employment_opinion"
    some file in e.files
    file.person == input.to
    file.text == input.text
    within(input.at, file.window)
}
goes(terms) if { input.purpose != "danger"; opened(terms); not closed }

opened(_) if joined(input.to)
opened(terms) if {
    within(input.at, e.takes_part[input.to])
    terms.bound[input.to]
    opens(terms.cells[input.to][input.kind])
}

opens("always") if true
opens("own_part") if input.about == input.to
opens("deidentified") if unrecognised
opens("deidentified_consent") if { unrecognised; consented }
opens("consent") if consented
opens("listed") if {
    some listed in e.listings
    listed.person == input.to
    listed.kind == input.kind
    listed.purposes[input.purpose]
}
consented if input.about == input.sender
consented if {
    input.about == e.client
    some c in e.consents
    c.person == input.to
    c.kind == input.kind
    c.purpose == input.purpose
    c.channel == input.channel
    c.text == input.text
    within(input.at, c.window)
}

unrecognised if { input.unrecognisable; not acquainted }

acquainted if { e.acquainted[input.to]; input.about == e.client }

closed if { input.employers; input.at < e.accepted }
closed if input.surplus
closed if marked(input.to)
closed if { input.kind == "group_contribution"; not e.present[input.segment][input.to] }
closed if { some c in e.closed; within(input.at, c.window); c.kinds[input.kind] }
closed if { some held in e.held; held.name == input.item; within(input.at, held.window) }
closed if { some accused in e.accused; accused.name == input.to; within(input.at, accused.window) }
"""

OPENS = frozenset(Rule) - {Rule.CLIENT_ONLY, Rule.EXCEPTION, Rule.NEVER}


class Rego:
    """The input is handed over as JSON text, made beforehand: the fastest way that the package offers."""

    name = "regorus"

    def __init__(self, policies: Sequence[Policy]) -> None:
        self.engine = Engine()
        self.engine.add_policy("privity.rego", MODULE)
        self.engine.add_data_json(
            json.dumps({"engagements": {policy.engagement: _data(policy) for policy in policies}})
        )

    def request(self, q: Asked) -> str:
        return json.dumps(asdict(q))

    def allows(self, _engagement: int, request: str) -> bool:
        self.engine.set_input_json(request)
        return bool(self.engine.eval_rule("data.privity.allow"))


def _data(policy: Policy) -> dict[str, Any]:
    return {
        "client": policy.client,
        "since": policy.since,
        "takes_part": policy.takes_part,
        "terms": [_terms(terms) for terms in policy.terms],
        "listings": [
            {"person": one.person, "kind": one.kind, "purposes": _set(one.purposes)} for one in policy.listings
        ],
        "consents": [asdict(one) for one in policy.consents],
        "addenda": [{**asdict(one), "kinds": _set(one.kinds)} for one in policy.addenda],
        "files": [asdict(one) for one in policy.files],
        "closed": [{"window": one.window, "kinds": _set(one.kinds)} for one in policy.closed],
        "held": [asdict(one) for one in policy.held],
        "accused": [asdict(one) for one in policy.accused],
        "present": {segment: _set(people) for segment, people in policy.present.items()},
        "acquainted": _set(policy.acquainted),
        "unmarked": _set(policy.unmarked),
        "accepted": policy.accepted,
    }


def _set(names: Iterable[str]) -> dict[str, bool]:
    return dict.fromkeys(names, True)


def _terms(terms: Terms) -> dict[str, Any]:
    """Cells that never open by themselves are left out."""
    cells: dict[str, dict[str, str]] = {}
    for (person, rule), kinds in terms.kinds.items():
        if rule in OPENS:
            cells.setdefault(person, {}).update(dict.fromkeys(kinds, rule))
    return {"at": terms.at, "recorded": terms.recorded, "bound": _set(terms.bound), "cells": cells}

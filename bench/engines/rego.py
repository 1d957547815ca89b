"""Rego (hobofan-regorus): one module for all, the engagements as data, one input per question."""

import json
from collections.abc import Sequence
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
allow if {
    not own
    within(input.at, e.takes_part[input.sender])
    within(input.at, e.takes_part[input.to])
    some terms in e.terms
    within(input.at, terms.at)
    within(input.recorded, terms.recorded)
    terms.bound[input.to]
    holds(terms)
    opens(terms.cells[input.to][input.kind])
    not closed
}

within(instant, window) if { instant >= window[0]; instant < window[1] }

holds(_) if input.author
holds(terms) if { not input.author; terms.cells[input.sender][input.kind] == "always" }

opens("always") if true
opens("own_part") if input.about == input.to
opens("deidentified") if input.unrecognisable
opens("listed") if {
    some listed in e.listings
    listed.person == input.to
    listed.kind == input.kind
    listed.purposes[input.purpose]
}
opens("consent") if {
    input.about == e.client
    some c in e.consents
    c.person == input.to
    c.kind == input.kind
    c.purpose == input.purpose
    c.channel == input.channel
    c.text == input.text
    within(input.at, c.window)
}

closed if input.employers
closed if input.surplus
closed if { some c in e.closed; within(input.at, c.window); c.kinds[input.kind] }
"""

OPENS = (Rule.ALWAYS, Rule.OWN_PART, Rule.DEIDENTIFIED, Rule.LISTED, Rule.CONSENT)


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
            {"person": one.person, "kind": one.kind, "purposes": dict.fromkeys(one.purposes, True)}
            for one in policy.listings
        ],
        "consents": [asdict(consent) for consent in policy.consents],
        "closed": [{"window": one.window, "kinds": dict.fromkeys(one.kinds, True)} for one in policy.closed],
    }


def _terms(terms: Terms) -> dict[str, Any]:
    """Cells that never open by themselves are left out."""
    cells: dict[str, dict[str, str]] = {}
    for (person, rule), kinds in terms.kinds.items():
        if rule in OPENS:
            cells.setdefault(person, {}).update(dict.fromkeys(kinds, rule))
    return {"at": terms.at, "recorded": terms.recorded, "bound": dict.fromkeys(terms.bound, True), "cells": cells}

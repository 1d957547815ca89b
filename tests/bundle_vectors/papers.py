"""Documents that were offered, in the one form and in many that are none."""

import json
from typing import Any

from tests.bundle_vectors.ledger import AMARA, MIRJAM, OFFERED, TRUE, canonical, document, entry, one, words

CLASSES = """existence logistics attendance sponsor_brief objectives private_goals session_content shared_notes coach_notes
assessments progress personal_disclosure third_party_matter safety story group_contribution agreement case_file
employment_opinion aggregate sponsor_observation""".split()
ROLES = """client coach sponsor line_manager assistant supporter group_member supervisor staff executor""".split()
RULES = """always listed consent deidentified deidentified_consent client_only own_part exception never""".split()
PURPOSES = """coaching scheduling billing contracting progress_report support pass_on employment_decision
programme_evaluation supervision teaching reference aftercare danger legal_demand""".split()
LIMITS = """danger law illegal_act supervision""".split()
CODES = ["icf", "global", "ircm"]
TEMPLATES = ["two_party", "three_way", "group", "supervision", "addendum"]
COMING = [("employee", "own"), ("owner", "required"), ("neither", "own")]

LISTING = {
    "information_class": "progress",
    "purposes": ["billing", "coaching"],
    "person": AMARA,
    "role": None,
    "since": "2026-03-03T09:00:00Z",
    "until": None,
}
OPENING = {
    "admits": ["\uffff", "\U0001f512"],
    "discussion": "d",
    "topic": "A move",
    "cells": {"progress": "always"},
    "since": "2026-03-03T09:00:00.000001Z",
    "until": "2026-03-04T09:00:00Z",
}
REVIEW = {"first_days": 30, "first_session": 3, "every_days": 90}
CLAUSE = {"id": "c1", "heading": "What is said", "text": ["Stays."], "concerns": ["client", "coach"]}
PARTY = {"role": "client", "person": AMARA, "name": "Amara Osei", "organisation": ""}
LATER = "2026-03-04T09:00:00.500000Z"
EMPTY_IS_NONE = ("v", "parties", "listings", "limits", "codes", "review", "clauses", "internal", "opening")


def offered(*contents: str) -> dict[str, Any]:
    """A part in which these words were offered, in the place of one another, and nothing else happened."""
    versions = sorted(one(content) for content in contents)
    by_version = {one(content): content for content in contents}
    part = {
        place: entry(21, MIRJAM, place, {**OFFERED, "version": version, "content_hash": words(by_version[version])})
        for place, version in enumerate(versions)
    }
    papers = [{"version": version, "content": by_version[version]} for version in versions]
    return TRUE.but(part=part, size=len(versions)).bundle(documents=papers, earlier=[])


def without(name: str) -> str:
    """A document that lacks a member."""
    return canonical({key: value for key, value in json.loads(document()).items() if key != name})


def every(**changes: Any) -> str:
    """A document in which everything stands that can."""
    return document(
        cells={kind: dict.fromkeys(ROLES, RULES[place % len(RULES)]) for place, kind in enumerate(CLASSES)},
        listings=[LISTING, {**LISTING, "purposes": sorted(PURPOSES), "person": None, "role": "staff", "until": LATER}],
        limits=sorted(LIMITS),
        codes=sorted(CODES),
        review=REVIEW,
        retention=dict.fromkeys(CLASSES, 0),
        clauses=[{**CLAUSE, "concerns": sorted(ROLES)}],
        internal={"reports_to": "HR", "systems_owned_by": ""},
        opening=OPENING,
        **changes,
    )


GOOD = [
    *(every(template=template) for template in TEMPLATES),
    *(every(coming={"place": place, "will": will}) for place, will in COMING),
    document(number=-(2**53) + 1, language="", nonce="", previous="", title="", parties=[], clauses=[]),
]


def listing(**changes: Any) -> str:
    return document(listings=[{**LISTING, **changes}])


def opening(**changes: Any) -> str:
    return document(opening={**OPENING, **changes})


def clause(**changes: Any) -> str:
    return document(clauses=[{**CLAUSE, **changes}])


def party(**changes: Any) -> str:
    return document(parties=[{**PARTY, **changes}])


NO_INSTANTS = [
    *(
        "",
        "x",
        "2026-03-03",
        "2026-03-03T09:00Z",
        "2026-03-03T09:00:00",
        "2026-03-03 09:00:00Z",
        "2026-02-30T09:00:00Z",
    ),
    *("2026-03-03T24:00:00Z", "2026-03-03T09:00:60Z", "2026-03-03T09:00:00+00:00", "2026-03-03T10:00:00+01:00"),
    *("2026-03-03T09:00:00.000000Z", "2026-03-03T09:00:00.5Z", "2026-03-03T09:00:00.000001000Z", "20260303T090000Z"),
    *("0000-01-01T00:00:00Z", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-W10-2T09:00:00Z"),
]

NONE = {
    **{f"without {name}": without(name) for name in json.loads(document())},
    **{f"{name} as a number": document(**{name: 7}) for name in json.loads(document()) if name != "number"},
    **{f"{name} as true": document(**{name: True}) for name in json.loads(document())},
    **{f"{name} as an empty object": document(**{name: {}}) for name in EMPTY_IS_NONE},
    "a member more": document(more=1),
    "a number as a text": document(number="1"),
    "a great number": document().replace('"number":1', f'"number":{2**53}'),
    "a float": document().replace('"number":1', '"number":1.0'),
    "a template of another kind": document(template="four_way"),
    "a kind of information of another kind": document(cells={"weather": {"sponsor": "never"}}),
    "a role of another kind": document(cells={"progress": {"owner": "never"}}),
    "a rule of another kind": document(cells={"progress": {"sponsor": "sometimes"}}),
    "a rule in capitals": document(cells={"progress": {"sponsor": "NEVER"}}),
    "cells as a list": document(cells={"progress": []}),
    "a limit of another kind": document(limits=["weather"]),
    "limits not in their order": document(limits=["law", "danger"]),
    "a limit twice": document(limits=["danger", "danger"]),
    "a code of another kind": document(codes=["none"]),
    "months as a text": document(retention={"progress": "12"}),
    "months of another kind": document(retention={"weather": 12}),
    "a review with a member more": document(review={**REVIEW, "more": 1}),
    "a review with a member less": document(review={"first_days": 30}),
    "a review in words": document(review={**REVIEW, "first_days": "30"}),
    "an internal coach with a member more": document(internal={"reports_to": "", "systems_owned_by": "", "more": ""}),
    "an internal coach with a member less": document(internal={"reports_to": ""}),
    "coming that is nothing": document(coming=None),
    "coming from a place of another kind": document(coming={"place": "home", "will": "own"}),
    "coming with a member more": document(coming={"place": "owner", "will": "own", "more": 1}),
    "a party with a member more": party(more=1),
    "a party in a role of another kind": party(role="owner"),
    "a party whose name is a number": party(name=7),
    "a party as a text": document(parties=["Amara"]),
    "a clause with a member more": clause(more=1),
    "a clause with a text": clause(text="Stays."),
    "a clause with a number": clause(text=[1]),
    "a clause that concerns in another order": clause(concerns=["coach", "client"]),
    "a listing with a member more": listing(more=1),
    "a listing for a role of another kind": listing(role="owner"),
    "a listing for no role": listing(role=""),
    "a listing for a purpose of another kind": listing(purposes=["fun"]),
    "a listing for purposes in another order": listing(purposes=["coaching", "billing"]),
    **{f"a listing since {instant or 'nothing'}": listing(since=instant) for instant in NO_INSTANTS},
    "an opening with a member more": opening(more=1),
    "an opening without a beginning": opening(since=None),
    "an opening of a rule of another kind": opening(cells={"progress": "sometimes"}),
    "an opening in the order of UTF-16": opening(admits=["\U0001f512", "\uffff"]),
    "an opening until a day that is none": opening(until="2026-02-30T09:00:00Z"),
}

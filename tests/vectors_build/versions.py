"""Reviewed cases: which version of the agreement holds, and for what."""

from dataclasses import replace
from typing import Any

from privity.core.agreements.version import AgreementVersion
from tests.vectors_build.case import TOLD, Expected, Theme, cell, default
from tests.vectors_build.words import ask, day, note, person, signatures, version, world

THEME = Theme("versions", "Signed by all, by the same words, or nothing.")
BOTH = "encourage_client no_mediation"
ASK = Expected("ask_consent", "no_consent", (cell("sponsor", "consent"),), BOTH)
NO_AGREEMENT = Expected("deny", "no_agreement no_consent", (default("sponsor", "consent"),), BOTH)


def only(**more: Any) -> Any:
    return world(versions=(version(**more),))


THEME.pair(
    "HR is the last to sign, on 1 June",
    "The agreement is in force from the instant at which the last party signed.",
    ("asked at that instant", ask(), only(signatures=signatures(1, anna="03-02", carl="03-02", sue="06-01")), ASK),
    (
        "asked an instant before",
        ask(at="06-01-"),
        only(signatures=signatures(1, anna="03-02", carl="03-02", sue="06-01")),
        NO_AGREEMENT,
    ),
)
THEME.pair(
    "Who signed",
    "Partial signature opens nothing.",
    ("everybody", ask(), only(signatures=signatures(1, anna="03-02", carl="03-02", sue="03-02")), ASK),
    ("all but HR", ask(), only(signatures=signatures(1, anna="03-02", carl="03-02")), NO_AGREEMENT),
)
THEME.pair(
    "What HR signed",
    "A signature under other words is a signature under other words.",
    ("these words", ask(), only(), ASK),
    (
        "the words of a draft",
        ask(),
        only(
            signatures=tuple(
                replace(each, content_hash="words of a draft") if each.person == "sue" else each
                for each in signatures(1, anna="03-02", carl="03-02", sue="03-02")
            )
        ),
        NO_AGREEMENT,
    ),
)
THEME.pair(
    "All signed on 2 March; the offer was withdrawn",
    "What was closed before or with the last signature never comes into force.",
    ("an instant later", ask(), only(closed_at=day("03-02+")), ASK),
    ("at that instant", ask(), only(closed_at=day("03-02")), NO_AGREEMENT),
)
THEME.case(
    "Withdrawn after all had signed",
    "An agreement in force is not taken back one-sidedly; a new version is needed.",
    ask(),
    only(closed_at=day("04-01")),
    ASK,
)
THEME.case(
    "Nobody needs to sign",
    "A version without parties is never complete.",
    ask(),
    only(people=()),
    NO_AGREEMENT,
)


def loosened(**more: Any) -> AgreementVersion:
    """Version 2 lets HR have progress as listed, and lists nothing; signed on 15 May."""
    return version(2, signed="05-15", cells={("progress", "sponsor"): "listed"}, **more)


def tightened(**more: Any) -> AgreementVersion:
    return version(2, signed="05-15", cells={("progress", "sponsor"): "never"}, **more)


def both(second: AgreementVersion) -> Any:
    return world(versions=(version(), second))


NOT_LISTED = Expected("deny", "not_listed", (cell("sponsor", "listed", "v2"),), BOTH)
THEME.pair(
    "A loosening signed on 15 May, by one step",
    "A looser rule never reaches back to what was recorded earlier.",
    ("a note recorded at that instant", ask(item=note(recorded="05-15")), both(loosened()), NOT_LISTED),
    ("a note recorded an instant before", ask(item=note(recorded="05-15-")), both(loosened()), ASK),
)
THEME.pair(
    "An old note under a looser version",
    "Only the client can release it anew, and under the version that is in force.",
    ("released under it", ask(item=note(recorded="04-20", released_under="v2")), both(loosened()), NOT_LISTED),
    ("not released", ask(item=note(recorded="04-20")), both(loosened()), ASK),
)
THEME.case(
    "An old note released under the old version",
    "A release counts only under the version in force.",
    ask(item=note(recorded="04-20", released_under="v1")),
    both(loosened()),
    ASK,
)
THEME.pair(
    "A stricter second version",
    "A stricter rule holds for old notes too, once everybody signed it.",
    (
        "signed by all",
        ask(item=note(recorded="04-20")),
        both(tightened(signatures=signatures(2, anna="05-15", carl="05-15", sue="05-15"))),
        Expected("deny", "never", (cell("sponsor", "never", "v2"),), BOTH),
    ),
    (
        "not signed by HR",
        ask(item=note(recorded="04-20")),
        both(tightened(signatures=signatures(2, anna="05-15", carl="05-15"))),
        ASK,
    ),
)
THEME.case(
    "A kind of information without any item, under a looser version",
    "Without an item nothing was recorded earlier: the version in force alone holds.",
    ask(item=None),
    both(loosened()),
    NOT_LISTED,
)
THEME.case(
    "A note from before any agreement",
    "Nothing was in force then, so the version in force now alone holds.",
    ask(item=note(recorded="03-01")),
    only(),
    ASK,
)
THEME.case(
    "Two versions completed at one instant",
    "Of two the higher number is in force.",
    ask(item=None),
    world(versions=(version(), version(2, cells={("progress", "sponsor"): "never"}))),
    Expected("deny", "never", (cell("sponsor", "never", "v2"),), BOTH),
)
THEME.case(
    "The first version is signed last",
    "The version completed last is in force, whatever its number.",
    ask(item=None),
    world(versions=(version(signed="05-15"), version(2, cells={("progress", "sponsor"): "never"}))),
    ASK,
)
THEME.pair(
    "HR is also Anna's boss",
    "One person with two roles gets the stricter rule of the two.",
    (
        "only HR",
        ask("existence", why="contracting", item=None),
        world(),
        Expected("allow", "boundary_always", (cell("sponsor", "always"),), duties=TOLD),
    ),
    (
        "HR and boss",
        ask("existence", why="contracting", item=None),
        replace(world(), participations=(*world().participations, person("sue", "line_manager"))),
        Expected("deny", "not_listed", (cell("line_manager", "listed"),), "encourage_client"),
    ),
)
THEME.pair(
    "HR leaves on 1 June",
    "A leaver has no role, and nobody without a role has a boundary that opens.",
    (
        "asked an instant before",
        ask("objectives", at="06-01-"),
        replace(
            world(),
            participations=tuple(
                person(p.person, p.role, until="06-01" if p.person == "sue" else None) for p in world().participations
            ),
        ),
        Expected("allow", "boundary_always", (cell("sponsor", "always"),), duties=TOLD),
    ),
    (
        "asked at that instant",
        ask("objectives"),
        replace(
            world(),
            participations=tuple(
                person(p.person, p.role, until="06-01" if p.person == "sue" else None) for p in world().participations
            ),
        ),
        Expected("deny", "never", ({"kind": "version", "id": "v1", "rule": "never"},), "encourage_client"),
    ),
)

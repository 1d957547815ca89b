"""Reviewed cases: groups, where several people are clients."""

from typing import Any

from privity.core.decision.facts import Facts, Segment
from privity.core.vocabulary import InformationClass, Purpose
from tests.vectors_build.case import OWN, TOLD, Expected, Theme, basis, cell, consented
from tests.vectors_build.words import ask, note, person, version, world, yes

THEME = Theme("groups", "Anna, Gus and Gwen are coached as a group by Carl; Sue pays.")
GROUP = (
    ("anna", "group_member"),
    ("gus", "group_member"),
    ("gwen", "group_member"),
    ("carl", "coach"),
    ("sue", "sponsor"),
)
IN_PART = note(segment="part-2")


def group(present: str = "anna gus gwen carl", **changed: Any) -> Facts:
    return world(people=GROUP, segments=(Segment("part-2", frozenset(present.split())),), **changed)


def tell(kind: str = "group_contribution", to: str = "gus", **more: Any) -> Any:
    return ask(kind, to=to, why="coaching", item=more.pop("item", IN_PART), **more)


SHARED = (cell("group_member", "always"),)
HEARD = Expected("allow", "boundary_always", SHARED, duties=TOLD)
HEARD_ALIKE = Expected("allow", "boundary_always", SHARED, duties=OWN)
NOT_PRESENT = Expected("deny", "not_present", SHARED, "encourage_client")
THEME.pair(
    "The coach reminds Gus of what Anna said in the group",
    "Those who were in the room have heard it.",
    ("Gus was there", tell(), group(), HEARD),
    ("Gus was not there", tell(), group("anna gwen carl"), NOT_PRESENT),
)
THEME.pair(
    "Gwen repeats to Gus what Anna said in the group",
    "Who was not in the room does not hold it, whoever told them.",
    (
        "Gwen was there",
        ask("group_contribution", by="gwen", to="gus", why="coaching", item=IN_PART),
        group(),
        HEARD_ALIKE,
    ),
    (
        "Gwen was not there",
        ask("group_contribution", by="gwen", to="gus", why="coaching", item=IN_PART),
        group("anna gus carl"),
        Expected("deny", "not_holder"),
    ),
)
THEME.case(
    "Nobody knows in which part Anna said it",
    "Without a record of presence nobody counts as present.",
    tell(item=note()),
    group(),
    NOT_PRESENT,
)
THEME.case(
    "The part is named, but was not recorded",
    "Without a record of presence nobody counts as present.",
    tell(item=note(segment="part-9")),
    group(),
    NOT_PRESENT,
)
THEME.case(
    "HR asks what Anna said in the group",
    "Heated moments stay in the group.",
    tell(to="sue"),
    group(),
    Expected("deny", "never not_present", (cell("sponsor", "never"),), "encourage_client no_mediation"),
)
THEME.case(
    "The coach tells Gus what Anna said one to one",
    "Private threads of a member are invisible to the group.",
    tell("session_content"),
    group(),
    Expected("client_only", "hand_back", (cell("group_member", "client_only"),), "encourage_client"),
)
THEME.case(
    "The coach tells Anna what she herself said in the group",
    "For her own words she is the client, not a member.",
    tell(to="anna"),
    group(),
    Expected("allow", "boundary_always", (cell("client", "always"),), duties=TOLD),
)
THEME.case(
    "Anna carries away her own words",
    "The contribution belongs to its speaker.",
    ask("group_contribution", by="anna", to="otto", why="support", item=IN_PART),
    group(),
    Expected("allow", "own_information", (basis("own_information"),), duties=OWN),
)
THEME.case(
    "Gus repeats Anna's words to Gwen, who was there",
    "Inside the group, among those who heard it, it may be said again.",
    ask("group_contribution", by="gus", to="gwen", why="coaching", item=IN_PART),
    group(),
    Expected("allow", "boundary_always", SHARED, duties=OWN),
)
THEME.case(
    "Gus tells his wife what Anna said",
    "Members carry away their own learning, not others' words.",
    ask("group_contribution", by="gus", to="otto", why="support", item=IN_PART),
    group(),
    Expected("deny", "never recipient_not_bound not_present", ({"kind": "version", "id": "v1", "rule": "never"},)),
)
THEME.case(
    "Gus tells HR what Anna said one to one",
    "A member does not hold another member's private thread.",
    ask("session_content", by="gus", why="support"),
    group(),
    Expected("deny", "not_holder"),
)
THEME.pair(
    "Anna tells HR what she and Gus worked out",
    "It is her own telling, and Gus must agree for his part.",
    (
        "Gus consented",
        ask("session_content", by="anna", about="anna gus", why="support", item=note("anna")),
        group(consents=(yes("gus", information_class=InformationClass.SESSION_CONTENT, purpose=Purpose.SUPPORT),)),
        Expected("allow", "client_act", (cell("sponsor", "client_only"), *consented("gus")), duties=OWN + " receipt"),
    ),
    (
        "Gus was not asked",
        ask("session_content", by="anna", about="anna gus", why="support", item=note("anna")),
        group(),
        Expected("ask_consent", "no_consent", (cell("sponsor", "client_only"),)),
    ),
)
THEME.case(
    "Anna tells HR what Gus said, as the client",
    "A client's telling of another's matter needs the other's consent.",
    ask("session_content", by="anna", about="gus", why="support", item=note("anna")),
    group(),
    Expected("ask_consent", "no_consent", (cell("sponsor", "client_only"),)),
)
LATE = (*GROUP[:2], *GROUP[3:])
THEME.case(
    "Gwen joined late and has not signed",
    "A late joiner signs before entry and sees nothing.",
    tell("objectives", to="gwen", item=None),
    world(people=GROUP, versions=(version(people=LATE),)),
    Expected("deny", "not_listed recipient_not_bound", (cell("group_member", "listed"),), "encourage_client"),
)
THEME.case(
    "The coach tells Gus about Anna and Gus together",
    "Among the subjects Gus is the client.",
    tell("session_content", about="anna gus"),
    group(),
    Expected("allow", "boundary_always", (cell("client", "always"),), duties=TOLD),
)
THEME.case(
    "What Gus may hear about Anna, who has left the group",
    "Who was a client once stays one for what is about them.",
    tell("session_content"),
    world(
        people=GROUP,
        participations=(
            person("anna", "group_member", until="05-01"),
            *(person(name, role) for name, role in GROUP[1:]),
        ),
    ),
    Expected("client_only", "hand_back", (cell("group_member", "client_only"),), "encourage_client"),
)

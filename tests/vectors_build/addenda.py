"""Reviewed cases: one-off addenda and the strict mark."""

from typing import Any

from privity.core.decision.facts import Facts
from privity.core.decision.question import Question
from privity.core.vocabulary import Purpose
from tests.vectors_build.case import OWN, TOLD, Expected, Theme, basis, cell, consented, opened
from tests.vectors_build.words import addendum, ask, day, note, version, world, yes

THEME = Theme("addenda", "One discussion is opened to the assistant; a strict mark closes.")
TALK = note(discussion="talk-3")
BY_ADDENDUM = Expected("allow", "boundary_always", (opened("always"),), duties=TOLD)
HANDED_BACK = Expected("client_only", "hand_back", (cell("assistant", "client_only"),), "encourage_client")


def tell_ada(item: Any = TALK, at: str = "06-01", kind: str = "session_content") -> Any:
    return ask(kind, to="ada", why="coaching", item=item, at=at)


def with_ada(**more: Any) -> Facts:
    return world(("ada", "assistant"), addenda=(addendum({"session_content": "always"}, **more),))


THEME.pair(
    "The discussion that Ada joined",
    "An addendum opens one discussion and nothing else.",
    ("this discussion", tell_ada(), with_ada(), BY_ADDENDUM),
    ("another discussion", tell_ada(note(discussion="talk-4")), with_ada(), HANDED_BACK),
)
THEME.pair(
    "Ada's addendum ends on 1 June",
    "Access closes by itself.",
    ("asked an instant before", tell_ada(at="06-01-"), with_ada(until="06-01"), BY_ADDENDUM),
    ("asked at that instant", tell_ada(), with_ada(until="06-01"), HANDED_BACK),
)
THEME.pair(
    "Ada's addendum begins on 1 June",
    "A window includes its first instant.",
    ("asked at that instant", tell_ada(), with_ada(since="06-01"), BY_ADDENDUM),
    ("asked an instant before", tell_ada(at="06-01-"), with_ada(since="06-01"), HANDED_BACK),
)
THEME.pair(
    "Ada's addendum is ended early",
    "Ended early is ended.",
    ("tomorrow", tell_ada(), with_ada(closed_at=day("06-02")), BY_ADDENDUM),
    ("now", tell_ada(), with_ada(closed_at=day("06-01")), HANDED_BACK),
)
THEME.pair(
    "Whom the addendum admits",
    "It opens to those it names.",
    ("Ada", tell_ada(), with_ada(), BY_ADDENDUM),
    ("the supporter", tell_ada(), with_ada(admits="sam"), HANDED_BACK),
)
THEME.case(
    "An addendum admits Ada, who is no party to anything",
    "Whom an addendum admits, it binds as well as its parties.",
    tell_ada(),
    world(
        ("ada", "assistant"),
        versions=(version(),),
        addenda=(addendum({"session_content": "always"}, signers="anna carl"),),
    ),
    BY_ADDENDUM,
)
THEME.pair(
    "The signatures under the addendum",
    "The third party signs too, and so do client and coach.",
    ("all", tell_ada(), with_ada(), BY_ADDENDUM),
    ("all but Ada's", tell_ada(), with_ada(signatures=addendum({}, signers="anna carl").signatures), HANDED_BACK),
)
THEME.case(
    "The addendum says nothing about Anna's own goals",
    "Where an addendum is silent, the agreement speaks.",
    tell_ada(kind="private_goals"),
    with_ada(),
    HANDED_BACK,
)
THEME.case(
    "A note that comes from no discussion",
    "An addendum opens a discussion; what comes from none is not opened.",
    tell_ada(note()),
    with_ada(),
    HANDED_BACK,
)
THEME.case(
    "The addendum asks for consent",
    "An addendum may set any rule.",
    ask("session_content", to="ada", why="coaching", item=TALK),
    world(
        ("ada", "assistant"),
        addenda=(addendum({"session_content": "consent"}),),
        consents=(yes(recipient="ada", purpose=Purpose.COACHING),),
    ),
    Expected("allow", "consent_given", (opened("consent"), *consented("anna")), duties=TOLD + " receipt"),
)
THEME.case(
    "Two addenda with different rules",
    "Of two addenda the stricter one counts.",
    tell_ada(),
    world(
        ("ada", "assistant"),
        addenda=(addendum({"session_content": "always"}), addendum({"session_content": "never"}, id="a2")),
    ),
    Expected("deny", "never", (opened("never", "a2"),), "encourage_client"),
)
THEME.case(
    "Two addenda with the same rule",
    "One of them is named: the one with the smallest id.",
    tell_ada(),
    world(
        ("ada", "assistant"),
        addenda=(addendum({"session_content": "always"}, id="a2"), addendum({"session_content": "always"})),
    ),
    BY_ADDENDUM,
)
THEME.case(
    "A listed rule in an addendum",
    "An addendum has no listings, so a listed rule opens nothing.",
    tell_ada(),
    world(("ada", "assistant"), addenda=(addendum({"session_content": "listed"}),)),
    Expected("deny", "not_listed", (opened("listed"),), "encourage_client"),
)
THEME.pair(
    "A guest without any role joins the discussion",
    "An addendum binds those whom it admits.",
    (
        "admitted by the addendum",
        ask("session_content", to="otto", why="coaching", item=TALK),
        world(addenda=(addendum({"session_content": "always"}, admits="otto", signers="anna carl otto"),)),
        BY_ADDENDUM,
    ),
    (
        "not admitted",
        ask("session_content", to="otto", why="coaching", item=TALK),
        world(),
        Expected(
            "deny",
            "never recipient_not_bound",
            ({"kind": "version", "id": "v1", "rule": "never"},),
            "encourage_client",
        ),
    ),
)
MARK = basis("mark", "note-7")


def marked(norm: dict[str, str]) -> Expected:
    return Expected("client_only", "hand_back", (norm, MARK), "encourage_client")


THEME.pair(
    "A strictly confidential part of the discussion that Ada joined",
    "The mark closes for all but client and coach; an addendum does not open it.",
    ("not marked", tell_ada(), with_ada(), BY_ADDENDUM),
    ("marked", tell_ada(note(discussion="talk-3", strict=True)), with_ada(), marked(opened("always"))),
)
THEME.pair(
    "A goal that all three agreed",
    "Marked strictly confidential, only Anna can tell it.",
    (
        "not marked",
        ask("objectives"),
        world(),
        Expected("allow", "boundary_always", (cell("sponsor", "always"),), duties=TOLD),
    ),
    ("marked", ask("objectives", item=note(strict=True)), world(), marked(cell("sponsor", "always"))),
)
THEME.case(
    "A strictly confidential note, from the coach to the client",
    "Between client and coach the mark closes nothing.",
    ask("shared_notes", to="anna", why="coaching", item=note(strict=True)),
    world(),
    Expected("allow", "boundary_always", (cell("client", "always"),), duties=TOLD),
)
THEME.case(
    "A mark on what is never shared anyway",
    "A mark can close, never open: never stays never.",
    ask("third_party_matter", item=note(strict=True)),
    world(),
    Expected("deny", "never hand_back", (cell("sponsor", "never"), MARK), "encourage_client no_mediation"),
)
BOSS_CELL = cell("line_manager", "listed")


def to_the_boss(*, strict: bool) -> tuple[Question, Facts]:
    asked = ask("objectives", by="anna", to="max", about="anna gus", item=note("anna", strict=strict))
    return asked, world(("max", "line_manager"), ("gus", "client"), consents=(yes("gus", recipient="max"),))


THEME.case(
    "Anna tells HR a strictly confidential thing that also concerns Max",
    "The client lowers her own mark by telling it herself; Max is asked.",
    ask("objectives", by="anna", about="anna max", item=note("anna", strict=True)),
    world(consents=(yes("max"),)),
    Expected(
        "allow",
        "boundary_always client_act",
        (cell("sponsor", "always"), MARK, *consented("max")),
        duties=OWN + " receipt",
    ),
)
THEME.pair(
    "Anna tells her boss a goal that also concerns Gus, who consented; nothing is listed for the boss",
    "A mark can close, never open: what is not listed stays not listed, even for her own telling.",
    ("not marked", *to_the_boss(strict=False), Expected("deny", "not_listed", (BOSS_CELL,))),
    ("marked", *to_the_boss(strict=True), Expected("deny", "not_listed", (BOSS_CELL, MARK, *consented("gus")))),
)
THEME.case(
    "A mark on a discussion that an addendum closes to Ada",
    "The addendum is asked as well, and never stays never.",
    tell_ada(note(discussion="talk-3", strict=True)),
    world(("ada", "assistant"), addenda=(addendum({"session_content": "never"}),)),
    Expected("deny", "never hand_back", (opened("never"), MARK), "encourage_client"),
)
THEME.case(
    "An addendum without an agreement",
    "An addendum opens a discussion under an agreement; without one nothing is open.",
    tell_ada(),
    world(("ada", "assistant"), versions=(), addenda=(addendum({"session_content": "always"}),)),
    Expected("deny", "no_agreement", (opened("always"),), "encourage_client"),
)
THEME.case(
    "A looser version and an addendum",
    "Where an addendum speaks, the cell of the agreement does not.",
    tell_ada(),
    world(
        ("ada", "assistant"),
        versions=(
            version(
                people=(("anna", "client"), ("carl", "coach"), ("sue", "sponsor"), ("ada", "assistant")),
                cells={("session_content", "assistant"): "never"},
            ),
        ),
        addenda=(addendum({"session_content": "always"}),),
    ),
    BY_ADDENDUM,
)

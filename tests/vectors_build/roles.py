"""Reviewed cases: what other roles may have, and what the parties may change."""

from dataclasses import replace

from privity.core.decision.facts import Facts
from privity.core.decision.question import Question
from tests.vectors_build.case import OWN, TOLD, Expected, Theme, cell
from tests.vectors_build.words import ask, version, world

THEME = Theme("roles", "Supervisor, staff and executor; and cells that the parties set themselves.")
BOTH = "encourage_client no_mediation"


def supervision(*, passed: bool | None = False, knows: bool = False) -> tuple[Question, Facts]:
    facts = world(("vera", "supervisor"))
    knows_her = replace(facts, acquaintances=frozenset({("vera", "anna")})) if knows else facts
    return ask("session_content", to="vera", why="supervision", recognisable=passed), knows_her


DEIDENTIFIED = (cell("supervisor", "deidentified"),)
NOT_DONE = Expected("reduce", "recognisable", DEIDENTIFIED, "encourage_client")
THEME.pair(
    "The coach brings Anna's case to supervision",
    "A supervisor gets the case without the person, and only when that was checked.",
    ("check passed", *supervision(), Expected("allow", "not_recognisable", DEIDENTIFIED, duties=TOLD)),
    ("check not done", *supervision(passed=None), NOT_DONE),
)
THEME.case(
    "The check found that Anna can be recognised",
    "Change the details and check again.",
    *supervision(passed=True),
    NOT_DONE,
)
THEME.pair(
    "The coach brings Anna's case, checked, to a supervisor",
    "A supervisor who knows the client means: choose another.",
    (
        "who does not know her",
        *supervision(),
        Expected("allow", "not_recognisable", DEIDENTIFIED, duties=TOLD),
    ),
    (
        "who knows her",
        *supervision(knows=True),
        Expected("deny", "recipient_knows_subject", DEIDENTIFIED, "encourage_client"),
    ),
)
THEME.case(
    "The coach's office asks how Anna gets on",
    "Staff do their tasks and no more.",
    ask("progress", to="stan", why="scheduling"),
    world(("stan", "staff")),
    Expected("deny", "never", (cell("staff", "never"),), "encourage_client"),
)
THEME.case(
    "The coach's executor learns that Anna is coached",
    "The executor may know whom to write to.",
    ask("existence", to="eva", why="aftercare", item=None),
    world(("eva", "executor")),
    Expected("allow", "boundary_always", (cell("executor", "always"),), duties=TOLD),
)
THEME.pair(
    "HR asks for progress under an agreement",
    "What a version does not mention is private.",
    (
        "that mentions it",
        ask("progress"),
        world(),
        Expected("ask_consent", "no_consent", (cell("sponsor", "consent"),), BOTH),
    ),
    (
        "that says nothing of it",
        ask("progress"),
        world(versions=(version(forget=("progress", "sponsor")),)),
        Expected("deny", "never", (cell("sponsor", "never"),), BOTH),
    ),
)
THEME.pair(
    "The parties agreed about attendance",
    "Tightening is always possible, and so is one step of loosening.",
    (
        "nothing special: listed",
        ask("attendance", item=None),
        world(),
        Expected("deny", "not_listed", (cell("sponsor", "listed"),), "encourage_client"),
    ),
    (
        "always open for HR",
        ask("attendance", item=None),
        world(versions=(version(cells={("attendance", "sponsor"): "always"}),)),
        Expected("allow", "boundary_always", (cell("sponsor", "always"),), duties=TOLD),
    ),
)
THEME.case(
    "The coach tells Anna what was noted in the session",
    "Client and coach share the session.",
    ask("shared_notes", to="anna", why="coaching"),
    world(),
    Expected("allow", "boundary_always", (cell("client", "always"),), duties=TOLD),
)
THEME.case(
    "Anna gives the coach what a colleague said",
    "Between client and coach everything said in coaching is open.",
    ask("third_party_matter", by="anna", to="carl", about="max", why="coaching"),
    world(),
    Expected("allow", "boundary_always", (cell("coach", "always"),), duties=OWN),
)

"""Reviewed cases: the gates, which answer alone."""

from dataclasses import replace

from privity.core.decision.facts import Hold, HoldKind
from tests.vectors_build.case import OWN, TOLD, Expected, Theme, basis, cell
from tests.vectors_build.words import ask, day, note, person, phases, world

THEME = Theme("gates", "What is answered before any boundary is looked at.")
INCOMPLETE = Expected("deny", "incomplete")
NOT_HOLDER = Expected("deny", "not_holder")
OWN_STORY = Expected("allow", "own_information", (basis("own_information"),), duties=OWN)

THEME.case(
    "Tell management how it goes",
    "Management is nobody: a recipient is a person or a named office.",
    ask(to="management"),
    world(),
    INCOMPLETE,
)
THEME.case(
    "Tell somebody whom nobody knows",
    "A recipient whom these facts do not know cannot be judged, so the question is not complete.",
    replace(ask(), recipient="somebody"),
    world(),
    INCOMPLETE,
)
THEME.case(
    "Share without saying what for",
    "Without a purpose there is no question; benefit is not a purpose.",
    replace(ask(), purpose=None),
    world(),
    INCOMPLETE,
)
THEME.case(
    "Share something about nobody",
    "Whom it is about must be said, since their word is what counts.",
    replace(ask(), subjects=frozenset()),
    world(),
    INCOMPLETE,
)
THEME.case(
    "Share something about somebody whom nobody knows",
    "Nobody knows whose word would count, so the question is not complete.",
    ask(about="anna somebody"),
    world(),
    INCOMPLETE,
)
THEME.case(
    "Share, but how?",
    "Without a channel there is no question.",
    replace(ask(), channel=None),
    world(),
    INCOMPLETE,
)
THEME.case(
    "Share, but what?",
    "Without a kind of information there is no question.",
    replace(ask(), information_class=None),
    world(),
    INCOMPLETE,
)
THEME.case(
    "Nobody asks",
    "Without a sender there is no question.",
    replace(ask(), sender=None),
    world(),
    INCOMPLETE,
)
THEME.pair(
    "Anna tells HR what she said in a session",
    "The client's own story is hers alone; somebody else's secret in it makes it no longer only hers.",
    (
        "only about herself",
        ask("session_content", by="anna", why="support"),
        world(),
        OWN_STORY,
    ),
    (
        "also about her boss",
        ask("session_content", by="anna", why="support", about="anna max"),
        world(),
        Expected("ask_consent", "no_consent", (cell("sponsor", "client_only"),)),
    ),
)
THEME.case(
    "Anna tells a friend before anything was signed",
    "No agreement is needed for one's own story.",
    ask("personal_disclosure", by="anna", to="otto", why="support", item=None, text=None),
    world(versions=(), phases=()),
    OWN_STORY,
)
THEME.case(
    "Anna tells her story years after she left",
    "Leaving and the end do not take the own story away.",
    ask("session_content", by="anna", to="otto", why="reference"),
    world(
        participations=(person("anna", "client", until="04-01"), person("carl", "coach")),
        phases=phases(("active", "03-03"), ("aftercare", "04-01")),
    ),
    OWN_STORY,
)
THEME.case(
    "Anna tells her own story while everything is frozen",
    "Neither a legal hold nor a suspension binds the client's own story.",
    ask("session_content", by="anna", why="support"),
    world(
        holds=(Hold("hold-1", HoldKind.LEGAL, "note-7", day("05-21")),),
        phases=phases(("active", "03-03"), ("suspended", "05-22")),
    ),
    OWN_STORY,
)
THEME.case(
    "Anna would like to look into the coach's notes about her boss and pass them on",
    "The coach's notes are not hers to give: her own cell is only the own part.",
    ask("coach_notes", by="anna", to="carl", about="max", why="coaching"),
    world(),
    NOT_HOLDER,
)
THEME.pair(
    "Anna gives the coach a note about her boss, kept as a coach's note",
    "Who wrote it holds it, even where the role alone would not.",
    (
        "written by herself",
        ask("coach_notes", by="anna", to="carl", about="max", why="coaching", item=note("anna")),
        world(),
        Expected("allow", "boundary_always", (cell("coach", "always"),), duties=OWN),
    ),
    (
        "written by the coach",
        ask("coach_notes", by="anna", to="carl", about="max", why="coaching", item=note("carl")),
        world(),
        NOT_HOLDER,
    ),
)
THEME.case(
    "HR passes a leaked session note on to the boss",
    "What HR was never given is not HR's to give: it is a leak, and a breach report is the way on.",
    ask("session_content", by="sue", to="max", why="employment_decision"),
    world(("max", "line_manager")),
    NOT_HOLDER,
)
THEME.pair(
    "The coach confirms to HR that Anna is coached",
    "A coach who has left holds nothing any more.",
    (
        "the coach is here",
        ask("existence", why="contracting", item=None),
        world(),
        Expected("allow", "boundary_always", (cell("sponsor", "always"),), duties=TOLD),
    ),
    (
        "the coach left the day before",
        ask("existence", why="contracting", item=None),
        world(
            participations=(
                person("anna", "client"),
                person("carl", "coach", until="05-31"),
                person("sue", "sponsor"),
            )
        ),
        NOT_HOLDER,
    ),
)
THEME.case(
    "An outsider asks to pass something on",
    "Somebody without a place in this course holds nothing of it.",
    ask("existence", by="otto", why="reference", item=None),
    world(),
    NOT_HOLDER,
)
THEME.case(
    "A strictly confidential note in the hands of HR",
    "A strict mark closes what HR could pass on from role alone: only client and coach hold it.",
    ask("objectives", by="sue", to="carl", why="coaching", item=note(strict=True)),
    world(),
    NOT_HOLDER,
)

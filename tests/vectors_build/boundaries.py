"""Reviewed cases: what the signed boundaries say, for every kind of information and every rule."""

from privity.core.decision.facts import Facts
from privity.core.vocabulary import Purpose
from tests.vectors_build.case import TOLD, Expected, Theme, cell, consented
from tests.vectors_build.words import ask, listing, note, version, world, yes

THEME = Theme("boundaries", "Every kind of information and every rule of the matrix, everything else in order.")
BOTH = "encourage_client no_mediation"
MAX = ("max", "line_manager")
WITH_MAX = (("anna", "client"), ("carl", "coach"), ("sue", "sponsor"), MAX)


def hand_back(role: str, advice: str) -> Expected:
    return Expected("client_only", "hand_back", (cell(role, "client_only"),), advice)


def never(role: str, advice: str = "encourage_client") -> Expected:
    return Expected("deny", "never", (cell(role, "never"),), advice)


LISTED = Expected("allow", "boundary_listed", (cell("sponsor", "listed"),), duties=TOLD)
NOT_LISTED = Expected("deny", "not_listed", (cell("sponsor", "listed"),), "encourage_client")


def with_listing(**more: str) -> Facts:
    return world(versions=(version(lists=(listing("logistics", "billing", role="sponsor", **more),)),))


THEME.case(
    "The coach shows HR the goals all three agreed",
    "Objectives are shared by design.",
    ask("objectives"),
    world(),
    Expected("allow", "boundary_always", (cell("sponsor", "always"),), duties=TOLD),
)
THEME.pair(
    "The coach sends HR the dates for the invoice",
    "A listed kind goes only for the listed purpose.",
    ("for billing", ask("logistics", why="billing", via="email"), with_listing(), LISTED),
    (
        "for an employment decision",
        ask("logistics", why="employment_decision", via="email"),
        with_listing(),
        NOT_LISTED,
    ),
)
THEME.pair(
    "The listing for the invoice begins on 1 June",
    "A window includes its first instant.",
    ("asked at that instant", ask("logistics", why="billing"), with_listing(since="06-01"), LISTED),
    ("asked an instant before", ask("logistics", why="billing", at="06-01-"), with_listing(since="06-01"), NOT_LISTED),
)
THEME.pair(
    "The listing for the invoice ends on 1 June",
    "A window excludes its last instant.",
    ("asked an instant before", ask("logistics", why="billing", at="06-01-"), with_listing(until="06-01"), LISTED),
    ("asked at that instant", ask("logistics", why="billing"), with_listing(until="06-01"), NOT_LISTED),
)
THEME.case(
    "HR asks how often Anna came",
    "Attendance is listed for the sponsor, and nobody listed it.",
    ask("attendance", item=None),
    world(),
    NOT_LISTED,
)
THEME.case(
    "The coach shows the boss what HR confided, as listed for him by name",
    "A listing may name a person instead of a role.",
    ask("sponsor_brief", to="max", about="sue", why="contracting"),
    world(
        MAX,
        versions=(version(people=WITH_MAX, lists=(listing("sponsor_brief", "contracting", to="max"),)),),
    ),
    Expected("allow", "boundary_listed", (cell("line_manager", "listed"),), duties=TOLD),
)
THEME.case(
    "HR asks for Anna's own goals",
    "Only Anna herself tells her private goals; the coach hands the task back.",
    ask("private_goals"),
    world(),
    hand_back("sponsor", BOTH),
)
THEME.case(
    "The assistant asks what the session was about",
    "Insights never reach the assistant by default.",
    ask("session_content", to="ada", why="scheduling"),
    world(("ada", "assistant")),
    hand_back("assistant", "encourage_client"),
)
THEME.case(
    "The supporter asks for the shared notes",
    "Somebody who sits in for an access need has no access to notes.",
    ask("shared_notes", to="sam", why="support"),
    world(("sam", "supporter")),
    hand_back("supporter", "encourage_client"),
)
THEME.pair(
    "The coach gives Anna the coach's private notes",
    "Inside an access request she gets her own part, and only that.",
    (
        "about herself",
        ask("coach_notes", to="anna", why="coaching"),
        world(),
        Expected("allow", "own_part_only", (cell("client", "own_part"),), duties=TOLD),
    ),
    (
        "also about her boss",
        ask("coach_notes", to="anna", about="anna max", why="coaching"),
        world(),
        Expected("reduce", "own_part", (cell("client", "own_part"),)),
    ),
)
THEME.case(
    "HR asks for the 360 feedback",
    "Assessments go to the sponsor only by the client herself.",
    ask("assessments"),
    world(),
    hand_back("sponsor", BOTH),
)
THEME.case(
    "HR asks for a short impression",
    "Progress needs Anna's written consent to the exact words; none was asked for.",
    ask("progress"),
    world(),
    Expected("ask_consent", "no_consent", (cell("sponsor", "consent"),), BOTH),
)
THEME.case(
    "The boss asks whether Anna is ill",
    "Health is the strictest kind: only she may tell it.",
    ask("personal_disclosure", to="max", why="support"),
    world(MAX),
    hand_back("line_manager", BOTH),
)
THEME.case(
    "HR asks what Anna said about her boss",
    "A third party agreed to nothing: never.",
    ask("third_party_matter", about="max", why="employment_decision"),
    world(),
    never("sponsor", ""),
)
THEME.case(
    "The coach is worried and wants to mention it to HR in passing",
    "Danger goes by the exception path only, never as an ordinary share.",
    ask("safety", why="support"),
    world(),
    Expected("exception_only", "exception_path", (cell("sponsor", "exception"),), "encourage_client"),
)
THEME.pair(
    "The coach wants to use Anna's case in a talk where her boss sits",
    "A story needs both: a passed check and her consent.",
    (
        "both there",
        ask("story", to="max", why="teaching", recognisable=False),
        world(MAX, consents=(yes(recipient="max", purpose=Purpose.TEACHING),)),
        Expected(
            "allow",
            "consent_given not_recognisable",
            (cell("line_manager", "deidentified_consent"), *consented("anna")),
            duties=TOLD + " receipt",
        ),
    ),
    (
        "check not done",
        ask("story", to="max", why="teaching"),
        world(MAX, consents=(yes(recipient="max", purpose=Purpose.TEACHING),)),
        Expected(
            "reduce",
            "recognisable",
            (cell("line_manager", "deidentified_consent"), *consented("anna")),
            "encourage_client",
        ),
    ),
)
THEME.case(
    "A story without the check and without consent",
    "Both things are missing and both are told, the stricter first.",
    ask("story", to="max", why="teaching"),
    world(MAX),
    Expected(
        "ask_consent",
        "no_consent recognisable",
        (cell("line_manager", "deidentified_consent"),),
        "encourage_client",
    ),
)
THEME.pair(
    "HR asks for the signed agreement",
    "Each party gets the part that is its own.",
    (
        "the part about HR",
        ask("agreement", about="sue", why="contracting"),
        world(),
        Expected("allow", "own_part_only", (cell("sponsor", "own_part"),), duties=TOLD),
    ),
    (
        "the part about Anna",
        ask("agreement", about="anna", why="contracting"),
        world(),
        Expected("reduce", "own_part", (cell("sponsor", "own_part"),), "encourage_client"),
    ),
)
THEME.case(
    "HR asks for its part of a breach file",
    "Those concerned read what concerns them.",
    ask("case_file", about="sue", why="aftercare"),
    world(),
    Expected("allow", "own_part_only", (cell("sponsor", "own_part"),), duties=TOLD),
)
THEME.case(
    "HR asks whether Anna should be promoted",
    "An employment opinion should not exist, even if the coach wrote one.",
    ask("employment_opinion", why="employment_decision"),
    world(),
    never("sponsor"),
)
THEME.case(
    "The coach gives the supervisor figures over twenty clients",
    "Figures over a group that is large enough are open to the supervisor.",
    ask("aggregate", to="vera", why="supervision", item=None),
    world(("vera", "supervisor")),
    Expected("allow", "boundary_always", (cell("supervisor", "always"),), duties=TOLD),
)
THEME.case(
    "HR tells Anna what HR itself observed, as listed",
    "What the sponsor observes is the sponsor's own matter; the client gets it as listed.",
    ask("sponsor_observation", by="sue", to="anna", about="sue", item=note("sue")),
    world(versions=(version(lists=(listing("sponsor_observation", "progress_report", role="client"),)),)),
    Expected("allow", "boundary_listed", (cell("client", "listed"),), duties=TOLD),
)

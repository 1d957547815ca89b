"""Reviewed cases: danger and legal demands."""

from dataclasses import replace
from typing import Any

from privity.core.decision.facts import ExceptionFile, Facts
from privity.core.decision.question import Question
from privity.core.vocabulary import Purpose
from tests.vectors_build.case import TOLD, Expected, Theme, basis, cell
from tests.vectors_build.words import addendum, ask, day, note, phases, version, world

THEME = Theme("exceptions", "Serious danger and legal demands go by their own procedure.")
BY_FILE = Expected("allow", "exception_file", (basis("exception_file", "file-1"),), duties=TOLD)
LATER = replace(BY_FILE, duties="record tell_client_later label_no_onward")
ONLY = Expected("exception_only", "purpose_exception", advice="encourage_client")


def danger(at: str = "06-01", **more: Any) -> Question:
    """The coach wants to tell the ambulance the least that saves Anna."""
    return ask("safety", to="ambulance", why="danger", via="phone", at=at, **more)


def file(**changed: Any) -> ExceptionFile:
    usual = ExceptionFile(
        id="file-1",
        purpose=Purpose.DANGER,
        recipient="ambulance",
        text_hash="text-1",
        since=day("05-31"),
        until=day("06-02"),
        complete=True,
    )
    return replace(usual, **changed)


def filed(*files: ExceptionFile, **more: Any) -> Facts:
    return world(exception_files=files or (file(),), **more)


def broken(what: str, note: str, label: str, **changed: Any) -> None:
    THEME.pair(what, note, ("in order", danger(), filed(), BY_FILE), (label, danger(), filed(file(**changed)), ONLY))


THEME.pair(
    "Anna is in danger",
    "A wish to share because of danger never becomes an ordinary allow: it takes a file.",
    ("a complete file is open", danger(), filed(), BY_FILE),
    ("no file", danger(), world(), ONLY),
)
broken(
    "The steps of the danger file", "Every step is recorded before anything leaves.", "one is missing", complete=False
)
broken("The words in the danger file", "The file names the exact words.", "other words", text_hash="text-0")
broken("The recipient in the danger file", "One recipient able to act.", "somebody else", recipient="sue")
broken(
    "The kind of file", "A danger file is no answer to another purpose.", "a legal file", purpose=Purpose.LEGAL_DEMAND
)
broken("The danger file", "A closed file opens nothing.", "closed this morning", closed_at=day("06-01"))
THEME.pair(
    "The danger file ends on 2 June",
    "A window excludes its last instant.",
    ("asked an instant before", danger("06-02-"), filed(), BY_FILE),
    ("asked at that instant", danger("06-02"), filed(), ONLY),
)
THEME.pair(
    "The danger file begins on 31 May",
    "A window includes its first instant.",
    ("asked at that instant", danger("05-31"), filed(), BY_FILE),
    ("asked an instant before", danger("05-31-"), filed(), ONLY),
)
THEME.case(
    "Danger, and nobody said which words would leave",
    "Without the exact text no file can fit.",
    danger(text=None),
    filed(),
    ONLY,
)
THEME.case(
    "Danger while the course is suspended and nothing was signed",
    "The exception path stands on its file, whatever the norm says.",
    danger(),
    filed(versions=(), phases=phases(("suspended", "03-03"))),
    BY_FILE,
)
THEME.pair(
    "Telling Anna waits until 3 June",
    "Telling waits only with a reason and a date.",
    ("with a reason", danger(), filed(file(delay_reason="he is with her", tell_client_after=day("06-03"))), LATER),
    ("without a reason", danger(), filed(file(tell_client_after=day("06-03"))), BY_FILE),
)
THEME.pair(
    "Telling Anna waits until ten on 1 June",
    "When the date has come, she is told.",
    (
        "asked at that instant",
        danger(),
        filed(file(delay_reason="he is with her", tell_client_after=day("06-01"))),
        BY_FILE,
    ),
    (
        "asked an instant before",
        danger("06-01-"),
        filed(file(delay_reason="he is with her", tell_client_after=day("06-01"))),
        LATER,
    ),
)
THEME.case(
    "Two files fit",
    "The one that does not delay telling the client comes first.",
    danger(),
    filed(
        file(delay_reason="he is with her", tell_client_after=day("06-03")),
        file(id="file-2"),
    ),
    replace(BY_FILE, basis=(basis("exception_file", "file-2"),)),
)
THEME.case(
    "Two files fit equally",
    "One of them is named: the one with the smallest id.",
    danger(),
    filed(file(id="file-2"), file()),
    BY_FILE,
)
THEME.case(
    "The boss wants to know whether Anna is dangerous",
    "A wish is no file.",
    ask("safety", to="max", why="danger"),
    world(("max", "line_manager")),
    ONLY,
)
THEME.pair(
    "The court orders the notes",
    "A legal demand is answered by its file only.",
    (
        "checked, narrowed, complete",
        ask("session_content", to="court", why="legal_demand", via="letter"),
        filed(file(purpose=Purpose.LEGAL_DEMAND, recipient="court")),
        BY_FILE,
    ),
    (
        "not yet checked",
        ask("session_content", to="court", why="legal_demand", via="letter"),
        filed(file(purpose=Purpose.LEGAL_DEMAND, recipient="court", complete=False)),
        ONLY,
    ),
)
THEME.case(
    "A file about an employment opinion",
    "An opinion on fitness never leaves, file or no file.",
    ask("employment_opinion", why="danger"),
    filed(file(recipient="sue")),
    Expected("deny", "never", advice="encourage_client"),
)
THEME.case(
    "HR wants to report a danger it knows only by a leak",
    "Who does not hold a thing cannot share it, not even for danger; HR calls for help in its own words.",
    ask("session_content", by="sue", to="ambulance", why="danger"),
    filed(),
    Expected("deny", "not_holder"),
)
ALWAYS = Expected("allow", "boundary_always", (cell("client", "always"),), duties=TOLD)
WAITS = Expected("exception_only", "exception_path", (cell("client", "exception"),))
THEME.pair(
    "The coach tells Anna what worries him",
    "Safety is always told to the client, unless the open danger file says that telling raises the danger.",
    ("telling does no harm", ask("safety", to="anna", why="support"), filed(), ALWAYS),
    (
        "telling raises the danger",
        ask("safety", to="anna", why="support"),
        filed(file(telling_raises_danger=True)),
        WAITS,
    ),
)
THEME.case(
    "The file said that telling raises the danger, and is closed",
    "Only an open file keeps it from her.",
    ask("safety", to="anna", why="support"),
    filed(file(telling_raises_danger=True, closed_at=day("05-31+"))),
    ALWAYS,
)
THEME.case(
    "An agreement that does not know safety, while telling raises the danger",
    "The exception closes; it never opens what is never.",
    ask("safety", to="anna", why="support"),
    filed(file(telling_raises_danger=True), versions=(version(forget=("safety", "client")),)),
    Expected("deny", "never", (cell("client", "never"),)),
)
THEME.case(
    "An addendum that opens safety to Anna, while telling raises the danger",
    "The exception holds whatever the source of the rule.",
    ask("safety", to="anna", why="support", item=note(discussion="talk-3")),
    filed(
        file(telling_raises_danger=True),
        addenda=(addendum({"safety": "always"}, admits="anna", signers="anna carl"),),
    ),
    Expected("exception_only", "exception_path", ({"kind": "addendum", "id": "a1", "rule": "exception"},)),
)

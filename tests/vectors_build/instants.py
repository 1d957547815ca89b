"""Reviewed cases: single instants, ties, and facts that are not there yet."""

from typing import Any

from privity.core.decision.facts import ChannelAcceptance, ExceptionFile, Facts, Review
from privity.core.decision.question import Question
from privity.core.vocabulary import ChannelKind, Purpose
from tests.vectors_build.case import OWN, TOLD, Expected, Theme, basis, cell, consented
from tests.vectors_build.words import ask, day, happened, note, person, phases, world, yes

THEME = Theme("instants", "What counts from which instant on; a fact with a later instant is not there yet.")
BOTH = "encourage_client no_mediation"
CONSENT_CELL = cell("sponsor", "consent")
GOOD = Expected("allow", "consent_given", (CONSENT_CELL, *consented("anna")), "no_mediation", TOLD + " receipt")
OPEN = Expected("allow", "boundary_always", (cell("sponsor", "always"),), duties=TOLD)


def lacks(reasons: str, outcome: str = "ask_consent") -> Expected:
    return Expected(outcome, reasons, (CONSENT_CELL,), BOTH)


def given(*events: tuple[str, ...], **changed: Any) -> Facts:
    return world(consents=(yes(events=happened("anna", *(events or (("given", "05-25"),))), **changed),))


THEME.pair(
    "Anna refused, and then said yes to another text",
    "A yes of this instant ends the refusal; a later one is not there yet.",
    (
        "at that instant",
        ask(),
        given(("refused", "05-31"), ("given", "06-01"), text_hash="text-0"),
        lacks("text_changed"),
    ),
    (
        "an instant later",
        ask(),
        given(("refused", "05-31"), ("given", "06-01+"), text_hash="text-0"),
        lacks("refused_recently", "deny"),
    ),
)
THEME.pair(
    "Anna refuses",
    "A refusal counts from its instant on.",
    ("at that instant", ask(), given(("requested", "05-25"), ("refused", "06-01")), lacks("refused_recently", "deny")),
    ("an instant later", ask(), given(("requested", "05-25"), ("refused", "06-01+")), lacks("no_consent")),
)
THEME.case(
    "Given and refused at one instant",
    "Of two events of one instant the one that opens least counts, and the refusal stands.",
    ask(),
    given(("refused", "05-31"), ("given", "05-31")),
    lacks("refused_recently", "deny"),
)
THEME.case(
    "Given by the coach and by Anna at one instant",
    "Of two events of one instant the one that opens least counts: not the subject's own.",
    ask(),
    given(("given", "05-31"), ("given", "05-31", "carl")),
    lacks("not_subject"),
)
THEME.case(
    "Entered by the coach, then refused by Anna's hand and asked again by the coach",
    "Who asked again does not matter: nothing was given since.",
    ask(),
    given(("given", "05-29", "carl"), ("refused", "05-30"), ("requested", "05-31", "carl")),
    lacks("refused_recently", "deny"),
)
THEME.pair(
    "A flag that the consent was perhaps not free",
    "A flag counts from its instant on.",
    ("raised at that instant", ask(), given(pressure_flagged_at=day("06-01")), lacks("check_free")),
    ("raised an instant later", ask(), given(pressure_flagged_at=day("06-01+")), GOOD),
)
THEME.pair(
    "Anna confirms in private",
    "A confirmation counts from its instant on.",
    ("at that instant", ask(), given(pressure_flagged_at=day("05-25"), pressure_cleared_at=day("06-01")), GOOD),
    (
        "an instant later",
        ask(),
        given(pressure_flagged_at=day("05-25"), pressure_cleared_at=day("06-01+")),
        lacks("check_free"),
    ),
)
THEME.case(
    "Flagged and confirmed at one instant",
    "A confirmation at the flag's instant counts.",
    ask(),
    given(pressure_flagged_at=day("05-25"), pressure_cleared_at=day("05-25")),
    GOOD,
)
THEME.pair(
    "The review is held",
    "A review is held from its instant on.",
    ("at that instant", ask("objectives"), world(reviews=(Review(day("05-20"), held_at=day("06-01")),)), OPEN),
    (
        "an instant later",
        ask("objectives"),
        world(reviews=(Review(day("05-20"), held_at=day("06-01+")),)),
        Expected("review_first", "review_overdue", (cell("sponsor", "always"),), "encourage_client"),
    ),
)


def accepted(at: str) -> tuple[Question, Facts]:
    acceptance = ChannelAcceptance(ChannelKind.EMAIL, day(at))
    return ask("objectives", via="email", employer=True), world(accepted_channels=(acceptance,))


THEME.pair(
    "Anna accepts the employer's channel",
    "An acceptance counts from its instant on.",
    ("at that instant", *accepted("06-01"), OPEN),
    (
        "an instant later",
        *accepted("06-01+"),
        Expected("hold", "channel_not_private", (cell("sponsor", "always"),), "encourage_client"),
    ),
)


def joining(at: str) -> tuple[Question, Facts]:
    """Gus joins as a client, and tells his own story to a friend."""
    people = (*world().participations, person("gus", "client", since=at))
    return ask("session_content", by="gus", to="otto", about="gus", why="support"), world(participations=people)


THEME.pair(
    "Gus joins as a client and tells a friend of himself",
    "A client is a client from the first instant on.",
    (
        "at that instant",
        *joining("06-01"),
        Expected("allow", "own_information", (basis("own_information"),), duties=OWN),
    ),
    ("an instant later", *joining("06-01+"), Expected("deny", "not_holder")),
)
END = phases(("active", "03-03"), ("aftercare", "05-15"))
THEME.case(
    "After the end, a kind of information without any note",
    "After the end only a note that is named can be consented to.",
    ask("objectives", item=None),
    world(phases=END, consents=(yes(),)),
    Expected("deny", "ended_duty_continues", (cell("sponsor", "always"),), "encourage_client"),
)
THEME.case(
    "After the end HR shows the coach what HR confided",
    "Nobody but the sender is concerned, so nobody can consent: what ended stays ended.",
    ask("sponsor_brief", by="sue", to="carl", about="sue", why="aftercare"),
    world(phases=END),
    Expected("deny", "ended_duty_continues", (cell("coach", "always"),)),
)
THEME.case(
    "After the end HR asks for its part of the agreement, and there is a consent",
    "Where no consent is needed none is used, and no receipt is due.",
    ask("agreement", about="sue", why="progress_report"),
    world(phases=END, consents=(yes("sue"),)),
    Expected("allow", "own_part_only", (cell("sponsor", "own_part"),), duties=TOLD),
)
THEME.case(
    "Before the end of the course a consent to the note is not needed for the goals",
    "Where no consent is needed none is used, and no receipt is due.",
    ask("objectives"),
    world(consents=(yes(),)),
    OPEN,
)


def warned(**changed: Any) -> Facts:
    usual: dict[str, Any] = {
        "id": "file-1",
        "purpose": Purpose.DANGER,
        "recipient": "ambulance",
        "text_hash": "text-1",
        "since": day("05-31"),
        "until": day("06-02"),
        "complete": True,
    }
    return world(exception_files=(ExceptionFile(**(usual | changed)),))


TOLD_ANNA = Expected("allow", "boundary_always", (cell("client", "always"),), duties=TOLD)
THEME.pair(
    "A file says that telling Anna raises the danger",
    "Only a danger file can keep safety from her.",
    (
        "a danger file",
        ask("safety", to="anna", why="support"),
        warned(telling_raises_danger=True),
        Expected("exception_only", "exception_path", (cell("client", "exception"),)),
    ),
    (
        "a legal file",
        ask("safety", to="anna", why="support"),
        warned(telling_raises_danger=True, purpose=Purpose.LEGAL_DEMAND),
        TOLD_ANNA,
    ),
)
THEME.case(
    "Telling Anna raises the danger, and it is about her notes",
    "Only what concerns safety is kept from her.",
    ask("shared_notes", to="anna", why="coaching"),
    warned(telling_raises_danger=True),
    TOLD_ANNA,
)
THEME.case(
    "Telling Anna raises the danger, and she tells the coach what she fears for Max",
    "What keeps safety from her does not keep it from the coach; she wrote it herself, so she holds it.",
    ask("safety", by="anna", to="carl", about="max", why="support", item=note("anna")),
    warned(telling_raises_danger=True),
    Expected("allow", "boundary_always", (cell("coach", "always"),), duties=OWN),
)
THEME.case(
    "A reason to wait, and no date",
    "Telling waits only with a reason and a date.",
    ask("safety", to="ambulance", why="danger", via="phone"),
    warned(delay_reason="he is with her"),
    Expected("allow", "exception_file", (basis("exception_file", "file-1"),), duties=TOLD),
)

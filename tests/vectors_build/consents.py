"""Reviewed cases: when a consent is good, and what stands in the way when it is not."""

from datetime import timedelta
from typing import Any

from privity.core.decision.facts import Facts
from privity.core.decision.question import Question
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose
from tests.vectors_build.case import TOLD, Expected, Theme, cell, consented
from tests.vectors_build.words import ask, day, happened, version, world, yes

THEME = Theme("consents", "Progress goes to HR by consent: one thing at a time is wrong with it.")
BOTH = "encourage_client no_mediation"
CONSENT_CELL = cell("sponsor", "consent")
GOOD = Expected("allow", "consent_given", (CONSENT_CELL, *consented("anna")), "no_mediation", TOLD + " receipt")


def lacks(reasons: str, outcome: str = "ask_consent") -> Expected:
    return Expected(outcome, reasons, (CONSENT_CELL,), BOTH)


def given(*events: tuple[str, str], **changed: Any) -> Facts:
    return world(consents=(yes("anna", *events, **changed),))


def spoilt(what: str, note: str, label: str, reasons: str, *events: tuple[str, str], **changed: Any) -> None:
    """A pair: everything good, and one fact of the consent changed."""
    THEME.pair(
        what, note, ("in order", ask(), given(), GOOD), (label, ask(), given(*events, **changed), lacks(reasons))
    )


THEME.pair(
    "Anna's consent to the report",
    "Refusal is the default; a good consent opens exactly this.",
    ("given", ask(), given(), GOOD),
    ("never asked for", ask(), world(), lacks("no_consent")),
)
spoilt(
    "Who gave the consent",
    "Nobody but the subject can consent; paper entered by the coach waits for her confirmation.",
    "entered by the coach",
    "not_subject",
    events=happened("anna", ("given", "05-25", "carl")),
)
spoilt("In writing", "A consent is written.", "by word of mouth", "not_written", written=False)
spoilt("The item", "Consent to one note is not consent to another.", "to another note", "not_specific", item="note-8")
spoilt("The purpose", "Consent names the purpose.", "for teaching", "not_specific", purpose=Purpose.TEACHING)
spoilt("The recipient", "Consent names the recipient.", "to the boss", "not_specific", recipient="max")
spoilt("The channel", "Consent names the channel.", "for e-mail", "not_specific", channel=ChannelKind.EMAIL)
THEME.case(
    "Anna consented to the kind, not to one note",
    "A consent that names no item is about its kind.",
    ask(),
    given(item=None),
    GOOD,
)
THEME.case(
    "Anna consented to another kind",
    "A consent that names no item is about its kind and no other.",
    ask(),
    given(item=None, information_class=InformationClass.ATTENDANCE),
    lacks("not_specific"),
)
spoilt("The words", "An edit voids the consent.", "of an earlier draft", "text_changed", text_hash="text-0")
spoilt("No words", "A consent to a note binds its exact words.", "names none", "text_changed", text_hash=None)
THEME.pair(
    "Anna consented that progress is told, and no words were written down",
    "A kind that is only told has no words; a note has, and a consent that names none does not cover it.",
    ("asked about the kind", ask(item=None, text=None), given(item=None, text_hash=None), GOOD),
    ("asked about a note", ask(text=None), given(item=None, text_hash=None), lacks("text_changed")),
)
THEME.pair(
    "It is not said which words of the note would leave",
    "Only words that are known can be compared with those that were consented to.",
    ("consented to its words", ask(), given(), GOOD),
    ("words unknown", ask(text=None), given(), lacks("text_changed")),
)
THEME.case(
    "Neither the consent nor the question says which words of the note",
    "Nothing compared with nothing is not the same words.",
    ask(text=None),
    given(text_hash=None),
    lacks("text_changed"),
)
THEME.pair(
    "The consent ends on 1 June",
    "A window excludes its last instant.",
    ("asked an instant before", ask(at="06-01-"), given(until=day("06-01")), GOOD),
    ("asked at that instant", ask(), given(until=day("06-01")), lacks("expired")),
)
THEME.pair(
    "The consent begins on 1 June",
    "A window includes its first instant.",
    ("asked at that instant", ask(), given(since=day("06-01")), GOOD),
    ("asked an instant before", ask(at="06-01-"), given(since=day("06-01")), lacks("expired")),
)
spoilt(
    "Taken back",
    "Withdrawal is as easy as giving, and at once.",
    "withdrawn meanwhile",
    "withdrawn",
    ("given", "05-25"),
    ("withdrawn", "05-31"),
)
THEME.pair(
    "Withdrawn on 1 June",
    "A fact with an instant after the question does not exist yet.",
    ("asked an instant before", ask(at="06-01-"), given(("given", "05-25"), ("withdrawn", "06-01")), GOOD),
    ("asked at that instant", ask(), given(("given", "05-25"), ("withdrawn", "06-01")), lacks("withdrawn")),
)
spoilt(
    "Revoked",
    "A revoked consent is as good as withdrawn.",
    "revoked",
    "withdrawn",
    ("given", "05-25"),
    ("revoked", "05-31"),
)
spoilt(
    "Run out",
    "Standing consents are confirmed again at each review.",
    "expired",
    "expired",
    ("given", "05-25"),
    ("expired", "05-31"),
)
spoilt(
    "A new agreement",
    "A later version can invalidate a consent.",
    "invalidated by it",
    "invalidated",
    ("given", "05-25"),
    ("invalidated", "05-31"),
)
spoilt("Only asked", "A request is not a consent.", "requested", "no_consent", ("requested", "05-25"))
spoilt(
    "Not now",
    "Putting it off is not a consent.",
    "deferred",
    "no_consent",
    ("deferred", "05-25"),
)
spoilt(
    "Renewed",
    "Asked anew, not yet answered.",
    "requested again",
    "no_consent",
    ("given", "05-25"),
    ("requested", "05-31"),
)
THEME.case(
    "Anna withdrew and then renewed",
    "The last event counts.",
    ask(),
    given(("given", "05-25"), ("withdrawn", "05-26"), ("renewed", "05-27")),
    GOOD,
)
THEME.pair(
    "Anna said no",
    "A refusal is respected for seven days: it is not asked again.",
    ("exactly seven days ago", ask(), given(("refused", "05-25")), lacks("refused")),
    (
        "an instant less than seven days ago",
        ask(at="06-01-"),
        given(("refused", "05-25")),
        lacks("refused_recently", "deny"),
    ),
)
THEME.case(
    "Anna said no, and was asked again the next day",
    "A new request does not undo a refusal.",
    ask(),
    given(("refused", "05-30"), ("requested", "05-31")),
    lacks("refused_recently", "deny"),
)
THEME.case(
    "Anna said no, and then yes of her own accord",
    "Her last word counts.",
    ask(),
    given(("refused", "05-30"), ("given", "05-31")),
    GOOD,
)
THEME.case(
    "Anna refused the e-mail, now it is asked in person",
    "Another channel does not make it another question.",
    ask(),
    given(("refused", "05-31"), channel=ChannelKind.EMAIL),
    lacks("refused_recently", "deny"),
)
THEME.case(
    "Anna refused another purpose",
    "A refusal of something else does not stop this question.",
    ask(),
    given(("refused", "05-31"), purpose=Purpose.TEACHING),
    lacks("not_specific refused"),
)
spoilt(
    "HR sat beside her",
    "Consent in the presence of the one who asks is checked for freedom.",
    "flagged, not yet confirmed",
    "check_free",
    pressure_flagged_at=day("05-25"),
)
THEME.pair(
    "Flagged as perhaps not free",
    "The client confirms in private, and only after the flag.",
    ("confirmed since", ask(), given(pressure_flagged_at=day("05-25"), pressure_cleared_at=day("05-27")), GOOD),
    (
        "confirmed before",
        ask(),
        given(pressure_flagged_at=day("05-25"), pressure_cleared_at=day("05-24")),
        lacks("check_free"),
    ),
)
THEME.case(
    "Everything is wrong with this consent",
    "All failures are told, in their order.",
    ask(),
    given(
        ("given", "05-25"),
        ("withdrawn", "05-26"),
        written=False,
        item="note-8",
        text_hash="text-0",
        until=day("05-30"),
        pressure_flagged_at=day("05-25"),
    ),
    lacks("not_written not_specific text_changed expired withdrawn check_free"),
)
THEME.case(
    "Of two consents the better one counts",
    "The consent with the fewest failures counts; the other stands in nobody's way.",
    ask(),
    world(consents=(yes(id="consent-0", written=False, text_hash="text-0"), yes())),
    GOOD,
)
THEME.case(
    "Of two spoilt consents the one that is nearer to good is told",
    "Fewest failures first.",
    ask(),
    world(consents=(yes(id="consent-0", written=False, text_hash="text-0"), yes(text_hash="text-0"))),
    lacks("text_changed"),
)


def health(**changed: Any) -> tuple[Question, Facts]:
    """Personal disclosure to HR, which the parties loosened by one step: by consent."""
    signed = (version(cells={("personal_disclosure", "sponsor"): "consent"}),)
    return ask("personal_disclosure"), world(versions=signed, consents=(yes(**changed),))


THEME.pair(
    "Anna lets the coach tell HR about her illness",
    "Health needs an explicit consent.",
    ("explicitly", *health(explicit=True), GOOD),
    ("not explicitly", *health(), lacks("not_explicit")),
)
THEME.case(
    "Asked and refused at one instant",
    "Of two events of one instant the one that opens least counts.",
    ask(),
    given(("refused", "05-31"), ("requested", "05-31")),
    lacks("refused_recently", "deny"),
)
THEME.case(
    "Cool-off over by a day",
    "After seven days it may be asked again.",
    ask(at="06-02"),
    given(("refused", "05-25")),
    lacks("refused"),
)


assert day("06-01") - day("05-25") == timedelta(days=7)

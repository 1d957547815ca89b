"""Reviewed cases: constraints, which may close further and never open."""

from dataclasses import replace
from typing import Any

from privity.core.decision.facts import BreachCase, ChannelAcceptance, Facts, Hold, HoldKind, Review
from privity.core.vocabulary import ChannelKind
from tests.vectors_build.case import OWN, TOLD, Expected, Theme, cell, consented, default, no_column
from tests.vectors_build.words import TRIO, ask, day, listing, maybe_day, phases, version, world, yes

THEME = Theme("constraints", "The boundary would allow it; what else may stand in the way.")
OPEN_CELL = (cell("sponsor", "always"),)
OPEN = Expected("allow", "boundary_always", OPEN_CELL, duties=TOLD)
ENCOURAGE = "encourage_client"


def closed(outcome: str, reasons: str) -> Expected:
    return Expected(outcome, reasons, OPEN_CELL, ENCOURAGE)


def show_goals(**changed: Any) -> Any:
    """The coach shows HR the goals that all three agreed."""
    return ask("objectives", **changed)


def hold(**changed: Any) -> Hold:
    usual = Hold("hold-1", HoldKind.LEGAL, "note-7", day("05-21"), day("06-01"))
    return replace(usual, **changed)


def breach(**changed: Any) -> BreachCase:
    return replace(BreachCase("case-1", "sue", day("05-21"), day("06-01")), **changed)


def review(due: str, held: str | None = None, extended: str | None = None, until: str | None = None) -> Review:
    return Review(day(due), maybe_day(held), maybe_day(extended), maybe_day(until))


HELD = closed("hold", "frozen")
THEME.pair(
    "A legal hold on the note ends on 1 June",
    "A hold freezes its item until, not including, its end.",
    ("asked at that instant", show_goals(), world(holds=(hold(),)), OPEN),
    ("asked an instant before", show_goals(at="06-01-"), world(holds=(hold(),)), HELD),
)
THEME.pair(
    "A restriction asked for by a subject",
    "It freezes the item it names and no other.",
    ("on another item", show_goals(), world(holds=(hold(kind=HoldKind.RESTRICTION, until=None, item="note-8"),)), OPEN),
    ("on this item", show_goals(), world(holds=(hold(kind=HoldKind.RESTRICTION, until=None),)), HELD),
)
THEME.pair(
    "The course pauses",
    "A suspended course shares nothing, whatever the boundary says.",
    ("closing", show_goals(), world(phases=phases(("active", "03-03"), ("closing", "05-30"))), OPEN),
    ("suspended", show_goals(), world(phases=phases(("active", "03-03"), ("suspended", "05-30"))), HELD),
)
THEME.pair(
    "A breach case with HR as actor, closed on 1 June",
    "Sharing with the one whose breach is open is frozen.",
    ("asked at that instant", show_goals(), world(breach_cases=(breach(),)), OPEN),
    ("asked an instant before", show_goals(at="06-01-"), world(breach_cases=(breach(),)), HELD),
)
THEME.pair(
    "An open breach case",
    "Only its actor is cut off.",
    ("against the boss", show_goals(), world(breach_cases=(breach(actor="max", until=None),)), OPEN),
    ("against HR", show_goals(), world(breach_cases=(breach(until=None),)), HELD),
)
LATE = closed("review_first", "review_overdue")
THEME.pair(
    "The review falls due on 1 June",
    "Overdue from its date on: nothing sensitive is shared until it is held.",
    ("asked an instant before", show_goals(at="06-01-"), world(reviews=(review("06-01"),)), OPEN),
    ("asked at that instant", show_goals(), world(reviews=(review("06-01"),)), LATE),
)
THEME.pair(
    "The review was due on 20 May",
    "Holding it opens sharing again.",
    ("held on 31 May", show_goals(), world(reviews=(review("05-20", held="05-31"),)), OPEN),
    ("not held", show_goals(), world(reviews=(review("05-20"),)), LATE),
)
THEME.pair(
    "The client extended the review until 1 June",
    "An extension lasts until, not including, its end.",
    (
        "asked an instant before",
        show_goals(at="06-01-"),
        world(reviews=(review("05-20", extended="05-20", until="06-01"),)),
        OPEN,
    ),
    ("asked at that instant", show_goals(), world(reviews=(review("05-20", extended="05-20", until="06-01"),)), LATE),
)
THEME.case(
    "One review was held, an earlier one never",
    "Every overdue review counts.",
    show_goals(),
    world(reviews=(review("05-20", held="05-20"), review("04-20"))),
    LATE,
)
THEME.case(
    "Dates for the invoice while the review is overdue",
    "An overdue review does not stop logistics.",
    ask("logistics", why="billing"),
    world(
        reviews=(review("05-20"),),
        versions=(version(lists=(listing("logistics", "billing", to="sue"),)),),
    ),
    Expected("allow", "boundary_listed", (cell("sponsor", "listed"),), duties=TOLD),
)
THEME.case(
    "Anna tells HR about herself and Max while the review is overdue",
    "The client's own act is not stopped by an overdue review; Max's consent is there.",
    ask("progress", by="anna", about="anna max"),
    world(reviews=(review("05-20"),), consents=(yes("max"),)),
    Expected("allow", "consent_given", (cell("sponsor", "consent"), *consented("max")), duties=OWN + " receipt"),
)
THEME.case(
    "The coach shows the agreed goals before the start",
    "Before the start only the framework may be talked about: the goals belong to it.",
    ask("objectives", why="contracting"),
    world(phases=phases(("contracting", "03-01"))),
    OPEN,
)
THEME.pair(
    "The coach speaks with HR about what HR observes",
    "Before the start only the framework may be talked about: observations do not belong to it.",
    ("after the start", ask("sponsor_observation"), world(phases=phases(("active", "03-01"))), OPEN),
    (
        "before the start",
        ask("sponsor_observation"),
        world(phases=phases(("contracting", "03-01"))),
        closed("deny", "not_started"),
    ),
)
THEME.pair(
    "The course begins on 1 June",
    "A phase begins with its first instant.",
    (
        "asked at that instant",
        ask("sponsor_observation"),
        world(phases=phases(("contracting", "03-01"), ("active", "06-01"))),
        OPEN,
    ),
    (
        "asked an instant before",
        ask("sponsor_observation", at="06-01-"),
        world(phases=phases(("contracting", "03-01"), ("active", "06-01"))),
        closed("deny", "not_started"),
    ),
)
THEME.case(
    "Agreeing on goals before anything is signed",
    "Before the start the framework may be talked about between those who take part, by the default boundaries.",
    ask("objectives", why="contracting"),
    world(versions=(), phases=phases(("contracting", "03-01"))),
    Expected("allow", "boundary_always", (default("sponsor", "always"),), duties=TOLD),
)
THEME.case(
    "Agreeing on goals with somebody who does not take part",
    "Before the start the framework is open to those who take part only.",
    ask("objectives", to="otto", why="contracting"),
    world(versions=(), phases=phases(("contracting", "03-01"))),
    Expected("deny", "never no_agreement", ({"kind": "default_matrix", "rule": "never"},), ENCOURAGE),
)
BOSS = ("max", "line_manager")
GOALS_FOR_MAX = version(people=(*TRIO, BOSS), lists=(listing("objectives", "coaching", to="max"),))
NO_PARTY = replace(GOALS_FOR_MAX, parties=version().parties)
THEME.pair(
    "The boss put his name under the agreement",
    "Bound is who is a party to it; nobody else is told anything.",
    (
        "as a party",
        ask("objectives", to="max", why="coaching"),
        world(BOSS, versions=(GOALS_FOR_MAX,)),
        Expected("allow", "boundary_listed", (cell("line_manager", "listed"),), duties=TOLD),
    ),
    (
        "without being one",
        ask("objectives", to="max", why="coaching"),
        world(BOSS, versions=(NO_PARTY,)),
        Expected("deny", "recipient_not_bound", (cell("line_manager", "listed"),), ENCOURAGE),
    ),
)
THEME.case(
    "A newspaper asks whether Anna is coached",
    "Nobody outside is bound, and outside there is no boundary that opens.",
    ask("existence", to="otto", why="reference", item=None),
    world(),
    Expected("deny", "never recipient_not_bound", (no_column(),), ENCOURAGE),
)
NOT_PRIVATE = closed("hold", "channel_not_private")
BY_MAIL: dict[str, Any] = {"via": "email", "employer": True}
THEME.pair(
    "To an address",
    "A channel of the employer is not private.",
    ("of HR's own", show_goals(via="email"), world(), OPEN),
    ("of the employer", show_goals(**BY_MAIL), world(), NOT_PRIVATE),
)
THEME.pair(
    "The client accepted a channel of the employer",
    "Accepted is what was accepted, no other kind.",
    (
        "this kind",
        show_goals(**BY_MAIL),
        world(accepted_channels=(ChannelAcceptance(ChannelKind.EMAIL, day("04-01")),)),
        OPEN,
    ),
    (
        "another kind",
        show_goals(**BY_MAIL),
        world(accepted_channels=(ChannelAcceptance(ChannelKind.MESSENGER, day("04-01")),)),
        NOT_PRIVATE,
    ),
)
THEME.case(
    "The client accepts the channel tomorrow",
    "An acceptance counts from its instant on.",
    show_goals(**BY_MAIL),
    world(accepted_channels=(ChannelAcceptance(ChannelKind.EMAIL, day("06-02")),)),
    NOT_PRIVATE,
)
THEME.pair(
    "The note carries fields",
    "Recipients get only the fields that the purpose needs.",
    ("only the needed ones", show_goals(), world(), OPEN),
    ("also her private phone number", show_goals(surplus=frozenset({"phone"})), world(), closed("reduce", "surplus")),
)


def trouble() -> Facts:
    return world(
        versions=(),
        holds=(hold(until=None),),
        reviews=(review("05-20"),),
    )


THEME.case(
    "Everything stands in the way at once",
    "All reasons are told, the strictest first, so that a person sees everything at once.",
    ask("progress", **BY_MAIL, surplus=frozenset({"phone"})),
    trouble(),
    Expected(
        "deny",
        "no_agreement frozen channel_not_private review_overdue no_consent surplus",
        (default("sponsor", "consent"),),
        "encourage_client no_mediation",
    ),
)

"""Reviewed cases: after the end, and what is said along with an answer."""

from dataclasses import replace
from typing import Any

from privity.core.decision.facts import Facts
from privity.core.vocabulary import InformationClass, Purpose
from tests.vectors_build.case import OWN, TOLD, Expected, Theme, cell, consented
from tests.vectors_build.words import ask, note, person, phases, version, world, yes

THEME = Theme("aftercare", "The duty has no end; and advice and duties along the way.")
BOTH = "encourage_client no_mediation"
END = (("active", "03-03"), ("closing", "05-01"), ("aftercare", "05-15"))
OPEN_CELL = cell("sponsor", "always")
ENDED = Expected("deny", "ended_duty_continues", (OPEN_CELL,), "encourage_client")
BY_CONSENT = Expected("allow", "boundary_always", (OPEN_CELL, *consented("anna")), duties=TOLD + " receipt")


def over(**changed: Any) -> Facts:
    return world(**({"phases": phases(*END)} | changed))


def given(day: str, **changed: Any) -> Any:
    return yes("anna", ("given", day), **changed)


THEME.pair(
    "The coach shows HR the agreed goals",
    "After the end nothing is shared any more that was open before.",
    (
        "while closing",
        ask("objectives"),
        over(phases=phases(("active", "03-03"), ("closing", "05-15"))),
        Expected("allow", "boundary_always", (OPEN_CELL,), duties=TOLD),
    ),
    ("after the end", ask("objectives"), over(phases=phases(("active", "03-03"), ("aftercare", "05-15"))), ENDED),
)
THEME.pair(
    "After the end, a consent to the note",
    "Only a consent given at or after the end opens anything after the end.",
    ("given at the end", ask("objectives"), over(consents=(given("05-15"),)), BY_CONSENT),
    ("given an instant before", ask("objectives"), over(consents=(given("05-15-"),)), ENDED),
)
THEME.pair(
    "After the end, a consent of 25 May",
    "It must name the note; a consent to the kind as such has ended.",
    ("to this note", ask("objectives"), over(consents=(given("05-25"),)), BY_CONSENT),
    (
        "to the kind",
        ask("objectives"),
        over(consents=(given("05-25", item=None),)),
        ENDED,
    ),
)
THEME.case(
    "After the end, an older consent to the kind and a new one to the note",
    "The older one does not spoil the new one.",
    ask("objectives"),
    over(
        consents=(
            yes("anna", ("given", "05-10"), id="consent-0", item=None, information_class=InformationClass.OBJECTIVES),
            given("05-25"),
        )
    ),
    BY_CONSENT,
)
THEME.case(
    "After the end, about Anna and Max, and only Anna consented",
    "Every subject's consent is needed.",
    ask("objectives", about="anna max"),
    over(consents=(given("05-25"),)),
    replace(ENDED, advice=""),
)
THEME.case(
    "After the end, consented, and withdrawn",
    "A withdrawn consent opens nothing.",
    ask("objectives"),
    over(consents=(yes("anna", ("given", "05-25"), ("withdrawn", "05-26")),)),
    ENDED,
)
THEME.case(
    "After the end HR asks for progress",
    "Both are told: the end, and the missing consent.",
    ask("progress"),
    over(),
    Expected("deny", "ended_duty_continues no_consent", (cell("sponsor", "consent"),), BOTH),
)
THEME.case(
    "After the end HR asks for its part of the agreement",
    "Agreements stay readable for those they bind.",
    ask("agreement", about="sue", why="aftercare"),
    over(),
    Expected("allow", "own_part_only", (cell("sponsor", "own_part"),), duties=TOLD),
)
THEME.case(
    "After the end Anna tells HR about herself and Max",
    "The client's own act is not bound by the end; Max consented.",
    ask("progress", by="anna", about="anna max"),
    over(consents=(yes("max"),)),
    Expected("allow", "consent_given", (cell("sponsor", "consent"), *consented("max")), duties=OWN + " receipt"),
)
THEME.case(
    "After the end, a looser version signed by all",
    "The terms stay in force after the end; what the end closes, no version opens.",
    ask("attendance", item=None),
    over(versions=(version(), version(2, signed="05-20", cells={("attendance", "sponsor"): "always"}))),
    Expected("deny", "ended_duty_continues", (cell("sponsor", "always", "v2"),), "encourage_client"),
)
THEME.case(
    "The course goes on after a first end",
    "Reopened and active, the ordinary rules hold again.",
    ask("objectives"),
    over(phases=phases(*END, ("active", "05-20"))),
    Expected("allow", "boundary_always", (OPEN_CELL,), duties=TOLD),
)
THEME.case(
    "Aftercare entered twice without a pause",
    "The end is the start of the unbroken stretch.",
    ask("objectives"),
    over(phases=phases(*END, ("aftercare", "05-28")), consents=(given("05-25"),)),
    BY_CONSENT,
)
THEME.case(
    "The coach carries Anna's message to HR, with her consent",
    "Even with consent a warning stands: it may fail, make it worse, and teaches nothing.",
    ask("progress", why="pass_on"),
    world(consents=(yes(purpose=Purpose.PASS_ON),)),
    Expected(
        "allow",
        "consent_given",
        (cell("sponsor", "consent"), *consented("anna")),
        "no_mediation",
        TOLD + " receipt",
    ),
)
THEME.case(
    "The coach passes on an agreed goal",
    "Whatever the kind, passing on to somebody with power is mediation.",
    ask("objectives", why="pass_on"),
    world(),
    Expected("allow", "boundary_always", (OPEN_CELL,), "no_mediation", TOLD),
)
THEME.case(
    "HR tells the coach what HR wishes",
    "Who is not the coach gets no advice for coaches, and the client is told.",
    ask("sponsor_brief", by="sue", to="carl", about="sue", why="contracting"),
    world(),
    Expected("allow", "boundary_always", (cell("coach", "always"),), duties=TOLD),
)
THEME.case(
    "Gus was a client, is a coach now, and tells HR that Anna is coached",
    "Once a client is not a client: Anna is told.",
    ask("existence", by="gus", why="contracting", item=None),
    world(
        participations=(
            *world().participations,
            person("gus", "client", until="04-01"),
            person("gus", "coach", since="04-01"),
        )
    ),
    Expected("allow", "boundary_always", (OPEN_CELL,), duties=TOLD),
)
THEME.case(
    "Carl, a client and a coach here, tells HR his own story",
    "One's own story is no mediation.",
    ask("session_content", about="carl", why="support", item=note("carl")),
    world(participations=(*world().participations, person("carl", "client"))),
    Expected("allow", "own_information", ({"kind": "own_information"},), duties=OWN),
)

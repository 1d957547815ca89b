"""Reviewed cases: corners where a reading of the page could go wrong."""

from dataclasses import replace

from privity.core.decision.facts import ActorKind, ExceptionFile
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose
from tests.vectors_build.case import OWN, TOLD, Expected, Theme, basis, cell, consented, no_column
from tests.vectors_build.words import (
    TRIO,
    addendum,
    ask,
    day,
    happened,
    listing,
    note,
    person,
    phases,
    signatures,
    version,
    world,
    yes,
)

THEME = Theme("corners", "Where a reading of the page could go wrong.")
BOTH = "encourage_client no_mediation"
CONSENT_CELL = cell("sponsor", "consent")
MARK = basis("mark", "note-7")
END = phases(("active", "03-03"), ("aftercare", "05-15"))

THEME.case(
    "The coach writes down that Anna withdrew",
    "Whose act it was is asked of a yes only; a withdrawal is a withdrawal.",
    ask(),
    world(consents=(yes(events=happened("anna", ("given", "05-25"), ("withdrawn", "05-26", "carl"))),)),
    Expected("ask_consent", "withdrawn", (CONSENT_CELL,), BOTH),
)
THEME.case(
    "Anna refused the letter yesterday, and consents to the talk",
    "Where one consent is good, an older refusal stands in nobody's way.",
    ask(),
    world(consents=(yes(), yes("anna", ("refused", "05-31"), id="consent-0", channel=ChannelKind.LETTER))),
    Expected("allow", "consent_given", (CONSENT_CELL, *consented("anna")), "no_mediation", TOLD + " receipt"),
)
THEME.case(
    "Two consents with one failure each",
    "Of equally many failures the ones that come later in the order are told.",
    ask(),
    world(consents=(yes(id="consent-0", written=False), yes(text_hash="text-0"))),
    Expected("ask_consent", "text_changed", (CONSENT_CELL,), BOTH),
)
THEME.case(
    "Two equally good consents",
    "One of them is used: the one with the smallest id.",
    ask(),
    world(consents=(yes(id="consent-zoe"), yes())),
    Expected("allow", "consent_given", (CONSENT_CELL, *consented("anna")), "no_mediation", TOLD + " receipt"),
)
THEME.case(
    "After the end, a good consent to the kind of the same time",
    "It must name this very note.",
    ask("objectives"),
    world(phases=END, consents=(yes(item=None, information_class=InformationClass.OBJECTIVES),)),
    Expected("deny", "ended_duty_continues", (cell("sponsor", "always"),), "encourage_client"),
)
THEME.case(
    "After the end Anna tells HR goals that also concern Max, who consented",
    "Her own act asks for no consent after the end, so none is used.",
    ask("objectives", by="anna", about="anna max"),
    world(phases=END, consents=(yes("max"),)),
    Expected("allow", "boundary_always", (cell("sponsor", "always"),), duties=OWN),
)
THEME.case(
    "A strictly confidential note for an outsider",
    "A mark binds those without any role as well.",
    ask("session_content", to="otto", why="support", item=note(strict=True)),
    world(),
    Expected("deny", "never recipient_not_bound hand_back", (no_column(), MARK), "encourage_client"),
)
THEME.case(
    "A strictly confidential note for somebody who is client and coach",
    "A mark binds nobody who is nothing else than client or coach.",
    ask("shared_notes", to="anna", why="coaching", item=note(strict=True)),
    world(participations=(*world().participations, person("anna", "coach"))),
    Expected("allow", "boundary_always", (cell("client", "always"),), duties=TOLD),
)
THEME.case(
    "A strictly confidential note for somebody who is coach and HR",
    "A mark binds whoever is anything else as well.",
    ask("objectives", by="anna", to="gus", about="anna max", why="coaching", item=note("anna", strict=True)),
    world(("gus", "coach"), ("gus", "sponsor")),
    Expected("ask_consent", "no_consent", (cell("coach", "always"), MARK)),
)
THEME.case(
    "A discussion is opened by name, and the question is about no note",
    "Without a note there is no discussion it comes from.",
    ask("session_content", to="ada", why="coaching", item=None),
    world(("ada", "assistant"), addenda=(addendum({"session_content": "always"}),)),
    Expected("client_only", "hand_back", (cell("assistant", "client_only"),), "encourage_client"),
)
THEME.case(
    "Ada signed the addendum of another guest",
    "A party of an addendum is bound by it, even where it opens nothing for them.",
    ask("existence", to="ada", why="scheduling", item=None),
    replace(
        world(
            ("ada", "assistant"),
            versions=(version(lists=(listing("existence", "scheduling", to="ada"),)),),
        ),
        addenda=(addendum({"session_content": "always"}, admits="sam"),),
    ),
    Expected("allow", "boundary_listed", (cell("assistant", "listed"),), duties=TOLD),
)
THEME.case(
    "Another guest is admitted, and Ada is no party of that addendum",
    "An addendum binds its parties and those it admits, nobody else.",
    ask("existence", to="ada", why="scheduling", item=None),
    replace(
        world(
            ("ada", "assistant"),
            versions=(version(lists=(listing("existence", "scheduling", to="ada"),)),),
        ),
        addenda=(addendum({"session_content": "always"}, admits="sam", signers="anna carl"),),
    ),
    Expected("deny", "recipient_not_bound", (cell("assistant", "listed"),), "encourage_client"),
)
THEME.pair(
    "The list names a kind for HR",
    "A listing is about its kind.",
    (
        "this kind",
        ask("attendance", item=None),
        world(versions=(version(lists=(listing("attendance", "progress_report", to="sue"),)),)),
        Expected("allow", "boundary_listed", (cell("sponsor", "listed"),), "", TOLD),
    ),
    (
        "another kind",
        ask("attendance", item=None),
        world(versions=(version(lists=(listing("logistics", "progress_report", to="sue"),)),)),
        Expected("deny", "not_listed", (cell("sponsor", "listed"),), "encourage_client"),
    ),
)
THEME.pair(
    "The list names a recipient",
    "A listing is for the person or role it names.",
    (
        "HR by role",
        ask("attendance", item=None),
        world(versions=(version(lists=(listing("attendance", "progress_report", role="sponsor"),)),)),
        Expected("allow", "boundary_listed", (cell("sponsor", "listed"),), "", TOLD),
    ),
    (
        "the staff by role",
        ask("attendance", item=None),
        world(versions=(version(lists=(listing("attendance", "progress_report", role="staff"),)),)),
        Expected("deny", "not_listed", (cell("sponsor", "listed"),), "encourage_client"),
    ),
)
THEME.case(
    "The list names another person",
    "A listing is for the person it names.",
    ask("attendance", item=None),
    world(versions=(version(lists=(listing("attendance", "progress_report", to="max"),)),)),
    Expected("deny", "not_listed", (cell("sponsor", "listed"),), "encourage_client"),
)
THEME.case(
    "Attendance is listed in the new version only, for a note of the old one",
    "Where both versions say listed, both must list it.",
    ask("attendance", item=note(recorded="04-20")),
    world(
        versions=(
            version(),
            version(2, signed="05-15", lists=(listing("attendance", "progress_report", role="sponsor"),)),
        )
    ),
    Expected("deny", "not_listed", (cell("sponsor", "listed", "v2"),), "encourage_client"),
)
THEME.case(
    "Before the start and before any signature HR asks for progress",
    "Everything that stands in the way is told.",
    ask(),
    world(
        versions=(version(signatures=signatures(1, anna="03-02")),),
        phases=phases(("contracting", "03-01")),
    ),
    Expected(
        "deny",
        "no_agreement not_started no_consent",
        ({"kind": "default_matrix", "role": "sponsor", "rule": "consent"},),
        BOTH,
    ),
)
THEME.case(
    "Something about Anna and Gus, two clients",
    "The coach encourages the client where it is one client's to tell.",
    ask("private_goals", about="anna gus"),
    world(("gus", "client")),
    Expected("client_only", "hand_back", (cell("sponsor", "client_only"),), "no_mediation"),
)
THEME.case(
    "Nobody else is known than those in the question",
    "To be known it is enough to be one of those the facts name.",
    ask("objectives", about="anna"),
    world(actors={name: ActorKind.PERSON for name, _ in TRIO}),
    Expected("allow", "boundary_always", (cell("sponsor", "always"),), duties=TOLD),
)

THEME.case(
    "A consent and a file of the same id",
    "Only the file that the answer stands on delays telling, and this answer stands on a consent.",
    ask(),
    world(
        consents=(yes(),),
        exception_files=(
            ExceptionFile(
                id="consent-anna",
                purpose=Purpose.DANGER,
                recipient="ambulance",
                text_hash="text-0",
                since=day("05-31"),
                until=day("06-02"),
                complete=True,
                delay_reason="he is with her",
                tell_client_after=day("06-02"),
            ),
        ),
    ),
    Expected("allow", "consent_given", (CONSENT_CELL, *consented("anna")), "no_mediation", TOLD + " receipt"),
)
THEME.case(
    "Anna refused yesterday, and Max was never asked",
    "One refusal is enough: it is not asked again of anybody.",
    ask(about="anna max"),
    world(consents=(yes("anna", ("refused", "05-31")),)),
    Expected("deny", "refused_recently", (CONSENT_CELL,), "no_mediation"),
)
THEME.case(
    "After the end, two equally good consents to this note",
    "The one with the smallest id stands for both.",
    ask(),
    world(phases=END, consents=(yes(id="consent-zoe"), yes())),
    Expected("allow", "consent_given", (CONSENT_CELL, *consented("anna")), "no_mediation", TOLD + " receipt"),
)

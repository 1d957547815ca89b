"""Reviewed cases: something about several people, each of whom has a say."""

from privity.core.decision.facts import Facts
from tests.vectors_build.case import TOLD, Expected, Theme, cell, consented
from tests.vectors_build.words import ask, version, world, yes

THEME = Theme("subjects", "What concerns several people needs every word but the sender's own.")
CONSENT_CELL = cell("sponsor", "consent")


def about_two(*subjects: str) -> Facts:
    return world(consents=tuple(yes(subject) for subject in subjects))


THEME.pair(
    "The report also speaks of her colleague Max",
    "Every identifiable subject's consent is needed, or that part is removed.",
    (
        "both consented",
        ask(about="anna max"),
        about_two("anna", "max"),
        Expected(
            "allow",
            "consent_given",
            (CONSENT_CELL, *consented("anna", "max")),
            "no_mediation",
            TOLD + " receipt",
        ),
    ),
    (
        "only Anna consented",
        ask(about="anna max"),
        about_two("anna"),
        Expected("ask_consent", "no_consent", (CONSENT_CELL,), "no_mediation"),
    ),
)
THEME.case(
    "Anna consented, Max refused yesterday",
    "One fresh refusal ends the asking, for everybody.",
    ask(about="anna max"),
    world(consents=(yes("anna"), yes("max", ("refused", "05-31")))),
    Expected("deny", "refused_recently", (CONSENT_CELL,), "no_mediation"),
)
THEME.case(
    "Two failures of two people",
    "The failures of all subjects are told together.",
    ask(about="anna max"),
    world(consents=(yes("anna", text_hash="text-0"), yes("max", written=False))),
    Expected("ask_consent", "not_written text_changed", (CONSENT_CELL,), "no_mediation"),
)
THEME.case(
    "HR speaks of what HR confided",
    "Nobody needs their own consent: the sender's word is the sender's own.",
    ask("sponsor_brief", by="sue", to="max", about="sue", why="contracting"),
    world(
        ("max", "line_manager"),
        versions=(
            version(
                people=(("anna", "client"), ("carl", "coach"), ("sue", "sponsor"), ("max", "line_manager")),
                cells={("sponsor_brief", "line_manager"): "consent"},
            ),
        ),
    ),
    Expected("allow", "own_word", (cell("line_manager", "consent"),), duties=TOLD),
)
THEME.pair(
    "The coach tells HR how the work goes",
    "Of oneself one needs nobody's consent, and then nobody's is claimed; of Anna it takes hers.",
    (
        "for the coach alone",
        ask(about="carl"),
        world(),
        Expected("allow", "own_word", (CONSENT_CELL,), duties=TOLD),
    ),
    (
        "for Anna too",
        ask(about="anna carl"),
        world(),
        Expected("ask_consent", "no_consent", (CONSENT_CELL,), "no_mediation"),
    ),
)

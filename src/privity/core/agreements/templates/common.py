"""Clauses that most agreements share."""

from privity.core.agreements.codes import CODES, ProfessionalCode
from privity.core.agreements.retention import EVIDENCE_MONTHS
from privity.core.agreements.templates.clause import Clause, clause
from privity.core.agreements.terms import InternalCoach, ReviewInterval
from privity.core.vocabulary import Role
from privity.core.words import phrase

OWN_STORY = clause(
    "own-story",
    "Whose words they are",
    "What the client says in coaching belongs to the client. The coach holds it in confidence and uses it for the coaching only.",
    "The client may tell their own story to anybody, at any time. Nothing in this agreement takes that away.",
    "What is not mentioned in this agreement is private.",
)
MUTUAL = clause(
    "mutual",
    "Everybody keeps confidence",
    "Confidentiality goes both ways. The coach keeps what the client confides, and the client keeps what the coach or "
    "anybody else confides in turn. All who sign keep what they learn here, ask for no more than is agreed, and pass "
    "nothing on.",
    "If a confidence is broken, we first talk in private and ask what happened. Those it affects are told, without "
    "repeating what was said. What can be mended is mended, and the boundaries are agreed anew. Breaches that are repeated "
    "or meant can end this agreement, and can be taken to a professional body or to court.",
)
CONSENT = clause(
    "consent",
    "Where consent is needed",
    "Each consent is asked for on its own: for the exact words, the person who would get them, the purpose, the way they "
    "would travel, and an end date. The client sees the words first, and consents in writing or does not.",
    "Coaching never depends on a consent. Refusing needs no reason and has no consequence, and nobody else learns of it. A "
    "consent can be withdrawn at any time, as easily as it was given; what has already left is then listed honestly.",
)
REQUESTS = clause(
    "requests",
    "When somebody asks",
    "If a manager, a personnel department or anybody else asks for more than is agreed here, the answer is a polite no that "
    "confirms nothing. The client learns who asked, and what they were told. “It would help” is not a reason.",
)
NO_MEDIATION = clause(
    "no-mediation",
    "No go-between",
    "The coach carries no messages between the client and people who have power over the client's work: it can fail, it can "
    "make matters worse, and nobody learns from it. What the client wants to say, the coach helps to prepare, and the "
    "client says it.",
)
CHANNELS = clause(
    "channels",
    "Mail, calendars and company systems",
    "What is confidential does not travel by mail, and calendar entries name no topic. An employer can often read what "
    "passes through its own mail, calendars and devices: please use private ones for what is personal.",
)
RECORDING = clause(
    "recording",
    "No recording",
    "Sessions are not recorded, and nothing is transcribed or summarised by software, unless everybody present has agreed "
    "to it separately and in writing.",
)
NOTES = clause(
    "notes",
    "Notes",
    "Shared notes are for client and coach. The coach may keep a few notes of their own, and writes little: no gossip, no "
    "diagnosis. Depending on the law, the client may ask for what those notes say about them.",
    concerns=frozenset({Role.CLIENT, Role.COACH}),
)
CHANGES = clause(
    "changes",
    "In force, and changed",
    "This agreement takes effect when everybody named in it has signed these same words. Until then nothing is open.",
    "It is never edited. A change is a new version that everybody signs again; the old ones stay readable. A boundary that "
    "is opened later does not open what was said before, unless the client says so for it.",
)
ENDING = clause(
    "ending",
    "Ending",
    "Each of the parties whose coaching this is may end it at any time, and need not say why. Everybody else may leave.",
    "Ending releases nothing. No boundary loosens, what was allowed to be shared stops being shared, and the duty to keep "
    "confidence has no end: not with the contract, nor with a change of job, nor with retirement.",
)


def codes_clause(codes: frozenset[ProfessionalCode]) -> tuple[Clause, ...]:
    """The professional codes followed, each with a summary (R12); none where none was chosen."""
    if not codes:
        return ()
    words = tuple(
        phrase("The coach follows {code}. {summary}", code=CODES[code].text, summary=CODES[code].explanation)
        for code in ProfessionalCode
        if code in codes
    )
    return (Clause("codes", phrase("Professional codes"), words),)


def review_clause(review: ReviewInterval, *, can_wait: bool) -> Clause:
    """When the terms are looked at again (R9, R11). ``can_wait``: there is one client, who may let it wait."""
    overdue = phrase("While a review is overdue nothing new is shared but dates and the agreement itself.")
    unless_it_waits = phrase(
        "While a review is overdue nothing new is shared but dates and the agreement itself, unless the client "
        "expressly lets it wait."
    )
    return Clause(
        "review",
        phrase("Looking at it again"),
        (
            phrase(
                "We look at these terms again after {first} days or at session {session}, whichever comes first, then every "
                "{every} days, and whenever people change. Each of you is asked separately whether the terms still suit; "
                "that somebody has doubts is told, their reasons are not.",
                first=str(review.first_days),
                session=str(review.first_session),
                every=str(review.every_days),
            ),
            unless_it_waits if can_wait else overdue,
        ),
    )


def retention_clause(content_months: int) -> Clause:
    """How long things are kept (R102)."""
    return Clause(
        "retention",
        phrase("How long things are kept"),
        (
            phrase(
                "Goals, notes, assessments and everything else of the sessions: {months} months after the end. The client "
                "may shorten this at any time.",
                months=str(content_months),
            ),
            phrase(
                "Agreements, consents, the ledger, and files about danger, breaches or legal demands: {years} years, with "
                "as little of the content as possible. Invoices: as long as tax law wants.",
                years=str(EVIDENCE_MONTHS // 12),
            ),
            phrase("The data has an end. The duty to keep confidence does not."),
        ),
    )


def internal_clause(internal: InternalCoach | None) -> tuple[Clause, ...]:
    """What a coach inside the client's organisation declares before the start (R18)."""
    if internal is None:
        return ()
    words = phrase(
        "The coach works in the same organisation as the client. The coach reports to {reports_to}. The systems used for "
        "the coaching belong to {owner}. What is confided is not part of any report, appraisal or decision there.",
        reports_to=internal.reports_to,
        owner=internal.systems_owned_by,
    )
    return (Clause("internal-coach", phrase("A coach from the same organisation"), (words,)),)

"""What people read for each word of the vocabulary: a name that fits into a sentence, and one line that explains it.

Every member of every vocabulary has its name here (a test sees to it). Sentences around them are phrases of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from privity.core.vocabulary import ChannelKind, InformationClass, Limit, Phase, Purpose, Role, Rule
from privity.core.words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class Name:
    """``text`` fits into a running sentence ("the agreed objectives"); ``explanation`` is a sentence of its own."""

    text: Phrase
    explanation: Phrase


class Family(StrEnum):
    """The plain families in which kinds of information are shown, in this order."""

    FRAME = "frame"
    GOALS = "goals"
    SAID = "said"
    DEEPER = "deeper"
    OTHERS = "others"
    RARE = "rare"


def _name(text: str, explanation: str) -> Name:
    return Name(phrase(text), phrase(explanation))


FAMILIES: Mapping[Family, tuple[Phrase, tuple[InformationClass, ...]]] = {
    Family.FRAME: (
        phrase("The frame"),
        (
            InformationClass.EXISTENCE,
            InformationClass.LOGISTICS,
            InformationClass.ATTENDANCE,
            InformationClass.AGREEMENT,
        ),
    ),
    Family.GOALS: (
        phrase("Goals and progress"),
        (
            InformationClass.SPONSOR_BRIEF,
            InformationClass.OBJECTIVES,
            InformationClass.PRIVATE_GOALS,
            InformationClass.PROGRESS,
            InformationClass.SPONSOR_OBSERVATION,
        ),
    ),
    Family.SAID: (
        phrase("What is said and written"),
        (
            InformationClass.SESSION_CONTENT,
            InformationClass.SHARED_NOTES,
            InformationClass.COACH_NOTES,
            InformationClass.ASSESSMENTS,
            InformationClass.GROUP_CONTRIBUTION,
        ),
    ),
    Family.DEEPER: (
        phrase("The most personal"),
        (InformationClass.PERSONAL_DISCLOSURE, InformationClass.SAFETY),
    ),
    Family.OTHERS: (
        phrase("About other people"),
        (InformationClass.THIRD_PARTY_MATTER, InformationClass.STORY, InformationClass.AGGREGATE),
    ),
    Family.RARE: (
        phrase("Rare and special"),
        (InformationClass.CASE_FILE, InformationClass.EMPLOYMENT_OPINION),
    ),
}

CLASSES: Mapping[InformationClass, Name] = {
    InformationClass.EXISTENCE: _name("the fact of the coaching", "That this person is being coached at all."),
    InformationClass.LOGISTICS: _name("dates, places and invoices", "When and where, and what it costs. No topics."),
    InformationClass.ATTENDANCE: _name("attendance", "Who came, and how many sessions there were."),
    InformationClass.SPONSOR_BRIEF: _name(
        "the sponsor's brief", "What the sponsor confided to coach and client at the start."
    ),
    InformationClass.OBJECTIVES: _name("the agreed objectives", "The goals all three sides agreed. Shared by design."),
    InformationClass.PRIVATE_GOALS: _name("private goals", "The client's own goals, beside the agreed ones."),
    InformationClass.SESSION_CONTENT: _name("what is said in sessions", "The topics and words of a session."),
    InformationClass.SHARED_NOTES: _name("shared notes", "Notes and actions that coach and client keep together."),
    InformationClass.COACH_NOTES: _name(
        "the coach's own notes", "The coach's private notes. The law may still give the client a right to ask for them."
    ),
    InformationClass.ASSESSMENTS: _name("assessments", "Tests and 360° feedback. The raters have a say too."),
    InformationClass.PROGRESS: _name("progress", "Measures on the agreed objectives."),
    InformationClass.PERSONAL_DISCLOSURE: _name(
        "personal matters", "Health, belief, family, shame: the strictest of all."
    ),
    InformationClass.THIRD_PARTY_MATTER: _name(
        "what is said about others", "What comes up about a boss or colleague. They agreed to nothing."
    ),
    InformationClass.SAFETY: _name(
        "concerns about safety", "Signs of serious danger. They have a procedure of their own."
    ),
    InformationClass.STORY: _name("stories from the coaching", "Case material for talks, books or teaching."),
    InformationClass.GROUP_CONTRIBUTION: _name(
        "what is said in the group", "Each contribution belongs to its speaker."
    ),
    InformationClass.AGREEMENT: _name(
        "the agreement", "Agreements, consents and receipts. Each party has their own part."
    ),
    InformationClass.CASE_FILE: _name("case files", "Files about a breach, a danger or a legal demand."),
    InformationClass.EMPLOYMENT_OPINION: _name(
        "opinions about employment", "Promote? Fit for the job? A coach has no such opinion to give."
    ),
    InformationClass.AGGREGATE: _name("programme figures", "Figures over many people, never about one."),
    InformationClass.SPONSOR_OBSERVATION: _name("the sponsor's observations", "Changes the sponsor sees for itself."),
}

ROLES: Mapping[Role, Name] = {
    Role.CLIENT: _name("client", "The person who is coached. What is said belongs to them."),
    Role.COACH: _name("coach", "Holds what is said in confidence, for good."),
    Role.SPONSOR: _name("sponsor", "Pays or arranges the coaching, often HR. Paying buys no content."),
    Role.LINE_MANAGER: _name("line manager", "Has a say over the client's work. Learns what is agreed, and no more."),
    Role.ASSISTANT: _name("assistant", "Keeps the client's diary. Dates, not topics."),
    Role.SUPPORTER: _name("supporter", "Is there for an access need. Sees no notes."),
    Role.GROUP_MEMBER: _name("group member", "Another client of the same group."),
    Role.SUPERVISOR: _name("supervisor", "Supervises the coach. Hears cases without names."),
    Role.STAFF: _name("practice staff", "Works for the coach, on dates and invoices only."),
    Role.EXECUTOR: _name("executor", "Closes the coach's practice if the coach no longer can. Never reads notes."),
}

RULES: Mapping[Rule, Name] = {
    Rule.ALWAYS: _name("always", "May have it as soon as everybody has signed."),
    Rule.LISTED: _name("only as listed", "Only for the purposes listed in the agreement."),
    Rule.CONSENT: _name("with consent", "Only with the client's written consent to the exact words, each time."),
    Rule.DEIDENTIFIED: _name("without identity", "Only when nobody can tell who it is about."),
    Rule.DEIDENTIFIED_CONSENT: _name("with consent, without identity", "Only unrecognisable, and only with consent."),
    Rule.CLIENT_ONLY: _name("only the client tells", "Nobody but the client passes this on."),
    Rule.OWN_PART: _name("own part only", "Each person only what concerns themselves."),
    Rule.EXCEPTION: _name("only in danger or by law", "Only through the agreed procedure for danger or legal demands."),
    Rule.NEVER: _name("never", "Not by anybody, not for any purpose."),
}

PURPOSES: Mapping[Purpose, Name] = {
    Purpose.COACHING: _name("the coaching itself", "To work on it together."),
    Purpose.SCHEDULING: _name("planning dates", "To find and keep appointments."),
    Purpose.BILLING: _name("invoices", "To bill and to pay."),
    Purpose.CONTRACTING: _name("making the agreement", "To set up, change or review the agreement."),
    Purpose.PROGRESS_REPORT: _name("a report on progress", "To tell how it is going."),
    Purpose.SUPPORT: _name("support at work", "To help the client where they work."),
    Purpose.PASS_ON: _name("passing on a message", "The client asked for something to be passed on."),
    Purpose.EMPLOYMENT_DECISION: _name("a decision about the job", "Promotion, pay, fitness, dismissal."),
    Purpose.PROGRAMME_EVALUATION: _name("evaluating the programme", "To see whether the coaching programme works."),
    Purpose.SUPERVISION: _name("supervision of the coach", "To help the coach do good work."),
    Purpose.TEACHING: _name("teaching or publishing", "A talk, a book, a course."),
    Purpose.REFERENCE: _name("a reference", "To name somebody as a client."),
    Purpose.AFTERCARE: _name("closing and handing over", "After the coaching, or when the coach cannot go on."),
    Purpose.DANGER: _name("averting serious danger", "Life or serious harm is at stake."),
    Purpose.LEGAL_DEMAND: _name("a legal demand", "A court or an authority requires it."),
}

CHANNELS: Mapping[ChannelKind, Name] = {
    ChannelKind.IN_PERSON: _name("in person", "Face to face."),
    ChannelKind.IN_APP: _name("in Privity", "Inside this application."),
    ChannelKind.VIDEO_CALL: _name("by video call", "Over a video service."),
    ChannelKind.PHONE: _name("by phone", "A telephone call."),
    ChannelKind.EMAIL: _name("by e-mail", "Mail passes through, and stays on, other people's servers."),
    ChannelKind.MESSENGER: _name("by messenger", "A chat service."),
    ChannelKind.LETTER: _name("by letter", "On paper."),
    ChannelKind.CALENDAR: _name("in a calendar entry", "Calendars are often seen by others."),
}

PHASES: Mapping[Phase, Name] = {
    Phase.DRAFT: _name("being set up", "Nobody has been asked to sign yet."),
    Phase.CONTRACTING: _name("waiting for signatures", "Nothing is open until everybody has signed the same words."),
    Phase.ACTIVE: _name("under way", "Everybody has signed; the agreement holds."),
    Phase.SUSPENDED: _name("paused", "Nothing is shared while it is paused."),
    Phase.CLOSING: _name("closing", "The last sessions."),
    Phase.AFTERCARE: _name("ended", "It has ended. The duty to keep it confidential has not."),
}

LIMITS: Mapping[Limit, Name] = {
    Limit.DANGER: _name("serious danger", "Compelling evidence of serious danger to you or somebody else."),
    Limit.LAW: _name("legal compulsion", "A court or an authority can compel it by law."),
    Limit.ILLEGAL_ACT: _name("serious crime", "Serious illegal acts, as agreed below."),
    Limit.SUPERVISION: _name("supervision", "The coach takes cases to a supervisor, without names."),
}

"""The words of confidential coaching, as typed data: roles, kinds of information, rules, purposes, channels, phases.

The string value of each member is the one spelling used in code, database, JSON and ledger.
Source: docs/glossary.md.
"""

from enum import StrEnum


class Word(StrEnum):
    """A word of the vocabulary: found in a table as fast as its text, where Python's own would be hashed by a call each time."""

    __hash__ = str.__hash__


class Role(Word):
    """What a person is in one engagement, never globally. A person with two roles gets the stricter rule."""

    CLIENT = "client"
    COACH = "coach"
    SPONSOR = "sponsor"
    LINE_MANAGER = "line_manager"
    ASSISTANT = "assistant"
    SUPPORTER = "supporter"
    GROUP_MEMBER = "group_member"
    SUPERVISOR = "supervisor"
    STAFF = "staff"
    EXECUTOR = "executor"


class InformationClass(Word):
    """A kind of information. A kind that an agreement does not mention is private (R4)."""

    EXISTENCE = "existence"
    LOGISTICS = "logistics"
    ATTENDANCE = "attendance"
    SPONSOR_BRIEF = "sponsor_brief"
    OBJECTIVES = "objectives"
    PRIVATE_GOALS = "private_goals"
    SESSION_CONTENT = "session_content"
    SHARED_NOTES = "shared_notes"
    COACH_NOTES = "coach_notes"
    ASSESSMENTS = "assessments"
    PROGRESS = "progress"
    PERSONAL_DISCLOSURE = "personal_disclosure"
    THIRD_PARTY_MATTER = "third_party_matter"
    SAFETY = "safety"
    STORY = "story"
    GROUP_CONTRIBUTION = "group_contribution"
    AGREEMENT = "agreement"
    CASE_FILE = "case_file"
    EMPLOYMENT_OPINION = "employment_opinion"
    AGGREGATE = "aggregate"
    SPONSOR_OBSERVATION = "sponsor_observation"


class Rule(Word):
    """A cell of the boundary matrix: under which condition a role may have a kind of information."""

    ALWAYS = "always"
    LISTED = "listed"
    CONSENT = "consent"
    DEIDENTIFIED = "deidentified"
    DEIDENTIFIED_CONSENT = "deidentified_consent"
    CLIENT_ONLY = "client_only"
    OWN_PART = "own_part"
    EXCEPTION = "exception"
    NEVER = "never"

    @property
    def strictness(self) -> int:
        """0 (``always``) to 8 (``never``): the members stand in order of strictness."""
        return _STRICTNESS[self]


_STRICTNESS = {rule: rank for rank, rule in enumerate(Rule)}


class Purpose(Word):
    """What a piece of information is wanted for. ``danger`` and ``legal_demand`` open only the exception path."""

    COACHING = "coaching"
    SCHEDULING = "scheduling"
    BILLING = "billing"
    CONTRACTING = "contracting"
    PROGRESS_REPORT = "progress_report"
    SUPPORT = "support"
    PASS_ON = "pass_on"
    EMPLOYMENT_DECISION = "employment_decision"
    PROGRAMME_EVALUATION = "programme_evaluation"
    SUPERVISION = "supervision"
    TEACHING = "teaching"
    REFERENCE = "reference"
    AFTERCARE = "aftercare"
    DANGER = "danger"
    LEGAL_DEMAND = "legal_demand"


class ChannelKind(Word):
    """How a piece of information would travel."""

    IN_PERSON = "in_person"
    IN_APP = "in_app"
    VIDEO_CALL = "video_call"
    PHONE = "phone"
    EMAIL = "email"
    MESSENGER = "messenger"
    LETTER = "letter"
    CALENDAR = "calendar"


class Phase(Word):
    """Where an engagement stands. The first two are before the start, ``aftercare`` is after the end."""

    DRAFT = "draft"
    CONTRACTING = "contracting"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    CLOSING = "closing"
    AFTERCARE = "aftercare"

    @property
    def before_start(self) -> bool:
        return self in (Phase.DRAFT, Phase.CONTRACTING)


class Limit(Word):
    """An agreed limit of confidentiality, shown with every promise of it and acknowledged separately (R6)."""

    DANGER = "danger"
    LAW = "law"
    ILLEGAL_ACT = "illegal_act"
    SUPERVISION = "supervision"


EXCEPTION_PURPOSES = frozenset({Purpose.DANGER, Purpose.LEGAL_DEMAND})

OPEN_BEFORE_START = frozenset(
    {
        InformationClass.EXISTENCE,
        InformationClass.LOGISTICS,
        InformationClass.SPONSOR_BRIEF,
        InformationClass.OBJECTIVES,
        InformationClass.AGREEMENT,
    }
)
"""What may be talked about before the start (rule 10)."""

OPEN_WHILE_OVERDUE = frozenset({InformationClass.EXISTENCE, InformationClass.LOGISTICS, InformationClass.AGREEMENT})
"""What an overdue review does not stop (R11, rule 11)."""

CONTENT = frozenset(
    {
        InformationClass.PRIVATE_GOALS,
        InformationClass.SESSION_CONTENT,
        InformationClass.SHARED_NOTES,
        InformationClass.COACH_NOTES,
        InformationClass.ASSESSMENTS,
        InformationClass.PROGRESS,
        InformationClass.PERSONAL_DISCLOSURE,
        InformationClass.THIRD_PARTY_MATTER,
        InformationClass.GROUP_CONTRIBUTION,
    }
)
"""What is said, written or measured in coaching, as opposed to the facts around it."""

"""The answer: outcomes, reasons, what they stand on, advice and duties."""

from dataclasses import dataclass
from enum import StrEnum

from privity.core.vocabulary import InformationClass, Role, Rule


class Outcome(StrEnum):
    """From open to closed; the strictest of all verdicts wins."""

    ALLOW = "allow"
    REDUCE = "reduce"
    ASK_CONSENT = "ask_consent"
    CLIENT_ONLY = "client_only"
    REVIEW_FIRST = "review_first"
    HOLD = "hold"
    EXCEPTION_ONLY = "exception_only"
    DENY = "deny"

    @property
    def strictness(self) -> int:
        return _STRICTNESS[self]


_STRICTNESS = {outcome: rank for rank, outcome in enumerate(Outcome)}


class Reason(StrEnum):
    """Every reason a decision can give, in the order in which equally strict ones are listed (docs/reasons.md)."""

    INTERNAL_FAILURE = "internal_failure"
    INCOMPLETE = "incomplete"
    OWN_INFORMATION = "own_information"
    NOT_HOLDER = "not_holder"
    PURPOSE_EXCEPTION = "purpose_exception"
    EXCEPTION_FILE = "exception_file"
    BOUNDARY_ALWAYS = "boundary_always"
    BOUNDARY_LISTED = "boundary_listed"
    NOT_LISTED = "not_listed"
    CONSENT_GIVEN = "consent_given"
    OWN_WORD = "own_word"
    CLIENT_ACT = "client_act"
    HAND_BACK = "hand_back"
    RECIPIENT_KNOWS_SUBJECT = "recipient_knows_subject"
    NOT_RECOGNISABLE = "not_recognisable"
    RECOGNISABLE = "recognisable"
    EXCEPTION_PATH = "exception_path"
    OWN_PART_ONLY = "own_part_only"
    OWN_PART = "own_part"
    NEVER = "never"
    NOT_SUBJECT = "not_subject"
    NOT_WRITTEN = "not_written"
    NOT_SPECIFIC = "not_specific"
    TEXT_CHANGED = "text_changed"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    NOT_EXPLICIT = "not_explicit"
    CHECK_FREE = "check_free"
    INVALIDATED = "invalidated"
    NO_CONSENT = "no_consent"
    REFUSED_RECENTLY = "refused_recently"
    NO_AGREEMENT = "no_agreement"
    RECIPIENT_NOT_BOUND = "recipient_not_bound"
    FROZEN = "frozen"
    NOT_STARTED = "not_started"
    ENDED_DUTY_CONTINUES = "ended_duty_continues"
    REVIEW_OVERDUE = "review_overdue"
    NOT_PRESENT = "not_present"
    CHANNEL_NOT_PRIVATE = "channel_not_private"
    SURPLUS = "surplus"

    @property
    def rank(self) -> int:
        return _RANK[self]


_RANK = {reason: rank for rank, reason in enumerate(Reason)}


class Advice(StrEnum):
    """What would be wise; it never changes the outcome."""

    ENCOURAGE_CLIENT = "encourage_client"
    NO_MEDIATION = "no_mediation"


class Duty(StrEnum):
    """What the sender owes when it is allowed."""

    RECORD = "record"
    TELL_CLIENT = "tell_client"
    TELL_CLIENT_LATER = "tell_client_later"
    LABEL_NO_ONWARD = "label_no_onward"
    RECEIPT = "receipt"


class BasisKind(StrEnum):
    """What an answer stands on."""

    OWN_INFORMATION = "own_information"
    MARK = "mark"
    ADDENDUM = "addendum"
    VERSION = "version"
    DEFAULT_MATRIX = "default_matrix"
    CONSENT = "consent"
    EXCEPTION_FILE = "exception_file"


@dataclass(frozen=True, slots=True)
class Basis:
    """The clause, addendum, consent or file an answer stands on.

    ``id`` is that of the version, addendum, consent, file or marked item. For a cell also its class, role and rule.
    """

    kind: BasisKind
    id: str | None = None
    information_class: InformationClass | None = None
    role: Role | None = None
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule says. Several reasons of one rule share its outcome."""

    outcome: Outcome
    reasons: tuple[Reason, ...]
    basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer. ``reasons`` holds every reason that stands in the way, strictest first; where nothing does, the ground."""

    outcome: Outcome
    reasons: tuple[Reason, ...]
    basis: tuple[Basis, ...]
    advice: tuple[Advice, ...] = ()
    duties: tuple[Duty, ...] = ()

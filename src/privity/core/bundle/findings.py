"""What a check of a file can say: a code for programs, and a line of plain words for people."""

from dataclasses import dataclass, field
from enum import StrEnum

from privity.core.words import Phrase


class Verdict(StrEnum):
    """The answer: it holds, it does not, or these files cannot tell."""

    GOOD = "good"
    BAD = "bad"
    UNUSABLE = "unusable"


class Code(StrEnum):
    """Everything that can be found; ``VERDICTS`` says what it means for the answer."""

    HOLDS = "holds"
    OWN_KEY = "own_key"
    CONTINUES = "continues"
    SINCE_ERASED = "since_erased"
    DOCUMENT = "document"
    WITNESSED = "witnessed"

    OTHER_KEY = "other_key"
    OTHER_LEDGER = "other_ledger"
    NOT_SIGNED = "not_signed"
    EARLIER_NOT_SIGNED = "earlier_not_signed"
    EARLIER_CHANGED = "earlier_changed"
    OUT_OF_ORDER = "out_of_order"
    NOT_PROVEN = "not_proven"
    NOT_FROM_HERE = "not_from_here"
    NOT_OFFERED = "not_offered"
    OTHER_WORDS_SIGNED = "other_words_signed"
    SINCE_OTHER_LEDGER = "since_other_ledger"
    SINCE_NEWER = "since_newer"
    SINCE_CHANGED = "since_changed"
    SINCE_TAKEN_OUT = "since_taken_out"

    UNREADABLE = "unreadable"
    KEY_UNREADABLE = "key_unreadable"
    KEY_NEEDED = "key_needed"
    UNKNOWN_FORM = "unknown_form"
    WITNESS_UNREADABLE = "witness_unreadable"
    NOT_WITNESSED = "not_witnessed"
    SINCE_UNREADABLE = "since_unreadable"
    SINCE_OTHER_PART = "since_other_part"
    SINCE_NOT_SOUND = "since_not_sound"
    SINCE_MISSING = "since_missing"


_GOOD = {Code.HOLDS, Code.OWN_KEY, Code.CONTINUES, Code.SINCE_ERASED, Code.DOCUMENT, Code.WITNESSED}
_UNUSABLE = {
    Code.UNREADABLE,
    Code.KEY_UNREADABLE,
    Code.KEY_NEEDED,
    Code.UNKNOWN_FORM,
    Code.WITNESS_UNREADABLE,
    Code.NOT_WITNESSED,
    Code.SINCE_UNREADABLE,
    Code.SINCE_OTHER_PART,
    Code.SINCE_NOT_SOUND,
    Code.SINCE_MISSING,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found. Its parameters come from the file: whoever shows them makes them harmless first."""

    code: Code
    words: Phrase = field(compare=False)

    @property
    def verdict(self) -> Verdict:
        """What it means for the answer."""
        if self.code in _GOOD:
            return Verdict.GOOD
        return Verdict.UNUSABLE if self.code in _UNUSABLE else Verdict.BAD


def verdict_of(findings: tuple[Finding, ...]) -> Verdict:
    """The answer of all findings: one bad one is enough for a no, else one unusable one for "cannot tell"."""
    found = {finding.verdict for finding in findings}
    return next(
        verdict for verdict in (Verdict.BAD, Verdict.UNUSABLE, Verdict.GOOD) if verdict in {*found, Verdict.GOOD}
    )

"""The question: may A share item I about its subjects with B, for purpose P, through channel X, at time T?"""

from dataclasses import dataclass
from datetime import datetime

from privity.core.vocabulary import ChannelKind, InformationClass, Purpose


@dataclass(frozen=True, slots=True)
class Item:
    """The thing itself, as far as the decision needs to know it: never its content.

    ``discussion`` and ``segment`` say where it comes from: the discussion an addendum may open, and the part of a
    session whose presence is recorded (R36). ``strict`` is the mark either party may set and only the client may
    lower (R34). ``released_under`` is the version under which the client released it anew (R8).
    """

    id: str
    author: str
    recorded_at: datetime
    discussion: str | None = None
    segment: str | None = None
    strict: bool = False
    released_under: str | None = None


@dataclass(frozen=True, slots=True)
class Channel:
    """How it would travel, and whether the channel or the address belongs to an employer (R40)."""

    kind: ChannelKind
    employer_owned: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Everything that is asked. ``None`` or empty where the asker did not say: such a question is ``incomplete``.

    ``item`` is absent where the question is about a kind of information as such. ``text_hash`` is the salted hash of
    the exact text that would leave. ``recognisable`` is the outcome of the de-identification check: ``False`` passed,
    ``True`` failed, ``None`` not done. ``surplus`` names the fields the item carries that the purpose does not need (R49).
    """

    sender: str | None
    recipient: str | None
    information_class: InformationClass | None
    subjects: frozenset[str]
    purpose: Purpose | None
    channel: Channel | None
    at: datetime
    item: Item | None = None
    text_hash: str | None = None
    recognisable: bool | None = None
    surplus: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CompleteQuestion:
    """A question in which everything was said and everybody is known: what the rules after the first gate speak about."""

    sender: str
    recipient: str
    information_class: InformationClass
    subjects: frozenset[str]
    purpose: Purpose
    channel: Channel
    at: datetime
    item: Item | None
    text_hash: str | None
    recognisable: bool | None
    surplus: frozenset[str]

    @property
    def others(self) -> frozenset[str]:
        """The subjects whose word it takes: all but the sender."""
        return self.subjects - {self.sender}

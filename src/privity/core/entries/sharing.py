"""Entries of wishes to share and their answers. Tags 40–59."""

from dataclasses import dataclass

from privity.core.entries.base import Entry

_PERSON_ID = "the ids of the actor, the sender, the recipient and the subjects"
_UNLINK = "deleting a person's row leaves ids that point to nobody; deleting the salt leaves only the commitment"


@dataclass(frozen=True, slots=True)
class AskAnswered(Entry):
    """The actor asked "may A tell B this about C?" and got this answer (R43)."""

    tag = 40
    personal = _PERSON_ID
    erasure = _UNLINK
    ask: str
    sender: str
    recipient: str
    information_class: str
    subjects: tuple[str, ...]
    purpose: str
    channel: str
    outcome: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SomebodyAsked(Entry):
    """Somebody pressed the actor for something: what they wanted, and what the rules answer (R47)."""

    tag = 41
    personal = _PERSON_ID
    erasure = _UNLINK
    ask: str
    asked_by: str
    information_class: str
    subjects: tuple[str, ...]
    purpose: str
    channel: str
    outcome: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassOnRequested(Entry):
    """The client asked the coach, the actor, to pass something on; the task is handed back (R45)."""

    tag = 42
    personal = _PERSON_ID
    erasure = _UNLINK
    ask: str
    client: str
    recipient: str
    information_class: str
    outcome: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoundaryReiterated(Entry):
    """The actor reminded the client of the boundary (R112)."""

    tag = 43
    personal = _PERSON_ID
    erasure = _UNLINK
    occasion: str


@dataclass(frozen=True, slots=True)
class ChannelAccepted(Entry):
    """The client, the actor, accepts that what is shared may travel through an employer's channel (R40)."""

    tag = 44
    personal = _PERSON_ID
    erasure = _UNLINK
    channel: str


@dataclass(frozen=True, slots=True)
class ChannelAcceptanceWithdrawn(Entry):
    """The client, the actor, accepts an employer's channel no longer: from now on nothing goes that way."""

    tag = 45
    personal = _PERSON_ID
    erasure = _UNLINK
    channel: str

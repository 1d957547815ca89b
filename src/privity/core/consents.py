"""A consent and its events, as pure values (R20–R31). The two consents are never one flag: the lawful basis is kept apart (R29)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from privity.core.vocabulary import ChannelKind, InformationClass, Purpose


class ConsentState(StrEnum):
    """What an event makes of a consent. Only ``given`` and ``renewed`` can be used."""

    REQUESTED = "requested"
    DEFERRED = "deferred"
    REFUSED = "refused"
    GIVEN = "given"
    RENEWED = "renewed"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"
    EXPIRED = "expired"
    INVALIDATED = "invalidated"

    @property
    def usable(self) -> bool:
        return self in (ConsentState.GIVEN, ConsentState.RENEWED)


_CLOSING_ORDER = {
    state: rank
    for rank, state in enumerate(
        (
            ConsentState.RENEWED,
            ConsentState.GIVEN,
            ConsentState.DEFERRED,
            ConsentState.REQUESTED,
            ConsentState.EXPIRED,
            ConsentState.INVALIDATED,
            ConsentState.REVOKED,
            ConsentState.WITHDRAWN,
            ConsentState.REFUSED,
        )
    )
}
"""From the state that opens most to the one that opens least; counts only between events of one instant."""


@dataclass(frozen=True, slots=True)
class ConsentEvent:
    """One step in the life of a consent. ``by`` is the person whose act it was (a coach entering paper is not the subject)."""

    state: ConsentState
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Consent:
    """One subject's consent to one thing leaving: item or class, recipient, purpose, channel, exact text, window."""

    id: str
    subject: str
    information_class: InformationClass
    recipient: str
    purpose: Purpose
    channel: ChannelKind
    since: datetime
    until: datetime
    events: tuple[ConsentEvent, ...]
    item: str | None = None
    text_hash: str | None = None
    written: bool = True
    explicit: bool = False
    pressure_flagged_at: datetime | None = None
    pressure_cleared_at: datetime | None = None

    def last_event(self, at: datetime) -> ConsentEvent | None:
        """The event that counts at an instant: the latest by then; of several at one instant the one that opens least."""
        past = [event for event in self.events if event.at <= at]
        return max(past, key=self._weight, default=None)

    def _weight(self, event: ConsentEvent) -> tuple[datetime, bool, bool, int, str]:
        usable = event.state.usable
        return event.at, not usable, event.by != self.subject, _CLOSING_ORDER[event.state], event.by

    def refused_at(self, at: datetime) -> datetime | None:
        """When it was last refused, if nothing usable came after: a new request does not undo a refusal."""
        past = [event for event in self.events if event.at <= at]
        refused = max((event.at for event in past if event.state is ConsentState.REFUSED), default=None)
        if refused is None or any(event.state.usable and event.at > refused for event in past):
            return None
        return refused

    def under_pressure(self, at: datetime) -> bool:
        """Flagged "check freely given" and not since confirmed in private (R31)."""
        flagged, cleared = self.pressure_flagged_at, self.pressure_cleared_at
        if flagged is None or flagged > at:
            return False
        return cleared is None or not flagged <= cleared <= at

    def names(self, item: str | None, information_class: InformationClass, recipient: str, purpose: Purpose) -> bool:
        """Whether it is about this item (or, naming none, this kind) for this recipient and purpose (R20)."""
        about = self.item == item if self.item else self.information_class is information_class
        return about and self.recipient == recipient and self.purpose is purpose

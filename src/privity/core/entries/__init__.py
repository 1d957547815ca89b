"""Ledger entries: the closed registry of everything that can be recorded, and its canonical bytes.

Import the entry types from here; adding a module below and its types to ``REGISTRY`` is all a new verb needs.
Rules: a tag is never reused, fields are only appended, and each type says what in it is personal and how it is erased.
Entries hold ids, codes, instants and hashes: never names, addresses or words of a person.
"""

from privity.core.entries.agreements import (
    AddendumEnded,
    AgreementDeclined,
    AgreementDrafted,
    AgreementOffered,
    AgreementSigned,
    OfferWithdrawn,
    ReviewAnswered,
    ReviewExtended,
    ReviewHeld,
    ReviewOpened,
    SignatureReminded,
    SigningLinkSent,
)
from privity.core.entries.base import Entry, Envelope, from_bytes, to_bytes
from privity.core.entries.engagements import (
    AdministratorChanged,
    CoachAdmitted,
    EngagementEnded,
    EngagementOpened,
    InvitationAccepted,
    InvitationSent,
    ParticipationEnded,
    PersonAdded,
    PhaseChanged,
    PracticeFounded,
)
from privity.core.entries.ledger import LedgerPartTaken
from privity.core.entries.sharing import (
    AskAnswered,
    BoundaryReiterated,
    ChannelAcceptanceWithdrawn,
    ChannelAccepted,
    PassOnRequested,
    SomebodyAsked,
)

REGISTRY: dict[int, type[Entry]] = {
    kind.tag: kind
    for kind in (
        PracticeFounded,
        CoachAdmitted,
        AdministratorChanged,
        EngagementOpened,
        PersonAdded,
        InvitationSent,
        InvitationAccepted,
        ParticipationEnded,
        PhaseChanged,
        EngagementEnded,
        AgreementDrafted,
        AgreementOffered,
        AgreementSigned,
        AgreementDeclined,
        OfferWithdrawn,
        SignatureReminded,
        SigningLinkSent,
        ReviewOpened,
        ReviewAnswered,
        ReviewHeld,
        ReviewExtended,
        AddendumEnded,
        AskAnswered,
        SomebodyAsked,
        PassOnRequested,
        BoundaryReiterated,
        ChannelAccepted,
        ChannelAcceptanceWithdrawn,
        LedgerPartTaken,
    )
}

__all__ = [
    "REGISTRY",
    "AddendumEnded",
    "AdministratorChanged",
    "AgreementDeclined",
    "AgreementDrafted",
    "AgreementOffered",
    "AgreementSigned",
    "AskAnswered",
    "BoundaryReiterated",
    "ChannelAcceptanceWithdrawn",
    "ChannelAccepted",
    "CoachAdmitted",
    "EngagementEnded",
    "EngagementOpened",
    "Entry",
    "Envelope",
    "InvitationAccepted",
    "InvitationSent",
    "LedgerPartTaken",
    "OfferWithdrawn",
    "ParticipationEnded",
    "PassOnRequested",
    "PersonAdded",
    "PhaseChanged",
    "PracticeFounded",
    "ReviewAnswered",
    "ReviewExtended",
    "ReviewHeld",
    "ReviewOpened",
    "SignatureReminded",
    "SigningLinkSent",
    "SomebodyAsked",
    "from_bytes",
    "to_bytes",
]

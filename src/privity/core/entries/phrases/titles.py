"""What each kind of act is called where only its kind is known: on a proof, or in a file that somebody was given."""

from types import MappingProxyType
from typing import Final

from privity.core.entries import agreements, engagements, ledger, sharing, vault
from privity.core.entries.base import Entry
from privity.core.words import Phrase, phrase

TITLES: Final = MappingProxyType[type[Entry], Phrase](
    {
        engagements.PracticeFounded: phrase("The practice was founded"),
        engagements.CoachAdmitted: phrase("A coach was admitted to the practice"),
        engagements.AdministratorChanged: phrase("An administrator was named or relieved"),
        engagements.EngagementOpened: phrase("The engagement was set up"),
        engagements.PersonAdded: phrase("A person was named"),
        engagements.InvitationSent: phrase("An invitation was mailed"),
        engagements.InvitationAccepted: phrase("A person joined"),
        engagements.ParticipationEnded: phrase("A person's part ended"),
        engagements.PhaseChanged: phrase("The coaching moved to another phase"),
        engagements.EngagementEnded: phrase("The engagement ended"),
        agreements.AgreementDrafted: phrase("A draft was saved"),
        agreements.AgreementOffered: phrase("An agreement or addendum was offered for signing"),
        agreements.AgreementSigned: phrase("Somebody signed"),
        agreements.AgreementDeclined: phrase("Somebody declined to sign"),
        agreements.OfferWithdrawn: phrase("An offer was taken back"),
        agreements.SignatureReminded: phrase("Somebody was reminded to sign"),
        agreements.SigningLinkSent: phrase("A personal signing link was mailed"),
        agreements.ReviewOpened: phrase("Everybody was asked whether the agreement still suits"),
        agreements.ReviewAnswered: phrase("A review was answered"),
        agreements.ReviewHeld: phrase("A review was held"),
        agreements.ReviewExtended: phrase("A review was allowed to wait"),
        agreements.AddendumEnded: phrase("An addendum was ended"),
        sharing.AskAnswered: phrase("“May I share this?” was asked and answered"),
        sharing.SomebodyAsked: phrase("Somebody's asking was noted"),
        sharing.PassOnRequested: phrase("A wish to pass something on was noted"),
        sharing.BoundaryReiterated: phrase("Everybody was reminded of what is confidential"),
        sharing.ChannelAccepted: phrase("An employer's channel was accepted"),
        sharing.ChannelAcceptanceWithdrawn: phrase("An employer's channel is accepted no longer"),
        ledger.LedgerPartTaken: phrase("Somebody took their part of the ledger with them"),
        vault.KeyNamed: phrase("Somebody set up a key for reading"),
        vault.KeyProven: phrase("Somebody proved their key by an invitation"),
        vault.CircleMade: phrase("A circle was made"),
        vault.CircleJoined: phrase("Somebody was let into a circle"),
        vault.CircleLeft: phrase("Somebody was taken out of a circle"),
        vault.CircleRenewed: phrase("A circle was renewed"),
        vault.CircleGranted: phrase("Somebody was handed the key to a circle"),
        vault.RecordWritten: phrase("Something was written"),
        vault.StrictMarkRaised: phrase("Something was marked as strictly confidential"),
        vault.StrictMarkLowered: phrase("A strict mark was taken off"),
        vault.FileAttached: phrase("A file was attached"),
    }
)

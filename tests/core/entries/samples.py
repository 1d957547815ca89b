"""One entry of each type, as it could stand on a ledger. Ids are short words here; in life they are 32 hex digits."""

from datetime import UTC, datetime

from privity.core import entries
from privity.core.entries import Entry, Envelope

NAMES = {"mirjam": "Mirjam Kovač", "amara": "Amara Osei", "helen": "Helen Brandt", "tom": "Tom Reyes"}

ASK = entries.AskAnswered(
    ask="a1",
    sender="mirjam",
    recipient="helen",
    information_class="progress",
    subjects=("amara",),
    purpose="progress_report",
    channel="email",
    outcome="client_only",
    reasons=("hand_back",),
)

SAMPLES: tuple[Entry, ...] = (
    entries.PracticeFounded(),
    entries.CoachAdmitted(person="tom"),
    entries.AdministratorChanged(person="tom", administrator=True),
    entries.EngagementOpened(
        kind="three_way", people=("amara", "helen", "amara"), roles=("client", "sponsor", "sponsor")
    ),
    entries.PersonAdded(person="tom", role="line_manager"),
    entries.InvitationSent(person="tom"),
    entries.InvitationAccepted(roles=("client", "sponsor"), by_link=True),
    entries.ParticipationEnded(person="tom", role="line_manager"),
    entries.PhaseChanged(phase="suspended"),
    entries.EngagementEnded(),
    entries.AgreementDrafted(draft="d1"),
    entries.AgreementOffered(version="v1", number=1, content_hash="ab", kind="version"),
    entries.AgreementSigned(version="v1", content_hash="ab", evidence="simple", completed=True),
    entries.AgreementDeclined(version="v1"),
    entries.OfferWithdrawn(version="v1"),
    entries.SignatureReminded(version="v1", person="tom"),
    entries.SigningLinkSent(version="v1", person="tom"),
    entries.ReviewOpened(review="r1"),
    entries.ReviewAnswered(review="r1", suits=False),
    entries.ReviewHeld(review="r1", outcome="keep", present=("mirjam", "amara")),
    entries.ReviewExtended(review="r1", until="2026-04-01T00:00:00Z"),
    entries.AddendumEnded(version="v2"),
    ASK,
    entries.SomebodyAsked(
        ask="a1",
        asked_by="helen",
        information_class="progress",
        subjects=("amara",),
        purpose="support",
        channel="phone",
        outcome="deny",
        reasons=("never",),
    ),
    entries.PassOnRequested(
        ask="a1",
        client="amara",
        recipient="helen",
        information_class="progress",
        outcome="client_only",
        reasons=("hand_back",),
    ),
    entries.BoundaryReiterated(occasion="session_start"),
    entries.ChannelAccepted(channel="email"),
    entries.ChannelAcceptanceWithdrawn(channel="email"),
    entries.LedgerPartTaken(size=7),
    entries.KeyNamed(key="ab", continues=True),
    entries.KeyProven(person="mirjam"),
    entries.CircleMade(circle="c1", information_class="shared_notes"),
    entries.CircleJoined(circle="c1", information_class="shared_notes", person="amara", earlier=True),
    entries.CircleLeft(circle="c2", information_class="objectives", person="helen"),
    entries.CircleRenewed(circle="c1", information_class="shared_notes", epoch=2),
    entries.CircleGranted(circle="c1", information_class="shared_notes", person="amara"),
    entries.RecordWritten(record="r1", revision=1, information_class="shared_notes"),
    entries.StrictMarkRaised(record="r1", information_class="shared_notes"),
    entries.StrictMarkLowered(record="r1", information_class="shared_notes"),
    entries.FileAttached(file="f1", information_class="shared_notes"),
)

AT = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def envelope(entry: Entry, actor: str = "mirjam") -> Envelope:
    return Envelope(practice="p1", engagement="e1", actor=actor, at=AT, entry=entry)

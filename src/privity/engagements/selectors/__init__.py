"""Reading practices and engagements: what takes an actor also decides whether it is theirs. A stranger gets "not found"."""

from privity.engagements.facts import Engagement, Invitation, Member, Participant, Practice
from privity.engagements.selectors.acting import Acting
from privity.engagements.selectors.engagements import (
    engagement_for,
    engagement_named_in,
    engagement_to_change,
    engagements_of,
    has_ended,
    phases_of,
)
from privity.engagements.selectors.invitations import (
    invitation_by_token,
    invitation_for,
    invitation_mails,
    invitations_of,
)
from privity.engagements.selectors.people import (
    cautions,
    free_seats_in,
    names_among,
    names_of,
    part_in,
    part_to_end,
    participants,
    participants_by_engagement,
    participations_of,
)
from privity.engagements.selectors.practices import (
    members,
    practice_for,
    practice_to_change,
    practices_of,
    there_is_a_practice,
)

__all__ = [
    "Acting",
    "Engagement",
    "Invitation",
    "Member",
    "Participant",
    "Practice",
    "cautions",
    "engagement_for",
    "engagement_named_in",
    "engagement_to_change",
    "engagements_of",
    "free_seats_in",
    "has_ended",
    "invitation_by_token",
    "invitation_for",
    "invitation_mails",
    "invitations_of",
    "members",
    "names_among",
    "names_of",
    "part_in",
    "part_to_end",
    "participants",
    "participants_by_engagement",
    "participations_of",
    "phases_of",
    "practice_for",
    "practice_to_change",
    "practices_of",
    "there_is_a_practice",
]

"""Reading agreements: what takes an actor also decides whether it is theirs. A stranger gets "not found"."""

from privity.agreements.facts import AddendumWish, HowClosed, Identification, Kind, Review, SignatureEvidence, Version
from privity.agreements.selectors.drafts import (
    Preview,
    addendum_preview_of,
    choices_of,
    has_draft,
    preview_of,
    wish_of,
)
from privity.agreements.selectors.making import parties_to_be, terms_of
from privity.agreements.selectors.requests import Link, last_asked, link_by_token
from privity.agreements.selectors.reviews import (
    clients_to_answer,
    next_review,
    next_reviews,
    review_for,
    reviews_in,
    reviews_of,
)
from privity.agreements.selectors.terms import (
    Waiting,
    addenda_of,
    in_force_since,
    parties_of,
    versions_of,
    waiting_for_signature,
)
from privity.agreements.selectors.versions import (
    SEES_WHO_IS_MISSING,
    open_offer,
    state_in,
    version_by_id,
    version_for,
    version_in_force,
    versions_in,
    versions_seen_by,
)

__all__ = [
    "SEES_WHO_IS_MISSING",
    "AddendumWish",
    "HowClosed",
    "Identification",
    "Kind",
    "Link",
    "Preview",
    "Review",
    "SignatureEvidence",
    "Version",
    "Waiting",
    "addenda_of",
    "addendum_preview_of",
    "choices_of",
    "clients_to_answer",
    "has_draft",
    "in_force_since",
    "last_asked",
    "link_by_token",
    "next_review",
    "next_reviews",
    "open_offer",
    "parties_of",
    "parties_to_be",
    "preview_of",
    "review_for",
    "reviews_in",
    "reviews_of",
    "state_in",
    "terms_of",
    "version_by_id",
    "version_for",
    "version_in_force",
    "versions_in",
    "versions_of",
    "versions_seen_by",
    "waiting_for_signature",
    "wish_of",
]

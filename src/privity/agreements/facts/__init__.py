"""Rows to values, one way: versions with their evidence, drafts, reviews."""

from privity.agreements.facts.drafts import AddendumWish
from privity.agreements.facts.reviews import Review
from privity.agreements.facts.versions import SignatureEvidence, Version
from privity.agreements.models import HowClosed, Identification, Kind

__all__ = ["AddendumWish", "HowClosed", "Identification", "Kind", "Review", "SignatureEvidence", "Version"]

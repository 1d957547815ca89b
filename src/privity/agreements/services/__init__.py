"""The verbs of agreements: each one is one transaction and one ledger entry."""

from privity.agreements.services.asking import PAUSE, remind, renew_link
from privity.agreements.services.closing import decline, decline_by_link, end_addendum, withdraw_offer
from privity.agreements.services.drafting import save_addendum_draft, save_draft
from privity.agreements.services.offering import offer, offer_addendum
from privity.agreements.services.reviewing import answer_review, extend_review, hold_review, open_review
from privity.agreements.services.scheduling import prompt_reviews
from privity.agreements.services.signing import Given, sign, sign_by_link
from privity.agreements.services.taking import take_ledger_part

__all__ = [
    "PAUSE",
    "Given",
    "answer_review",
    "decline",
    "decline_by_link",
    "end_addendum",
    "extend_review",
    "hold_review",
    "offer",
    "offer_addendum",
    "open_review",
    "prompt_reviews",
    "remind",
    "renew_link",
    "save_addendum_draft",
    "save_draft",
    "sign",
    "sign_by_link",
    "take_ledger_part",
    "withdraw_offer",
]

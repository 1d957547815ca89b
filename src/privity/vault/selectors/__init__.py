"""Reading the vault: what takes an engagement speaks for its actor, and shows what is theirs. A stranger gets "not found"."""

from privity.vault.facts import Attachment, Circle, Grant, InvitationProof, Membership, Revision
from privity.vault.selectors.attachments import attachment_for, pieces_of, unfinished_for
from privity.vault.selectors.circles import circle_for, circles_of, due_in, grants_for, logs_of
from privity.vault.selectors.ground import facts_of
from privity.vault.selectors.keys import chain_of, key_statements_for
from privity.vault.selectors.places import Ground, Place, ground_of
from privity.vault.selectors.proofs import proofs_for
from privity.vault.selectors.records import PAGE, revisions_for

__all__ = [
    "PAGE",
    "Attachment",
    "Circle",
    "Grant",
    "Ground",
    "InvitationProof",
    "Membership",
    "Place",
    "Revision",
    "attachment_for",
    "chain_of",
    "circle_for",
    "circles_of",
    "due_in",
    "facts_of",
    "grants_for",
    "ground_of",
    "key_statements_for",
    "logs_of",
    "pieces_of",
    "proofs_for",
    "revisions_for",
    "unfinished_for",
]

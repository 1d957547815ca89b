"""Rule 6, ``client_only``: only the client tells; anybody else hands it back (R45)."""

from privity.core.decision.client_tells import client_tells
from privity.core.decision.facts import Facts
from privity.core.decision.norm import Norm
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Verdict
from privity.core.vocabulary import Rule


def rule(question: CompleteQuestion, facts: Facts, applied: Norm) -> Verdict | None:
    """Applies where the cell says that only the client tells."""
    return client_tells(question, facts, applied.basis) if applied.rule is Rule.CLIENT_ONLY else None

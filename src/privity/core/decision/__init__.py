"""May A tell B this about C? One pure, total function and the values it speaks in (R43)."""

from privity.core.decision.engine import decide
from privity.core.decision.facts import Facts
from privity.core.decision.question import Question
from privity.core.decision.verdict import Decision, Outcome, Reason

__all__ = ["Decision", "Facts", "Outcome", "Question", "Reason", "decide"]

"""What stands in the way of writing somewhere. Writing into a circle is telling its readers: the decision is asked about each."""

from privity.core.circles import OwnScope, Scope, SharedScope, may_keep, readers
from privity.core.decision import decide
from privity.core.decision.facts import Facts
from privity.core.decision.question import Channel, Item, Question
from privity.core.decision.verdict import Outcome
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose
from privity.engagements.selectors import Engagement

NOT_YET = "This waits for the agreement. Until it is in force, note only what frames the coaching."
NOT_HERE = "This kind of information has another circle."
NOT_NOW = "This cannot be shared right now. “May I share this?” says what stands in the way."


def why_closed(engagement: Engagement, scope: Scope, kind: InformationClass, facts: Facts) -> str:
    """Why the actor cannot write this kind into a circle of this scope now; empty where they can."""
    if isinstance(scope, OwnScope):
        return "" if may_keep(engagement.reader, kind, facts, engagement.at) else NOT_YET
    if kind is not scope.information_class:
        return NOT_HERE
    others = readers(scope, facts, engagement.at) - {engagement.reader}
    open_to_all = (decide(_question(engagement, scope, one), facts).outcome is Outcome.ALLOW for one in others)
    return "" if all(open_to_all) else NOT_NOW


def _question(engagement: Engagement, scope: SharedScope, reader: str) -> Question:
    """May the actor tell this reader something new, by writing it here?"""
    return Question(
        sender=engagement.reader,
        recipient=reader,
        information_class=scope.information_class,
        subjects=scope.subjects,
        purpose=Purpose.COACHING,
        channel=Channel(ChannelKind.IN_APP),
        at=engagement.at,
        item=Item("", engagement.reader, engagement.at, scope.discussion, scope.segment),
    )

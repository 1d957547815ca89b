"""``what-if``: the question that records nothing, for the page's element and for other programs of the signed-in person."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Form, Router, Schema

from privity.core.decision.verdict import Outcome
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose
from privity.kit.actor import actor_of
from privity.kit.api import PROBLEMS
from privity.kit.clock import now
from privity.sharing.facts import CODE, Wish
from privity.sharing.selectors import ground_for

router = Router(tags=["sharing"])

Key = Annotated[
    str,
    Field(min_length=1, max_length=CODE, description="a person's key in this engagement (32 hex digits) or an office"),
]


class WhatIf(Schema):
    """May the sender tell the recipient about this, for this purpose, in this way?"""

    sender: Key
    recipient: Key
    subjects: Annotated[list[Key], Field(min_length=1, max_length=100)]
    information_class: InformationClass
    purpose: Purpose
    channel: ChannelKind
    employer_owned: bool = False

    def wish(self) -> Wish:
        return Wish(**{**self.dict(), "subjects": frozenset(self.subjects)})


class ReasonOut(Schema):
    """A reason, and the clause it comes from ("" where it comes from none)."""

    text: str
    source: str


class ScriptOut(Schema):
    """Words to copy; the title says what they do, and to whom they are said."""

    title: str
    words: str


class NextStepOut(Schema):
    text: str
    scripts: list[ScriptOut]


class AnswerOut(Schema):
    """The answer in the words for the signed-in person."""

    outcome: Outcome
    word: str
    sentence: str
    reasons: list[ReasonOut]
    notes: list[str]
    next_step: NextStepOut


@router.post("/engagements/{engagement_id}/what-if", response={200: AnswerOut, **PROBLEMS}, url_name="what_if")
def what_if(request: HttpRequest, engagement_id: UUID, question: Form[WhatIf]) -> dict[str, Any]:
    """Answer the question. Nothing is recorded."""
    ground = ground_for(actor_of(request), engagement_id, at=now())
    wish = question.wish()
    return ground.answer(wish, ground.decide(wish)).as_json(_)

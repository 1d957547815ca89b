"""A failure inside refuses, wherever it is: in the question, in the norm, in one constraint (R43)."""

from dataclasses import replace
from typing import Any, cast

import pytest

from privity.core.decision import engine
from privity.core.decision.engine import decide
from privity.core.decision.question import Channel, Question
from privity.core.decision.verdict import Advice, Decision, Outcome, Reason
from tests.vectors_build.words import ask, world, yes

FAILED = (Outcome.DENY, (Reason.INTERNAL_FAILURE,))


def test_a_question_that_cannot_be_read_is_refused() -> None:
    assert decide(cast("Question", None), world()) == Decision(*FAILED, basis=())


@pytest.mark.parametrize(
    "said",
    [{"information_class": "progress"}, {"purpose": "progress_report"}, {"channel": Channel(cast("Any", "in_person"))}],
)
def test_a_bare_string_is_no_word_of_the_vocabulary(said: dict[str, Any]) -> None:
    good = world(consents=(yes(),))
    assert decide(ask(), good).outcome is Outcome.ALLOW
    assert decide(replace(ask(), **said), good).reasons == (Reason.INCOMPLETE,)


def test_one_constraint_that_fails_closes_what_would_be_allowed() -> None:
    good = world(consents=(yes(),))
    assert decide(ask(), good).outcome is Outcome.ALLOW
    broken: Any = {"reviews": (None,)}
    answer = decide(ask(), world(consents=(yes(),), **broken))
    assert (answer.outcome, answer.reasons, answer.duties) == (*FAILED, ())
    assert answer.advice == (Advice.ENCOURAGE_CLIENT, Advice.NO_MEDIATION)


def test_where_no_rule_of_the_norm_speaks_nothing_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "NORM", ())
    answer = decide(ask(surplus=frozenset({"employer"})), world(consents=(yes(),)))
    assert (answer.outcome, answer.reasons) == (Outcome.DENY, (Reason.INTERNAL_FAILURE, Reason.SURPLUS))

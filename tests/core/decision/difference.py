"""One generated case asked twice, and a difference told so that a person can read it."""

import json

from privity.core.decision.engine import decide
from privity.core.decision.facts import Facts
from privity.core.decision.question import Question
from privity.core.decision.verdict import Decision
from tests.oracle.oracle import oracle_decide
from tests.vectors_build.dump import answer_json, case_json, only_asked_row


def answer_of_both(question: Question, facts: Facts, name: str) -> Decision:
    """The answer of engine and oracle, which must be one and the same."""
    engine, oracle = decide(question, facts), oracle_decide(question, facts)
    assert engine == oracle, _told(question, facts, engine, oracle, name)
    return engine


def _told(question: Question, facts: Facts, engine: Decision, oracle: Decision, name: str) -> str:
    case = case_json(question, only_asked_row(question, facts), name=name)
    lines = {"engine": answer_json(engine), "oracle": answer_json(oracle), "case": case}
    return "\n".join(f"{title}: {json.dumps(value, ensure_ascii=False)}" for title, value in lines.items())

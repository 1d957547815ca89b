"""The reviewed cases of vectors/decision: engine and oracle answer what people wrote by hand from the page."""

from typing import Any

import pytest

from privity.core.decision.case import decision_json
from privity.core.decision.engine import decide
from privity.core.decision.verdict import Advice, BasisKind, Duty, Outcome, Reason
from privity.core.vocabulary import InformationClass, Rule
from tests.core.decision.vectors import FOLDER, all_vectors, changed_facts, pairs, read
from tests.oracle.oracle import oracle_decide
from tests.vectors_build.themes import THEMES, written

VECTORS = all_vectors()
CASES = [pytest.param(case, id=label) for label, case in VECTORS]
PAIRS = [pytest.param(*two, id=what) for what, two in pairs().items()]


@pytest.mark.parametrize("vector", CASES)
def test_the_engine_answers_as_reviewed(vector: dict[str, Any]) -> None:
    case = read(vector)
    assert decision_json(decide(case.question, case.facts)) == vector["expect"]


@pytest.mark.parametrize("vector", CASES)
def test_the_oracle_answers_as_reviewed(vector: dict[str, Any]) -> None:
    case = read(vector)
    assert decision_json(oracle_decide(case.question, case.facts)) == vector["expect"]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_pair_differs_in_exactly_one_fact_and_in_its_answer(one: dict[str, Any], other: dict[str, Any]) -> None:
    one_case, other_case = ({part: case[part] for part in ("question", "facts")} for case in (one, other))
    places = changed_facts(one_case, other_case)
    assert len(places) == 1, places
    assert one["expect"] != other["expect"]


def test_the_vectors_reach_everything() -> None:
    expected = [case["expect"] for _, case in VECTORS]
    reached = {
        *(answer["outcome"] for answer in expected),
        *(word for answer in expected for part in ("reasons", "advice", "duties") for word in answer[part]),
        *(basis["kind"] for answer in expected for basis in answer["basis"]),
        *(basis["rule"] for answer in expected for basis in answer["basis"] if "rule" in basis),
        *(case["question"].get("information_class") for _, case in VECTORS),
    }
    everything = {*Outcome, *Reason, *Advice, *Duty, *BasisKind, *Rule, *InformationClass} - {Reason.INTERNAL_FAILURE}
    assert {str(word) for word in everything} <= reached
    assert len(VECTORS) >= 120
    assert len(PAIRS) >= 30


def test_names_are_unique_and_notes_say_why() -> None:
    names = [(label, case["name"]) for label, case in VECTORS]
    assert len(names) == len(set(names))
    assert all(case["note"].endswith(".") for _, case in VECTORS)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.file)
def test_the_files_are_what_the_builder_writes(theme: Any) -> None:
    """Change a case in tests/vectors_build and write it with ``python -m tests.vectors_build``."""
    assert (FOLDER / f"{theme.file}.json").read_text(encoding="utf-8") == written(theme)


def test_no_file_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == {theme.file for theme in THEMES}

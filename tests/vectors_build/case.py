"""A reviewed case: a name for people, why it is so, the question, the facts, and the answer written by hand."""

from dataclasses import dataclass, field
from typing import Any

from privity.core.decision.facts import Facts
from privity.core.decision.question import Question

TOLD = "record tell_client label_no_onward"
OWN = "record label_no_onward"


@dataclass
class Expected:
    """The answer as JSON values; the class of a cell is the question's."""

    outcome: str
    reasons: str
    basis: tuple[dict[str, str], ...] = ()
    advice: str = ""
    duties: str = ""


@dataclass
class Reviewed:
    """One case of vectors/decision."""

    name: str
    note: str
    question: Question
    facts: Facts
    expected: Expected


@dataclass
class Theme:
    """One file of vectors/decision."""

    file: str
    about: str
    cases: list[Reviewed] = field(default_factory=list)

    def case(self, name: str, note: str, question: Question, facts: Facts, expected: Expected) -> None:
        self.cases.append(Reviewed(name, note, question, facts, expected))

    def pair(self, what: str, note: str, *two: tuple[str, Question, Facts, Expected]) -> None:
        """Two cases that differ in exactly one fact."""
        assert len(two) == 2
        for label, question, facts, expected in two:
            self.case(f"pair: {what} · {label}", note, question, facts, expected)


def cell(role: str, rule: str, name: str = "v1") -> dict[str, str]:
    return {"kind": "version", "id": name, "role": role, "rule": rule}


def no_column(name: str = "v1") -> dict[str, str]:
    return {"kind": "version", "id": name, "rule": "never"}


def default(role: str, rule: str) -> dict[str, str]:
    return {"kind": "default_matrix", "role": role, "rule": rule}


def opened(rule: str, name: str = "a1") -> dict[str, str]:
    return {"kind": "addendum", "id": name, "rule": rule}


def basis(kind: str, name: str | None = None) -> dict[str, str]:
    return {"kind": kind} | ({"id": name} if name else {})


def consented(*people: str) -> tuple[dict[str, str], ...]:
    return tuple(basis("consent", f"consent-{each}") for each in people)


def expected_json(case: Reviewed) -> dict[str, Any]:
    """The expectation in the shape of the vectors."""
    kind = str(case.question.information_class)
    want = case.expected
    order = ("kind", "id", "information_class", "role", "rule")
    full = [each | ({"information_class": kind} if "rule" in each else {}) for each in want.basis]
    return {
        "outcome": want.outcome,
        "reasons": want.reasons.split(),
        "basis": [{name: each[name] for name in order if name in each} for each in full],
        "advice": want.advice.split(),
        "duties": want.duties.split(),
    }

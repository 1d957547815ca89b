"""What one party may be told of another's doubts (R10)."""

import pytest

from privity.core.agreements.reviews import may_tell_doubts

ASKED = frozenset({"carl", "anna", "sue"})


@pytest.mark.parametrize("answered", [set(), {"anna"}, {"anna", "sue"}, {"carl", "sue"}])
def test_nothing_is_told_while_answers_come_in(answered: set[str]) -> None:
    assert not may_tell_doubts(ASKED, answered, "carl", held=False)


def test_it_is_told_when_everybody_has_answered() -> None:
    assert may_tell_doubts(ASKED, ASKED, "carl", held=False)
    assert may_tell_doubts(ASKED, ASKED | {"gus"}, "carl", held=False)


@pytest.mark.parametrize(
    ("answered", "told"),
    [(set(), False), ({"carl"}, False), ({"sue"}, False), ({"carl", "sue"}, False), ({"anna", "sue"}, True)],
)
def test_of_a_held_review_it_is_told_where_it_could_be_either_of_two(answered: set[str], told: bool) -> None:
    assert may_tell_doubts(ASKED, answered, "carl", held=True) is told


def test_of_two_who_were_asked_each_knows_once_both_have_answered() -> None:
    assert may_tell_doubts({"carl", "anna"}, {"carl", "anna"}, "carl", held=False)
    assert not may_tell_doubts({"carl", "anna"}, {"anna"}, "carl", held=True)

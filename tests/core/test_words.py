"""Sentences with names in them: whole, whatever a name ends with."""

import pytest

from privity.core.words import enumerate_names, phrase


@pytest.mark.parametrize(
    ("name", "said"),
    [("Amara Osei", "Only Amara Osei can tell Amara Osei."), ("A. O.", "Only A. O. can tell A. O.")],
)
def test_a_name_with_a_full_stop_ends_its_sentence_once(name: str, said: str) -> None:
    assert phrase("Only {name} can tell {name}.", name=name).render() == said


def test_so_does_the_last_of_several_names() -> None:
    names = enumerate_names(["Helen", "A. O."])
    assert (
        phrase("It takes the consent of {others}.", others=names).render() == "It takes the consent of Helen and A. O."
    )


def test_what_a_name_holds_is_never_read_as_a_sentence() -> None:
    assert phrase("{a}: {b}.", a="{b}.", b="x.").render() == "{b}.: x."

"""Every word has its name, and every kind of information stands in exactly one family."""

from enum import StrEnum

import pytest

from privity.core.names import CHANNELS, CLASSES, FAMILIES, LIMITS, PHASES, PURPOSES, ROLES, RULES
from privity.core.vocabulary import ChannelKind, InformationClass, Limit, Phase, Purpose, Role, Rule


@pytest.mark.parametrize(
    ("names", "vocabulary"),
    [
        (CLASSES, InformationClass),
        (ROLES, Role),
        (RULES, Rule),
        (PURPOSES, Purpose),
        (CHANNELS, ChannelKind),
        (PHASES, Phase),
        (LIMITS, Limit),
    ],
)
def test_every_word_has_a_name_and_an_explanation(names: dict[StrEnum, object], vocabulary: type[StrEnum]) -> None:
    assert list(names) == list(vocabulary)


def test_every_kind_stands_in_exactly_one_family() -> None:
    shown = [kind for _, kinds in FAMILIES.values() for kind in kinds]
    assert sorted(shown) == sorted(InformationClass)

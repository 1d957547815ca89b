"""The vocabulary is the published one, word by word: these words stand in databases, ledgers and signed texts."""

from enum import StrEnum

import pytest

from privity.core import vocabulary
from privity.core.vocabulary import (
    CONTENT,
    EXCEPTION_PURPOSES,
    OPEN_BEFORE_START,
    OPEN_WHILE_OVERDUE,
    ChannelKind,
    InformationClass,
    Limit,
    Phase,
    Purpose,
    Role,
    Rule,
)
from tests.oracle.tables import (
    CONTENT_KINDS,
    MATRIX_LETTERS,
    PHASE_ORDER,
    ROLES,
    SPEAKABLE_BEFORE_START,
    SPEAKABLE_WHILE_OVERDUE,
    STRICT_RULES,
)

PURPOSES = (
    "coaching scheduling billing contracting progress_report support pass_on employment_decision "
    "programme_evaluation supervision teaching reference aftercare danger legal_demand"
)
CHANNELS = "in_person in_app video_call phone email messenger letter calendar"

WORDS: list[tuple[type[StrEnum], list[str]]] = [
    (Role, ROLES),
    (InformationClass, list(MATRIX_LETTERS)),
    (Rule, STRICT_RULES),
    (Purpose, PURPOSES.split()),
    (ChannelKind, CHANNELS.split()),
    (Phase, PHASE_ORDER),
    (Limit, "danger law illegal_act supervision".split()),
]


@pytest.mark.parametrize(("words", "published"), WORDS)
def test_words_in_their_order(words: type[StrEnum], published: list[str]) -> None:
    assert [str(word) for word in words] == published


def test_sets_of_words() -> None:
    assert {"danger", "legal_demand"} == EXCEPTION_PURPOSES
    assert set(SPEAKABLE_BEFORE_START) == OPEN_BEFORE_START
    assert set(SPEAKABLE_WHILE_OVERDUE) == OPEN_WHILE_OVERDUE
    assert set(CONTENT_KINDS) == CONTENT


def test_phases_before_the_start() -> None:
    assert [phase for phase in Phase if phase.before_start] == ["draft", "contracting"]


def test_every_word_says_what_it_is() -> None:
    assert all(getattr(vocabulary, words.__name__).__doc__ for words, _ in WORDS)

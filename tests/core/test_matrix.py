"""The default boundary matrix, letter by letter, and what an agreement may set in every cell (R3, R4, R8)."""

import pytest

from privity.core.errors import CellRefusedError
from privity.core.matrix import DEFAULT_MATRIX, choices, may_set
from privity.core.vocabulary import InformationClass, Role, Rule
from tests.oracle.tables import MATRIX_LETTERS, ROLES, STRICT_RULES

LETTER_OF = {
    Rule.ALWAYS: "A",
    Rule.LISTED: "G",
    Rule.CONSENT: "W",
    Rule.CLIENT_ONLY: "K",
    Rule.DEIDENTIFIED: "D",
    Rule.DEIDENTIFIED_CONSENT: "DW",
    Rule.EXCEPTION: "X",
    Rule.OWN_PART: "O",
    Rule.NEVER: "N",
}

MAY_BECOME = {
    "A": "A G W K N",
    "G": "A G W K N",
    "W": "G W K N",
    "K": "W K N",
    "D": "D",
    "DW": "DW",
    "X": "X",
    "O": "O",
    "N": "N",
}
"""From each default: itself, what is tighter, and for G, W and K one step looser."""

ONLY_LOOSER = {"A": "A", "G": "A G", "W": "G W", "K": "W K"}
"""The same for a cell that must not be tightened."""

CELLS = [(kind, role) for kind in InformationClass for role in Role]


def expected(kind: InformationClass, role: Role) -> set[Rule]:
    letter = MATRIX_LETTERS[kind.value].split()[ROLES.index(role.value)]
    protected = role is Role.CLIENT or (kind is InformationClass.COACH_NOTES and role is Role.COACH)
    letters = ONLY_LOOSER.get(letter, MAY_BECOME[letter]) if protected else MAY_BECOME[letter]
    return {rule for rule, each in LETTER_OF.items() if each in letters.split()}


@pytest.mark.parametrize("kind", InformationClass)
def test_the_default_row_is_the_published_one(kind: InformationClass) -> None:
    row = " ".join(LETTER_OF[DEFAULT_MATRIX[kind][role]] for role in Role)
    assert row == MATRIX_LETTERS[kind.value]


def test_the_matrix_is_whole_and_in_order() -> None:
    assert list(DEFAULT_MATRIX) == list(InformationClass) == [InformationClass(kind) for kind in MATRIX_LETTERS]
    assert all(list(row) == list(Role) for row in DEFAULT_MATRIX.values())
    assert [role.value for role in Role] == ROLES


def test_nobody_can_write_into_the_defaults() -> None:
    with pytest.raises(TypeError):
        DEFAULT_MATRIX[InformationClass.SAFETY] = {}  # type: ignore[index]
    with pytest.raises(TypeError):
        DEFAULT_MATRIX[InformationClass.SAFETY][Role.SPONSOR] = Rule.ALWAYS  # type: ignore[index]


def test_strictness_is_the_published_order() -> None:
    assert [rule.value for rule in sorted(Rule, key=lambda rule: rule.strictness)] == STRICT_RULES
    assert [rule.strictness for rule in Rule] == list(range(9))


@pytest.mark.parametrize(("kind", "role"), CELLS)
def test_choices_of_every_cell(kind: InformationClass, role: Role) -> None:
    offered = choices(kind, role)
    assert set(offered) == expected(kind, role)
    assert len(offered) == len(set(offered))
    assert [rule.strictness for rule in offered] == sorted(rule.strictness for rule in offered)


@pytest.mark.parametrize(("kind", "role"), CELLS)
def test_may_set_accepts_exactly_the_choices(kind: InformationClass, role: Role) -> None:
    for rule in Rule:
        if rule in expected(kind, role):
            may_set(kind, role, rule)
        else:
            with pytest.raises(CellRefusedError) as refused:
                may_set(kind, role, rule)
            assert refused.value.field == f"cells.{kind.value}.{role.value}"


def test_a_refusal_names_the_cell_and_what_it_may_be() -> None:
    with pytest.raises(
        CellRefusedError, match=r"^cells\.private_goals\.sponsor: .* always; .*: consent, client_only, never$"
    ):
        may_set(InformationClass.PRIVATE_GOALS, Role.SPONSOR, Rule.ALWAYS)


def test_the_clients_column_is_never_tightened() -> None:
    for kind in InformationClass:
        default = DEFAULT_MATRIX[kind][Role.CLIENT]
        assert all(rule.strictness <= default.strictness for rule in choices(kind, Role.CLIENT))


def test_what_can_never_be_loosened() -> None:
    for kind, role in CELLS:
        default = DEFAULT_MATRIX[kind][role]
        if default not in (Rule.LISTED, Rule.CONSENT, Rule.CLIENT_ONLY):
            assert all(rule.strictness >= default.strictness for rule in choices(kind, role))

"""The boundary matrix: the default rule for every kind of information and role, and what an agreement may change.

One letter a cell, as in docs/glossary.md: A always · G listed · W consent · D deidentified · DW deidentified_consent ·
K client_only · O own_part · X exception · N never.
"""

from collections.abc import Mapping
from types import MappingProxyType

from privity.core.errors import CellRefusedError
from privity.core.vocabulary import InformationClass, Role, Rule

type Matrix = Mapping[InformationClass, Mapping[Role, Rule]]

_LETTERS = {
    "A": Rule.ALWAYS,
    "G": Rule.LISTED,
    "W": Rule.CONSENT,
    "D": Rule.DEIDENTIFIED,
    "DW": Rule.DEIDENTIFIED_CONSENT,
    "K": Rule.CLIENT_ONLY,
    "O": Rule.OWN_PART,
    "X": Rule.EXCEPTION,
    "N": Rule.NEVER,
}

_ROLES = tuple(Role)

# client coach sponsor line_manager assistant supporter group_member supervisor staff executor
_ROWS = """
existence            A A A  G  G  G  G  D G A
logistics            A A G  G  A  G  G  N G A
attendance           A A G  W  N  N  G  N G N
sponsor_brief        G A A  G  N  N  N  D N N
objectives           A A A  G  N  N  G  D N N
private_goals        A A K  K  K  K  K  D N N
session_content      A A K  K  K  K  K  D N N
shared_notes         A A K  K  K  K  K  D N N
coach_notes          O A N  N  N  N  N  D N N
assessments          A A K  K  N  N  N  D N N
progress             A A W  W  N  N  N  D N N
personal_disclosure  A A K  K  N  N  K  D N N
third_party_matter   A A N  N  N  N  N  D N N
safety               A A X  X  N  N  N  D N N
story                A A DW DW DW DW DW D N N
group_contribution   A A N  N  N  N  A  D N N
agreement            A A O  O  O  O  O  O O A
case_file            O A O  O  O  O  O  D N N
employment_opinion   N N N  N  N  N  N  N N N
aggregate            A A G  G  N  N  N  A N N
sponsor_observation  G G A  O  N  N  N  D N N
"""


def _row(line: str) -> tuple[InformationClass, Mapping[Role, Rule]]:
    name, *letters = line.split()
    cells = {role: _LETTERS[letter] for role, letter in zip(_ROLES, letters, strict=True)}
    return InformationClass(name), MappingProxyType(cells)


DEFAULT_MATRIX: Matrix = MappingProxyType(dict(_row(line) for line in _ROWS.strip().splitlines()))

_TIGHTER: Mapping[Rule, frozenset[Rule]] = {
    Rule.ALWAYS: frozenset({Rule.LISTED, Rule.CONSENT, Rule.CLIENT_ONLY, Rule.NEVER}),
    Rule.LISTED: frozenset({Rule.CONSENT, Rule.CLIENT_ONLY, Rule.NEVER}),
    Rule.CONSENT: frozenset({Rule.CLIENT_ONLY, Rule.NEVER}),
    Rule.CLIENT_ONLY: frozenset({Rule.NEVER}),
}

_LOOSER: Mapping[Rule, Rule] = {
    Rule.CLIENT_ONLY: Rule.CONSENT,
    Rule.CONSENT: Rule.LISTED,
    Rule.LISTED: Rule.ALWAYS,
}


def choices(information_class: InformationClass, role: Role) -> tuple[Rule, ...]:
    """Every rule an agreement may set in this cell, the default included, from open to closed.

    Tightening never goes against the client's own column, nor the coach's own ``coach_notes``.
    Loosening goes one step from the default, and only for ``client_only``, ``consent`` and ``listed``.
    """
    default = DEFAULT_MATRIX[information_class][role]
    allowed = {default} | _tighter(information_class, role, default)
    if default in _LOOSER:
        allowed.add(_LOOSER[default])
    return tuple(sorted(allowed, key=lambda rule: rule.strictness))


def _tighter(information_class: InformationClass, role: Role, default: Rule) -> frozenset[Rule]:
    own_notes = role is Role.COACH and information_class is InformationClass.COACH_NOTES
    if role is Role.CLIENT or own_notes:
        return frozenset()
    return _TIGHTER.get(default, frozenset())


def may_set(information_class: InformationClass, role: Role, rule: Rule) -> None:
    """Accept a cell of an agreement, or raise ``CellRefusedError`` that names the cell and what it may be."""
    allowed = choices(information_class, role)
    if rule not in allowed:
        offer = ", ".join(allowed)
        raise CellRefusedError(
            f"cells.{information_class}.{role}: an agreement may not set this to {rule}; choose one of: {offer}",
            field=f"cells.{information_class}.{role}",
        )

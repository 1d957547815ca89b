"""The boundary matrix as it is drawn, and the sentences beside it (docs/look.md tells the shape)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from privity.agreements.forms.drafting import BoundariesForm, cell_field
from privity.core.agreements.terms import Terms, relevant
from privity.core.agreements.wording import People, cell_sentence, people_of
from privity.core.matrix import DEFAULT_MATRIX, choices
from privity.core.names import CLASSES, FAMILIES, ROLES
from privity.core.vocabulary import InformationClass, Role, Rule

INSIDE = (Role.GROUP_MEMBER, Role.COACH, Role.CLIENT)
"""Those in the conversation come last: what matters is what leaves it."""


@dataclass(frozen=True, slots=True)
class Choice:
    rule: Rule
    sentence: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. ``choices`` is empty where nothing can be chosen; ``sentence`` is what its rule means."""

    kind: str
    field: str
    rule: Rule
    usual: Rule
    choices: tuple[Choice, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class CellFamily:
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    name: str
    role: str
    inside: bool
    """Part of the conversation itself: client, coach, another member."""
    families: tuple[CellFamily, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class KindFamily:
    name: str
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix component's data."""

    families: tuple[KindFamily, ...]
    people: tuple[Column, ...]
    editable: bool


def matrix_of(form: BoundariesForm) -> Matrix:
    """The matrix of a form: every kind that can arise, for everybody who takes part."""
    terms = form.terms
    people = people_of(terms.parties)
    shown = sorted(terms.columns, key=lambda role: (role in INSIDE, INSIDE.index(role) if role in INSIDE else 0))
    return Matrix(
        families=tuple(KindFamily(name, tuple(map(_kind, kinds))) for name, kinds in _families(terms)),
        people=tuple(_column(form, role, people) for role in shown),
        editable=True,
    )


def _families(terms: Terms) -> Iterable[tuple[str, list[InformationClass]]]:
    wanted = set(relevant(terms.columns))
    for name, kinds in FAMILIES.values():
        here = [kind for kind in kinds if kind in wanted]
        if here:
            yield name.render(_), here


def _kind(kind: InformationClass) -> Kind:
    return Kind(_label(kind), CLASSES[kind].explanation.render(_))


def _label(kind: InformationClass) -> str:
    return capfirst(CLASSES[kind].text.render(_))


def _column(form: BoundariesForm, role: Role, people: People) -> Column:
    families = tuple(
        CellFamily(name, tuple(_cell(form, kind, role, people) for kind in kinds))
        for name, kinds in _families(form.terms)
    )
    name = capfirst(people.by_role[role].inside.render(_))
    return Column(role.value, name, ROLES[role].text.render(_), role in INSIDE, families)


def _cell(form: BoundariesForm, kind: InformationClass, role: Role, people: People) -> Cell:
    field = cell_field(kind, role)
    offered = choices(kind, role)
    chosen = _chosen(form, field)
    rule = chosen if chosen in offered else form.terms.choices.rule(kind, role)

    def sentence(rule: Rule) -> str:
        return cell_sentence(kind, role, rule, people, form.terms.choices.listed_for(kind, role)).render(_)

    return Cell(
        kind=_label(kind),
        field=field,
        rule=rule,
        usual=DEFAULT_MATRIX[kind][role],
        choices=tuple(Choice(one, sentence(one)) for one in offered) if len(offered) > 1 else (),
        sentence=sentence(rule),
    )


def _chosen(form: BoundariesForm, field: str) -> Rule | None:
    """What was chosen on the page, where that is a rule: a form that comes back loses nothing."""
    given = form.data.get(field) if form.is_bound else None
    return Rule(str(given)) if given in Rule else None

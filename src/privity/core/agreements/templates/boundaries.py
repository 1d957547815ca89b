"""The boundaries as clauses: for each person what is shared with them, and what is kept from them (R4)."""

from collections.abc import Iterator

from privity.core.agreements.templates.clause import Clause
from privity.core.agreements.terms import Terms
from privity.core.agreements.wording import FARTHEST_FIRST, Half, People, boundary_sentences, people_of, title_of
from privity.core.vocabulary import Role
from privity.core.words import phrase

ALWAYS_CONCERNED = frozenset({Role.CLIENT, Role.GROUP_MEMBER, Role.COACH})
"""Whose matter every boundary is, and who keeps it."""

HEADINGS = {Half.SHARED: "Open to {title}", Half.PRIVATE: "Kept private from {title}"}


def boundary_clauses(terms: Terms) -> tuple[Clause, ...]:
    """Two clauses a column, one for each half; a half about which there is nothing to say has none."""
    people = people_of(terms.parties)
    present = [role for role in FARTHEST_FIRST if role in terms.columns]
    return tuple(clause for role in present for clause in _of_column(terms, role, people))


def _of_column(terms: Terms, role: Role, people: People) -> Iterator[Clause]:
    sentences = boundary_sentences(terms.cells, terms.listings, role, people)
    for half, heading in HEADINGS.items():
        words = tuple(sentence.text for sentence in sentences if sentence.half is half)
        if words:
            title = phrase(heading, title=title_of(role, people))
            yield Clause(f"{half}-{role.replace('_', '-')}", title, words, ALWAYS_CONCERNED | {role})

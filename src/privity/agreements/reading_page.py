"""What a party reads: first what binds and concerns them, in the second person, then the whole text as it is signed."""

from dataclasses import dataclass
from uuid import UUID

from privity.agreements.selectors import Kind, Version
from privity.agreements.selectors.comparison import version_before
from privity.core.agreements.comparison import Comparison, compare
from privity.core.agreements.document import WrittenClause
from privity.core.agreements.terms import columns
from privity.core.names import ROLES
from privity.core.overview import Column, overview
from privity.core.vocabulary import Role
from privity.core.words import Phrase, enumerate_names

BOUNDARIES = ("shared-", "private-")


@dataclass(frozen=True, slots=True)
class Text:
    """A version as one of its people reads it, wherever they come from."""

    version: Version
    reader: UUID
    own: tuple[Column, ...]
    """What the reader may know."""
    others: tuple[Column, ...]
    """What the others may know, for a client and a coach."""
    concerns: tuple[WrittenClause, ...]
    """The clauses that concern the reader most."""
    limits: tuple[WrittenClause, ...]
    """The limits, and that coaching is rarely privileged: they stand with every promise (R6, R7)."""
    changes: Comparison | None
    """What it opens and closes (R8); none where the reader knows no version before it."""

    @property
    def named(self) -> str:
        """How the reader is called in it."""
        return self.version.named(self.reader).name

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles in which the reader signs; none for who only offered it."""
        return self.version.roles_of(self.reader)

    @property
    def roles_said(self) -> Phrase:
        """ "client and sponsor"; there is at least one."""
        return enumerate_names([ROLES[role].text for role in self.roles])


def text_for(version: Version, reader: UUID) -> Text:
    """The words for a reader who is a party, or has offered it."""
    document, roles = version.document, set(version.roles_of(reader))
    found: tuple[Column, ...] = ()
    if version.kind is Kind.AGREEMENT:
        found = overview(version.agreement, document.parties, reader=version.key_of(reader)).columns
    own, before = columns(roles), version_before(reader, version)
    plain = [clause for clause in document.clauses if not clause.id.startswith(BOUNDARIES)]
    return Text(
        version=version,
        reader=reader,
        own=tuple(column for column in found if column.role in own),
        others=tuple(column for column in found if column.role not in own),
        concerns=tuple(clause for clause in plain if clause.concerns & roles),
        limits=tuple(clause for clause in plain if clause.id in ("limits", "privilege")),
        changes=compare(before.document, document, reader=version.key_of(reader)) if before else None,
    )

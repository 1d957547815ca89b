"""What a circle can be about."""

from privity.core.circles import OwnScope, Scope
from privity.core.decision.facts import Facts
from privity.core.errors import InvalidError, NotFoundError
from privity.vault.facts import SUBJECTS


def check_scope(scope: Scope, facts: Facts) -> None:
    """Refuse a scope that names people, a discussion or a part of a session which are not here.

    :raises NotFoundError: something of it is not here
    :raises InvalidError: it is about nobody, or about too many
    """
    if isinstance(scope, OwnScope):
        return
    if not 0 < len(scope.subjects) <= SUBJECTS:
        raise InvalidError(f"Say whom it is about: at least one person, at most {SUBJECTS}.", field="subjects")
    known = scope.subjects <= {part.person for part in facts.participations}
    discussions = {None, *(addendum.discussion for addendum in facts.addenda)}
    segments = {None, *(segment.id for segment in facts.segments)}
    if not known or scope.discussion not in discussions or scope.segment not in segments:
        raise NotFoundError("There is nobody, and nothing, like that here.")

"""Who acts: services take the id of the signed-in person."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def actor_of(request: HttpRequest) -> UUID:
    """The id of the signed-in person. Its view stands behind ``login_required``; where it does not, it is refused."""
    person = request.user.pk
    if not isinstance(person, UUID):
        raise PermissionDenied
    return person

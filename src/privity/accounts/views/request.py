"""A request of somebody who is signed in."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from privity.accounts.models import Person


class PersonRequest(HttpRequest):
    """For type checking: behind ``login_required``, ``user`` is a person."""

    user: "Person"

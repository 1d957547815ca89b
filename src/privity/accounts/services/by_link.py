"""Signing in by a mailed link: only somebody who never signed in before."""

from uuid import UUID

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse

from privity.accounts.models import Person
from privity.accounts.selectors import has_signed_in
from privity.core.errors import RefusedError


def sign_in_by_link(request: HttpRequest, person_id: UUID, *, to: str) -> HttpResponse:
    """Begin a session for a person who has just used up a single-use link mailed to their address; leads on to ``to``.

    Only for the first time: from then on there may be a passkey or a second step, and no link goes round them.

    :raises RefusedError: this person has signed in before
    """
    if has_signed_in(person_id):
        raise RefusedError("Please sign in.")
    person = Person.objects.get(id=person_id)
    record_authentication(request, person, method="link")
    response: HttpResponse = perform_login(request, Login(user=person, redirect_url=to))
    return response

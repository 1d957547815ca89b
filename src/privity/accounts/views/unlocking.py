"""The page on which a person's browser makes their lock, and looks after its ways of opening."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from privity.accounts.selectors import credentials_of
from privity.accounts.views.request import PersonRequest


@login_required
@require_safe
def unlocking(request: PersonRequest) -> HttpResponse:
    context = {"passkeys": " ".join(credentials_of(request.user.id)), "next": _next(request)}
    return render(request, "accounts/unlocking.html", context)


def _next(request: PersonRequest) -> str:
    """Where to go on: a page of this site, or nowhere."""
    wanted = request.GET.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, None) else ""

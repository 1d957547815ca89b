"""A fresh proof of who you are, before anything changes about how you sign in (S1, A3)."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, Final
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from privity.kit.clock import now

LASTS: Final = timedelta(minutes=10)

type View = Callable[..., HttpResponse]


def is_fresh(request: HttpRequest) -> bool:
    """Whether the person proved in this session, in the last minutes, who they are: by signing in or by confirming."""
    records = get_authentication_records(request, request.user)
    last = max((record["at"] for record in records), default=0)
    return bool(now().timestamp() - last < LASTS.total_seconds())


def fresh_required(view: View) -> View:
    """Only a signed-in person with a fresh proof gets to ``view``; others confirm first and come back to its page."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
        if is_fresh(request):
            return view(request, *arguments, **options)
        return HttpResponseRedirect(f"{reverse('account_confirm')}?{urlencode({'next': request.path})}")

    return guarded

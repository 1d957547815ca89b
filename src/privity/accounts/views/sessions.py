"""Where you are signed in, and ending that."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from privity.accounts import selectors, services
from privity.accounts.views.request import PersonRequest
from privity.kit.clock import now


@login_required
@require_safe
def sessions(request: PersonRequest) -> HttpResponse:
    found = selectors.sessions_of(request.user.id, this=request.session.session_key, at=now())
    return render(request, "accounts/sessions.html", {"sessions": found})


@login_required
@require_POST
def end(request: PersonRequest, session_id: int) -> HttpResponse:
    services.end_session(actor=request.user.id, session_id=session_id)
    messages.success(request, _("You are signed out there."))
    return redirect("account_sessions")


@login_required
@require_POST
def end_others(request: PersonRequest) -> HttpResponse:
    services.end_other_sessions(actor=request.user.id, session=request.session)
    messages.success(request, _("You are signed out everywhere but here."))
    return redirect("account_sessions")

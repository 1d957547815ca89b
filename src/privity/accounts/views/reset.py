"""A lost second step: asked for behind the mailed code, stopped by a mailed link, done after the wait."""

from allauth.account.stages import LoginStage
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from privity.accounts import selectors, services
from privity.accounts.stages import awaited_second_step
from privity.accounts.throttle import may_ask_for_reset
from privity.core.errors import NotFoundError
from privity.kit.clock import now


@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: HttpRequest) -> HttpResponse:
    at = now()
    stage = awaited_second_step(request)
    if stage is None:
        return redirect("account_login")
    found = selectors.reset_of(stage.login.user.pk, at=at)
    is_open = found is not None and found.is_open(at)
    if request.method == "POST":
        return _finished(stage) if is_open else _asked(request, stage)
    context = {"reset": found, "is_open": is_open, "days": settings.SECOND_STEP_RESET_DAYS}
    return render(request, "accounts/reset.html", context)


def _finished(stage: LoginStage) -> HttpResponse:
    """The second step is off, and the mailed code was enough to sign in."""
    person = stage.login.user
    services.finish_reset(person_id=person.pk, clock=now)
    person.refresh_from_db()
    messages.success(stage.request, _("The second step is off. Now remove the passkeys of devices that you lost."))
    response: HttpResponse = stage.exit()
    return response


def _asked(request: HttpRequest, stage: LoginStage) -> HttpResponse:
    if may_ask_for_reset(request, stage.login.user.pk):
        services.ask_for_reset(person_id=stage.login.user.pk, clock=now)
    else:
        messages.error(request, _("You asked often enough today. Please wait until tomorrow."))
    return redirect("account_reset")


@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    try:
        selectors.reset_by_token(token, at=now())
    except NotFoundError:
        return render(request, "accounts/reset_over.html", status=404)
    if request.method == "POST":
        services.stop_reset(token=token, clock=now)
        messages.success(request, _("Stopped: your second step stays on."))
        return redirect("account_login")
    return render(request, "accounts/reset_stop.html")

"""The second step: turned on with an app, turned off, its recovery codes."""

import segno
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import clear_totp_secret
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from privity.accounts import selectors, services
from privity.accounts.forms import TurnOnTwoStep
from privity.accounts.fresh import fresh_required
from privity.accounts.views.request import PersonRequest
from privity.kit.clock import now


@login_required
@require_safe
def two_step(request: PersonRequest) -> HttpResponse:
    person = request.user.id
    context = {"two_step": selectors.has_two_step(person), "left": len(selectors.recovery_codes_of(person))}
    return render(request, "accounts/two_step.html", context)


@fresh_required
@require_http_methods(["GET", "HEAD", "POST"])
def turn_on(request: PersonRequest) -> HttpResponse:
    form = TurnOnTwoStep(request.POST or None, user=request.user)
    if form.is_valid():
        services.turn_on_two_step(actor=request.user.id, secret=form.secret, session=request.session, clock=now)
        clear_totp_secret(request)
        messages.success(request, _("The second step is on. Now keep your recovery codes."))
        return redirect("account_recovery_codes")
    link = get_adapter().build_totp_url(request.user, form.secret)
    context = {
        "form": form,
        "secret": form.secret,
        "link": link,
        "picture": segno.make(link).svg_data_uri(scale=5, light="white"),
    }
    return render(request, "accounts/two_step_on.html", context, status=400 if form.errors else 200)


@fresh_required
@require_http_methods(["GET", "HEAD", "POST"])
def turn_off(request: PersonRequest) -> HttpResponse:
    if request.method == "POST":
        services.turn_off_two_step(actor=request.user.id, session=request.session, clock=now)
        messages.success(request, _("The second step is off, and you were signed out everywhere else."))
        return redirect("account_two_step")
    return render(request, "accounts/two_step_off.html")


@fresh_required
@require_http_methods(["GET", "HEAD", "POST"])
def recovery_codes(request: PersonRequest) -> HttpResponse:
    if request.method == "POST":
        services.renew_recovery_codes(actor=request.user.id, session=request.session, clock=now)
        messages.success(request, _("These are your new recovery codes. The old ones no longer work."))
        return redirect("account_recovery_codes")
    context = {
        "codes": selectors.recovery_codes_of(request.user.id),
        "two_step": selectors.has_two_step(request.user.id),
    }
    return render(request, "accounts/recovery_codes.html", context)

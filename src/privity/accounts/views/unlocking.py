"""A person's lock: made in their browser; its ways of unlocking, a device that was lost, and beginning anew."""

from typing import Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods, require_safe

from privity.accounts import services
from privity.accounts.forms import Anew, LostDevice
from privity.accounts.fresh import fresh_required
from privity.accounts.selectors import credentials_of, has_recovery, may_begin_anew
from privity.accounts.views.request import PersonRequest
from privity.accounts.ways import devices_of, ways_of
from privity.core.errors import NotFoundError
from privity.kit.clock import now

DONE: Final = {
    "passkey": _lazy("The passkey unlocks from now on."),
    "passphrase": _lazy("The passphrase unlocks from now on."),
    "recovery": _lazy(
        "The new recovery code counts from now on. The old one opens nothing any more: throw that sheet away."
    ),
}


@login_required
@require_safe
def unlocking(request: PersonRequest) -> HttpResponse:
    if not has_recovery(request.user.id):
        return _set_up(request, anew=False)
    ways = ways_of(request.user.id)
    context = {
        "ways": ways,
        "kinds": {way.kind for way in ways},
        "passkeys": " ".join(set(credentials_of(request.user.id)) - {way.credential for way in ways}),
        "done": DONE.get(request.GET.get("done", "")),
    }
    return render(request, "accounts/unlocking/ways.html", context)


@fresh_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: PersonRequest, slot: str) -> HttpResponse:
    way = next((way for way in ways_of(request.user.id) if way.id == slot), None)
    if way is None:
        raise NotFoundError(_("There is nothing here for you."))
    if request.method == "POST":
        services.remove_slot(actor=request.user.id, slot=slot)
        messages.success(request, _("That way of unlocking is gone."))
        return redirect("account_unlocking")
    return render(request, "accounts/unlocking/remove.html", {"way": way})


@fresh_required
@require_http_methods(["GET", "HEAD", "POST"])
def lost_device(request: PersonRequest) -> HttpResponse:
    person, devices = request.user.id, devices_of(request.user.id)
    form = LostDevice(request.POST if request.method == "POST" else None, devices=devices)
    if form.is_valid():
        gone = set(form.cleaned_data["devices"])
        services.lose_device(actor=person, credentials=gone, session=request.session, clock=now)
        messages.success(
            request, _("Done. You are signed out everywhere but here, and what you ticked opens nothing any more.")
        )
        return redirect("account_unlocking")
    context = {"form": form, "devices": devices}
    return render(request, "accounts/unlocking/lost_device.html", context, status=400 if form.errors else 200)


@fresh_required
@require_http_methods(["GET", "HEAD", "POST"])
def anew(request: PersonRequest) -> HttpResponse:
    form = Anew(request.POST or None)
    if form.is_valid():
        services.allow_new_lock(request.session, now)
        return redirect("account_new_lock")
    return render(request, "accounts/unlocking/anew.html", {"form": form}, status=400 if form.errors else 200)


@login_required
@require_safe
def new_lock(request: PersonRequest) -> HttpResponse:
    if not may_begin_anew(request.session, at=now()):
        return redirect("account_anew")
    return _set_up(request, anew=True)


def _set_up(request: PersonRequest, *, anew: bool) -> HttpResponse:
    passkeys = " ".join(credentials_of(request.user.id))
    context = {"passkeys": passkeys, "next": _next(request), "anew": anew}
    return render(request, "accounts/unlocking.html", context)


def _next(request: PersonRequest) -> str:
    """Where to go on: a page of this site, or nowhere."""
    wanted = request.GET.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, None) else ""

"""Passkeys: listed, added, removed."""

from allauth.mfa.webauthn.internal.auth import begin_registration
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from privity.accounts import selectors, services
from privity.accounts.devices import device_words
from privity.accounts.forms import AddPasskey
from privity.accounts.fresh import fresh_required
from privity.accounts.views.request import PersonRequest
from privity.core.errors import InvalidError, NotFoundError
from privity.kit.clock import now


@login_required
@require_safe
def passkeys(request: PersonRequest) -> HttpResponse:
    return render(request, "accounts/passkeys.html", {"passkeys": selectors.passkeys_of(request.user.id)})


@fresh_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: PersonRequest) -> HttpResponse:
    browser, system = device_words(request.headers.get("User-Agent", ""))
    name = (
        _("%(browser)s on %(system)s") % {"browser": browser, "system": system} if browser and system else _("Passkey")
    )
    form = AddPasskey(request.POST or None, user=request.user, initial={"name": name})
    if form.is_valid() and _added(request, form):
        messages.success(request, _("The passkey was added. You can sign in with it from now on."))
        return redirect("account_passkeys")
    context = {"form": form, "js_data": {"creation_options": begin_registration(request.user, passwordless=True)}}
    return render(request, "accounts/passkey_add.html", context, status=400 if form.errors else 200)


def _added(request: PersonRequest, form: AddPasskey) -> bool:
    data = form.cleaned_data
    try:
        services.add_passkey(actor=request.user.id, name=data["name"], credential=data["credential"], clock=now)
    except InvalidError as error:
        form.add_error(error.field, str(error))
        return False
    return True


@fresh_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: PersonRequest, passkey_id: int) -> HttpResponse:
    if request.method == "POST":
        services.remove_passkey(actor=request.user.id, passkey_id=passkey_id, session=request.session, clock=now)
        messages.success(request, _("The passkey was removed, and you were signed out everywhere else."))
        return redirect("account_passkeys")
    found = next((passkey for passkey in selectors.passkeys_of(request.user.id) if passkey.id == passkey_id), None)
    if found is None:
        raise NotFoundError(_("There is no such passkey."))
    return render(request, "accounts/passkey_remove.html", {"passkey": found})

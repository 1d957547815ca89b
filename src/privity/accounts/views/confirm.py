"""Confirm that it is you: by the app, a passkey, or a mailed code, as you would sign in."""

from typing import Any
from urllib.parse import urlencode

from allauth.account.utils import get_next_redirect_url
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from privity.accounts import selectors
from privity.accounts.adapters import TOO_MANY, WRONG_CODE
from privity.accounts.forms import PASSKEY_REFUSED, ConfirmWithCode, ConfirmWithPasskey, MailedCode
from privity.accounts.mailed_code import accept_code, is_awaited, send_code
from privity.accounts.services import note_proof
from privity.accounts.throttle import may_mail_confirmation
from privity.accounts.views.request import PersonRequest
from privity.core.errors import RefusedError
from privity.kit.clock import now


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: PersonRequest) -> HttpResponse:
    two_step = selectors.has_two_step(request.user.id)
    form = _code_form(request, two_step=two_step)
    if form.is_valid() and _accepted(request, form, two_step=two_step):
        return _onwards(request)
    return _page(request, form, two_step=two_step)


@login_required
@require_POST
def mail(request: PersonRequest) -> HttpResponse:
    if selectors.has_two_step(request.user.id):
        raise RefusedError(_("Please confirm with your app: you turned the second step on."))
    if may_mail_confirmation(request):
        send_code(request, request.user, now)
    else:
        messages.error(request, TOO_MANY)
    return _back(request)


@login_required
@require_POST
def passkey(request: PersonRequest) -> HttpResponse:
    form = ConfirmWithPasskey(request.POST, user=request.user)
    if form.is_valid():
        note_proof(request, form.cleaned_data["credential"])
        return _onwards(request)
    messages.error(request, PASSKEY_REFUSED)
    return _back(request)


def _code_form(request: PersonRequest, *, two_step: bool) -> Any:
    data = request.POST or None
    return ConfirmWithCode(data, user=request.user) if two_step else MailedCode(data)


def _accepted(request: PersonRequest, form: Any, *, two_step: bool) -> bool:
    if two_step:
        note_proof(request, form.authenticator)
        return True
    if accept_code(request, request.user, form.cleaned_data["code"], now):
        return True
    form.add_error("code", WRONG_CODE)
    return False


def _page(request: PersonRequest, form: Form, *, two_step: bool) -> HttpResponse:
    context = {"form": form, "two_step": two_step, "awaited": two_step or is_awaited(request), "next": _next(request)}
    if selectors.passkeys_of(request.user.id):
        context["js_data"] = {"request_options": begin_authentication(request.user)}
    return render(request, "accounts/confirm.html", context, status=400 if form.errors else 200)


def _next(request: PersonRequest) -> str:
    """Where to go on: a page of ours, or the account page (C2)."""
    return get_next_redirect_url(request) or reverse("account")


def _onwards(request: PersonRequest) -> HttpResponse:
    return HttpResponseRedirect(_next(request))


def _back(request: PersonRequest) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('account_confirm')}?{urlencode({'next': _next(request)})}")

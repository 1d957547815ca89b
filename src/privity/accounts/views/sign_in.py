"""Signing in and out: allauth's flows, our pages."""

from typing import Any

from allauth.account.models import Login
from allauth.account.stages import LoginStage
from allauth.account.utils import get_next_redirect_url
from allauth.account.views import ConfirmLoginCodeView, LogoutView, RequestLoginCodeView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from privity.accounts import services
from privity.accounts.decoy import look_up_nobody
from privity.accounts.forms import AskForCode, SignInWithPasskey
from privity.accounts.services.sessions import EXPECTED
from privity.kit.clock import now


class SignIn(RequestLoginCodeView):
    """Ask for a code, or use a passkey. An unknown address gets the same page at the same cost (E1)."""

    template_name = "accounts/sign_in.html"

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "email": self.request.session.pop(EXPECTED, "")}

    def form_valid(self, form: AskForCode) -> HttpResponse:
        if not form.is_known:
            services.mail_nobody(clock=now)
        response = super().form_valid(form)
        look_up_nobody(self.request)
        return response

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> None:
        """Who comes back to this page wants to begin again: a mistyped address traps nobody."""


class Code(ConfirmLoginCodeView):
    template_name = "accounts/code.html"

    def form_invalid(self, form: Form) -> HttpResponse:
        response = super().form_invalid(form)
        look_up_nobody(self.request)
        return response


class Passkey(LoginWebAuthnView):
    """The options for a device (JSON), and its answer: whoever it signs in may unlock by the same touch, for which there is a share."""

    def form_valid(self, form: SignInWithPasskey) -> HttpResponse:
        passkey = form.cleaned_data["credential"]
        login = Login(user=passkey.user, redirect_url=get_next_redirect_url(self.request))
        response = perform_passwordless_login(self.request, passkey, login)
        if self.request.user.is_authenticated:
            services.new_share(self.request.session)
        return response


class SecondStep(AuthenticateView):
    template_name = "accounts/second_step.html"

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        context = super().get_context_data(**options)
        return {**context, "passkeys": bool(context["js_data"]["request_options"]["publicKey"].get("allowCredentials"))}


pages = require_http_methods(["GET", "HEAD", "POST"])
"""Django would take a PUT for a POST."""
sign_in = pages(SignIn.as_view())
code = pages(Code.as_view())
passkey = pages(Passkey.as_view())
second_step = pages(SecondStep.as_view())
sign_out = pages(LogoutView.as_view(template_name="accounts/sign_out.html"))

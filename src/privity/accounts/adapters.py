"""How allauth behaves here: mails through the outbox, our words, no chatter, addresses that cannot be forged."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from privity.accounts.cipher import deciphered, enciphered
from privity.accounts.known_browser import remember_browser
from privity.accounts.models import Person
from privity.accounts.network import network_address
from privity.accounts.services import mail_code, note_session, stop_reset_of
from privity.kit.clock import now

WRONG_CODE = _lazy("That code is not right. Look at it again, or ask for a new one.")
RESET_STOPPED = _lazy(
    "Somebody who can read your mail had asked to turn off your second step. You have just signed in, so that is stopped. "
    "If it was not you, change the password of your mailbox now."
)
TOO_MANY = _lazy("That was too many tries. Please wait ten minutes, or sign in with a passkey.")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def get_login_stages(self) -> list[str]:
        return ["allauth.account.stages.LoginByCodeStage", "privity.accounts.stages.SecondStep"]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The sign-in code is the only mail that allauth sends here."""
        if template_prefix != "account/email/login_code":
            raise ValueError(template_prefix)
        mail_code(address=email, code=context["code"], clock=now)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Only what went wrong is said: that you are signed in, you see."""
        if level == messages.ERROR and message:
            messages.add_message(request, level, message)

    def get_client_ip(self, request: HttpRequest) -> str:
        return network_address(request)

    def post_login(self, request: HttpRequest, user: Person, **options: Any) -> HttpResponse:
        response = super().post_login(request, user, **options)
        note_session(request)
        if stop_reset_of(user.pk):
            messages.warning(request, RESET_STOPPED)
        remember_browser(request, response, user.email)
        return response

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        messages.error(request, _("You can no longer sign in here. Please ask the person who runs this server."))
        return redirect("account_login")


class FactorAdapter(DefaultMFAAdapter):
    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_CODE}

    def encrypt(self, text: str) -> str:
        return enciphered(text)

    def decrypt(self, encrypted_text: str) -> str:
        return deciphered(encrypted_text)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Privity"}

"""What people type, and what their devices send, when they sign in or change how they do."""

import struct
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import RequestLoginCodeForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from privity.accounts.addresses import spelling_of
from privity.accounts.selectors import person_with_address
from privity.accounts.services import passkeys, people
from privity.accounts.throttle import may_ask_for_code
from privity.accounts.ways import Device
from privity.accounts.zones import time_zones
from privity.core.errors import InvalidError
from privity.kit.forms import Hinted

PASSKEY_REFUSED = _("That passkey does not open this account. Please try again, or sign in by a code.")
NOT_ADDED = _("That passkey could not be added. Please try again.")
CREDENTIAL_LENGTH = 20_000


class AskForCode(RequestLoginCodeForm):
    """Whom to mail a code: the same answer for every address, known or not."""

    email = forms.CharField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username webauthn", "autofocus": True}),
    )

    def clean_email(self) -> str:
        try:
            address = spelling_of(self.cleaned_data["email"], field="email")
        except InvalidError as error:
            raise forms.ValidationError(str(error)) from error
        if not may_ask_for_code(context.request, address):
            raise get_adapter().validation_error("too_many_login_attempts")
        self._user = person_with_address(address)
        return address

    @property
    def is_known(self) -> bool:
        """Whether somebody has the address: for the cost of the answer, never for the answer."""
        return self._user is not None


def code_field() -> forms.CharField:
    """One code, as an app shows it or as a mail brought it."""
    attrs = {"autocomplete": "one-time-code", "class": "code", "autofocus": True, "spellcheck": "false"}
    return forms.CharField(label=_("Code"), max_length=40, widget=forms.TextInput(attrs=attrs))


class MailedCode(forms.Form):
    code = code_field()


class SecondStepWithCode(AuthenticateForm):
    code = code_field()


class ConfirmWithCode(ReauthenticateForm):
    code = code_field()


class TurnOnTwoStep(ActivateTOTPForm):
    code = code_field()


UNREADABLE = (
    *(forms.ValidationError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError),
    *(struct.error, InvalidSignature, UnsupportedAlgorithm),
)
"""What reading a stranger's bytes as a passkey's proof can end in: the libraries under it promise nothing."""


class Credential(forms.JSONField):
    """What a passkey device says, as JSON: any text is either that or refused, with ``refusal``."""

    def __init__(self, refusal: Any) -> None:
        super().__init__(label=_("Passkey"), widget=forms.HiddenInput, error_messages={"required": refusal})
        self.refusal = refusal

    def to_python(self, value: Any) -> Any:
        try:
            credential = super().to_python(value if len(str(value)) <= CREDENTIAL_LENGTH else "[]")
        except (ValueError, RecursionError) as error:
            raise forms.ValidationError(self.refusal) from error
        if credential is not None and not isinstance(credential, dict):
            raise forms.ValidationError(self.refusal)
        return credential


class SecondStepWithPasskey(AuthenticateWebAuthnForm):
    """Reads a proof by passkey. Whatever is wrong with it, the answer is one line."""

    credential = Credential(PASSKEY_REFUSED)

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()
        except UNREADABLE as error:
            raise forms.ValidationError(PASSKEY_REFUSED) from error


class SignInWithPasskey(SecondStepWithPasskey, LoginWebAuthnForm):
    pass


class ConfirmWithPasskey(SecondStepWithPasskey, ReauthenticateWebAuthnForm):
    pass


class AddPasskey(AddWebAuthnForm):
    """A new passkey: always one that verifies its owner and signs in by itself."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("So that you know it again: where it lives, for example."),
        max_length=passkeys.NAME,
        required=False,
    )
    credential = Credential(NOT_ADDED)
    passwordless = None

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()
        except UNREADABLE as error:
            raise forms.ValidationError(NOT_ADDED) from error


ANEW = _("begin anew")
"""What is typed before a lock is made anew."""


class Anew(forms.Form):
    """Whether somebody means it."""

    word = forms.CharField(
        label=_("To go on, type: begin anew"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def clean_word(self) -> str:
        typed: str = self.cleaned_data["word"]
        if " ".join(typed.casefold().split()) != str(ANEW).casefold():
            raise forms.ValidationError(_("Please type these two words: begin anew. Nothing was changed."))
        return typed


class LostDevice(forms.Form):
    """Which passkeys were on it: perhaps none."""

    def __init__(self, data: Any, *, devices: list[Device]) -> None:
        super().__init__(data)
        choices = [(device.credential, _device_words(device)) for device in devices]
        self.fields["devices"] = forms.MultipleChoiceField(
            label=_("What was on it?"), required=False, choices=choices, widget=forms.CheckboxSelectMultiple
        )


def _device_words(device: Device) -> Hinted:
    what = {
        (True, True): _("Signs you in and unlocks. Added on %(day)s."),
        (True, False): _("Signs you in. Added on %(day)s."),
        (False, True): _("Unlocks. Added on %(day)s."),
    }[device.signs_in, device.unlocks]
    return Hinted(
        device.name or str(_("Passkey")), str(what) % {"day": date_format(localtime(device.made_at), "j F Y")}
    )


class Profile(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        max_length=people.NAME,
        help_text=_("For your own pages. In each engagement the others read the name that stands for you there."),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("All times are shown to you in this zone."),
        choices=lambda: [(zone, zone.replace("_", " ")) for zone in time_zones()],
    )

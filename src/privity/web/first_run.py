"""The first coach and the first practice. Once there is a practice, none of this is there any more.

Whoever runs the server proves it by the setup code (docs/decisions/0004-first-run.md): a stranger who finds a fresh server
first can do nothing with it.
"""

from base64 import b32encode
from typing import Final
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods

from privity.accounts.services import expect, person_for_address
from privity.core.engagements import NAME
from privity.core.errors import ConflictError, InvalidError
from privity.core.lines import one_line
from privity.engagements.selectors import there_is_a_practice
from privity.engagements.services import found_practice
from privity.kit.clock import Clock, now

GROUP: Final = 4
LOCK: Final = "privity.web.first_run"


def setup_code() -> str:
    """The code that only who holds SECRET_KEY can know: 120 bits, as letters and digits in groups of four."""
    digest = salted_hmac("privity.web.first_run", "setup code", algorithm="sha256").digest()
    letters = b32encode(digest[:15]).decode()
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def announcement() -> str:
    """What to tell whoever starts a fresh server; empty where there is nothing to set up, or no database to look into."""
    try:
        is_done = there_is_a_practice()
    except DatabaseError:
        return ""
    return "" if is_done else f"Open {settings.BASE_URL}/start and enter this setup code: {setup_code()}"


def found_first_practice(*, address: str, name: str, practice: str, clock: Clock) -> UUID:
    """Make the first coach and their practice; returns the practice's id.

    :raises ConflictError: there is a practice, or somebody is making it this very moment
    :raises InvalidError: a value that cannot be used
    """
    line = one_line(practice, field="practice", at_most=NAME)
    if not cache.add(LOCK, "held", timeout=60):
        raise ConflictError(_("Somebody is doing this right now: reload the page."))
    try:
        with transaction.atomic():
            if there_is_a_practice():
                raise ConflictError(_("There is a practice here already: sign in."))
            coach = person_for_address(address=address, name=name)
            return found_practice(actor=coach, name=line, clock=clock)
    finally:
        cache.delete(LOCK)


class FirstRun(forms.Form):
    code = forms.CharField(
        label=_lazy("Setup code"),
        help_text=_lazy("The server printed it when it started, and the command “privity setup” prints it again."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    name = forms.CharField(label=_lazy("Your name"), max_length=NAME, widget=forms.TextInput({"autocomplete": "name"}))
    address = forms.CharField(
        label=_lazy("Your e-mail address"),
        help_text=_lazy("You sign in by a code mailed to it, so it must be able to receive mail from here."),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    practice = forms.CharField(
        label=_lazy("Name of your practice"), help_text=_lazy("Clients and sponsors read it."), max_length=NAME
    )

    def clean_code(self) -> str:
        typed = "".join(filter(str.isalnum, self.cleaned_data["code"])).upper()
        if not constant_time_compare(typed, setup_code().replace("-", "")):
            raise forms.ValidationError(_("That is not the setup code of this server."))
        return typed


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    if there_is_a_practice():
        raise Http404
    shown = {"code": setup_code()} if settings.DEBUG or settings.DEMO else {}
    form = FirstRun(request.POST or None, initial=shown)
    if form.is_valid() and _founded(form):
        expect(request, form.cleaned_data["address"])
        messages.success(request, _("Your practice is ready. Now sign in."))
        return redirect("account_login")
    return render(request, "web/first_run.html", {"form": form}, status=400 if form.errors else 200)


def _founded(form: FirstRun) -> bool:
    data = form.cleaned_data
    try:
        found_first_practice(address=data["address"], name=data["name"], practice=data["practice"], clock=now)
    except InvalidError as error:
        form.add_error(error.field, str(error))
        return False
    return True

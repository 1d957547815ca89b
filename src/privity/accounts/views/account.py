"""The account page: who you are here, and how you sign in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from privity.accounts import selectors, services
from privity.accounts.forms import Profile
from privity.accounts.views.request import PersonRequest
from privity.core.errors import InvalidError


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: PersonRequest) -> HttpResponse:
    person = request.user
    form = Profile(request.POST or None, initial={"name": person.name, "time_zone": person.time_zone})
    if form.is_valid() and _saved(request, form):
        messages.success(request, _("Saved."))
        return redirect("account")
    context = {
        "form": form,
        "passkeys": selectors.passkeys_of(person.id),
        "two_step": selectors.has_two_step(person.id),
        "unlocking": selectors.has_recovery(person.id),
    }
    return render(request, "accounts/account.html", context, status=400 if form.errors else 200)


def _saved(request: PersonRequest, form: Profile) -> bool:
    try:
        services.change_profile(actor=request.user.id, **form.cleaned_data)
    except InvalidError as error:
        form.add_error(error.field, str(error))
        return False
    return True

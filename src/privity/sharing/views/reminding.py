"""One tap: the client was reminded of the boundary."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from privity.core.reminders import Occasion
from privity.kit.actor import actor_of
from privity.kit.clock import now
from privity.sharing import services
from privity.sharing.forms import Reminding


@login_required
@require_POST
def remind(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    """Note the reminder."""
    form = Reminding(request.POST)
    if form.is_valid():
        occasion = Occasion(form.cleaned_data["occasion"])
        services.reiterate_boundary(actor=actor_of(request), engagement_id=engagement_id, occasion=occasion, clock=now)
        messages.success(request, _("Noted: you reminded of the boundary."))
    else:
        messages.error(request, _("That was not noted: reload the page and try again."))
    return redirect("web:home")

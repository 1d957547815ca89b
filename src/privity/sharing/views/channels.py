"""The client's page about ways that belong to an employer."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from privity.core.decision.facts import CLIENT_ROLES
from privity.core.names import CHANNELS
from privity.core.vocabulary import ChannelKind
from privity.engagements.selectors import engagement_for
from privity.kit.actor import actor_of
from privity.kit.clock import now
from privity.sharing import services
from privity.sharing.forms import Way
from privity.sharing.selectors import channels_accepted_by

OF_EMPLOYERS = tuple(kind for kind in ChannelKind if kind not in (ChannelKind.IN_PERSON, ChannelKind.IN_APP))


@login_required
@require_safe
def channels(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    """Each way, and whether the client accepts it."""
    at = now()
    engagement = engagement_for(actor_of(request), engagement_id, at=at)
    engagement.require(*CLIENT_ROLES)
    accepted = channels_accepted_by(actor_of(request), engagement, at=at)
    ways = [{"channel": kind, "name": CHANNELS[kind], "accepted": kind in accepted} for kind in OF_EMPLOYERS]
    return render(request, "sharing/channels.html", {"engagement": engagement, "tab": "overview", "ways": ways})


@login_required
@require_POST
def accept(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    """Accept one way."""
    form = Way(request.POST)
    if form.is_valid():
        channel = ChannelKind(form.cleaned_data["channel"])
        services.accept_channel(actor=actor_of(request), engagement_id=engagement_id, channel=channel, clock=now)
        messages.success(request, _("Accepted. You can take it back at any time."))
    else:
        messages.error(request, _("There is no such way: choose one from the list."))
    return redirect("sharing:channels", engagement_id)


@login_required
@require_POST
def withdraw(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    """Accept one way no longer."""
    form = Way(request.POST)
    if form.is_valid():
        channel = ChannelKind(form.cleaned_data["channel"])
        services.withdraw_channel(actor=actor_of(request), engagement_id=engagement_id, channel=channel, clock=now)
        messages.success(request, _("Taken back. From now on nothing goes that way."))
    else:
        messages.error(request, _("There is no such way: choose one from the list."))
    return redirect("sharing:channels", engagement_id)

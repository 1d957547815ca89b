"""The people of an engagement: naming, inviting, ending."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from privity.core.errors import ConflictError, InvalidError
from privity.core.vocabulary import Role
from privity.engagements import selectors, services
from privity.engagements.forms import AddPersonForm
from privity.engagements.selectors import Engagement
from privity.kit.actor import actor_of
from privity.kit.clock import now


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    engagement = selectors.engagement_for(actor_of(request), engagement_id, at=now())
    engagement.require(Role.COACH)
    free = selectors.free_seats_in(engagement)
    if not free:
        raise ConflictError(_("Nobody can be named here any more."))
    form = AddPersonForm(free, request.POST or None)
    if form.is_valid() and _added(engagement, form):
        messages.success(request, _("Named. Nothing is open by that, and nobody was written to yet."))
        return redirect("web:people", engagement.id)
    context = {"engagement": engagement, "tab": "people", "form": form}
    return render(request, "engagements/add_person.html", context)


def _added(engagement: Engagement, form: AddPersonForm) -> bool:
    """Whether the person was named; if not, the form says why."""
    try:
        services.add_person(actor=engagement.actor, engagement_id=engagement.id, named=form.named, clock=now)
    except InvalidError as error:
        form.add_error(error.field or None, _(str(error)))
    return form.is_valid()


@require_POST
@login_required
def invite(request: HttpRequest, engagement_id: UUID, participation_id: UUID) -> HttpResponse:
    services.send_invitation(
        actor=actor_of(request), engagement_id=engagement_id, participation_id=participation_id, clock=now
    )
    messages.success(
        request, _("The invitation is on its way. The link in it works once, for 7 days, for that person.")
    )
    return redirect("web:people", engagement_id)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def end(request: HttpRequest, engagement_id: UUID, participation_id: UUID) -> HttpResponse:
    engagement = selectors.engagement_for(actor_of(request), engagement_id, at=now())
    part = selectors.part_to_end(engagement, participation_id)
    if request.method == "POST":
        return _ended(request, engagement, participation_id)
    context = {"engagement": engagement, "tab": "people", "part": part, "own": part.person == engagement.actor}
    return render(request, "engagements/end_part.html", context)


def _ended(request: HttpRequest, engagement: Engagement, participation_id: UUID) -> HttpResponse:
    """End the part; who has left by it goes back to the list of what is theirs."""
    services.end_participation(
        actor=engagement.actor, engagement_id=engagement.id, participation_id=participation_id, clock=now
    )
    messages.success(
        request, _("Ended: access is closed from this moment on. The duty to keep it confidential goes on.")
    )
    there = any(still.id == engagement.id for still in selectors.engagements_of(engagement.actor, at=now()))
    return redirect("web:people", engagement.id) if there else redirect("engagements:list")

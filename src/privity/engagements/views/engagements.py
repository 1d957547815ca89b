"""The list of engagements, opening one, pausing and ending it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from privity.accounts.selectors import names_of
from privity.core.engagements import EngagementKind
from privity.core.errors import InvalidError, RefusedError
from privity.core.vocabulary import Phase
from privity.engagements import selectors, services
from privity.engagements.forms import NewEngagement
from privity.kit.actor import actor_of
from privity.kit.clock import now


@require_safe
@login_required
def engagements(request: HttpRequest) -> HttpResponse:
    actor, at = actor_of(request), now()
    context = {
        "engagements": selectors.engagements_of(actor, at=at),
        "invitations": selectors.invitations_of(actor, at=at),
        "practices": selectors.practices_of(actor, at=at),
    }
    return render(request, "engagements/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    practices = selectors.practices_of(actor, at=now())
    if not practices:
        raise RefusedError(_("Only coaches open engagements. Who coaches you sets yours up and invites you."))
    kind = _kind(request.GET.get("kind", ""))
    page = NewEngagement(kind, practices, names_of([actor]).get(actor, ""), request.POST or None)
    if request.method == "POST" and page.is_valid():
        opened = _open(actor, page)
        if opened:
            return redirect("web:people", opened)
    return render(request, "engagements/new.html", {"page": page, "kinds": list(EngagementKind)})


def _open(actor: UUID, page: NewEngagement) -> UUID | None:
    """Open it; or put at its line what was refused."""
    try:
        return services.open_engagement(
            actor=actor,
            practice_id=page.own.cleaned_data["practice"],
            kind=page.kind,
            own_name=page.own.cleaned_data["own_name"],
            people=page.people,
            clock=now,
        )
    except InvalidError as error:
        page.refuse(error)
        return None


def _kind(text: str) -> EngagementKind:
    return EngagementKind(text) if text in EngagementKind else EngagementKind.THREE_WAY


@require_POST
@login_required
def change_phase(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    chosen = request.POST.get("phase", "")
    if chosen not in Phase:
        raise InvalidError(_("Please use the buttons of the page."))
    services.change_phase(actor=actor_of(request), engagement_id=engagement_id, phase=Phase(chosen), clock=now)
    return redirect("web:people", engagement_id)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def end(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    engagement = selectors.engagement_for(actor_of(request), engagement_id, at=now())
    engagement.require_may_end()
    if request.method == "POST":
        services.end_engagement(actor=engagement.actor, engagement_id=engagement.id, clock=now)
        messages.success(request, _("The engagement has ended. What was confidential stays confidential."))
        return redirect("web:people", engagement.id)
    return render(request, "engagements/end.html", {"engagement": engagement, "tab": "people"})

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from privity.engagements.selectors import there_is_a_practice
from privity.kit.actor import actor_of
from privity.kit.clock import now
from privity.web.overview import page_for
from privity.web.people import people_page_for
from privity.web.today import today_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Today: what waits for the signed-in person. A server on which nobody has begun shows how to begin."""
    if not request.user.is_authenticated:
        return redirect(settings.LOGIN_URL if there_is_a_practice() else "web:start")
    return render(request, "web/home.html", {"today": today_of(actor_of(request), at=now())})


@login_required
@require_safe
def overview(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    """Who can see what, for somebody who takes part."""
    page = page_for(actor_of(request), engagement_id, at=now())
    return render(request, "web/overview.html", {"page": page, "engagement": page.engagement, "tab": "overview"})


@login_required
@require_safe
def people(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    """Who takes part, as far as the one who looks may know."""
    page = people_page_for(actor_of(request), engagement_id, at=now())
    return render(request, "web/people.html", {"page": page, "engagement": page.engagement, "tab": "people"})

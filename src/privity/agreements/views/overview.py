"""The agreement of an engagement: what is in force, what waits, and every version there was."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from privity.agreements.addenda_page import addenda_for
from privity.agreements.overview_page import overview_page
from privity.core.vocabulary import Role
from privity.engagements.selectors import engagement_for
from privity.kit.actor import actor_of
from privity.kit.clock import now


@require_safe
@login_required
def overview(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    engagement = engagement_for(actor_of(request), engagement_id, at=now())
    context = {
        "engagement": engagement,
        "tab": "agreement",
        "page": overview_page(engagement, at=now()),
        "addenda": addenda_for(engagement, at=now()),
        "is_coach": Role.COACH in engagement.roles,
    }
    return render(request, "agreements/overview.html", context)

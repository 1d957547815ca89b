"""A version, as one of its parties reads it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from privity.agreements import selectors
from privity.agreements.reading_page import text_for
from privity.agreements.standing import standing_of
from privity.core.vocabulary import Role
from privity.kit.actor import actor_of
from privity.kit.clock import now


@require_safe
@login_required
def read(request: HttpRequest, version_id: UUID) -> HttpResponse:
    at = now()
    engagement, version = selectors.version_for(actor_of(request), version_id, at=at)
    context = {
        "engagement": engagement,
        "tab": "agreement",
        "text": text_for(version, engagement.actor),
        "standing": standing_of(engagement, version, at=at),
        "is_coach": Role.COACH in engagement.roles,
    }
    return render(request, "agreements/read.html", context)

"""The pages of what is sealed: the server draws them without a word of it, the browser opens it there."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from privity.engagements.selectors import engagement_for
from privity.kit.actor import actor_of
from privity.kit.clock import now


@login_required
@require_safe
def notes(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    """Everything sealed in an engagement that is the signed-in person's to read and write."""
    engagement = engagement_for(actor_of(request), engagement_id, at=now())
    return render(request, "vault/notes.html", {"engagement": engagement, "tab": "notes"})

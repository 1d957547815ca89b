"""What a version opens and closes, compared with the one before it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from privity.agreements.selectors.comparison import version_before
from privity.agreements.selectors.versions import version_for
from privity.core.agreements.comparison import compare as compared
from privity.kit.actor import actor_of
from privity.kit.clock import now


@require_safe
@login_required
def compare(request: HttpRequest, version_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    engagement, version = version_for(actor, version_id, at=now())
    before = version_before(actor, version)
    comparison = compared(before.document, version.document, reader=version.key_of(actor)) if before else None
    context = {"engagement": engagement, "tab": "agreement", "version": version, "before": before}
    return render(request, "agreements/compare.html", {**context, "comparison": comparison})

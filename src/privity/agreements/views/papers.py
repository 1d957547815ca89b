"""A version on paper: to print from the browser, and as PDF. For those who may read it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from privity.agreements.paper import paper_of, pdf_of
from privity.agreements.selectors.versions import version_for
from privity.kit.actor import actor_of
from privity.kit.clock import now


@require_safe
@login_required
def printable(request: HttpRequest, version_id: UUID) -> HttpResponse:
    _engagement, version = version_for(actor_of(request), version_id, at=now())
    return render(request, "agreements/print.html", {"version": version, "paper": paper_of(version)})


@require_safe
@login_required
def pdf(request: HttpRequest, version_id: UUID) -> HttpResponse:
    _engagement, version = version_for(actor_of(request), version_id, at=now())
    name = f"{version.kind}-{version.content_hash[:8]}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(pdf_of(version), content_type="application/pdf", headers=headers)

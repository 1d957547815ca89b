"""A version on paper: to print from the browser, and as PDF. For those who may read it, signed in or by their own link."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from privity.agreements.link_page import LinkPage
from privity.agreements.paper import paper_of, pdf_of
from privity.agreements.selectors import Version, version_for
from privity.agreements.views.links import by_its_owner
from privity.core.errors import NotFoundError
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
    return _download(version)


@require_safe
@by_its_owner
def pdf_by_link(request: HttpRequest, token: str, page: LinkPage) -> HttpResponse:
    if not page.may_read:
        raise NotFoundError("There is nothing here for you.")
    return _download(page.version)


def _download(version: Version) -> HttpResponse:
    name = f"{version.kind}-{version.content_hash[:8]}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(pdf_of(version), content_type="application/pdf", headers=headers)

"""Signing and declining, signed in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from privity.agreements import selectors, services
from privity.agreements.forms.signing import SignForm
from privity.agreements.reading_page import text_for
from privity.agreements.standing import standing_of
from privity.core.agreements.signing import intent_of
from privity.core.errors import ConflictError
from privity.engagements.selectors import Engagement
from privity.kit.actor import actor_of
from privity.kit.clock import now


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def sign(request: HttpRequest, version_id: UUID) -> HttpResponse:
    engagement, version = selectors.version_for(actor_of(request), version_id, at=now())
    if standing_of(engagement, version, at=now()).has_signed:
        return redirect("agreements:read", version_id)
    page = _page(engagement, version)
    form = SignForm(page["text"].named, request.POST or None, initial={"content_hash": version.content_hash})
    if form.is_valid():
        services.sign(actor=engagement.actor, version_id=version_id, given=form.given, clock=now)
        messages.success(request, _("You have signed. Where your copy is has been mailed to you."))
        return redirect("agreements:read", version_id)
    return render(request, "agreements/sign.html", page | {"form": form}, status=400 if form.is_bound else 200)


def _page(engagement: Engagement, version: selectors.Version) -> dict[str, Any]:
    if not standing_of(engagement, version, at=now()).may_sign:
        raise ConflictError(_("There is nothing to sign here any more: reload the page to see where it stands."))
    text = text_for(version, engagement.actor)
    intent = intent_of(version.document, engagement.reader)
    return {"engagement": engagement, "tab": "agreement", "text": text, "intent": intent}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def decline(request: HttpRequest, version_id: UUID) -> HttpResponse:
    engagement, version = selectors.version_for(actor_of(request), version_id, at=now())
    page = _page(engagement, version)
    if request.method == "POST":
        services.decline(actor=engagement.actor, version_id=version_id, clock=now)
        messages.success(request, _("You have declined. Nothing came into force, and nobody asks you why."))
        return redirect("agreements:read", version_id)
    return render(request, "agreements/decline.html", page)

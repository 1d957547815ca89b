"""Addenda: a third person joins one discussion, for a time, and everybody concerned signs (R64, R65, R67)."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from privity.agreements import selectors, services
from privity.agreements.addenda_page import addenda_for, addendum_line, can_join
from privity.agreements.forms.addenda import AddendumForm
from privity.core.errors import ConflictError, InvalidError, NotFoundError
from privity.core.vocabulary import Phase, Role
from privity.core.words import enumerate_names
from privity.engagements.selectors import Engagement, engagement_for
from privity.kit.actor import actor_of
from privity.kit.clock import now


@require_safe
@login_required
def addendum(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    at = now()
    engagement = engagement_for(actor_of(request), engagement_id, at=at)
    context = {
        "engagement": engagement,
        "tab": "agreement",
        "addenda": addenda_for(engagement, at=at),
        "is_coach": Role.COACH in engagement.roles,
        "goes_on": engagement.phase is not Phase.AFTERCARE,
        "agreed": selectors.version_in_force(engagement, at=at) is not None,
        "anybody": bool(can_join(engagement, at=at)),
        "drafted": selectors.wish_of(engagement) is not None,
    }
    return render(request, "agreements/addendum.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def draft(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    engagement = _workshop(request, engagement_id)
    form = AddendumForm(can_join(engagement, at=now()), selectors.wish_of(engagement), request.POST or None)
    if form.is_valid() and _saved(engagement, form):
        return redirect("agreements:offer_addendum", engagement.id)
    context = {"engagement": engagement, "tab": "agreement", "form": form}
    return render(request, "agreements/addendum_draft.html", context, status=400 if form.is_bound else 200)


def _saved(engagement: Engagement, form: AddendumForm) -> bool:
    """Whether the draft was saved; if not, the form says why."""
    try:
        services.save_addendum_draft(actor=engagement.actor, engagement_id=engagement.id, wish=form.wish, clock=now)
    except InvalidError as error:
        form.add_error(error.field, _(str(error)))
    return form.is_valid()


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def offer(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    engagement = _workshop(request, engagement_id)
    try:
        if request.method == "POST":
            return _offered(request, engagement)
        preview = selectors.addendum_preview_of(engagement, at=now())
    except InvalidError as error:
        messages.warning(request, _(str(error)))
        return redirect("agreements:draft_addendum", engagement.id)
    others = [party.name for party in preview.document.parties if party.person != engagement.reader]
    context = {"engagement": engagement, "tab": "agreement", "preview": preview, "others": enumerate_names(others)}
    return render(request, "agreements/addendum_offer.html", context)


def _offered(request: HttpRequest, engagement: Engagement) -> HttpResponse:
    version_id = services.offer_addendum(
        actor=engagement.actor, engagement_id=engagement.id, seen=request.POST.get("seen", ""), clock=now
    )
    messages.success(request, _("Offered. The others were asked by mail; you can sign it here yourself."))
    return redirect("agreements:read", version_id)


def _workshop(request: HttpRequest, engagement_id: UUID) -> Engagement:
    """The engagement, for a coach who may add something to its agreement."""
    at = now()
    engagement = engagement_for(actor_of(request), engagement_id, at=at)
    engagement.require(Role.COACH)
    engagement.require_going_on()
    if selectors.version_in_force(engagement, at=at) is None:
        raise ConflictError(_("An addendum needs an agreement: it comes first."))
    return engagement


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def end(request: HttpRequest, version_id: UUID) -> HttpResponse:
    engagement, version = selectors.version_for(actor_of(request), version_id, at=now())
    if version.document.opening is None or engagement.actor not in version.parties:
        raise NotFoundError(_("There is nothing here for you."))
    if request.method == "POST":
        services.end_addendum(actor=engagement.actor, version_id=version_id, clock=now)
        messages.success(request, _("Ended: what it had opened is closed from this moment on."))
        return redirect("agreements:addendum", engagement.id)
    line = addendum_line(engagement, version, at=now())
    if not line.may_end:
        raise ConflictError(_("This addendum is not in force."))
    return render(request, "agreements/addendum_end.html", {"engagement": engagement, "tab": "agreement", "line": line})

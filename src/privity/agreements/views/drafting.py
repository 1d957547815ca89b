"""Making an agreement, in three steps: the boundaries, limits and details, reading it whole and offering it."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from privity.agreements import selectors, services
from privity.agreements.drafting_page import matrix_of
from privity.agreements.forms.drafting import BoundariesForm, DetailsForm
from privity.agreements.forms.purposes import PurposesForm
from privity.agreements.purposes_page import listed_cells
from privity.agreements.selectors import Kind
from privity.core.agreements.comparison import compare
from privity.core.agreements.terms import Choices
from privity.core.errors import ConflictError
from privity.core.vocabulary import Role
from privity.core.words import enumerate_names
from privity.engagements.selectors import Engagement, engagement_for
from privity.kit.actor import actor_of
from privity.kit.clock import now


def _workshop(request: HttpRequest, engagement_id: UUID) -> Engagement:
    """The engagement, for its coach, while it goes on and no offer waits."""
    engagement = engagement_for(actor_of(request), engagement_id, at=now())
    engagement.require(Role.COACH)
    engagement.require_going_on()
    if selectors.open_offer(engagement, Kind.AGREEMENT):
        raise ConflictError(_("An offer waits for signatures. Take it back first, on the page of the agreement."))
    return engagement


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def boundaries(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    engagement = _workshop(request, engagement_id)
    at = now()
    terms = selectors.terms_of(engagement, selectors.choices_of(engagement, at=at), at=at)
    form = BoundariesForm(terms, request.POST or None)
    if form.is_valid():
        changes = form.changes
        _save(engagement, lambda chosen: replace(chosen, changes=changes))
        return redirect("agreements:details", engagement.id)
    context = {"engagement": engagement, "tab": "agreement", "form": form, "matrix": matrix_of(form)}
    return render(request, "agreements/boundaries.html", context, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def details(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    engagement = _workshop(request, engagement_id)
    at = now()
    terms = selectors.terms_of(engagement, selectors.choices_of(engagement, at=at), at=at)
    purposes, form = PurposesForm(terms, request.POST or None), DetailsForm(terms, request.POST or None)
    if purposes.is_valid() and form.is_valid():
        listed = purposes.purposes
        _save(engagement, lambda chosen: replace(form.choose(chosen), purposes=listed))
        return redirect("agreements:offer", engagement.id)
    context = {"engagement": engagement, "tab": "agreement", "form": form, "purposes": purposes}
    shown = context | {"listed": listed_cells(purposes)}
    return render(request, "agreements/details.html", shown, status=400 if form.is_bound else 200)


def _save(engagement: Engagement, choose: Callable[[Choices], Choices]) -> None:
    services.save_draft(actor=engagement.actor, engagement_id=engagement.id, choose=choose, clock=now)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def offer(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    engagement = _workshop(request, engagement_id)
    if not selectors.has_draft(engagement):
        return redirect("agreements:boundaries", engagement.id)
    if request.method == "POST":
        return _offered(request, engagement)
    return render(request, "agreements/offer.html", _offer_page(engagement))


def _offered(request: HttpRequest, engagement: Engagement) -> HttpResponse:
    seen = request.POST.get("seen", "")
    services.offer(actor=engagement.actor, engagement_id=engagement.id, seen=seen, clock=now)
    messages.success(request, _("Offered. Everybody who has to sign was written to; you can sign it here yourself."))
    return redirect("agreements:overview", engagement.id)


def _offer_page(engagement: Engagement) -> dict[str, object]:
    at = now()
    preview = selectors.preview_of(engagement, at=at)
    before = selectors.version_in_force(engagement, at=at)
    parties = [party.name for party in preview.document.parties if party.person != engagement.reader]
    return {
        "engagement": engagement,
        "tab": "agreement",
        "preview": preview,
        "comparison": compare(before.document, preview.document, reader=engagement.reader) if before else None,
        "others": enumerate_names(list(dict.fromkeys(parties)) or [""]),
    }

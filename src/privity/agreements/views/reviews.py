"""Reviews: where they stand, asking everybody, answering alone, holding one, letting it wait (R9–R11, R69)."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from privity.agreements import selectors, services
from privity.agreements.addenda_page import addenda_for
from privity.agreements.forms.reviews import DOUBTS, SUITS, AnswerForm, HoldForm, WaitForm
from privity.agreements.review_page import ReviewPage, brought_along, review_page
from privity.core.agreements.reviews import ReviewOutcome
from privity.core.errors import ConflictError, InvalidError, NotFoundError
from privity.core.vocabulary import Role
from privity.engagements.selectors import Engagement, engagement_for
from privity.kit.actor import actor_of
from privity.kit.clock import now


@require_safe
@login_required
def reviews(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    at = now()
    engagement = engagement_for(actor_of(request), engagement_id, at=at)
    context = {"engagement": engagement, "tab": "agreement", "page": review_page(engagement, at=at)}
    return render(request, "agreements/reviews.html", context)


@require_POST
@login_required
def open_now(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    services.open_review(actor=actor_of(request), engagement_id=engagement_id, clock=now)
    messages.success(request, _("Everybody is asked now, each on a page of their own."))
    return redirect("agreements:reviews", engagement_id)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def answer(request: HttpRequest, review_id: UUID) -> HttpResponse:
    engagement, page = _page(request, review_id)
    if not page.is_open:
        raise ConflictError(_("Nobody is asked at the moment: reload the page to see where the review stands."))
    if page.is_client and request.method != "POST" and "alone" not in request.GET:
        return render(request, "agreements/review_alone.html", _context(page))
    form = AnswerForm(request.POST or None, initial=_answered(page))
    if form.is_valid():
        services.answer_review(actor=engagement.actor, review_id=review_id, suits=form.suits, clock=now)
        messages.success(request, _("Thank you. Nobody else is shown what you answered."))
        return redirect("agreements:reviews", engagement.id)
    context = _context(page) | {"form": form} | (_third_persons(engagement) if page.is_client else {})
    return render(request, "agreements/review_answer.html", context, status=400 if form.is_bound else 200)


def _answered(page: ReviewPage) -> dict[str, str]:
    """What was answered last, for who comes back to change it."""
    own = page.review.own_answer if page.review else None
    return {} if own is None else {"answer": SUITS if own else DOUBTS}


def _third_persons(engagement: Engagement) -> dict[str, object]:
    """Who else is there: the client is asked about them alone (R69)."""
    open_addenda = [line for line in addenda_for(engagement, at=now()) if line.may_end]
    return {"brought_along": brought_along(engagement, at=now()), "open_addenda": open_addenda}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def hold(request: HttpRequest, review_id: UUID) -> HttpResponse:
    engagement, page = _page(request, review_id)
    engagement.require(Role.COACH)
    if not page.is_open:
        raise ConflictError(_("Ask everybody first: then the review can be held."))
    form = HoldForm(page.version, request.POST or None)
    if form.is_valid() and _was_held(engagement, review_id, form):
        messages.success(request, _("The review is on the ledger, for everybody who was asked."))
        return redirect(_way_on(engagement, form.decided), engagement.id)
    context = _context(page) | {"form": form}
    return render(request, "agreements/review_hold.html", context, status=400 if form.is_bound else 200)


def _way_on(engagement: Engagement, decided: ReviewOutcome) -> str:
    """Amending and ending are acts of their own: the review leads to them."""
    if decided is ReviewOutcome.END:
        return "engagements:end"
    if decided is ReviewOutcome.KEEP:
        return "agreements:reviews"
    waits = selectors.open_offer(engagement, selectors.Kind.AGREEMENT)
    return "agreements:overview" if waits else "agreements:boundaries"


def _was_held(engagement: Engagement, review_id: UUID, form: HoldForm) -> bool:
    """Whether it was written down; if not, the form says why."""
    try:
        services.hold_review(
            actor=engagement.actor, review_id=review_id, outcome=form.decided, present=form.people, clock=now
        )
    except InvalidError as error:
        form.add_error(error.field, _(str(error)))
    return form.is_valid()


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def wait(request: HttpRequest, review_id: UUID) -> HttpResponse:
    engagement, page = _page(request, review_id)
    engagement.require(Role.CLIENT)
    assert page.review is not None
    form = WaitForm(page.review, now(), request.POST or None)
    if form.is_valid() and _waits(engagement, review_id, form):
        messages.success(request, _("The review waits. You can hold it at any time before."))
        return redirect("agreements:reviews", engagement.id)
    context = _context(page) | {"form": form}
    return render(request, "agreements/review_wait.html", context, status=400 if form.is_bound else 200)


def _waits(engagement: Engagement, review_id: UUID, form: WaitForm) -> bool:
    """Whether it may wait; if not, the form says why."""
    try:
        services.extend_review(actor=engagement.actor, review_id=review_id, until=form.until, clock=now)
    except InvalidError as error:
        form.add_error("day", _(str(error)))
    return form.is_valid()


def _page(request: HttpRequest, review_id: UUID) -> tuple[Engagement, ReviewPage]:
    """The page that a review belongs to, as long as the review is the one to come."""
    at = now()
    engagement, review = selectors.review_for(actor_of(request), review_id, at=at)
    page = review_page(engagement, at=at)
    if page is None:
        raise NotFoundError("There is nothing here for you.")
    if page.review is None or page.review.id != review.id:
        raise ConflictError(_("This review is over: reload the page to see where it stands."))
    return engagement, page


def _context(page: ReviewPage) -> dict[str, object]:
    return {"engagement": page.engagement, "tab": "agreement", "page": page}

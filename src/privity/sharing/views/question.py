"""The question: tried out, recorded, and read again."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from privity.core.decision.facts import CLIENT_ROLES
from privity.core.errors import InvalidError
from privity.core.vocabulary import Role
from privity.kit.actor import actor_of
from privity.kit.clock import now
from privity.sharing import services
from privity.sharing.details import details
from privity.sharing.forms import Question
from privity.sharing.selectors import PAGE, Ground, ask_for, asks_of, ground_for


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    """The empty question; posted, the answer to it. Nothing is recorded."""
    ground = ground_for(actor_of(request), engagement_id, at=now())
    form = Question(ground, request.POST or None)
    answer = None
    if form.is_valid():
        wish = form.wish()
        answer = ground.answer(wish, ground.decide(wish)).as_json(_)
    return _page(request, ground, form, answer)


@login_required
@require_POST
def ask(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    """Record the question with its answer."""
    return _record(request, engagement_id, _ask)


@login_required
@require_POST
def somebody_asked(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    """Note that the recipient pressed the reader for it."""
    return _record(request, engagement_id, _somebody_asked)


@login_required
@require_POST
def pass_on(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    """Note that the client asked the reader to pass it on."""
    return _record(request, engagement_id, _pass_on)


@login_required
@require_safe
def asks(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    """Who asked, and what they were told: as far as it is for the reader."""
    ground = ground_for(actor_of(request), engagement_id, at=now())
    told = [ground.told(one) for one in asks_of(ground.engagement, before=_before(request.GET.get("before", "")))]
    older = told[-1].ask.asked_at if len(told) == PAGE else None
    context = {"engagement": ground.engagement, "tab": "ask", "told": told, "older": older}
    return render(request, "sharing/asks.html", context)


@login_required
@require_safe
def asked(request: HttpRequest, engagement_id: UUID, ask_id: UUID) -> HttpResponse:
    """One recorded question with its answer."""
    ground = ground_for(actor_of(request), engagement_id, at=now())
    told = ground.told(ask_for(ground.engagement, ask_id))
    context = {
        "engagement": ground.engagement,
        "tab": "ask",
        "told": told,
        "answer": told.answer.as_json(_),
        "details": details(ground, told.ask.wish),
    }
    return render(request, "sharing/asked.html", context)


def _before(text: str) -> datetime | None:
    """Where the page begins; anything that is no instant begins at the newest."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    return instant if instant.tzinfo and 2000 <= instant.year < 9000 else None


type _Recorder = Callable[[UUID, UUID, Question], UUID]


def _ask(actor: UUID, engagement_id: UUID, form: Question) -> UUID:
    return services.ask(actor=actor, engagement_id=engagement_id, wish=form.wish(), clock=now)


def _somebody_asked(actor: UUID, engagement_id: UUID, form: Question) -> UUID:
    return services.record_somebody_asked(actor=actor, engagement_id=engagement_id, wish=form.wish(), clock=now)


def _pass_on(actor: UUID, engagement_id: UUID, form: Question) -> UUID:
    wish = form.wish()
    return services.record_pass_on_requested(
        actor=actor,
        engagement_id=engagement_id,
        client=form.client(),
        recipient=wish.recipient,
        information_class=wish.information_class,
        clock=now,
    )


def _record(request: HttpRequest, engagement_id: UUID, record: _Recorder) -> HttpResponse:
    ground = ground_for(actor_of(request), engagement_id, at=now())
    form = Question(ground, request.POST)
    try:
        if form.is_valid():
            return redirect("sharing:asked", engagement_id, record(actor_of(request), engagement_id, form))
    except InvalidError as error:
        form.add_error(error.field or None, str(error))
    return _page(request, ground, form, None)


def _page(request: HttpRequest, ground: Ground, form: Question, answer: dict[str, Any] | None) -> HttpResponse:
    roles = ground.roles(ground.reader)
    context = {
        "engagement": ground.engagement,
        "tab": "ask",
        "form": form,
        "answer": answer,
        "may_note": bool(roles & {*CLIENT_ROLES, Role.COACH}),
        "may_hand_back": Role.COACH in roles,
    }
    return render(request, "sharing/question.html", context, status=400 if form.errors else 200)

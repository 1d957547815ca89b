"""The people of a practice: its coaches, admitting one, naming administrators."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from privity.core.errors import InvalidError
from privity.engagements import selectors, services
from privity.engagements.forms import AdmitForm
from privity.engagements.selectors import Practice
from privity.kit.actor import actor_of
from privity.kit.clock import now


@require_safe
@login_required
def practice(request: HttpRequest, practice_id: UUID) -> HttpResponse:
    mine = selectors.practice_for(actor_of(request), practice_id, at=now())
    return _page(request, mine, AdmitForm())


@require_POST
@login_required
def admit(request: HttpRequest, practice_id: UUID) -> HttpResponse:
    mine = selectors.practice_for(actor_of(request), practice_id, at=now())
    form = AdmitForm(request.POST)
    if not (form.is_valid() and _admitted(mine, form)):
        return _page(request, mine, form)
    messages.success(
        request, _("Admitted, and told by mail. A coach sees only the engagements that they open themselves.")
    )
    return redirect("engagements:practice", practice_id)


@require_POST
@login_required
def administrator(request: HttpRequest, practice_id: UUID, person_id: UUID) -> HttpResponse:
    mine = selectors.practice_for(actor_of(request), practice_id, at=now())
    chosen = request.POST.get("administrator")
    if chosen not in ("yes", "no"):
        raise InvalidError(_("Please use the buttons of the page."))
    services.change_administrator(
        actor=mine.member, practice_id=mine.id, person=person_id, administrator=chosen == "yes", clock=now
    )
    return redirect("engagements:practice", practice_id)


def _page(request: HttpRequest, mine: Practice, form: AdmitForm) -> HttpResponse:
    context = {"practice": mine, "coaches": selectors.members(mine, at=now()), "form": form}
    return render(request, "engagements/practice.html", context)


def _admitted(mine: Practice, form: AdmitForm) -> bool:
    """Whether the coach was admitted; if not, the form says why."""
    try:
        services.admit_coach(actor=mine.member, practice_id=mine.id, **form.cleaned_data, clock=now)
    except InvalidError as error:
        form.add_error(error.field or None, _(str(error)))
    return form.is_valid()

"""While signatures are missing: remind, or take the offer back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from privity.agreements import selectors, services
from privity.agreements.standing import standing_of
from privity.core.errors import ConflictError
from privity.core.vocabulary import Role
from privity.kit.actor import actor_of
from privity.kit.clock import now


@require_POST
@login_required
def remind(request: HttpRequest, version_id: UUID, party: str) -> HttpResponse:
    services.remind(actor=actor_of(request), version_id=version_id, party=party, clock=now)
    messages.success(request, _("Reminded by mail. You can remind them again in a day."))
    return redirect("agreements:read", version_id)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def withdraw(request: HttpRequest, version_id: UUID) -> HttpResponse:
    engagement, version = selectors.version_for(actor_of(request), version_id, at=now())
    engagement.require(Role.COACH)
    if request.method == "POST":
        services.withdraw_offer(actor=engagement.actor, version_id=version_id, clock=now)
        messages.success(request, _("The offer is taken back. Signatures already given open nothing."))
        return redirect("agreements:overview", engagement.id)
    if not standing_of(engagement, version, at=now()).may_withdraw:
        raise ConflictError(_("There is nothing to take back any more: reload the page to see where it stands."))
    return render(
        request, "agreements/withdraw.html", {"engagement": engagement, "tab": "agreement", "version": version}
    )

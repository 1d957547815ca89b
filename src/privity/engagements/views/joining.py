"""Joining: by a mailed link, or signed in."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from privity.accounts.selectors import has_signed_in
from privity.accounts.services import sign_in_by_link
from privity.core.errors import NotFoundError, RefusedError
from privity.engagements import selectors, services
from privity.engagements.selectors import Invitation, engagement_for
from privity.kit.actor import actor_of
from privity.kit.clock import now


@require_http_methods(["GET", "HEAD", "POST"])
def join_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """What stands behind a link is for its owner to read: who can sign in does so first, and nobody reads or joins for another."""
    try:
        invitation = selectors.invitation_by_token(token, at=now())
    except NotFoundError:
        return render(request, "engagements/link_over.html", status=404)
    if request.user.is_authenticated and request.user.pk != invitation.person:
        raise RefusedError(_("You are signed in with another address. Sign out, then open the link again."))
    if not request.user.is_authenticated and has_signed_in(invitation.person):
        return redirect_to_login(request.path)
    if request.method == "POST":
        return _accept(request, token, invitation)
    return render(request, "engagements/join.html", {"invitation": invitation})


def _accept(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    """Join; and sign in who never signed in before."""
    services.accept_invitation(token=token, clock=now)
    home = reverse("web:overview", args=[invitation.engagement])
    return redirect(home) if request.user.is_authenticated else sign_in_by_link(request, invitation.person, to=home)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def join(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    invitation = selectors.invitation_for(actor_of(request), engagement_id, at=now())
    if request.method == "POST":
        services.join(actor=actor_of(request), engagement_id=engagement_id, clock=now)
        return redirect("web:overview", engagement_id)
    return render(request, "engagements/join.html", {"invitation": invitation})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def join_as_sent(request: HttpRequest, engagement_id: UUID, invitation: str) -> HttpResponse:
    """A link that somebody sent themselves. What counts in it stands in the fragment, which no server sees: it leads on to the
    page that reads it, for who has joined already too.
    """
    reading = f"{reverse('vault:keys', args=[engagement_id])}?invitation={invitation}"
    try:
        answer = join(request, engagement_id)
    except NotFoundError:
        engagement_for(actor_of(request), engagement_id, at=now())
        return redirect(reading)
    return redirect(reading) if request.method == "POST" else answer

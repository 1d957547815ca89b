"""Reading, signing and declining by a personal link, without an account."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from privity.accounts.selectors import has_signed_in
from privity.agreements import services
from privity.agreements.forms.signing import SignForm
from privity.agreements.link_page import LinkPage, link_page_for
from privity.core.errors import NotFoundError, RefusedError
from privity.kit.clock import now

type LinkView = Callable[[HttpRequest, str, LinkPage], HttpResponse]


def by_its_owner(view: LinkView) -> Callable[[HttpRequest, str], HttpResponse]:
    """What stands behind a link is for its owner: who can sign in does so first, and nobody acts for another (A6)."""

    @wraps(view)
    def checked(request: HttpRequest, token: str) -> HttpResponse:
        try:
            page = link_page_for(token, at=now())
        except NotFoundError:
            return render(request, "agreements/link_over.html", status=404)
        if request.user.is_authenticated and request.user.pk != page.link.person:
            raise RefusedError(_("You are signed in with another address. Sign out, then open the link again."))
        if not request.user.is_authenticated and has_signed_in(page.link.person):
            return redirect_to_login(request.path)
        return view(request, token, page)

    return checked


@require_http_methods(["GET", "HEAD", "POST"])
@by_its_owner
def sign_by_link(request: HttpRequest, token: str, page: LinkPage) -> HttpResponse:
    if page.may_act:
        return _signing(request, token, page)
    template = "agreements/link_read.html" if page.may_read else "agreements/link_expired.html"
    return render(request, template, {"page": page, "token": token})


def _signing(request: HttpRequest, token: str, page: LinkPage) -> HttpResponse:
    form = SignForm(page.text.named, request.POST or None, initial={"content_hash": page.version.content_hash})
    if form.is_valid():
        services.sign_by_link(token=token, given=form.given, clock=now)
        return redirect("agreements:sign_by_link", token)
    context = {"text": page.text, "intent": page.intent, "form": form, "token": token}
    return render(request, "agreements/link_sign.html", context, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@by_its_owner
def decline_by_link(request: HttpRequest, token: str, page: LinkPage) -> HttpResponse:
    if not page.may_act:
        return redirect("agreements:sign_by_link", token)
    if request.method == "POST":
        services.decline_by_link(token=token, clock=now)
        return redirect("agreements:sign_by_link", token)
    return render(request, "agreements/link_decline.html", {"text": page.text, "token": token})


@require_POST
@by_its_owner
def renew_link(request: HttpRequest, token: str, page: LinkPage) -> HttpResponse:
    services.renew_link(token=token, clock=now)
    return render(request, "agreements/link_renewed.html")

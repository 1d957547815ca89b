"""Reading, signing and declining by a personal link, without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from privity.agreements import services
from privity.agreements.forms.signing import SignForm
from privity.agreements.link_page import LinkPage, link_page_for
from privity.core.errors import NotFoundError
from privity.kit.clock import now


@require_http_methods(["GET", "HEAD", "POST"])
def sign_by_link(request: HttpRequest, token: str) -> HttpResponse:
    try:
        page = link_page_for(token, at=now())
    except NotFoundError:
        return render(request, "agreements/link_over.html", status=404)
    if page.may_act:
        return _signing(request, token, page)
    template = "agreements/link_read.html" if page.may_read else "agreements/link_expired.html"
    return render(request, template, {"page": page, "token": token})


def _signing(request: HttpRequest, token: str, page: LinkPage) -> HttpResponse:
    form = SignForm(request.POST or None, initial={"content_hash": page.text.version.content_hash})
    if form.is_valid():
        services.sign_by_link(token=token, given=form.given, clock=now)
        return redirect("agreements:sign_by_link", token)
    context = {"page": page, "text": page.text, "intent": page.intent, "form": form, "token": token}
    return render(request, "agreements/link_sign.html", context, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def decline_by_link(request: HttpRequest, token: str) -> HttpResponse:
    try:
        page = link_page_for(token, at=now())
        if request.method == "POST":
            services.decline_by_link(token=token, clock=now)
            return redirect("agreements:sign_by_link", token)
    except NotFoundError:
        return render(request, "agreements/link_over.html", status=404)
    if not page.may_act:
        return redirect("agreements:sign_by_link", token)
    return render(request, "agreements/link_decline.html", {"page": page, "text": page.text, "token": token})


@require_POST
def renew_link(request: HttpRequest, token: str) -> HttpResponse:
    try:
        services.renew_link(token=token, clock=now)
    except NotFoundError:
        return render(request, "agreements/link_over.html", status=404)
    return render(request, "agreements/link_renewed.html")

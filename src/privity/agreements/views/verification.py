"""The public page that confirms a hash. Nobody signs in here, and no name is shown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from privity.agreements.forms.verification import HashForm
from privity.agreements.selectors.verification import confirmation_of
from privity.kit.clock import now


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    form = HashForm(request.POST or None)
    if form.is_valid():
        return redirect("agreements:verify_hash", form.cleaned_data["content_hash"])
    return render(request, "agreements/verify.html", {"form": form})


@require_safe
def verify_hash(request: HttpRequest, content_hash: str) -> HttpResponse:
    confirmation = confirmation_of(content_hash, at=now())
    return render(request, "agreements/verified.html", {"confirmation": confirmation, "content_hash": content_hash})

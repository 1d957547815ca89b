"""Entering as one of the made-up people. Nothing of this exists outside the demo's settings."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from privity.accounts.selectors import person_with_address
from privity.core.errors import NotFoundError
from privity.demo.personas import PERSONAS


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "demo/enter.html", {"personas": PERSONAS})
    person = person_with_address(_one_of_them(request.POST.get("address", "")))
    if person is None:
        raise NotFoundError("There is nobody of that name in the demo.")
    login(request, person)
    return redirect("web:home")


def _one_of_them(address: str) -> str:
    if address not in {persona.address for persona in PERSONAS}:
        raise NotFoundError("There is nobody of that name in the demo.")
    return address

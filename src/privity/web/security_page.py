"""What keeps a confidence here, and what cannot, in plain words; and what browsers run. Everybody may read it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from privity.core.errors import InvalidError
from privity.core.release import Release
from privity.kit.release import built_release


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    return render(request, "web/security.html", {"release": _release()})


def _release() -> Release | None:
    """None while a developer has not built the front end."""
    try:
        return built_release()
    except InvalidError:
        return None

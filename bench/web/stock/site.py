"""The one page and its URLs. gunicorn serves ``application``."""

import os

from django.contrib.auth.decorators import login_required
from django.core.wsgi import get_wsgi_application
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.web.stock.settings"
application = get_wsgi_application()

from bench.web.stock.models import Participation, PracticeMember  # noqa: E402 - after Django is ready


@login_required
def engagements(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    still = Q(since__lte=now) & (Q(until=None) | Q(until__gt=now))
    mine = Participation.objects.filter(still, person=request.user)
    joined = mine.filter(joined_at__lte=now).select_related("engagement").order_by("-engagement__opened_at")
    context = {
        "parts": joined.prefetch_related("engagement__participations", "engagement__phases"),
        "invitations": mine.filter(joined_at=None).select_related("practice", "engagement"),
        "memberships": PracticeMember.objects.filter(still, person=request.user).select_related("practice"),
    }
    return render(request, "stock/list.html", context)


urlpatterns = [
    path("engagements/", engagements, name="list"),
    path("engagements/new", engagements, name="new"),
    path("engagements/<uuid:key>/", engagements, name="overview"),
    path("engagements/<uuid:key>/join", engagements, name="join"),
    path("practices/<uuid:key>", engagements, name="practice"),
]

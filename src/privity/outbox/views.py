from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from privity.outbox.shown import shown_mails


@require_safe
def mail(request: HttpRequest) -> HttpResponse:
    """The demo's mail. Never there in an installation that sends it."""
    if not getattr(settings, "DEMO", False):
        raise Http404
    folder = settings.MAILERS["default"]["OPTIONS"]["folder"]
    return render(request, "outbox/mail.html", {"mails": shown_mails(folder, 50)})

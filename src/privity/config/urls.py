"""Every slice's URLs, once."""

from django.urls import include, path

urlpatterns = [
    path("", include("privity.web.urls")),
    path("", include("privity.outbox.urls")),
    path("", include("privity.engagements.urls")),
    path("", include("privity.accounts.urls")),
]

handler400 = "privity.kit.errors.bad_request"
handler403 = "privity.kit.errors.permission_denied"
handler404 = "privity.kit.errors.page_not_found"
handler500 = "privity.kit.errors.server_error"

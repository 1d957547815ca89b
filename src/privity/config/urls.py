"""Every slice's URLs, once."""

from django.urls import include, path

from privity.config.api import api

urlpatterns = [
    path("", include("privity.web.urls")),
    path("", include("privity.engagements.urls")),
    path("", include("privity.agreements.urls")),
    path("", include("privity.accounts.urls")),
    path("engagements/<uuid:engagement_id>/", include("privity.sharing.urls")),
    path("engagements/<uuid:engagement_id>/", include("privity.vault.urls")),
    path("api/v1/", api.urls),
]

handler400 = "privity.kit.errors.bad_request"
handler403 = "privity.kit.errors.permission_denied"
handler404 = "privity.kit.errors.page_not_found"
handler500 = "privity.kit.errors.server_error"

"""The URLs of an installation, and the demo's own: entering as a made-up person, their mail, every component at once."""

from django.urls import include, path

from privity.config.urls import handler400, handler403, handler404, handler500
from privity.demo import views

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

demo = ([path("enter", views.enter, name="enter")], "demo")
urlpatterns = [
    path("", include(demo)),
    path("", include("privity.outbox.urls")),
    path("gallery/", include("privity.web.gallery_urls")),
    path("", include("privity.config.urls")),
]

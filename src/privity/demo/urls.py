"""The URLs of an installation, the page to enter as one of the made-up people, and the mail they would have received."""

from django.urls import include, path

from privity.config.urls import handler400, handler403, handler404, handler500
from privity.demo import views

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

demo = ([path("enter", views.enter, name="enter")], "demo")
urlpatterns = [
    path("", include(demo)),
    path("", include("privity.outbox.urls")),
    path("", include("privity.config.urls")),
]

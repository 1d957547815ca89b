from django.conf import settings
from django.urls import path

from privity.web import gallery, views

app_name = "web"
urlpatterns = [path("", views.home, name="home")]
if settings.DEBUG or getattr(settings, "DEMO", False):
    urlpatterns += [
        path("gallery", gallery.show, name="gallery"),
        path("gallery/answer", gallery.answer, name="gallery_answer"),
    ]

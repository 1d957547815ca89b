from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from privity.web import views

app_name = "web"
urlpatterns: list[URLPattern | URLResolver] = [path("", views.home, name="home")]
if settings.DEBUG or getattr(settings, "DEMO", False):
    urlpatterns += [path("gallery/", include("privity.web.gallery_urls"))]

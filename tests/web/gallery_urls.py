"""The product's addresses and the gallery, which is otherwise only there in development and the demo."""

from django.urls import include, path

from privity.config.urls import urlpatterns as product

urlpatterns = [*product, path("gallery/", include("privity.web.gallery_urls"))]

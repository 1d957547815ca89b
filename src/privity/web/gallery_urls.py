from django.urls import path

from privity.web import gallery

app_name = "gallery"
urlpatterns = [
    path("", gallery.show, name="show"),
    path("answer", gallery.answer, name="answer"),
]

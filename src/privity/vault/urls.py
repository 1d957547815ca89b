from django.urls import path

from privity.vault import views

app_name = "vault"
urlpatterns = [
    path("keys", views.keys, name="keys"),
    path("notes", views.notes, name="notes"),
    path("takeout", views.takeout, name="takeout"),
]

from django.urls import path

from privity.engagements import views

app_name = "engagements"
urlpatterns = [
    path("join/<slug:token>", views.join_by_link, name="join_by_link"),
]

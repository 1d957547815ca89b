"""The page of mails that were not sent: only the demo's URLs include it."""

from django.urls import path

from privity.outbox import views

app_name = "outbox"
urlpatterns = [path("mail", views.mail, name="mail")]

from django.conf import settings
from django.urls import path

from privity.outbox import views

app_name = "outbox"
urlpatterns = [path("mail", views.mail, name="mail")] if getattr(settings, "DEMO", False) else []

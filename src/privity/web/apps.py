from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "privity.web"
    label = "web"

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "privity.demo"
    label = "demo"

from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "privity.kit"
    label = "kit"

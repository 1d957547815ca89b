from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "privity.sharing"
    label = "sharing"

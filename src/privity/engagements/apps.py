from django.apps import AppConfig


class EngagementsConfig(AppConfig):
    name = "privity.engagements"
    label = "engagements"

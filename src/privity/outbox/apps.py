from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "privity.outbox"
    label = "outbox"

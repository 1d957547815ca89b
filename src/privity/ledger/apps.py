from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "privity.ledger"
    label = "ledger"

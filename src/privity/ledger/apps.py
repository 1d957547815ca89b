from django.apps import AppConfig

from privity.kit import due


class LedgerConfig(AppConfig):
    name = "privity.ledger"
    label = "ledger"

    def ready(self) -> None:
        from privity.ledger.services import ask_witnesses, sign_due

        due.register("ledger.checkpoints", sign_due)
        due.register("ledger.cosignatures", ask_witnesses)

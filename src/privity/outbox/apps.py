from django.apps import AppConfig

from privity.kit import due


class OutboxConfig(AppConfig):
    name = "privity.outbox"
    label = "outbox"

    def ready(self) -> None:
        from privity.outbox.services import deliver_due, forget_old

        due.register("outbox.mails", deliver_due)
        due.register("outbox.old_mails", forget_old)

from django.apps import AppConfig

from privity.kit import due


class OutboxConfig(AppConfig):
    name = "privity.outbox"
    label = "outbox"

    def ready(self) -> None:
        from privity.outbox.services import deliver_due, forget_done_tasks, forget_old

        due.register("outbox.mails", deliver_due)
        due.register("outbox.old_mails", forget_old)
        due.register("outbox.done_tasks", forget_done_tasks)

from django.apps import AppConfig

from privity.kit import due


class KitConfig(AppConfig):
    name = "privity.kit"
    label = "kit"

    def ready(self) -> None:
        from privity.kit.error_words import use_our_words
        from privity.kit.expired import forget_sessions, forget_tasks

        use_our_words()
        due.register("kit.old_sessions", forget_sessions)
        due.register("kit.old_tasks", forget_tasks)

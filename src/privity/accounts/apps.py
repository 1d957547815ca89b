from django.apps import AppConfig

from privity.kit import due


class AccountsConfig(AppConfig):
    name = "privity.accounts"
    label = "accounts"

    def ready(self) -> None:
        from privity.accounts.services import forget_ended

        due.register("accounts.ended_sessions", forget_ended)

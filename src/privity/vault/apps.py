from django.apps import AppConfig

from privity.kit import due


class VaultConfig(AppConfig):
    name = "privity.vault"
    label = "vault"

    def ready(self) -> None:
        from privity.vault.services import forget_unfinished

        due.register("vault.unfinished_files", forget_unfinished)

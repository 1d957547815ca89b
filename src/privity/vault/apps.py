from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "privity.vault"
    label = "vault"

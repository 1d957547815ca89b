from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "privity.accounts"
    label = "accounts"

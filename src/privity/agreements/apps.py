from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "privity.agreements"
    label = "agreements"

from django.apps import AppConfig

from privity.kit import due


class AgreementsConfig(AppConfig):
    name = "privity.agreements"
    label = "agreements"

    def ready(self) -> None:
        from privity.agreements.services import prompt_reviews

        due.register("agreements.reviews", prompt_reviews)

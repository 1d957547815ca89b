"""Fill an empty database with the made-up practice; where there is a practice already, leave everything as it is."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from privity.demo.story import tell
from privity.engagements.selectors import there_is_a_practice
from privity.kit.clock import now


class Command(BaseCommand):
    help = "Fill an empty database with a lively made-up practice."

    def handle(self, *args: Any, **options: Any) -> None:
        if there_is_a_practice():
            self.stdout.write("There is a practice already: it stays as it is.")
            return
        with transaction.atomic():
            tell(now())
        self.stdout.write("A made-up practice is ready.")

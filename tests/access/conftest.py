import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
from django.db import transaction
from django.db.models.signals import post_save

from privity.outbox.models import OutboxMail
from tests.access.world import World, build
from tests.canary.logged import everything_logged
from tests.canary.words import leak_in
from tests.cast import ADDRESSES


@pytest.fixture(scope="package")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The world, built once for all tests of access; taken back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


NAMES: Final = (
    *ADDRESSES,
    *ADDRESSES.values(),
    "Northwind",
    "Kovač Coaching",
    "Okafor & Partners",
    "Planning the spring",
)
TYPED: Final = re.compile("|".join(map(re.escape, NAMES)), re.IGNORECASE)


@pytest.fixture(autouse=True)
def neither_logged_nor_mailed() -> Iterator[None]:
    """Whoever does whatever: no name, address or topic stands in a log or in a mail, but for where the mail goes (M1, M2)."""
    mails = []

    def keep(instance: OutboxMail, **_options: Any) -> None:
        mails.append(f"{instance.subject}\n{instance.body}")

    post_save.connect(keep, sender=OutboxMail)
    with everything_logged() as log:
        yield
    post_save.disconnect(keep, sender=OutboxMail)
    assert leak_in(log.getvalue(), TYPED) == ""
    assert leak_in("\n".join(mails), TYPED) == ""


@pytest.fixture
def world(built: World, db: None) -> World:
    """The world for one test, whose acts are taken back after it; however long the tests take, everybody's proof is fresh."""
    built.prove_again()
    return built

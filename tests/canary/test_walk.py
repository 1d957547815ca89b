"""M1, M2: what people type stands on their pages and in the columns meant for it, and nowhere else (DOMAIN §8.9).

The walk goes over HTTP through the real views, services, tasks and mail; everything around it is searched afterwards.
"""

from collections import Counter
from io import StringIO
from typing import Any

import pytest
from django.core.cache import cache
from django_tasks_db.models import DBTaskResult

from privity.kit.clock import now
from privity.kit.due import run_all
from privity.ledger.models import Entry
from privity.outbox.models import OutboxMail
from tests.canary.logged import everything_logged
from tests.canary.stores import leaks_in_stores
from tests.canary.walk import Walk
from tests.canary.words import leak_in
from tests.outbox.conftest import Postbox, postbox

__all__ = ["postbox"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(600)]


@pytest.fixture
def log() -> Any:
    with everything_logged() as text:
        yield text


def walk_through() -> Walk:
    """From the first run to the end of an engagement."""
    cache.clear()
    walk = Walk()
    walk.found()
    walk.account()
    walk.open()
    declined = walk.offer()
    walk.by_link("sponsor", declined, sign=False)
    withdrawn = walk.offer()
    walk.post("coach", walk.page("agreements:withdraw", version_id=withdrawn))
    agreed = walk.offer()
    for who in ("coach", "client", "assistant"):
        walk.sign(who, agreed)
    walk.by_link("sponsor", agreed, sign=True)
    addendum = walk.addendum()
    for who in ("coach", "client", "assistant"):
        walk.sign(who, addendum)
    walk.sign_in("colleague")
    walk.review()
    walk.share()
    walk.read_all()
    walk.post("client", walk.page("agreements:end_addendum", version_id=addendum))
    walk.end()
    return walk


def test_nothing_typed_stands_where_it_must_not(log: StringIO, postbox: Postbox) -> None:
    walk = walk_through()
    texts = list(OutboxMail.objects.exclude(body="").values_list("subject", "body"))
    assert walk.leaks == []
    assert list(filter(leak_in, map("\n".join, texts))) == []
    assert list(leaks_in_stores()) == []
    check_that_it_was_a_walk(walk)
    run_all(now)
    check_mails(postbox, len(texts))
    assert leak_in(log.getvalue()) == ""
    assert log.getvalue().count("\n") > 100
    assert list(leaks_in_stores()) == []


def check_that_it_was_a_walk(walk: Walk) -> None:
    """A test that only met locked doors would find no leak."""
    statuses = Counter(status for browser in walk.browsers.values() for status in browser.statuses)
    assert set(statuses) == {200, 302, 400, 401, 403, 404, 405, 409}
    assert Entry.objects.values("tag").distinct().count() > 20
    assert DBTaskResult.objects.count() == OutboxMail.objects.count()


def check_mails(postbox: Postbox, count: int) -> None:
    """As they arrive: a typed word is the address to which they go, and stands nowhere else in them."""
    assert len(postbox.mails) == count
    for mail in postbox.mails:
        assert leak_in(mail["To"])
        told = [f"{name}: {value}" for name, value in mail.items() if name != "To"]
        assert not leak_in("\n".join([*told, mail.get_content()]))

"""M2: what fails and how is told by class and place; what people typed, which errors like to quote, is not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DataError, IntegrityError, OperationalError, connection
from django_tasks_db.models import DBTaskResult

from privity.core.engagements import Named
from privity.core.vocabulary import Role
from privity.engagements import services as engagements
from privity.kit.clock import now
from privity.outbox.models import OutboxMail
from privity.outbox.services import queue_mail
from tests.canary.browser import WatchedVisitor
from tests.canary.logged import everything_logged
from tests.canary.walk import Walk
from tests.canary.words import address_of, canary, leak_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def log() -> Iterator[StringIO]:
    with everything_logged() as text:
        yield text


@pytest.fixture
def walk() -> Walk:
    """A coach with an engagement."""
    walk = Walk()
    walk.found()
    walk.account()
    walk.open()
    return walk


@contextmanager
def failing(statement: str, error: type[Exception]) -> Iterator[list[str]]:
    """The database refuses each statement that begins so, and quotes the row; the list holds what it said."""
    said: list[str] = []

    def fail(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.startswith(statement):
            return execute(sql, params, many, context)
        said.append(f"DETAIL: Failing row contains {params}, {canary('quoted')}.")
        raise error(said[-1])

    with connection.execute_wrapper(fail):
        yield said


def add_somebody(walk: Walk, role: str = "supporter") -> Any:
    form = {"role": role, "name": canary("broken"), "address": address_of("broken")}
    return walk.browser("coach").post(walk.page("engagements:add_person"), form)


@pytest.mark.parametrize(("error", "status"), [(DataError, 500), (IntegrityError, 500), (OperationalError, 503)])
def test_a_database_error_in_a_view(walk: Walk, log: StringIO, error: type[Exception], status: int) -> None:
    with failing('INSERT INTO "engagements_participation"', error) as said:
        answer = add_somebody(walk)
    assert answer.status_code == status
    assert leak_in(said[0])
    assert walk.leaks == []
    assert leak_in(answer.content.decode()) == ""
    assert leak_in(log.getvalue()) == ""
    assert f"{status} POST /engagements/<uuid:engagement_id>/people/add" in log.getvalue()
    assert error.__name__ in log.getvalue()
    assert "in add_person" in log.getvalue()


@pytest.mark.postgresql
def test_postgresql_quotes_the_row_and_nobody_reads_it(walk: Walk, log: StringIO) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE engagements_participation ADD CONSTRAINT broken CHECK (name = '') NOT VALID")
    try:
        answer = add_somebody(walk)
        with pytest.raises(IntegrityError) as caught:
            engagements.add_person(
                actor=walk.person("coach").pk,
                engagement_id=walk.engagement,
                named=Named(Role.STAFF, canary("again"), address_of("again")),
                clock=now,
            )
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE engagements_participation DROP CONSTRAINT broken")
    assert leak_in(str(caught.value))
    assert answer.status_code == 500
    assert walk.leaks == []
    assert leak_in(log.getvalue()) == ""
    assert "CheckViolation" in log.getvalue()


def test_a_failure_after_the_act(walk: Walk, log: StringIO) -> None:
    """The invitation is written; that its task cannot be is told by class only, and the mail waits."""
    there = added(walk)
    with failing('INSERT INTO "django_tasks', DataError):
        engagements.send_invitation(actor=walk.person("coach").pk, clock=now, **there)
    assert OutboxMail.objects.filter(recipient=address_of("broken"), state="queued").exists()
    assert leak_in(log.getvalue()) == ""
    assert "in on_commit() during transaction (DataError)" in log.getvalue()


def added(walk: Walk) -> dict[str, Any]:
    assert add_somebody(walk).status_code == 302
    return walk.part("broken")


def test_a_task_that_fails_keeps_no_words(log: StringIO) -> None:
    queue_mail(recipient=address_of("broken"), subject="You have an update", body=canary("link"), clock=now)
    with failing('SELECT "outbox_outboxmail"', DataError):
        call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    (task,) = DBTaskResult.objects.all()
    assert task.status == "FAILED"
    assert "DataError" in task.traceback
    assert leak_in(f"{task.traceback} {task.args_kwargs}") == ""
    assert leak_in(log.getvalue()) == ""


def test_what_a_stranger_writes_into_an_address_is_not_logged(log: StringIO) -> None:
    stranger = WatchedVisitor([])
    word = canary("token").split()[0]
    for path in ("/join/", "/sign/", "/verify/", "/nowhere/", "/api/v1/engagements/", "/sign-in/second-step/stop/"):
        for method in ("get", "post", "put"):
            answer = getattr(stranger, method)(f"{path}{word}?next=/{word}", headers={"Referer": f"http://x/{word}"})
            assert 400 <= answer.status_code < 500 or answer.status_code in {200, 302}
    assert stranger.get("/", headers={"Host": f"{word}.example"}).status_code == 400
    assert leak_in(log.getvalue()) == ""
    assert "404 GET" in log.getvalue()

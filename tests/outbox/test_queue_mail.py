"""``queue_mail``: part of the caller's transaction, neutral, and never able to leave its headers."""

import pytest
from django.db import connection, transaction
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from privity.core.errors import InvalidError
from privity.kit.clock import now
from privity.kit.ids import new_id
from privity.outbox import selectors, services
from privity.outbox.models import OutboxMail, State
from tests.clock import StandingClock
from tests.outbox.conftest import Postbox, only_mail

pytestmark = pytest.mark.django_db(transaction=True)


def queue(clock: StandingClock, **changed: object) -> str:
    mail = {"recipient": "anna@example.org", "subject": "You have an update", "body": "Code: 123", "clock": clock}
    return services.queue_mail(**{**mail, **changed})  # type: ignore[arg-type]


def work() -> None:
    """What the background worker does, until nothing is left."""
    Worker(
        queue_names=["default"],
        excluded_queue_names=[],
        backend_name="default",
        worker_id="test",
        interval=0,
        batch=True,
        startup_delay=False,
        max_tasks=None,
    ).run()


def test_it_is_written_now_and_delivered_by_the_worker(clock: StandingClock, postbox: Postbox) -> None:
    with transaction.atomic():
        mail_id = queue(clock)
        assert not DBTaskResult.objects.exists()
    assert only_mail().state == State.QUEUED
    assert not postbox.mails
    work()
    (mail,) = postbox.mails
    assert (mail["To"], mail["Subject"], mail.get_content().strip()) == (
        "anna@example.org",
        "You have an update",
        "Code: 123",
    )
    assert mail["Message-ID"] == f"<{mail_id}@localhost>"
    assert mail["Auto-Submitted"] == "auto-generated"


def test_an_act_that_is_undone_sends_nothing(clock: StandingClock) -> None:
    with transaction.atomic():
        queue(clock)
        transaction.set_rollback(True)
    assert not OutboxMail.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_a_broken_task_table_changes_no_act(clock: StandingClock, postbox: Postbox) -> None:
    table = DBTaskResult._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO away")
        try:
            queue(clock)
        finally:
            cursor.execute(f"ALTER TABLE away RENAME TO {table}")
    services.deliver_due(clock)
    assert len(postbox.mails) == 1


@pytest.mark.parametrize("break_out", ["a\r\nBcc: x@example.org", "a\nb", "a\rb", "a\x00b", "a\u2028b", "a\x0bb", ""])
@pytest.mark.parametrize("field", ["recipient", "subject"])
def test_a_header_cannot_be_broken_out_of(clock: StandingClock, field: str, break_out: str) -> None:
    with pytest.raises(InvalidError) as refusal:
        queue(clock, **{field: break_out})
    assert refusal.value.field == field
    assert not OutboxMail.objects.exists()


def test_the_text_may_say_anything(clock: StandingClock, postbox: Postbox) -> None:
    body = "Grüße\n.\r\nSubject: x\n<script>x</script>\n"
    queue(clock, body=body)
    services.deliver_due(clock)
    (mail,) = postbox.mails
    assert mail["Subject"] == "You have an update"
    assert mail.get_content().splitlines() == body.splitlines()
    assert mail.get_content_type() == "text/plain"


def test_a_mail_to_nobody_costs_a_row_and_a_task_and_goes_nowhere(clock: StandingClock, postbox: Postbox) -> None:
    services.queue_nothing(subject="You have an update", clock=clock)
    work()
    assert (only_mail().state, only_mail().attempts) == (State.GIVEN_UP, 0)
    assert DBTaskResult.objects.count() == 1
    assert not postbox.mails


def test_done_tasks_are_forgotten(clock: StandingClock, postbox: Postbox) -> None:
    queue(clock)
    work()
    clock.at = now()
    assert services.forget_done_tasks(clock) == 0
    clock.forward(days=2)
    queue(clock)
    assert services.forget_done_tasks(clock) == 1
    assert DBTaskResult.objects.count() == 1


def test_a_practice_is_told_of_its_own_deliveries_only(clock: StandingClock) -> None:
    ours, theirs = new_id(), new_id()
    mail_id = queue(clock, practice_id=ours)
    assert selectors.deliveries_of(theirs, [mail_id]) == {}
    found = selectors.deliveries_of(ours, [mail_id, "", new_id().hex])
    assert found == {mail_id: selectors.Delivery("queued", 0, clock(), None, "")}

"""``deliver`` and ``deliver_due``: delivered, retried, given up, wiped; by one worker at a time."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import Settings

from privity.outbox import services
from privity.outbox.models import OutboxMail, State
from tests.clock import StandingClock
from tests.outbox.conftest import Postbox, only_mail

pytestmark = pytest.mark.django_db(transaction=True)

SECRET = "K7QP-M2XB"


@pytest.fixture
def mail_id(clock: StandingClock, postbox: Postbox) -> str:
    return services.queue_mail(recipient="anna@example.org", subject="You have an update", body=SECRET, clock=clock)


def test_delivered_and_wiped(clock: StandingClock, postbox: Postbox, mail_id: str) -> None:
    assert services.deliver(mail_id=mail_id, clock=clock)
    mail = only_mail()
    assert (mail.state, mail.body, mail.sent_at, mail.next_attempt_at) == (State.SENT, "", clock(), None)
    assert SECRET in postbox.mails[0].get_content()


def test_delivered_once(clock: StandingClock, postbox: Postbox, mail_id: str) -> None:
    for _ in range(3):
        services.deliver(mail_id=mail_id, clock=clock)
        services.deliver_due(clock)
    assert len(postbox.mails) == 1


def test_retried_until_given_up_and_wiped(clock: StandingClock, postbox: Postbox, mail_id: str) -> None:
    postbox.answer = "550 no such person anna@example.org"
    waits = []
    while (mail := only_mail()).state != State.GIVEN_UP:
        assert mail.next_attempt_at is not None
        waits.append(mail.next_attempt_at - clock())
        clock.at = mail.next_attempt_at
        services.deliver_due(clock)
    minutes = [wait / timedelta(minutes=1) for wait in waits]
    assert minutes == [0, 1, 5, 30, 120, 720]
    assert (mail.attempts, mail.body, mail.last_error, mail.next_attempt_at) == (6, "", "SMTPRecipientsRefused", None)
    assert not postbox.mails


def test_not_tried_before_its_time(clock: StandingClock, postbox: Postbox, mail_id: str) -> None:
    postbox.answer = "451 later"
    services.deliver_due(clock)
    postbox.answer = "250 OK"
    clock.forward(seconds=59)
    services.deliver_due(clock)
    assert not postbox.mails
    assert (only_mail().state, only_mail().body) == (State.FAILED, SECRET)
    clock.forward(seconds=1)
    services.deliver_due(clock)
    assert only_mail().state == State.SENT


@pytest.mark.parametrize("answer", ["550 no", "452 full", "421 closing", "hang"])
def test_a_refusing_or_silent_server_is_tried_again(
    clock: StandingClock, postbox: Postbox, mail_id: str, answer: str
) -> None:
    postbox.answer = answer
    assert not services.deliver(mail_id=mail_id, clock=clock)
    mail = only_mail()
    assert (mail.state, mail.attempts) == (State.FAILED, 1)
    assert mail.last_error
    assert mail.last_error.isidentifier()


def test_no_server_at_all(clock: StandingClock, mail_id: str, settings: Settings) -> None:
    settings.MAILERS["default"]["OPTIONS"]["port"] = 1
    assert not services.deliver(mail_id=mail_id, clock=clock)
    assert only_mail().last_error == "ConnectionRefusedError"


def test_an_expired_code_is_not_sent_late(clock: StandingClock, postbox: Postbox) -> None:
    until = clock() + timedelta(minutes=10)
    services.queue_mail(recipient="a@example.org", subject="x", body=SECRET, clock=clock, useless_after=until)
    clock.forward(minutes=11)
    services.deliver_due(clock)
    assert not postbox.mails
    assert (only_mail().state, only_mail().body, only_mail().last_error) == (State.GIVEN_UP, "", "Expired")


def test_a_server_that_is_down_is_left_in_peace(clock: StandingClock, mail_id: str, settings: Settings) -> None:
    settings.MAILERS["default"]["OPTIONS"]["port"] = 1
    for _ in range(5):
        services.queue_mail(recipient="a@example.org", subject="x", body="", clock=clock)
    services.deliver_due(clock)
    assert OutboxMail.objects.filter(attempts=1).count() == services.FAILURES_IN_A_ROW
    assert OutboxMail.objects.filter(attempts=0).count() == 3


def test_two_workers_at_once_send_one(clock: StandingClock, postbox: Postbox, mail_id: str) -> None:
    barrier = Barrier(4)

    def worker() -> None:
        barrier.wait()
        services.deliver(mail_id=mail_id, clock=clock)
        connection.close()

    threads = [Thread(target=worker) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(postbox.mails) == 1
    assert only_mail().attempts == 1


def test_a_worker_that_dies_loses_nothing(clock: StandingClock, postbox: Postbox, mail_id: str) -> None:
    services._claim(mail_id, clock())
    clock.forward(minutes=1)
    services.deliver_due(clock)
    assert (only_mail().state, only_mail().attempts) == (State.SENT, 2)


def test_a_worker_that_dies_at_the_last_attempt_does_not_go_on_for_ever(
    clock: StandingClock, postbox: Postbox, mail_id: str
) -> None:
    postbox.answer = "451 later"
    for _ in range(6):
        services._claim(mail_id, clock())
        clock.forward(hours=13)
    services.deliver_due(clock)
    assert (only_mail().state, only_mail().body) == (State.GIVEN_UP, "")


def test_the_database_refuses_a_finished_mail_with_text(mail_id: str) -> None:
    for state in (State.SENT, State.GIVEN_UP):
        with pytest.raises(IntegrityError), transaction.atomic():
            OutboxMail.objects.update(state=state)


def test_old_mails_are_forgotten(clock: StandingClock, postbox: Postbox, mail_id: str) -> None:
    services.deliver(mail_id=mail_id, clock=clock)
    clock.forward(days=30)
    waiting = services.queue_mail(recipient="a@example.org", subject="x", body="", clock=clock)
    services.forget_old(clock)
    assert OutboxMail.objects.count() == 2
    clock.forward(days=31)
    services.forget_old(clock)
    assert only_mail().id.hex == waiting

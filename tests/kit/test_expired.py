"""What expired is forgotten; what has not stays."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from privity.kit.expired import forget_sessions, forget_tasks
from tests.clock import StandingClock

pytestmark = pytest.mark.django_db


def test_sessions(clock: StandingClock) -> None:
    for name, end in {"old": clock.at - timedelta(seconds=1), "open": clock.at + timedelta(seconds=1)}.items():
        Session.objects.create(session_key=name, session_data="", expire_date=end)
    assert forget_sessions(clock) == 1
    assert Session.objects.get().session_key == "open"


def task(status: TaskResultStatus, finished_at: datetime | None) -> None:
    DBTaskResult.objects.create(
        status=status,
        finished_at=finished_at,
        run_after=datetime(2026, 1, 1, tzinfo=UTC),
        args_kwargs={"args": [], "kwargs": {}},
        task_path="x",
        backend_name="default",
        exception_class_path="",
        traceback="",
    )


def test_tasks(clock: StandingClock) -> None:
    long_ago = clock.at - timedelta(days=7, seconds=1)
    task(TaskResultStatus.SUCCESSFUL, long_ago)
    task(TaskResultStatus.FAILED, long_ago)
    task(TaskResultStatus.SUCCESSFUL, clock.at)
    task(TaskResultStatus.READY, None)
    assert forget_tasks(clock) == 2
    assert DBTaskResult.objects.count() == 2

"""Forget what Django and its tasks keep longer than it is of use."""

from datetime import timedelta
from typing import Final

from django.contrib.sessions.models import Session
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from privity.kit.clock import Clock

TASKS_KEPT: Final = timedelta(days=7)


def forget_sessions(clock: Clock) -> int:
    """Delete the sessions that have expired; returns how many."""
    return Session.objects.filter(expire_date__lt=clock()).delete()[0]


def forget_tasks(clock: Clock) -> int:
    """Delete the background tasks that finished ``TASKS_KEPT`` ago, whatever came of them; returns how many."""
    finished = (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED)
    return DBTaskResult.objects.filter(status__in=finished, finished_at__lt=clock() - TASKS_KEPT).delete()[0]

"""The fixed cast with an agreement in force: drafted, offered and signed by everybody through the services.

The scene is set once for each file of tests; each test plays in a savepoint of its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import transaction

from privity.accounts.models import Person
from privity.agreements import selectors, services
from privity.core.vocabulary import InformationClass, Role, Rule
from privity.engagements.selectors import engagement_for
from privity.kit.clock import Clock
from tests.cast import Stage, enter_stage
from tests.clock import StandingClock

CURTAIN = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
"""When everybody joins; an hour later all have signed. The clock of a test begins another hour later."""

type Changes = Mapping[InformationClass, Mapping[Role, Rule]]


def offer(coach: Person, engagement_id: UUID, clock: Clock, changes: Changes | None = None) -> UUID:
    """Offer an agreement with these cells changed; returns the version's id."""
    services.save_draft(
        actor=coach.pk,
        engagement_id=engagement_id,
        choose=lambda chosen: replace(chosen, changes=changes or {}),
        clock=clock,
    )
    engagement = engagement_for(coach.pk, engagement_id, at=clock())
    seen = selectors.preview_of(engagement, at=clock()).seen
    return services.offer(actor=coach.pk, engagement_id=engagement_id, seen=seen, clock=clock)


def sign(person: UUID, version_id: UUID, clock: Clock) -> None:
    """This person signs what they were offered."""
    version = selectors.version_by_id(version_id)
    given = services.Given(version.content_hash, typed_name="A name", limits_acknowledged=True)
    services.sign(actor=person, version_id=version_id, given=given, clock=clock)


def agree(coach: Person, engagement_id: UUID, clock: Clock, changes: Changes | None = None) -> UUID:
    """Offer, and let everybody sign."""
    version_id = offer(coach, engagement_id, clock, changes)
    for person in sorted(selectors.version_by_id(version_id).parties):
        sign(person, version_id, clock)
    return version_id


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: Any) -> Iterator[Stage]:
    """Everybody; Amara's agreement is signed by all, Jonas's is not offered yet. Taken back after the file."""
    clock = StandingClock(CURTAIN)
    with django_db_blocker.unblock(), transaction.atomic():
        people = enter_stage(clock)
        clock.forward(hours=1)
        agree(people.coach, people.engagement, clock)
        yield people
        transaction.set_rollback(True)


@pytest.fixture
def stage(scene: Stage, db: None, clock: StandingClock) -> Stage:
    """The scene for one test, whose acts are taken back after it."""
    clock.at = CURTAIN
    clock.forward(hours=2)
    return scene


@pytest.fixture
def present(stage: Stage, clock: StandingClock) -> Iterator[None]:
    """For pages, which ask the real clock: it shows what the test's clock shows when the test begins."""
    with time_machine.travel(clock(), tick=False):
        yield

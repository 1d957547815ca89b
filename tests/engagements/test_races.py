"""R1, R2: several people do the same at once. One of them does it; the others are told so; nobody gets an error."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from threading import Event
from uuid import UUID

import pytest
from django.db import connection, transaction

from privity.accounts.models import Person
from privity.core.engagements import EngagementKind, Named
from privity.core.entries import EngagementEnded, InvitationAccepted, ParticipationEnded, PersonAdded
from privity.core.errors import PrivityError
from privity.core.vocabulary import Role
from privity.engagements import services
from privity.engagements.models import Engagement, Participation
from privity.engagements.selectors import engagement_to_change
from privity.kit.clock import Clock
from privity.ledger.models import Entry
from tests.cast import Stage, enter_stage, part_of
from tests.clock import StandingClock
from tests.engagements.mailbox import last_mail, token_in
from tests.ledger.test_concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = [Named(Role.SPONSOR, f"Person {n}", f"person{n}@example.org") for n in range(4)]


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(datetime(2026, 3, 3, 9, 0, tzinfo=UTC))


@pytest.fixture
def stage(transactional_db: None, clock: StandingClock) -> Stage:
    found = enter_stage(clock)
    clock.forward(hours=1)
    return found


def outcomes(people: int, act: Callable[[int], object]) -> Counter[str]:
    """How it ended for each of ``people`` who do ``act`` at once: "done", or the code of the refusal."""
    seen: list[str] = []

    def run(number: int) -> None:
        try:
            act(number)
            seen.append("done")
        except PrivityError as refused:
            seen.append(refused.code)

    at_once(people, run)
    return Counter(seen)


def entries(tag: int) -> int:
    return Entry.objects.filter(tag=tag).count()


def test_one_link_by_many(stage: Stage, clock: StandingClock) -> None:
    sol = Person.objects.get(pk=add(stage, clock, Named(Role.SUPPORTER, "Sol", "sol@example.org")))
    part = part_of(sol, stage.engagement)
    services.send_invitation(actor=stage.coach.pk, engagement_id=stage.engagement, participation_id=part, clock=clock)
    token = token_in(last_mail(sol))
    assert outcomes(8, lambda _n: services.accept_invitation(token=token, clock=clock)) == {"done": 1, "not_found": 7}
    assert entries(InvitationAccepted.tag) == 1


def test_joined_and_reminded_at_once(stage: Stage, clock: StandingClock) -> None:
    """The two take the same locks in the same order."""
    sol = Person.objects.get(pk=add(stage, clock, Named(Role.SUPPORTER, "Sol", "sol@example.org")))
    part = part_of(sol, stage.engagement)
    services.send_invitation(actor=stage.coach.pk, engagement_id=stage.engagement, participation_id=part, clock=clock)
    token = token_in(last_mail(sol))
    clock.forward(hours=1)

    def act(number: int) -> None:
        if number % 2:
            services.accept_invitation(token=token, clock=clock)
        else:
            services.send_invitation(
                actor=stage.coach.pk, engagement_id=stage.engagement, participation_id=part, clock=clock
            )

    assert outcomes(8, act)["done"] in (1, 2)


def test_one_person_added_by_many(stage: Stage, clock: StandingClock) -> None:
    sol = Named(Role.SUPPORTER, "Sol", "sol@example.org")
    assert outcomes(8, lambda _n: add(stage, clock, sol)) == {"done": 1, "conflict": 7}
    assert entries(PersonAdded.tag) == 1


def test_one_part_ended_by_many(stage: Stage, clock: StandingClock) -> None:
    part = part_of(stage.assistant, stage.engagement)
    actors = [stage.coach, stage.client, stage.assistant]

    def act(number: int) -> None:
        services.end_participation(
            actor=actors[number % 3].pk, engagement_id=stage.engagement, participation_id=part, clock=clock
        )

    found = outcomes(9, act)
    assert found["done"] == 1
    assert set(found) <= {"done", "conflict", "not_found"}
    assert entries(ParticipationEnded.tag) == 1


def test_one_engagement_ended_by_all(stage: Stage, clock: StandingClock) -> None:
    actors = [stage.coach, stage.client, stage.sponsor]
    Participation.objects.filter(person=stage.sponsor).update(signed_at=clock())

    def act(number: int) -> None:
        services.end_engagement(actor=actors[number % 3].pk, engagement_id=stage.engagement, clock=clock)

    assert outcomes(9, act) == {"done": 1, "conflict": 8}
    assert entries(EngagementEnded.tag) == 1


def test_the_last_administrator_stays(stage: Stage, clock: StandingClock) -> None:
    """Two administrators take each other's rights at the same moment."""
    pair = [stage.coach, stage.administrator]

    def act(number: int) -> None:
        services.change_administrator(
            actor=pair[number].pk,
            practice_id=stage.practice,
            person=pair[1 - number].pk,
            administrator=False,
            clock=clock,
        )

    assert outcomes(2, act)["done"] == 1


def test_the_same_new_people_named_in_any_order(stage: Stage, clock: StandingClock) -> None:
    """Everybody is new, to two practices at once: each person is made once, and nobody waits for ever."""
    before = Engagement.objects.count()

    def act(number: int) -> None:
        client = Named(Role.CLIENT, "Client", "client@example.org")
        ordered = PEOPLE if number % 2 else PEOPLE[::-1]
        services.open_engagement(
            actor=(stage.coach if number % 2 else stage.foreign_coach).pk,
            practice_id=stage.practice if number % 2 else stage.other_practice,
            kind=EngagementKind.THREE_WAY,
            own_name="Coach",
            people=[client, *ordered],
            clock=clock,
        )

    assert outcomes(8, act) == {"done": 8}
    assert Engagement.objects.count() == before + 8
    assert Person.objects.filter(email__endswith="@example.org").count() == 5


PATIENCE = 100_000
"""How often to look: should nobody come to wait, the test fails instead of hanging."""


class Ticking:
    """A clock that shows a second more each time it is asked."""

    def __init__(self, at: datetime) -> None:
        self.ticks = (at + timedelta(seconds=second) for second in count())

    def __call__(self) -> datetime:
        return next(self.ticks)


def until_somebody_waits() -> None:
    """Return once another connection waits for a lock. SQLite lets nobody in before, so that there is nothing to see."""
    asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    with connection.cursor() as cursor:
        for _look in range(PATIENCE if connection.vendor == "postgresql" else 0):
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(asked)
            if cursor.fetchone()[0]:
                return


def test_an_act_that_waited_is_not_older_than_the_one_it_waited_for(stage: Stage, clock: StandingClock) -> None:
    held, ticking = Event(), Ticking(clock())

    def act(number: int) -> None:
        if number:
            held.wait()
            add(stage, ticking, Named(Role.SUPPORTER, "Kim", "kim@example.org"))
            return
        with transaction.atomic():
            engagement_to_change(stage.coach.pk, stage.engagement, ticking)
            held.set()
            until_somebody_waits()
            add(stage, ticking, Named(Role.SUPPORTER, "Sol", "sol@example.org"))

    assert outcomes(2, act) == {"done": 2}
    rows = Entry.objects.filter(engagement_id=stage.engagement, tag=PersonAdded.tag).order_by("seq")
    first, second = (row.at for row in rows)
    assert first < second


def add(stage: Stage, clock: Clock, named: Named) -> UUID:
    return services.add_person(actor=stage.coach.pk, engagement_id=stage.engagement, named=named, clock=clock)

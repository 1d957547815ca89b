"""Many writers at once: every entry gets its own number, none is left out, and nobody is told to come back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection, transaction

from privity.kit.ids import new_id
from privity.ledger.models import Entry, Head
from tests.ledger.writing import write

pytestmark = pytest.mark.django_db(transaction=True)

EACH = 5


def at_once(writers: int, act: Callable[[int], object]) -> None:
    """Run ``act`` with the numbers of the writers, in threads with connections of their own, started together."""
    ready = Barrier(writers)

    def run(number: int) -> None:
        try:
            ready.wait()
            act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(writers) as pool:
        list(pool.map(run, range(writers)))


def numbers(practice: UUID) -> list[int]:
    return list(Entry.objects.filter(practice_id=practice).order_by("seq").values_list("seq", flat=True))


@pytest.mark.parametrize("writers", [2, 4, 8, 16])
def test_without_a_gap(practice: UUID, writers: int) -> None:
    at_once(writers, lambda _number: [write(practice) for _ in range(EACH)])
    assert numbers(practice) == list(range(1, writers * EACH + 1))
    assert Head.objects.get(practice_id=practice).seq == writers * EACH


def test_without_a_gap_although_some_are_rolled_back(practice: UUID) -> None:
    def act(number: int) -> None:
        for turn in range(EACH):
            try:
                with transaction.atomic():
                    write(practice)
                    if (number + turn) % 2:
                        raise InterruptedError
            except InterruptedError:
                continue

    at_once(8, act)
    assert numbers(practice) == list(range(1, 8 * EACH // 2 + 1))


def test_two_practices_at_once(practice: UUID) -> None:
    practices = [practice, new_id()]
    at_once(8, lambda number: [write(practices[number % 2]) for _ in range(EACH)])
    assert [numbers(each) for each in practices] == [list(range(1, 4 * EACH + 1))] * 2


def test_entries_stand_in_the_order_of_their_commits(practice: UUID) -> None:
    """Who reads the ledger twice never finds an older number the second time that was not there the first time."""
    seen: list[list[int]] = []

    def act(number: int) -> None:
        for _ in range(EACH):
            seen.append(numbers(practice)) if number == 0 else write(practice)

    at_once(8, act)
    assert all(found == list(range(1, len(found) + 1)) for found in seen)

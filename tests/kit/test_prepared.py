"""Prepared queries: the same rows as the queryset, on every database, compiled once."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db.models import QuerySet

from privity.accounts.models import Person
from privity.kit.ids import new_id
from privity.kit.prepared import Prepared
from privity.ledger.models import Tile
from tests.clock import StandingClock

pytestmark = pytest.mark.django_db


def people(person: UUID, until: datetime, name: str) -> QuerySet[Person, tuple[Any, ...]]:
    rows = Person.objects.filter(pk=person, created_at__lte=until, name=name, is_active=True)
    return rows.values_list("id", "created_at", "last_login", "name", "is_active")


def test_the_rows_are_those_of_the_queryset(clock: StandingClock) -> None:
    """Ids, instants, empty columns and yes or no keep their types."""
    prepared, later = Prepared(people), clock() + timedelta(days=36_500)
    for number, name in enumerate(("Amara", "Helen", "%s' OR 1=1 --")):
        somebody = Person.objects.create(email=f"{number}@example.org", name=name)
        assert prepared(somebody.pk, later, name) == list(people(somebody.pk, later, name)) != []
        assert prepared(somebody.pk, later, name)[0][0] == somebody.pk


def test_each_value_filters(clock: StandingClock) -> None:
    prepared, later = Prepared(people), clock() + timedelta(days=36_500)
    somebody = Person.objects.create(email="amara@example.org", name="Amara")
    assert prepared(somebody.pk, later, "Amara")
    assert prepared(new_id(), later, "Amara") == []
    assert prepared(somebody.pk, clock() - timedelta(days=36_500), "Amara") == []
    assert prepared(somebody.pk, later, "Helen") == []


def test_numbers_filter_too() -> None:
    """Also those in the smallest columns."""
    practice_id = new_id()
    Tile.objects.bulk_create(
        Tile(practice_id=practice_id, level=1, index=index, root=bytes([index]), groups=b"", hashes=b"")
        for index in range(5)
    )

    def roots(practice: UUID, level: int, first: int, last: int) -> QuerySet[Tile, tuple[Any, ...]]:
        tiles = Tile.objects.filter(practice_id=practice, level=level, index__gte=first, index__lte=last)
        return tiles.order_by("index").values_list("index", "root")

    prepared = Prepared(roots)
    for first, last in ((0, 4), (1, 1), (3, 9), (4, 0)):
        found = [(index, bytes(root)) for index, root in prepared(practice_id, 1, first, last)]
        assert found == [(index, bytes([index])) for index in range(first, min(last, 4) + 1)]
    assert prepared(practice_id, 2, 0, 4) == prepared(new_id(), 1, 0, 4) == []


def test_it_is_compiled_once(clock: StandingClock) -> None:
    built = []

    def build(person: UUID) -> QuerySet[Person, tuple[Any, ...]]:
        built.append(person)
        return Person.objects.filter(pk=person).values_list("id")

    prepared = Prepared(build)
    assert [prepared(new_id()), prepared(new_id())] == [[], []]
    assert len(built) == 1


def test_a_value_that_does_not_filter_is_a_mistake() -> None:
    prepared = Prepared(lambda _person: Person.objects.values_list("id"))
    with pytest.raises(AssertionError, match="each value filters"):
        prepared(new_id())

"""Slots, bundle and state: kept as they were sealed, for their owner; one device at a time replaces them."""

from typing import Any

import pytest

from privity.accounts import services
from privity.accounts.models import Person
from privity.accounts.selectors import has_recovery, own_sealed, slots_of
from privity.core.errors import ConflictError, InvalidError, NotFoundError
from tests.clock import StandingClock
from tests.sealing_vectors.bytes import id_of, jcs
from tests.sealing_vectors.slots import CODE, PARAMS, slot

pytestmark = pytest.mark.django_db


def slot_of(person: Person, kind: str = "recovery", **changes: Any) -> bytes:
    """A slot of this person's, in form; what is wrapped in it is nobody's."""
    return jcs({**slot(kind, CODE), "person": person.pk.hex, **changes})


def test_each_way_of_unlocking_is_kept_as_it_was_made(anna: Person, ben: Person, clock: StandingClock) -> None:
    made = [slot_of(anna, kind) for kind in PARAMS]
    for content in made:
        services.add_slot(actor=anna.pk, content=content, clock=clock)
    assert [one.content for one in slots_of(anna.pk)] == made
    assert slots_of(ben.pk) == []


def test_whatever_is_no_slot_of_ones_own_is_refused(anna: Person, ben: Person, clock: StandingClock) -> None:
    weak = slot_of(anna, "passphrase", params={**PARAMS["passphrase"], "n": 2**10})
    told = slot_of(anna, "passkey", params={**PARAMS["passkey"], "prf": {"results": {"first": "AA"}}})
    for content in (slot_of(ben), weak, told, slot_of(anna, w="AA"), b"", b"{}"):
        with pytest.raises(InvalidError):
            services.add_slot(actor=anna.pk, content=content, clock=clock)
    services.add_slot(actor=anna.pk, content=slot_of(anna), clock=clock)
    with pytest.raises(ConflictError):
        services.add_slot(actor=anna.pk, content=slot_of(anna), clock=clock)


def test_a_recovery_code_counts_once_it_was_typed_back_and_the_last_one_stays(
    anna: Person, ben: Person, clock: StandingClock
) -> None:
    for name in ("recovery", "second"):
        services.add_slot(actor=anna.pk, content=slot_of(anna, slot=id_of(name)), clock=clock)
    first, second = id_of("recovery"), id_of("second")
    assert not has_recovery(anna.pk)
    services.confirm_slot(actor=anna.pk, slot=first, clock=clock)
    assert has_recovery(anna.pk)
    with pytest.raises(ConflictError, match="last recovery code"):
        services.remove_slot(actor=anna.pk, slot=first)
    services.confirm_slot(actor=anna.pk, slot=second, clock=clock)
    services.remove_slot(actor=anna.pk, slot=first)
    for act in (services.remove_slot, lambda **what: services.confirm_slot(clock=clock, **what)):
        with pytest.raises(NotFoundError):
            act(actor=ben.pk, slot=second)


SEALED = bytes(28 + 256)


def test_one_device_at_a_time_replaces_what_they_keep(anna: Person, ben: Person) -> None:
    assert own_sealed(anna.pk, "state") == (0, b"")
    services.store_own(actor=anna.pk, what="state", counter=1, content=SEALED)
    services.store_own(actor=anna.pk, what="state", counter=2, content=SEALED[:-1] + b"x")
    for counter in (0, 1, 2, 4):
        with pytest.raises(ConflictError):
            services.store_own(actor=anna.pk, what="state", counter=counter, content=SEALED)
    assert own_sealed(anna.pk, "state") == (2, SEALED[:-1] + b"x")
    assert own_sealed(anna.pk, "bundle") == own_sealed(ben.pk, "state") == (0, b"")


def test_what_is_not_padded_is_not_sealed(anna: Person) -> None:
    for what, content in (("state", b"words"), ("bundle", SEALED + b"x"), ("diary", SEALED)):
        with pytest.raises(InvalidError):
            services.store_own(actor=anna.pk, what=what, counter=1, content=content)

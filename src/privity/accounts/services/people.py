"""Who a person is to everybody: made when somebody is invited, named by themselves."""

from uuid import UUID

from privity.accounts.addresses import spelling_of
from privity.accounts.models import Person
from privity.accounts.zones import time_zones
from privity.core.errors import InvalidError
from privity.core.lines import one_line

NAME = 200
"""The longest name, in characters."""


def person_for_address(*, address: str, name: str) -> UUID:
    """The id of the person with this address; made, with ``name``, where there is none yet.

    Never changes the name of somebody who exists, sends nothing, and looks the same either way: whoever invites learns
    nothing about whom they invite (E1). Runs in the caller's transaction.

    :raises InvalidError: the address or the name cannot be used
    """
    spelling = spelling_of(address, field="address")
    line = one_line(name, field="name", at_most=NAME)
    person, _made = Person.objects.get_or_create(email=spelling, defaults={"name": line})
    return person.id


def change_profile(*, actor: UUID, name: str, time_zone: str) -> None:
    """Set the actor's own name and the time zone in which all times are shown to them (an IANA name: "Europe/Berlin").

    :raises InvalidError: no such zone, or a name that cannot be used
    """
    line = one_line(name, field="name", at_most=NAME)
    if time_zone not in time_zones():
        raise InvalidError("Please choose a time zone from the list.", field="time_zone")
    Person.objects.filter(id=actor).update(name=line, time_zone=time_zone)

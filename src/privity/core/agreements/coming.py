"""How the client comes, where an organisation pays: their place in it, and whether it requires them to take part (R19).

Whether they come gladly is theirs: nothing of it stands in an agreement.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from privity.core.names import Name
from privity.core.words import phrase


class Place(StrEnum):
    """What a client is in the organisation that pays."""

    EMPLOYEE = "employee"
    OWNER = "owner"
    NEITHER = "neither"


class Will(StrEnum):
    """Whose wish it is that the client takes part."""

    OWN = "own"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Coming:
    """What is noted of it. All who sign read it."""

    place: Place
    will: Will


PLACES: Mapping[Place, Name] = {
    Place.EMPLOYEE: Name(phrase("employee"), phrase("Works there.")),
    Place.OWNER: Name(phrase("owner"), phrase("Owns it, or a part of it.")),
    Place.NEITHER: Name(phrase("neither"), phrase("Or not the same for all: nothing is said of it.")),
}
WILLS: Mapping[Will, Name] = {
    Will.OWN: Name(phrase("of their own will"), phrase("Nobody there requires it.")),
    Will.REQUIRED: Name(
        phrase("because it is required"), phrase("Said openly; each consent is looked at again for pressure.")
    ),
}

"""What a draft holds, as JSON in its row, and as a value."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from privity.core.agreements.codes import ProfessionalCode
from privity.core.agreements.coming import Coming, Place, Will
from privity.core.agreements.terms import Choices, InternalCoach, ReviewInterval
from privity.core.vocabulary import InformationClass, Limit, Purpose, Role, Rule


@dataclass(frozen=True, slots=True)
class AddendumWish:
    """What an addendum is to open: ``admits`` is a person of the engagement. Instants are aware."""

    admits: UUID
    topic: str
    kinds: frozenset[InformationClass]
    since: datetime
    until: datetime


def choices_json(choices: Choices) -> dict[str, Any]:
    """The choices as a draft's row keeps them."""
    return {
        "changes": {kind: dict(row) for kind, row in choices.changes.items()},
        "purposes": [[kind, role, sorted(chosen)] for (kind, role), chosen in choices.purposes.items()],
        "limits": sorted(choices.limits),
        "codes": sorted(choices.codes),
        "review": asdict(choices.review),
        "retention_months": choices.retention_months,
        "internal": asdict(choices.internal) if choices.internal else None,
        "coming": asdict(choices.coming) if choices.coming else None,
    }


def choices_from(kept: dict[str, Any]) -> Choices:
    return Choices(
        changes={
            InformationClass(kind): {Role(role): Rule(rule) for role, rule in row.items()}
            for kind, row in kept["changes"].items()
        },
        purposes={
            (InformationClass(kind), Role(role)): frozenset(map(Purpose, chosen))
            for kind, role, chosen in kept.get("purposes", [])
        },
        limits=frozenset(map(Limit, kept["limits"])),
        codes=frozenset(map(ProfessionalCode, kept["codes"])),
        review=ReviewInterval(**kept["review"]),
        retention_months=kept["retention_months"],
        internal=InternalCoach(**kept["internal"]) if kept["internal"] else None,
        coming=_coming(kept["coming"]) if kept.get("coming") else None,
    )


def _coming(kept: dict[str, Any]) -> Coming:
    return Coming(Place(kept["place"]), Will(kept["will"]))


def wish_json(wish: AddendumWish) -> dict[str, Any]:
    """The wish as a draft's row keeps it."""
    return {
        "admits": wish.admits.hex,
        "topic": wish.topic,
        "kinds": sorted(wish.kinds),
        "since": wish.since.isoformat(),
        "until": wish.until.isoformat(),
    }


def wish_from(kept: dict[str, Any]) -> AddendumWish:
    return AddendumWish(
        admits=UUID(kept["admits"]),
        topic=kept["topic"],
        kinds=frozenset(map(InformationClass, kept["kinds"])),
        since=datetime.fromisoformat(kept["since"]),
        until=datetime.fromisoformat(kept["until"]),
    )

"""For which purposes a ``listed`` cell holds: what is usual, and what an agreement may say (R3)."""

from collections.abc import Iterable, Mapping

from privity.core.agreements.version import Listing
from privity.core.errors import CellRefusedError
from privity.core.vocabulary import EXCEPTION_PURPOSES, InformationClass, Purpose, Role

type Purposes = Mapping[tuple[InformationClass, Role], frozenset[Purpose]]
"""The purposes of cells that are ``listed``."""

BY_ROLE: Mapping[Role, frozenset[Purpose]] = {
    Role.CLIENT: frozenset({Purpose.COACHING}),
    Role.COACH: frozenset({Purpose.COACHING}),
    Role.SPONSOR: frozenset({Purpose.CONTRACTING, Purpose.BILLING}),
    Role.LINE_MANAGER: frozenset({Purpose.CONTRACTING, Purpose.SUPPORT}),
    Role.ASSISTANT: frozenset({Purpose.SCHEDULING}),
    Role.SUPPORTER: frozenset({Purpose.SCHEDULING, Purpose.SUPPORT}),
    Role.GROUP_MEMBER: frozenset({Purpose.COACHING, Purpose.SCHEDULING}),
    Role.SUPERVISOR: frozenset({Purpose.SUPERVISION}),
    Role.STAFF: frozenset({Purpose.SCHEDULING, Purpose.BILLING}),
    Role.EXECUTOR: frozenset({Purpose.AFTERCARE}),
}
"""What a role usually needs anything for."""

BY_CELL: Purposes = {
    (InformationClass.LOGISTICS, Role.LINE_MANAGER): frozenset({Purpose.SCHEDULING}),
    (InformationClass.ATTENDANCE, Role.SPONSOR): frozenset({Purpose.BILLING}),
    (InformationClass.ATTENDANCE, Role.STAFF): frozenset({Purpose.BILLING}),
    (InformationClass.OBJECTIVES, Role.SPONSOR): frozenset({Purpose.CONTRACTING, Purpose.PROGRESS_REPORT}),
    (InformationClass.PROGRESS, Role.SPONSOR): frozenset({Purpose.PROGRESS_REPORT}),
    (InformationClass.PROGRESS, Role.LINE_MANAGER): frozenset({Purpose.PROGRESS_REPORT}),
    (InformationClass.AGGREGATE, Role.SPONSOR): frozenset({Purpose.PROGRAMME_EVALUATION}),
    (InformationClass.AGGREGATE, Role.LINE_MANAGER): frozenset({Purpose.PROGRAMME_EVALUATION}),
}
"""Where a kind of information has a purpose of its own."""

NEVER_LISTED = EXCEPTION_PURPOSES | {Purpose.EMPLOYMENT_DECISION, Purpose.PASS_ON, Purpose.TEACHING}
"""Danger and law have a procedure of their own (R77, R84), nobody gets a verdict about the job (R60) or a go-between (R46),
and each telling of a story takes its own consent (R107)."""


def usual_purposes(information_class: InformationClass, role: Role) -> frozenset[Purpose]:
    """For what this role usually has this kind of information, where it is ``listed``. Never empty."""
    return BY_CELL.get((information_class, role), BY_ROLE[role])


def listable(information_class: InformationClass, role: Role) -> tuple[Purpose, ...]:
    """Every purpose for which an agreement may list this cell. The client's own column stays as usual."""
    if role is Role.CLIENT:
        return tuple(usual_purposes(information_class, role))
    return tuple(purpose for purpose in Purpose if purpose not in NEVER_LISTED)


def may_list(information_class: InformationClass, role: Role, purposes: frozenset[Purpose]) -> None:
    """Accept the purposes of a cell, at least one, or raise ``CellRefusedError`` that names the cell and what it may be."""
    allowed = listable(information_class, role)
    if not purposes or not purposes.issubset(allowed):
        cell, offer = f"listings.{information_class}.{role}", ", ".join(allowed)
        raise CellRefusedError(f"{cell}: choose one or several of: {offer}", field=cell)


def listed_purposes(listings: Iterable[Listing]) -> Purposes:
    """The purposes of the listings by role, for each cell."""
    found: dict[tuple[InformationClass, Role], frozenset[Purpose]] = {}
    for listing in listings:
        if listing.role is not None:
            cell = (listing.information_class, listing.role)
            found[cell] = found.get(cell, frozenset()) | listing.purposes
    return found


def unusual(purposes: Purposes) -> Purposes:
    """Those that depart from the usual ones of their cell."""
    return {cell: chosen for cell, chosen in purposes.items() if chosen != usual_purposes(*cell)}

"""The listings that a ``listed`` cell comes with: for which purposes a role may have a kind of information."""

from collections.abc import Mapping

from privity.core.agreements.version import Listing
from privity.core.vocabulary import InformationClass, Purpose, Role

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

BY_CELL: Mapping[tuple[InformationClass, Role], frozenset[Purpose]] = {
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


def usual_purposes(information_class: InformationClass, role: Role) -> frozenset[Purpose]:
    """For what this role usually has this kind of information, where it is ``listed``. Never empty."""
    return BY_CELL.get((information_class, role), BY_ROLE[role])


def usual_listing(information_class: InformationClass, role: Role) -> Listing:
    """The listing by role that a ``listed`` cell gets."""
    return Listing(information_class, usual_purposes(information_class, role), role=role)

"""Rows to values, one way: circles, who is in them, and sealed revisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from privity.core.circles import OwnScope, Scope, SharedScope
from privity.core.decision.where import subjects_text
from privity.core.vocabulary import InformationClass
from privity.vault import models

SUBJECTS = models.SUBJECTS
CODE = models.CODE


@dataclass(frozen=True, slots=True)
class Membership:
    """A person in a circle, who reads what is sealed from the epoch ``since_epoch`` on."""

    person: UUID
    keeper: bool
    since_epoch: int


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle as its log left it, after the entry ``n``. ``members`` are called as in core. None writes where it is ``over``."""

    id: UUID
    scope: Scope
    n: int
    epoch: int
    epoch_began: datetime
    over: bool
    members: Mapping[str, Membership]

    @property
    def people(self) -> frozenset[UUID]:
        """The accounts of the members: on whose part of the ledger an act in the circle stands."""
        return frozenset(member.person for member in self.members.values())

    @property
    def kind(self) -> str:
        """The kind of information as the ledger writes it: empty for own notes."""
        return self.scope.information_class.value if isinstance(self.scope, SharedScope) else ""

    @property
    def subjects(self) -> frozenset[str]:
        """Whom its records are about."""
        return self.scope.subjects if isinstance(self.scope, SharedScope) else frozenset({self.scope.owner})


@dataclass(frozen=True, slots=True)
class Revision:
    """A sealed revision. ``id`` is its place among all: a reader asks for what came after the last they have."""

    id: UUID
    record: UUID
    circle: UUID
    number: int
    epoch: int
    information_class: InformationClass
    author: str
    strict: bool
    at: datetime
    envelope: bytes


@dataclass(frozen=True, slots=True)
class InvitationProof:
    """What ``person``, called as in core, made of an invitation's secret and their key."""

    invitation: str
    person: str
    proof: bytes


@dataclass(frozen=True, slots=True)
class Grant:
    """Secrets of a circle's epochs, sealed for one member when its log had ``log_n`` entries."""

    circle: UUID
    log_n: int
    file: bytes


@dataclass(frozen=True, slots=True)
class Attachment:
    """A sealed file, ``size`` bytes of which are here."""

    id: UUID
    information_class: InformationClass
    epoch: int
    size: int


def scope_columns(scope: Scope) -> dict[str, str]:
    """A scope as the columns of a circle hold it."""
    if isinstance(scope, OwnScope):
        return {"owner": scope.owner, "information_class": "", "subjects": "", "discussion": "", "segment": ""}
    return {
        "owner": "",
        "information_class": scope.information_class.value,
        "subjects": subjects_text(scope.subjects),
        "discussion": scope.discussion or "",
        "segment": scope.segment or "",
    }


def scope_from(row: models.Circle) -> Scope:
    if row.owner:
        return OwnScope(row.owner)
    return SharedScope(
        information_class=InformationClass(row.information_class),
        subjects=frozenset(row.subjects.split(",")),
        discussion=row.discussion or None,
        segment=row.segment or None,
    )


def circle_from(row: models.Circle, members: Mapping[str, Membership]) -> Circle:
    return Circle(row.pk, scope_from(row), row.n, row.epoch, row.epoch_began, row.over, members)


def membership_from(row: models.CircleMember) -> Membership:
    return Membership(row.person_id, row.keeper, row.since_epoch)


def revision_from(row: models.Revision) -> Revision:
    record = row.record
    return Revision(
        id=row.pk,
        record=record.pk,
        circle=row.circle_id,
        number=row.number,
        epoch=row.epoch,
        information_class=InformationClass(record.information_class),
        author=row.author,
        strict=record.strict,
        at=row.at,
        envelope=bytes(row.envelope),
    )


def grant_from(row: models.Grant) -> Grant:
    return Grant(row.circle_id, row.log_n, bytes(row.file))


def proof_from(row: models.InvitationProof, person: str) -> InvitationProof:
    return InvitationProof(row.invitation, person, bytes(row.proof))


def attachment_from(row: models.Attachment) -> Attachment:
    return Attachment(row.pk, InformationClass(row.information_class), row.epoch, row.received)

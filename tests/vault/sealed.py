"""What people's devices do: name keys, make circles, seal. Real keys, real signatures, real envelopes; opened again in tests."""

from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import Any
from uuid import UUID

from privity.accounts.models import Person
from privity.accounts.selectors import has_recovery
from privity.accounts.services import add_slot, confirm_slot
from privity.core.circles import OwnScope, Scope, SharedScope
from privity.core.parties import known_as
from privity.core.vocabulary import InformationClass
from privity.kit.clock import Clock
from privity.vault import services
from tests.cast import Stage
from tests.sealing_vectors import age, people
from tests.sealing_vectors.bytes import AT, D, drawn, hkdf, jcs, seal
from tests.sealing_vectors.records import ZERO, Sealing, open_record
from tests.sealing_vectors.slots import CODE, slot

NOTES = InformationClass.SHARED_NOTES
OBJECTIVES = InformationClass.OBJECTIVES


@cache
def keys_of(person: str, root: int = 1) -> people.Keys:
    """The keys of somebody who is called so here, from a root of theirs."""
    return people.Keys(person, drawn(f"root {root} of {person}"))


@cache
def recipient_of(seed: bytes) -> str:
    return age.recipient(seed)


@cache
def scan_for(recipient: str) -> bytes:
    return age.sealed_file(b"A scan of two pages.", recipient)


@dataclass
class Device:
    """A person's device in one engagement."""

    person: Person
    engagement: UUID
    clock: Clock
    chain: list[str] = field(default_factory=list)
    root: int = 1

    @property
    def name(self) -> str:
        return known_as(self.person.pk, self.engagement)

    @property
    def keys(self) -> people.Keys:
        return keys_of(self.name, self.root)

    @property
    def here(self) -> dict[str, Any]:
        return {"actor": self.person.pk, "engagement_id": self.engagement, "clock": self.clock}

    def set_up(self) -> None:
        """The person has typed a recovery code back."""
        if not has_recovery(self.person.pk):
            content = jcs({**slot("recovery", CODE), "person": self.person.pk.hex})
            made = add_slot(actor=self.person.pk, content=content, clock=self.clock)
            confirm_slot(actor=self.person.pk, slot=made, clock=self.clock)

    def next_key(self, *, signed_by_last: bool = True) -> bytes:
        """The next statement of the chain."""
        signers = [self.keys] if self.chain and signed_by_last else []
        self.root += bool(self.chain)
        content = people.person_key(self.keys, len(self.chain) + 1, self.chain[-1] if self.chain else None)
        self.chain.append(people.statement_id("person-key", jcs(content)))
        return people.statement("person-key", content, self.keys, *signers).encode()

    def name_key(self, *, signed_by_last: bool = True) -> str:
        self.set_up()
        return services.name_key(statement=self.next_key(signed_by_last=signed_by_last), **self.here)


def device(stage: Stage, name: str, clock: Clock) -> Device:
    """The device of somebody of the cast in Amara's engagement."""
    return Device(getattr(stage, name), stage.engagement, clock)


@dataclass
class SealedCircle:
    """A circle as its keeper's device knows it: each entry it signs follows the last one that it saw taken."""

    keeper: Device
    scope: Scope
    id: UUID
    n: int = 0
    head: str | None = None
    epoch: int = 0

    def seed(self, epoch: int) -> bytes:
        return drawn(f"epoch {epoch} of {self.id.hex}")

    def entry(self, op: str, *, new_epoch: bool = True, **members: Any) -> dict[str, Any]:
        epoch = self.epoch + new_epoch
        follows = {"v": 1, "circle": self.id.hex, "n": self.n + 1, "prev": self.head}
        says = {"op": op, "epoch": epoch, "epoch_recipient": recipient_of(self.seed(epoch)), "at": AT}
        return {**follows, **says, **members}

    def signed(self, entry: dict[str, Any], signer: Device | None = None) -> bytes:
        return people.statement("circle-log", entry, (signer or self.keeper).keys).encode()

    def took(self, entry: dict[str, Any]) -> None:
        self.n, self.epoch = entry["n"], entry["epoch"]
        self.head = people.statement_id("circle-log", jcs(entry))

    def first(self) -> dict[str, Any]:
        return self.entry("create", person=self.keeper.name, person_key=self.keeper.chain[-1])

    def make(self) -> None:
        entry = self.first()
        services.make_circle(scope=self.scope, statement=self.signed(entry), **self.keeper.here)
        self.took(entry)

    def go_on(self, op: str, signer: Device | None = None, **members: Any) -> None:
        entry = self.entry(op, **members)
        by = signer or self.keeper
        services.continue_circle(circle_id=self.id, statement=self.signed(entry, by), **by.here)
        self.took(entry)

    def add(self, member: Device, *, new_epoch: bool = False, keeper: bool = False, **changes: Any) -> None:
        who = {"person": member.name, "person_key": member.chain[-1], "keeper": keeper, **changes}
        self.go_on("add", new_epoch=new_epoch, **who)

    def grant_file(self, to: Device) -> bytes:
        ids = {str(self.epoch): age.identity(self.seed(self.epoch))}
        content = {"v": 1, "circle": self.id.hex, "to": to.name, "log_n": self.n, "log_head": self.head, "ids": ids}
        return age.sealed_file(people.statement("epoch-grant", content, self.keeper.keys).encode(), to.keys.recipient)

    def grant(self, to: Device, **changes: Any) -> None:
        what = {"circle_id": self.id, "to": to.name, "log_n": self.n, "file": self.grant_file(to)}
        services.grant(**{**what, **self.keeper.here, **changes})

    @property
    def sealed_file(self) -> bytes:
        return scan_for(recipient_of(self.seed(self.epoch)))

    def send_file(self, by: Device, *, pieces: int = 1, finished: bool = True, content: bytes | None = None) -> UUID:
        """Begin a file, send as many pieces of it as there are (up to ``pieces``), and say that it is finished."""
        where: dict[str, Any] = {"circle_id": self.id, **by.here}
        kind = NOTES if isinstance(self.scope, OwnScope) else self.scope.information_class
        sealed = self.sealed_file if content is None else content
        where["file_id"] = file = services.begin_file(kind=kind, epoch=self.epoch, **where)
        for offset in range(0, len(sealed), services.PIECE)[:pieces]:
            services.keep_piece(offset=offset, piece=sealed[offset : offset + services.PIECE], **where)
        if finished:
            services.finish_file(sha256=sha256(sealed).hexdigest(), **where)
        return file

    def key(self, epoch: int) -> bytes:
        return hkdf(self.seed(epoch), D + f"epoch/v1|{self.id.hex}|{epoch}".encode())

    def place(self, record: UUID, number: int, kind: InformationClass) -> dict[str, Any]:
        return {"c": self.id.hex, "k": kind.value, "r": record.hex, "v": number}

    def content(self, author: Device, text: str) -> dict[str, Any]:
        seen = {"author": author.name, "at": AT, "log_n": self.n, "log_head": self.head, "parents": []}
        return {"v": 1, "kind": "note", **seen, "title": "", "text": text, "tags": [], "attachments": [], "more": {}}

    def seal(self, author: Device, text: str, record: UUID, number: int = 1, **steps: Any) -> bytes:
        kind = steps.pop("kind", None) or (NOTES if isinstance(self.scope, OwnScope) else self.scope.information_class)
        how = {"place": self.place(record, number, kind), "author": author.keys, "epoch": self.epoch, **steps}
        return InCircle(self, value=self.content(author, text), **how).envelope()

    def write(self, author: Device, text: str, record: UUID, number: int = 1, **steps: Any) -> None:
        envelope = self.seal(author, text, record, number, **steps)
        services.write_revision(circle_id=self.id, record_id=record, number=number, envelope=envelope, **author.here)

    def open(self, envelope: bytes, record: UUID, number: int = 1, kind: InformationClass = NOTES) -> str:
        keys = {epoch: self.key(epoch) for epoch in range(1, self.epoch + 1)}
        text: str = open_record(envelope, self.place(record, number, kind), keys)["content"]["text"]
        return text


class InCircle(Sealing):
    """Sealed under an epoch of the circle."""

    def __init__(self, circle: SealedCircle, **steps: Any) -> None:
        self.circle = circle
        super().__init__(**steps)

    def envelope(self) -> bytes:
        header, record_key = self.header(), drawn(f"a record's key in {self.circle.id}")
        derived = hkdf(record_key, D + b"record/v1", 64, header)
        wrapped = seal(self.circle.key(self.epoch), record_key, header, drawn("an IV", 12))
        sealed = seal(derived[:32], self.padded(), header, ZERO)[12:]
        return b"\xc1\x01" + len(header).to_bytes(2) + header + wrapped + self.commitment(derived) + sealed


def random_id(word: str) -> UUID:
    """An id such as a browser draws."""
    return UUID(hex=drawn(word, 16).hex())


def shared(about: Device, kind: InformationClass = NOTES) -> SharedScope:
    return SharedScope(kind, frozenset({about.name}))


def own(device: Device) -> OwnScope:
    return OwnScope(device.name)

"""What the ledger keeps outside the database, below ``ledger`` in the data folder: the key that signs checkpoints, the last
checkpoint of each practice, and what a witness said against it. So a database that was put back or rewritten, by whatever
means, meets what it does not know.
"""

from contextlib import suppress
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from django.conf import settings

from privity.core.merkle.keys import Key
from privity.core.merkle.note import Note, note_from
from privity.kit import disk
from privity.kit.ids import new_id

SUFFIX = ".checkpoint"


def key() -> Ed25519PrivateKey | None:
    """The installation's signing key; None where its file is missing or holds something else."""
    try:
        private = load_pem_private_key(_key_file().read_bytes(), password=None)
    except (FileNotFoundError, ValueError, TypeError):
        return None
    return private if isinstance(private, Ed25519PrivateKey) else None


def make_key() -> None:
    """Make a signing key, unless there is one: of several processes at the same moment the first one's stays."""
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    fresh = _place() / f"{new_id().hex}.new"
    disk.write(fresh, pem)
    with suppress(FileExistsError):
        _key_file().hardlink_to(fresh)
    fresh.unlink()
    disk.sync(_place())


def practices() -> set[UUID]:
    """The practices of which a checkpoint is kept here."""
    return {UUID(file.stem) for file in _place().glob(f"{'[0-9a-f]' * 32}{SUFFIX}")}


def kept(practice: UUID) -> Note | None:
    """The practice's last checkpoint, as it was kept here.

    :raises InvalidError: its file holds something else
    """
    try:
        return note_from(_file(practice).read_bytes())
    except FileNotFoundError:
        return None


def keep(practice: UUID, note: Note) -> None:
    """Put ``note`` in the place of the practice's former checkpoint: at every instant one of the two is there, whole.

    Only one process at a time may do so for a practice.
    """
    disk.replace(_file(practice), bytes(note))


def contradiction(practice: UUID, witness: Key) -> str | None:
    """What this witness said against the practice's ledger when it was asked last, if anything."""
    try:
        return _contradiction_file(practice, witness).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


def keep_contradiction(practice: UUID, witness: Key, line: str) -> None:
    """Keep what a witness says against the ledger, for whoever looks after the installation."""
    disk.replace(_contradiction_file(practice, witness), line.encode())


def drop_contradiction(practice: UUID, witness: Key) -> None:
    """The witness has signed again."""
    _contradiction_file(practice, witness).unlink(missing_ok=True)


def _key_file() -> Path:
    return _place() / "key.pem"


def _file(practice: UUID) -> Path:
    return _place() / f"{practice.hex}{SUFFIX}"


def _contradiction_file(practice: UUID, witness: Key) -> Path:
    return _place() / f"{practice.hex}.{witness.id.hex()}.contradiction"


def _place() -> Path:
    return Path(settings.DATA) / "ledger"

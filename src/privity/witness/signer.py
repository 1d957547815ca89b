"""A witness's key: one line in a file, which holds its name as well, as other tools for signed notes write it."""

from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from privity.core.ed25519 import KEY_LENGTH
from privity.core.errors import InvalidError
from privity.core.merkle.encoding import from_base64, to_base64
from privity.core.merkle.keys import Key, Kind, public_key
from privity.kit import disk

PREFIX = "PRIVATE+KEY+"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: a ``name``, and the ``private`` key for cosignatures."""

    name: str
    private: Ed25519PrivateKey

    @property
    def key(self) -> Key:
        """What others check its cosignatures with."""
        return public_key(self.name, Kind.COSIGNATURE, self.private)

    def __str__(self) -> str:
        """The line in the file."""
        secret = to_base64(bytes([Kind.COSIGNATURE]) + self.private.private_bytes_raw())
        return f"{PREFIX}{self.name}+{self.key.id.hex()}+{secret}"


def signer_from(text: str) -> Signer:
    """The signer that ``str(signer)`` wrote.

    :raises InvalidError: any other text
    """
    name, _, rest = text.removeprefix(PREFIX).partition("+")
    content = from_base64(rest.partition("+")[2], 1 + KEY_LENGTH)
    signer = Signer(name, Ed25519PrivateKey.from_private_bytes(content[1:]))
    if str(signer) != text:
        raise InvalidError("The parts of this key do not belong together.")
    return signer


def read(file: Path) -> Signer | None:
    """The signer in a file; None where there is no such file.

    :raises InvalidError: it holds something else
    """
    try:
        return signer_from(file.read_text(encoding="utf-8").strip())
    except FileNotFoundError:
        return None
    except (InvalidError, UnicodeDecodeError) as error:
        raise InvalidError(f"{file}: this holds no key of a witness.") from error


def make(file: Path, name: str) -> Signer:
    """A new signer in a new file, which only our own account may read.

    :raises InvalidError: ``name`` cannot be that of a key
    """
    signer = Signer(name, Ed25519PrivateKey.generate())
    disk.replace(file, f"{signer}\n".encode())
    return signer

"""Signed notes (C2SP signed-note, https://c2sp.org/signed-note): a text, an empty line, and signature lines.

Stricter than the specification in two points, which no honest signer meets: base64 has one form only, and a key signs
once. What is read therefore writes back to the same bytes.
"""

from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from privity.core.errors import InvalidError
from privity.core.merkle.encoding import from_base64, text_from, to_base64
from privity.core.merkle.keys import Key, Kind, is_name, public_key

MAX_SIGNATURES = 100
"""Signatures of a note; the specification wants at least 16 to be taken."""

DASH = "— "


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line. ``content`` is the signature proper, whatever its kind: ``key_id`` tells that."""

    name: str
    key_id: bytes
    content: bytes

    def __str__(self) -> str:
        return f"{DASH}{self.name} {to_base64(self.key_id + self.content)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A ``text`` that ends with a newline, and who is said to have signed it: nothing is verified yet."""

    text: str
    signatures: tuple[Signature, ...]

    def __bytes__(self) -> bytes:
        return "".join([self.text, "\n", *map(str, self.signatures)]).encode()

    def signature_of(self, key: Key) -> bytes | None:
        """What stands as the signature of ``key``, if anything does."""
        found = (each.content for each in self.signatures if (each.name, each.key_id) == (key.name, key.id))
        return next(found, None)


def note_from(content: bytes) -> Note:
    """The note that these bytes are.

    :raises InvalidError: they are no note
    """
    text, _, lines = text_from(content).rpartition("\n\n")
    signatures = tuple(_signature_from(line) for line in lines.removesuffix("\n").split("\n", MAX_SIGNATURES))
    note = Note(text + "\n", signatures)
    signers = {(each.name, each.key_id) for each in signatures}
    if len(signatures) > MAX_SIGNATURES or len(signers) < len(signatures) or bytes(note) != content:
        raise InvalidError("This is no signed note.")
    return note


def signed(text: str, name: str, private: Ed25519PrivateKey) -> Note:
    """``text``, which ends with a newline, as a note signed by ``private`` under this ``name``."""
    key = public_key(name, Kind.NOTE, private)
    return Note(text, (Signature(name, key.id, private.sign(text.encode())),))


def with_signature(note: Note, signature: Signature) -> Note:
    """The note with one more signature, in the place of an older one of the same key."""
    others = (each for each in note.signatures if (each.name, each.key_id) != (signature.name, signature.key_id))
    return replace(note, signatures=(*others, signature))


def is_signed_by(note: Note, key: Key) -> bool:
    """Whether ``key``, one that signs notes, has signed this text. Signatures of other keys do not matter."""
    signature = note.signature_of(key)
    return key.kind is Kind.NOTE and signature is not None and key.has_signed(note.text.encode(), signature)


def _signature_from(line: str) -> Signature:
    name, _, encoded = line.removeprefix(DASH).partition(" ")
    content = from_base64(encoded)
    if not is_name(name) or len(content) <= 4:
        raise InvalidError("This note has a line that is no signature.")
    return Signature(name, content[:4], content[4:])

"""Whose file it is: the key, the ledger's name, and the signature over size and root. Without these nothing else counts."""

from collections.abc import Iterator
from re import compile as pattern

from privity.core.bundle.findings import Code, Finding
from privity.core.bundle.value import Bundle
from privity.core.merkle.checkpoint import checkpoint_from
from privity.core.merkle.keys import Key
from privity.core.merkle.note import Note, is_signed_by
from privity.core.words import phrase

_ORIGIN = pattern(r"privity/[0-9a-f]{32}")


def trust(bundle: Bundle, pinned: Key | None) -> Iterator[Finding]:
    """What speaks against key, name and signature of a bundle."""
    if pinned is not None and pinned != bundle.key:
        yield Finding(Code.OTHER_KEY, phrase("The file names another key than the one that you gave."))
    elif not _ORIGIN.fullmatch(bundle.key.name) or bundle.head.origin != bundle.key.name:
        yield Finding(Code.OTHER_LEDGER, phrase("The file is signed for another ledger than the one of its key."))
    elif not is_signed_by(bundle.checkpoint, bundle.key):
        yield Finding(Code.NOT_SIGNED, phrase("The key has not signed this: the file was changed or made up."))


def is_ours(note: Note, key: Key) -> bool:
    """Whether the ledger that has this key signed the checkpoint."""
    return checkpoint_from(note.text).origin == key.name and is_signed_by(note, key)

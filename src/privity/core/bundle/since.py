"""Against what somebody saw before: an older bundle, or a checkpoint that they kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from privity.core.bundle.findings import Code, Finding
from privity.core.bundle.form import bundle_from
from privity.core.bundle.parts import part
from privity.core.bundle.trust import is_ours, trust
from privity.core.bundle.value import Bundle, ErasedEntry
from privity.core.errors import InvalidError
from privity.core.merkle.checkpoint import Checkpoint, checkpoint_from
from privity.core.merkle.note import Note, note_from
from privity.core.words import phrase


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen before: a signed checkpoint, and the bundle that it comes from, if it does."""

    checkpoint: Note
    bundle: Bundle | None = None

    @property
    def head(self) -> Checkpoint:
        """Size and root that were seen."""
        return checkpoint_from(self.checkpoint.text)


def seen_from(content: object) -> Seen:
    """What these bytes, a checkpoint or a bundle, show of an earlier time. Nothing is verified yet.

    :raises InvalidError: they are neither
    """
    if isinstance(content, bytes) and content.startswith(b"{"):
        bundle = bundle_from(content)
        return Seen(bundle.checkpoint, bundle)
    if not isinstance(content, bytes):
        raise InvalidError("This is no checkpoint of a ledger.")
    note = note_from(content)
    checkpoint_from(note.text)
    return Seen(note)


def since(bundle: Bundle, seen: Seen) -> Finding:
    """The one thing that is to say of a bundle, which holds by itself, beside what was ``seen`` before."""
    wrong = _unlike(bundle, seen) or _past(bundle, seen.head) or _taken_out(bundle, seen.bundle)
    return wrong or _erased(bundle, seen.bundle) or _continues(seen.head)


def _unlike(bundle: Bundle, seen: Seen) -> Finding | None:
    """Why the two cannot be laid beside each other."""
    if not is_ours(seen.checkpoint, bundle.key):
        return Finding(
            Code.SINCE_OTHER_LEDGER, phrase("What you kept is of another ledger, or was signed by another key.")
        )
    if seen.bundle is None:
        return None
    if (seen.bundle.engagement, seen.bundle.reader) != (bundle.engagement, bundle.reader):
        return Finding(
            Code.SINCE_OTHER_PART, phrase("The older file is of another engagement, or of another person's part.")
        )
    if [*trust(seen.bundle, bundle.key), *part(seen.bundle)]:
        return Finding(Code.SINCE_NOT_SOUND, phrase("The older file does not hold by itself: check it alone first."))
    return None


def _past(bundle: Bundle, seen: Checkpoint) -> Finding | None:
    """What speaks against the past as it was seen."""
    head = bundle.head
    if seen.size > head.size:
        return Finding(
            Code.SINCE_NEWER,
            phrase("This file is older than what you kept, or the ledger's end was cut off: ask for a new one."),
        )
    roots = {each.size: each.root for each in (*_earlier(bundle), head)}
    if seen.size not in roots:
        return Finding(
            Code.SINCE_MISSING,
            phrase("This file does not tell of the time since what you kept: ask for one that was made since it."),
        )
    if roots[seen.size] != seen.root:
        return Finding(Code.SINCE_CHANGED, phrase("The past was changed: the ledger does not continue what you kept."))
    return None


def _earlier(bundle: Bundle) -> Iterator[Checkpoint]:
    return (checkpoint_from(each.checkpoint.text) for each in bundle.earlier)


def _taken_out(bundle: Bundle, old: Bundle | None) -> Finding | None:
    if old is None:
        return None
    leaves = {item.index: item.leaf for item in bundle.entries}
    gone = [item for item in old.entries if leaves.get(item.index) != item.leaf]
    if not gone:
        return None
    return Finding(
        Code.SINCE_TAKEN_OUT,
        phrase("Acts that stand in the older file were taken out of this part: {count}.", count=str(len(gone))),
    )


def _erased(bundle: Bundle, old: Bundle | None) -> Finding | None:
    """What was shown before and is only proven now. It may be rightful: who kept the older file still has the words."""
    erased = {item.index for item in bundle.entries if isinstance(item, ErasedEntry)}
    gone = [item for item in old.entries if item.index in erased and not isinstance(item, ErasedEntry)] if old else []
    if not gone:
        return None
    return Finding(
        Code.SINCE_ERASED,
        phrase(
            "Nothing was changed, but acts that the older file shows were erased since: {count}.", count=str(len(gone))
        ),
    )


def _continues(seen: Checkpoint) -> Finding:
    return Finding(
        Code.CONTINUES,
        phrase("Nothing was changed or taken away since the {size} acts of what you kept.", size=str(seen.size)),
    )

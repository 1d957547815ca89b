"""Whether the entries and the earlier checkpoints of a bundle stand under its own checkpoint, in their order."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from privity.core.bundle.acts import Act, act_from
from privity.core.bundle.findings import Code, Finding
from privity.core.bundle.trust import is_ours
from privity.core.bundle.value import Bundle, Earlier, Item, ShownEntry
from privity.core.errors import InvalidError
from privity.core.merkle.checkpoint import checkpoint_from
from privity.core.merkle.proofs import verify_consistency, verify_inclusion
from privity.core.words import phrase


def part(bundle: Bundle) -> Iterator[Finding]:
    """What speaks against the order, the earlier checkpoints, and the entries."""
    sizes = [checkpoint_from(each.checkpoint.text).size for each in bundle.earlier]
    rows = [item.index for item in bundle.entries], [*sizes, bundle.head.size]
    if not (all(map(_rises, rows)) and _rises([document.version for document in bundle.documents])):
        yield Finding(Code.OUT_OF_ORDER, phrase("The acts do not stand in their order, or one stands there twice."))
    yield from _earlier(bundle)
    yield from _entries(bundle)


def acts_of(bundle: Bundle) -> Iterator[Act]:
    """What the readable entries say, in their order; those of an unknown form are left out."""
    for item in bundle.shown:
        try:
            yield act_from(item.content)
        except InvalidError:
            continue


def _rises[Value: (int, str)](row: Sequence[Value]) -> bool:
    return all(first < second for first, second in pairwise(row))


def _earlier(bundle: Bundle) -> Iterator[Finding]:
    if not all(is_ours(each.checkpoint, bundle.key) for each in bundle.earlier):
        yield Finding(Code.EARLIER_NOT_SIGNED, phrase("An earlier state in the file is not signed by its key."))
    elif not all(_continues(each, bundle) for each in bundle.earlier):
        yield Finding(
            Code.EARLIER_CHANGED, phrase("The ledger does not continue an earlier state: its past was changed.")
        )


def _continues(earlier: Earlier, bundle: Bundle) -> bool:
    old, new = checkpoint_from(earlier.checkpoint.text), bundle.head
    return verify_consistency(old.size, new.size, old.root, new.root, earlier.proof)


def _entries(bundle: Bundle) -> Iterator[Finding]:
    found: dict[Code, list[int]] = {}
    head = bundle.head
    for place, item in enumerate(bundle.entries, start=1):
        proven = verify_inclusion(item.index, head.size, item.leaf, head.root, item.proof)
        code = _problem(item, bundle) if proven else Code.NOT_PROVEN
        if code:
            found.setdefault(code, []).append(place)
    for code, places in found.items():
        yield Finding(code, phrase(_WORDS[code], count=str(len(places)), first=str(places[0])))


_WORDS = {
    Code.NOT_PROVEN: "Acts that are not what was signed: {count}; the first is number {first} of the file.",
    Code.NOT_FROM_HERE: "Acts of another engagement: {count}; the first is number {first} of the file.",
    Code.UNKNOWN_FORM: (
        "Acts in a form that this version of Privity does not know: {count}; the first is number {first} of the file."
    ),
}


def _problem(item: Item, bundle: Bundle) -> Code | None:
    """What is wrong with an entry that is proven."""
    if not isinstance(item, ShownEntry):
        return None
    try:
        act = act_from(item.content)
    except InvalidError:
        return Code.UNKNOWN_FORM
    here = (f"privity/{act.practice}", act.engagement) == (bundle.key.name, bundle.engagement)
    return None if here else Code.NOT_FROM_HERE

"""A person's part of an engagement's ledger as a bundle (``core.bundle``). Who may ask is for the caller to settle first."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from privity.core.bundle.acts import act_from
from privity.core.bundle.value import Bundle, Earlier, ErasedEntry, Item, OfferedDocument, ShownEntry
from privity.core.canonical import content_hash
from privity.core.entries import AgreementOffered, Entry, LedgerPartTaken
from privity.core.errors import ConflictError
from privity.core.merkle.checkpoint import checkpoint_from
from privity.core.merkle.keys import Key
from privity.core.merkle.note import Note, note_from
from privity.core.merkle.proofs import prove_consistency, prove_inclusion
from privity.core.merkle.tree import ReadNode
from privity.core.parties import known_as
from privity.ledger import models
from privity.ledger.damage import damage_told
from privity.ledger.facts import bytes_in
from privity.ledger.selectors.checkpoints import key_of
from privity.ledger.selectors.tree import nodes_above
from privity.ledger.selectors.witnesses import with_cosignatures, witnessed_sizes


class _Row(NamedTuple):
    seq: int
    tag: int
    content: bytes
    salt: bytes
    commitment: bytes


def bundle_of(
    person: UUID,
    engagement: UUID,
    practice: UUID,
    checkpoint: Note,
    *,
    documents: Iterable[OfferedDocument] = (),
    sizes: Collection[int] = (),
) -> Bundle:
    """A person's own part as it stands under ``checkpoint``, one that we signed; in a few queries, however long it is.

    :param documents: what the person may read; those whose offer is not on their part by then are left out
    :param sizes: earlier sizes to tell of, beside those at which the person took their part before, or a witness signed last;
        unsigned ones are left out
    :raises ConflictError: the key is missing
    :raises InvalidError: rows of the tree are gone
    :raises BrokenLedgerError: a row cannot be read
    """
    key = key_of(practice)
    if key is None:
        raise ConflictError("The ledger's key is missing: ask who runs this installation.")
    with damage_told(practice):
        return _bundle(person, engagement, practice, checkpoint, key, documents, sizes)


def _bundle(
    person: UUID,
    engagement: UUID,
    practice: UUID,
    checkpoint: Note,
    key: Key,
    documents: Iterable[OfferedDocument],
    sizes: Collection[int],
) -> Bundle:
    size = checkpoint_from(checkpoint.text).size
    rows = _rows(person, engagement, practice, size)
    notes = _notes(practice, {*_taken(rows), *witnessed_sizes(practice, size), *sizes}, size)
    whole, *earlier = with_cosignatures(practice, [checkpoint, *notes.values()])
    node = nodes_above(practice, size, [*(row.seq - 1 for row in rows), *(old - 1 for old in notes)])
    offered = {(entry.version, entry.content_hash) for entry in _entries(rows, AgreementOffered)}
    return Bundle(
        key=key,
        checkpoint=whole,
        earlier=tuple(
            Earlier(note, tuple(prove_consistency(node, old, size))) for old, note in zip(notes, earlier, strict=True)
        ),
        engagement=engagement.hex,
        reader=known_as(person, engagement),
        entries=tuple(_item(row, node, size) for row in rows),
        documents=tuple(
            sorted(
                (each for each in documents if (each.version, content_hash(each.content)) in offered),
                key=lambda each: each.version,
            )
        ),
    )


def _rows(person: UUID, engagement: UUID, practice: UUID, size: int) -> list[_Row]:
    part = models.EntryReader.objects.filter(
        practice_id=practice, engagement_id=engagement, person_id=person, seq__lte=size
    )
    columns = ("seq", "entry__tag", "entry__content", "entry__salt", "entry__commitment")
    return [
        _Row(seq, tag, bytes_in(content), bytes_in(salt), bytes_in(commitment))
        for seq, tag, content, salt, commitment in part.order_by("seq").values_list(*columns)
    ]


def _entries[Kind: Entry](rows: Sequence[_Row], kind: type[Kind]) -> Iterator[Kind]:
    """The entries of one type that can be read."""
    for row in rows:
        if row.tag == kind.tag and row.salt:
            entry = act_from(row.content).entry
            if isinstance(entry, kind):
                yield entry


def _taken(rows: Sequence[_Row]) -> set[int]:
    """How large the ledger was each time that the reader took their part: nobody else reads these entries."""
    return {entry.size for entry in _entries(rows, LedgerPartTaken)}


def _notes(practice: UUID, sizes: Collection[int], size: int) -> dict[int, Note]:
    """The checkpoints of these sizes below ``size``, smallest first."""
    wanted = {old for old in sizes if 0 < old < size}
    rows = models.Checkpoint.objects.filter(practice_id=practice, size__lt=size).order_by("size")
    if not wanted:
        return {}
    among = rows.filter(size__gte=min(wanted), size__lte=max(wanted)).values_list("size", "note")
    return {old: note_from(bytes_in(note)) for old, note in among.iterator() if old in wanted}


def _item(row: _Row, node: ReadNode, size: int) -> Item:
    index = row.seq - 1
    proof = tuple(prove_inclusion(node, index, size))
    if not row.salt:
        return ErasedEntry(index, proof, row.commitment)
    return ShownEntry(index, proof, row.salt, row.content)

"""What witnesses have signed of the ledgers, what they lack, and what they say against one."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.conf import settings
from django.db.models import F, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce

from privity.core.merkle.checkpoint import checkpoint_from
from privity.core.merkle.keys import key_from
from privity.core.merkle.known_witness import KnownWitness
from privity.core.merkle.note import Note, Signature, with_signature
from privity.ledger import folder, models
from privity.ledger.damage import each
from privity.ledger.facts import bytes_in, origin_of
from privity.ledger.selectors.tree import practices


def lacking(witness: KnownWitness) -> list[tuple[UUID, int]]:
    """The practices whose last checkpoint ``witness`` may know and has not signed, and which size it signed last."""
    last = {"practice_id": OuterRef("practice_id")}
    signed = models.Checkpoint.objects.filter(**last).order_by("-size").values("size")[:1]
    seen = models.Cosignature.objects.filter(**last, key=str(witness.key)).order_by("-size").values("size")[:1]
    heads = models.Head.objects.annotate(signed=Subquery(signed), seen=Coalesce(Subquery(seen), 0))
    found = heads.filter(signed__gt=F("seen")).order_by("practice_id").values_list("practice_id", "seen")
    return [(practice, size) for practice, size in filter(None, each(found)) if witness.may_know(origin_of(practice))]


def with_cosignatures(practice: UUID, notes: Collection[Note]) -> list[Note]:
    """Checkpoints of ours, each with all signatures of witnesses that came for it."""
    whole = {checkpoint_from(note.text).size: note for note in notes}
    rows = models.Cosignature.objects.filter(practice_id=practice, size__in=whole).order_by("key")
    for size, text, content in rows.values_list("size", "key", "signature"):
        key = key_from(text)
        whole[size] = with_signature(whole[size], Signature(key.name, key.id, bytes_in(content)))
    return list(whole.values())


def witnessed_sizes(practice: UUID, size: int) -> set[int]:
    """The largest size up to ``size`` that each witness has signed."""
    rows = models.Cosignature.objects.filter(practice_id=practice, size__lte=size)
    return set(rows.values("key").annotate(last=Max("size")).values_list("last", flat=True))


def contradictions() -> Iterator[str]:
    """A line for each ledger against which one of our witnesses spoke when it was asked last."""
    known = sorted(practices() | folder.practices()) if settings.WITNESSES else []
    for witness in settings.WITNESSES:
        for practice in known:
            if line := folder.contradiction(practice, witness.key):
                yield line

"""A person's part as a bundle: it holds, tells nothing of others, and costs a few queries however long it is."""

from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from privity.core.bundle.findings import Verdict
from privity.core.bundle.form import bundle_bytes
from privity.core.bundle.value import Bundle, ErasedEntry, OfferedDocument, ShownEntry
from privity.core.bundle.verifying import Report, verify
from privity.core.canonical import content_hash
from privity.core.entries import AgreementOffered, EngagementEnded, Entry, LedgerPartTaken
from privity.core.errors import ConflictError
from privity.core.merkle.checkpoint import checkpoint_from
from privity.core.merkle.keys import Kind, public_key
from privity.core.merkle.known_witness import KnownWitness
from privity.core.merkle.proofs import prove_inclusion
from privity.core.parties import known_as
from privity.kit.ids import new_id
from privity.ledger.models import Entry as Row
from privity.ledger.selectors import bundle_of, inclusion_proof, key_of, last_checkpoint
from privity.ledger.selectors.tree import nodes_above
from privity.ledger.services import ask_witnesses, sign_checkpoint
from tests.bundle_vectors.ledger import DOCUMENT
from tests.clock import StandingClock
from tests.flush import triggers_off
from tests.ledger.writing import plant, write, write_many
from tests.witness.running import running

pytestmark = pytest.mark.django_db(transaction=True)


class Part:
    """Somebody's part of an engagement, in a practice where more happens."""

    def __init__(self, practice: UUID, clock: StandingClock) -> None:
        self.practice, self.clock = practice, clock
        self.person, self.engagement = new_id(), new_id()

    def act(self, entry: Entry | None = None) -> int:
        return write(self.practice, engagement=self.engagement, actor=self.person, entry=entry or EngagementEnded())

    def taken(self, documents: tuple[OfferedDocument, ...] = (), sizes: tuple[int, ...] = ()) -> Bundle:
        note = sign_checkpoint(practice=self.practice, clock=self.clock)
        assert note is not None
        return bundle_of(self.person, self.engagement, self.practice, note, documents=documents, sizes=sizes)

    def take(self) -> Bundle:
        """Take it, and let that stand on the ledger."""
        bundle = self.taken()
        self.act(LedgerPartTaken(size=bundle.head.size))
        return bundle


@pytest.fixture
def part(folder: Path, practice: UUID, clock: StandingClock) -> Part:
    plant(practice, 250)
    part = Part(practice, clock)
    for _ in range(4):
        part.act()
        write_many(practice, 2)
    return part


def check(bundle: Bundle, seen: Bundle | None = None) -> Report:
    return verify(bundle_bytes(bundle), seen=bundle_bytes(seen) if seen else None)


def codes(report: Report) -> list[str]:
    return [finding.code.value for finding in report.findings]


def test_it_holds_and_is_all_of_the_part(part: Part) -> None:
    bundle = part.taken()
    assert codes(check(bundle)) == ["holds", "own_key"]
    assert [item.index for item in bundle.entries] == [250, 253, 256, 259]
    assert (bundle.reader, bundle.engagement) == (known_as(part.person, part.engagement), part.engagement.hex)
    assert bundle.head.size == 262
    assert bundle.checkpoint == last_checkpoint(part.practice)


def test_nobody_elses_entries(part: Part) -> None:
    write(part.practice, engagement=part.engagement)
    write(part.practice, engagement=new_id(), actor=part.person)
    write(part.practice, engagement=None, actor=part.person)
    assert len(part.taken().entries) == 4
    stranger = Part(part.practice, part.clock)
    assert stranger.taken().entries == ()


def test_what_came_after_the_checkpoint_is_not_told(part: Part) -> None:
    part.taken()
    part.act()
    note = last_checkpoint(part.practice)
    assert note is not None
    assert len(bundle_of(part.person, part.engagement, part.practice, note).entries) == 4


def test_each_tells_of_the_time_since_the_last(part: Part) -> None:
    taken = [part.take() for _ in range(3)]
    last = part.taken()
    assert [checkpoint_from(each.checkpoint.text).size for each in last.earlier] == [262, 263, 264]
    for older in taken:
        assert codes(check(last, older)) == ["holds", "continues", "own_key"]
        assert codes(check(older, last)) == ["since_newer"]


def test_sizes_that_are_asked_for(part: Part) -> None:
    """Those that were signed, once each, and below the new one."""
    note = sign_checkpoint(practice=part.practice, clock=part.clock)
    assert note is not None
    part.act()
    bundle = part.taken(sizes=(262, 262, 100, 263, 9_999, 0))
    assert [checkpoint_from(each.checkpoint.text).size for each in bundle.earlier] == [262]
    assert codes(verify(bundle_bytes(bundle), seen=bytes(note))) == ["holds", "continues", "own_key"]
    assert codes(verify(bundle_bytes(part.taken()), seen=bytes(note))) == ["since_missing"]


def test_documents_are_those_that_were_offered_in_it(part: Part) -> None:
    """An offer that came after the checkpoint, and words that nobody offered, are left out."""
    document = DOCUMENT.encode()
    versions = sorted(new_id().hex for _ in range(3))
    papers = tuple(OfferedDocument(version, document) for version in reversed(versions))
    for version in versions[:2]:
        part.act(AgreementOffered(version=version, number=1, content_hash=content_hash(document), kind="agreement"))
    part.act(AgreementOffered(version=versions[2], number=1, content_hash="0" * 64, kind="agreement"))
    bundle = part.taken(documents=papers)
    assert [each.version for each in bundle.documents] == versions[:2]
    assert codes(check(bundle)) == ["holds", "document", "document", "own_key"]


def test_what_was_erased_is_proven_still(part: Part) -> None:
    before = part.take()
    with triggers_off(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_entry SET salt = %s, content = %s WHERE seq = 254", [b"", b""])
    after = part.taken()
    assert [type(item) for item in after.entries] == [ShownEntry, ErasedEntry, *[ShownEntry] * 3]
    assert codes(check(after, before)) == ["holds", "since_erased", "own_key"]


def test_without_the_key_there_is_none(part: Part, folder: Path) -> None:
    bundle = part.taken()
    (folder / "key.pem").unlink()
    with pytest.raises(ConflictError, match="key is missing"):
        bundle_of(part.person, part.engagement, part.practice, bundle.checkpoint)


def test_a_few_queries_however_long(part: Part) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            bundle_of(part.person, part.engagement, part.practice, note)
        return len(captured)

    for _ in range(3):
        note = part.take().checkpoint
    few = queries()
    for _ in range(12):
        part.act()
        write_many(part.practice, 40)
        note = part.take().checkpoint
    assert Row.objects.filter(practice_id=part.practice).count() > 3 * 256 - 10
    assert queries() <= few + 1
    assert few <= 7


def test_nodes_that_were_read_at_once_are_the_nodes(practice: UUID) -> None:
    plant(practice, 600)
    for size in (1, 255, 256, 257, 511, 512, 513, 600):
        leaves = [leaf for leaf in (0, 1, 255, 256, 300, 511, 512, 599) if leaf < size]
        node = nodes_above(practice, size, leaves)
        for leaf in leaves:
            assert prove_inclusion(node, leaf, size) == inclusion_proof(practice, leaf + 1, size)


def test_a_witness_stands_in_it(part: Part, tmp_path: Path, settings: Settings) -> None:
    """A file that is made at once has no signature on its own checkpoint, but on the last one that the witness saw."""
    part.taken()
    with running(tmp_path / "supervisor", str(key_of(part.practice))) as witness:
        settings.WITNESSES = [KnownWitness(witness.key, witness.url)]
        assert ask_witnesses(part.clock) == 1
    key = str(witness.key)
    for count in (0, 1, 2):
        bundle = part.taken()
        assert codes(verify(bundle_bytes(bundle), witness=key)) == ["holds", "witnessed", "own_key"]
        assert verify(bundle_bytes(bundle), witness=key).findings[1].words.render().endswith(f"since then: {count}.")
        write_many(part.practice, 2)
        part.act()
    stranger = str(public_key("supervisor", Kind.COSIGNATURE, Ed25519PrivateKey.generate()))
    report = verify(bundle_bytes(bundle), witness=stranger)
    assert (codes(report), report.verdict) == (["not_witnessed"], Verdict.UNUSABLE)
    for text in ("rubbish", str(key_of(part.practice))):
        assert codes(verify(bundle_bytes(bundle), witness=text)) == ["witness_unreadable"]

"""What reads strangers' bytes, given bytes of every kind: a part of a ledger, a signed note, a receipt. ``python -m bench.fuzz [seconds]``

Coverage leads the bytes (atheris), from the files of vectors/bundle and vectors/merkle on. Whatever they are: a check answers, a
reader refuses with its one error, what is read writes back to the same bytes, and nothing holds that the key did not sign.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

with atheris.instrument_imports(include=["privity.core"]):
    from privity.core.bundle.findings import Code, Verdict
    from privity.core.bundle.form import bundle_bytes, bundle_from
    from privity.core.bundle.telling import told
    from privity.core.bundle.value import Bundle, OfferedDocument, ShownEntry
    from privity.core.bundle.verifying import Report, verify
    from privity.core.canonical import content_hash
    from privity.core.entries.base import commitment
    from privity.core.errors import InvalidError
    from privity.core.merkle.checkpoint import Checkpoint
    from privity.core.merkle.hashing import leaf_hash, node_hash
    from privity.core.merkle.keys import Kind, key_from, public_key
    from privity.core.merkle.note import is_signed_by, note_from, signed
    from privity.core.merkle.receipt import receipt_from

VECTORS = Path(__file__).parents[1] / "vectors"
SECONDS = 120


type Case = dict[str, str]


def cases(name: str) -> list[Case]:
    read: list[Case] = json.loads((VECTORS / name).read_text(encoding="utf-8"))["cases"]
    return read


SINCE = cases("bundle/since.json")
GOOD, SEEN = (SINCE[0][member].encode() for member in ("file", "since"))
KEY = next(case["key"] for case in SINCE if "key" in case)
FILES = [case["file"].encode() for name in ("good", "bad", "since") for case in cases(f"bundle/{name}.json")]
NOTES = [case["note"].encode() for case in cases("merkle/notes.json") if "note" in case]


def checkpoints(content: bytes) -> set[str]:
    """What the key has signed in a file."""
    bundle = verify(content, key=KEY).bundle
    if bundle is None:
        return set()
    notes = [bundle.checkpoint, *(each.checkpoint for each in bundle.earlier)]
    return {note.text for note in notes if is_signed_by(note, key_from(KEY))}


PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(32))
ID, SALT = "0" * 32, bytes(32)
ORIGIN = f"privity/{ID}"
OWN = public_key(ORIGIN, Kind.NOTE, PRIVATE)
ENVELOPE = (
    f'{{"actor":"{ID}","at":"2026-03-03T09:00:00.000000Z","engagement":"{ID}",'
    f'"entry":{{FIELDS}},"practice":"{ID}","tag":21,"v":1}}'
).encode()
PART = bundle_from(GOOD)
CONTENTS = [
    *(
        each.content.replace(PART.key.name[8:].encode(), ID.encode()).replace(PART.engagement.encode(), ID.encode())
        for each in PART.shown
    ),
    *(each.content for each in PART.documents),
]
SIGNED = set().union(*map(checkpoints, [*FILES, *(case["since"].encode() for case in SINCE)]))


def give(content: bytes) -> None:
    """Let everything that reads have these bytes."""
    check(verify(content))
    check(report := verify(content, key=KEY, seen=SEEN))
    check(verify(GOOD, seen=content))
    inside(content)
    if report.verdict is Verdict.GOOD and report.bundle:
        assert report.bundle.checkpoint.text in SIGNED
    for reader, writer in ((bundle_from, bundle_bytes), (note_from, bytes), (receipt_from, bytes)):
        try:
            assert writer(reader(content)) == content
        except InvalidError:
            continue


def inside(content: bytes) -> None:
    """The bytes as an act, and as a document that was offered, both signed: they cannot be both, but there is an answer."""
    words = f'"content_hash":"{content_hash(content)}","kind":"agreement","number":1,"version":"{ID}"'
    offered = ENVELOPE.replace(b"FIELDS", words.encode())
    leaves = [leaf_hash(commitment(SALT, each)) for each in (content, offered)]
    note = signed(str(Checkpoint(ORIGIN, 2, node_hash(*leaves))), ORIGIN, PRIVATE)
    entries = ShownEntry(0, (leaves[1],), SALT, content), ShownEntry(1, (leaves[0],), SALT, offered)
    bundle = Bundle(OWN, note, (), ID, ID, entries, (OfferedDocument(ID, content),))
    try:
        file = bundle_bytes(bundle)
    except UnicodeDecodeError:
        return
    check(report := verify(file))
    assert Code.UNKNOWN_FORM in {finding.code for finding in report.findings}


def check(report: Report) -> None:
    """There is an answer, and whatever was read can be told."""
    assert report.findings
    assert all(finding.words.render() for finding in report.findings)
    if report.bundle:
        assert all(words.render() for _at, words in told(report.bundle))


if __name__ == "__main__":
    seconds = next((word for word in sys.argv[1:] if word.isdecimal()), str(SECONDS))
    with TemporaryDirectory() as folder:
        for number, content in enumerate([*FILES, *NOTES, *CONTENTS]):
            (Path(folder) / f"{number:04}").write_bytes(content)
        options = [f"-max_total_time={seconds}", "-max_len=20000", "-timeout=10", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *options, folder], give)
        atheris.Fuzz()

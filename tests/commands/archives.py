"""Archives as a takeout holds them, and others."""

import json
import tarfile
from collections.abc import Mapping
from io import BytesIO

from tests.bundle_vectors.ledger import TRUE, canonical

RECORDS = {"format": "privity/takeout/v1", "taken_at": "2026-11-27T12:00:00Z", "person": {"id": "0", "name": "Mirjam"}}
FILES = {
    "files/0f/scan.pdf": b"%PDF",
    "notes/2026-11-26-Gesagt.md": b"# Gesagt\n\nZimtstern",
    "records.json": json.dumps({**RECORDS, "records": []}).encode(),
    "README.txt": b"This is everything.\n",
}
GOOD = {**FILES, "ledger.json": canonical(TRUE.bundle()).encode()}


def archive_of(files: Mapping[str, bytes], **changes: object) -> bytes:
    archive = BytesIO()
    with tarfile.open(fileobj=archive, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            for key, value in changes.items():
                setattr(member, key, value)
            tar.addfile(member, BytesIO(content))
    return archive.getvalue()

"""``python -m tools.release [KEY.pem]``: the list of what browsers run, as a note that the key has signed, or as it is."""

import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from privity.core.merkle.keys import Kind, public_key
from privity.core.merkle.note import signed
from privity.kit.release import built_release

NAME = "privity-release"


def main(key: str) -> None:
    text = str(built_release())
    if not key:
        sys.stdout.write(text)
        return
    private = load_pem_private_key(Path(key).read_bytes(), None)
    if not isinstance(private, Ed25519PrivateKey):
        raise SystemExit(f"{key} is no Ed25519 key: docs/releases.md says how to make one.")
    sys.stdout.buffer.write(bytes(signed(text, NAME, private)))
    sys.stderr.write(f"signed by {public_key(NAME, Kind.NOTE, private)}\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")

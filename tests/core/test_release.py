"""A release's list: what is in it, whom it is from, and under which names a server serves its files."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from privity.core.errors import InvalidError
from privity.core.merkle.keys import Kind, public_key
from privity.core.merkle.note import signed
from privity.core.release import digest_of, name_of, published_release, release_from, release_of

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
NAME = "privity-release"
FILES = {"site.js": b"one()", "vault.js": b"two()", "site.css": b"a{b:url(fonts/c.woff2)}", "icons.svg": b"<svg/>"}
RELEASE = release_of("0.1.0", FILES)


def test_only_what_browsers_run() -> None:
    assert set(RELEASE.files) == {"site.js", "vault.js", "site.css"}


def test_the_text_reads_back() -> None:
    assert release_from(str(RELEASE)) == RELEASE
    assert str(RELEASE).startswith("privity/release\n0.1.0\n")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: "",
        lambda text: text[:-1],
        lambda text: text + "\n",
        lambda text: text.replace("privity/release", "privity/other"),
        lambda text: text.replace(" vault.js", "  vault.js"),
        lambda text: text.upper(),
        lambda text: "\n".join([*text.split("\n")[:2], *reversed(text.split("\n")[2:-1]), ""]),
        lambda text: "\n".join([*text.split("\n")[:2], ""]),
    ],
)
def test_any_other_text_is_refused(spoil: object) -> None:
    assert callable(spoil)
    with pytest.raises(InvalidError):
        release_from(spoil(str(RELEASE)))


def test_who_signed_it() -> None:
    note = bytes(signed(str(RELEASE), NAME, KEY))
    assert published_release(note, public_key(NAME, Kind.NOTE, KEY)) == RELEASE
    other = public_key(NAME, Kind.NOTE, Ed25519PrivateKey.generate())
    with pytest.raises(InvalidError, match="not signed by that key"):
        published_release(note, other)
    with pytest.raises(InvalidError):
        published_release(note.replace(b"0.1.0", b"0.2.0"), public_key(NAME, Kind.NOTE, KEY))
    with pytest.raises(InvalidError):
        published_release(str(RELEASE).encode(), other)


def test_the_servers_marks_in_names() -> None:
    assert name_of("site.0123456789ab.js") == "site.js"
    assert name_of("search-worker.0123456789ab.js") == "search-worker.js"
    assert name_of("site.js") == "site.js"
    served = b'a{b:url("fonts/c.0123456789ab.woff2")}'
    assert digest_of("site.css", served) == digest_of("site.css", FILES["site.css"])


def test_a_script_is_taken_byte_for_byte() -> None:
    assert digest_of("site.js", b"load('c.0123456789ab.js')") != digest_of("site.js", b"load('c.js')")

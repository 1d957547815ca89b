"""A release: which files a browser runs, each by its hash, so that a live site can be held against what was published.

Its text is one line that says what this is, the version, and a line for each file, in order of their names:
``sha256 name``. Published, the text is a signed note (``core.merkle.note``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from re import compile as pattern

from privity.core.errors import InvalidError
from privity.core.merkle.keys import Key
from privity.core.merkle.note import is_signed_by, note_from

FIRST = "privity/release"
RUN = (".js", ".css")
"""The endings of what a browser runs, or lets decide what is seen."""

_LINE = pattern(r"([0-9a-f]{64}) ([a-z0-9][a-z0-9.-]*)")
_MARK = pattern(rb"\.[0-9a-f]{12}(?=\.[a-z0-9]+\b)")
"""The piece of a hash that the server puts into the name of a static file."""
_REFERENCE = pattern(rb"""url\(["']?(?:\./)?([^"')]*)["']?\)""")


@dataclass(frozen=True, slots=True)
class Release:
    """A version, and the hash (64 hex digits) of each file by its name."""

    version: str
    files: Mapping[str, str]

    def __str__(self) -> str:
        lines = (f"{digest} {name}" for name, digest in sorted(self.files.items()))
        return "\n".join([FIRST, self.version, *lines, ""])


def release_of(version: str, contents: Mapping[str, bytes]) -> Release:
    """The release that these files are; what no browser runs is no part of it."""
    return Release(version, {name: digest_of(name, one) for name, one in contents.items() if name.endswith(RUN)})


def release_from(text: str) -> Release:
    """The release whose text this is.

    :raises InvalidError: any other text
    """
    _, _, rest = text.partition("\n")
    version, *lines = rest.split("\n")
    found = [_LINE.fullmatch(line) for line in lines]
    release = Release(version, {one[2]: one[1] for one in found if one})
    if not release.files or str(release) != text:
        raise InvalidError("This is no list of a release's files.")
    return release


def published_release(content: bytes, key: Key) -> Release:
    """The release in a note that ``key`` has signed.

    :raises InvalidError: it is no such note, or somebody else's
    """
    note = note_from(content)
    if not is_signed_by(note, key):
        raise InvalidError("This list is not signed by that key.")
    return release_from(note.text)


def name_of(served: str) -> str:
    """A file's name in the release, from the one under which a server serves it."""
    return _MARK.sub(b"", served.encode()).decode()


def digest_of(name: str, content: bytes) -> str:
    """The hash of a file; of a style sheet with its references in one spelling, as a server writes its marks into them."""
    return sha256(_one_spelling(content) if name.endswith(".css") else content).hexdigest()


def _one_spelling(style: bytes) -> bytes:
    return _MARK.sub(b"", _REFERENCE.sub(rb"url(\1)", style))

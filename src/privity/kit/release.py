"""The release that is installed here, as its files say."""

from functools import cache
from importlib.metadata import version
from pathlib import Path

import privity
from privity.core.errors import InvalidError
from privity.core.release import Release, release_of

BUILT = Path(privity.__file__).parent / "static/web"


@cache
def built_release() -> Release:
    """What was built into this installation.

    :raises InvalidError: it was installed without the built front end
    """
    found = {path.name: path.read_bytes() for path in sorted(BUILT.glob("*")) if path.is_file()}
    release = release_of(version("privity"), found)
    if not release.files:
        raise InvalidError("Its front end was not built: run ./dev build.")
    return release

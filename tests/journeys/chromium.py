"""Find the Chromium to test with. None found is a failure: journeys never skip."""

import os
import shutil
from pathlib import Path
from typing import Final

NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
QUIET: Final = ("--disable-background-networking", "--disable-component-update", "--disable-quic", "--disable-gpu")


def executable() -> str | None:
    """``$CHROMIUM``, or the first of ``NAMES`` on the path; None leaves the choice to Playwright's own download."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and not (Path.home() / ".cache/ms-playwright").is_dir():
        raise RuntimeError(
            "No Chromium found: install chromium (apt-get install chromium), or set CHROMIUM to its path."
        )
    return found


def flags() -> list[str]:
    """No traffic of its own; and no sandbox where we are root, as Chromium refuses it there."""
    return [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else list(QUIET)

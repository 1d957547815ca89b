"""The files of vectors/bundle: name and text."""

from pathlib import Path
from typing import Any

from tests.bundle_vectors import bad, good, since, unusable, witnessed
from tests.vectors_build.themes import laid_out

FOLDER = Path(__file__).parents[2] / "vectors" / "bundle"

THEMES: dict[str, Any] = {
    "good": good.THEME,
    "bad": bad.THEME,
    "since": since.THEME,
    "unusable": unusable.THEME,
    "witnessed": witnessed.THEME,
}


def files() -> dict[str, str]:
    """The text of each file by its name."""
    return {f"{name}.json": laid_out(theme, "") + "\n" for name, theme in THEMES.items()}

"""The files of vectors/sealing: name and text. Those that hold age files, which are never twice the same, are made by ``once``."""

from pathlib import Path
from typing import Any

from tests.sealing_vectors import chains, logs, records, simple, slots
from tests.vectors_build.themes import laid_out

FOLDER = Path(__file__).parents[2] / "vectors" / "sealing"

THEMES: dict[str, Any] = {**simple.THEMES, **chains.THEMES, **logs.THEMES, **records.THEMES, **slots.THEMES}


def files() -> dict[str, str]:
    """The text of each file by its name."""
    return {f"{name}.json": laid_out(theme, "") + "\n" for name, theme in THEMES.items()}

"""The files of vectors/merkle: name and text."""

from pathlib import Path
from typing import Any

from tests.merkle_vectors import checkpoints, keys, notes, proofs, receipts, submissions, tiles
from tests.vectors_build.themes import laid_out

FOLDER = Path(__file__).parents[2] / "vectors" / "merkle"

THEMES: dict[str, Any] = {
    **proofs.THEMES,
    **tiles.THEMES,
    **keys.THEMES,
    **notes.THEMES,
    **checkpoints.THEMES,
    **receipts.THEMES,
    **submissions.THEMES,
}


def files() -> dict[str, str]:
    """The text of each file by its name."""
    return {f"{name}.json": laid_out(theme, "") + "\n" for name, theme in THEMES.items()}

"""Writes vectors/decision/*.json: ``python -m tests.vectors_build``."""

from pathlib import Path

from tests.vectors_build.themes import THEMES, written

FOLDER = Path(__file__).parents[2] / "vectors" / "decision"

for theme in THEMES:
    (FOLDER / f"{theme.file}.json").write_text(written(theme), encoding="utf-8")

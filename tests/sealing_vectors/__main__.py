"""Writes vectors/sealing/*.json: ``python -m tests.sealing_vectors``. What is made once is kept; remove it to have it anew."""

from tests.sealing_vectors.files import FOLDER, files
from tests.sealing_vectors.once import themes
from tests.vectors_build.themes import laid_out

FOLDER.mkdir(exist_ok=True)
for name, text in files().items():
    (FOLDER / name).write_text(text, encoding="utf-8")
for name, theme in themes().items():
    if not (path := FOLDER / f"{name}.json").exists():
        path.write_text(laid_out(theme, "") + "\n", encoding="utf-8")

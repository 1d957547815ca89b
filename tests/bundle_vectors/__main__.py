"""Writes vectors/bundle/*.json: ``python -m tests.bundle_vectors``."""

from tests.bundle_vectors.files import FOLDER, files

for name, text in files().items():
    (FOLDER / name).write_text(text, encoding="utf-8")

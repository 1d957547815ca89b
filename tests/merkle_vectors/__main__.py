"""Writes vectors/merkle/*.json: ``python -m tests.merkle_vectors``."""

from tests.merkle_vectors.files import FOLDER, files

for name, text in files().items():
    (FOLDER / name).write_text(text, encoding="utf-8")

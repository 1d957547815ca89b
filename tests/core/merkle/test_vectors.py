"""The files of vectors/merkle: complete, as the builder writes them, and with unique names."""

import pytest

from tests.core.merkle.vectors import theme
from tests.merkle_vectors.files import FOLDER, THEMES, files


def test_the_files_are_what_the_builder_writes() -> None:
    """Change a case in tests/merkle_vectors and write it with ``python -m tests.merkle_vectors``."""
    assert {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")} == files()


@pytest.mark.parametrize("name", THEMES)
def test_names_are_unique_and_sources_are_told(name: str) -> None:
    read = theme(name)
    names = [case["name"] for case in read["cases"]]
    assert len(names) == len(set(names))
    assert read["about"].endswith(".")
    assert read["source"]

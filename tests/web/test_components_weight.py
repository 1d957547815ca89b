"""What a first page loads: at most 150 KB compressed, names with the letters of Europe included."""

import gzip
from pathlib import Path
from typing import Final

import pytest

BUILT: Final = Path(__file__).parents[2] / "src/privity/static/web"
FIRST_PAGE: Final = (
    "site.css",
    "icons.svg",
    "favicon.svg",
    "fonts/inter-latin.woff2",
    "fonts/inter-latin-ext-a.woff2",
    "fonts/source-serif-4-latin.woff2",
)
HTML_OF_A_PAGE: Final = 15_000


@pytest.mark.parametrize("script", ["site.js", "sign-in.js"])
def test_a_first_page_is_light(script: str) -> None:
    weights = {name: len(gzip.compress((BUILT / name).read_bytes())) for name in (*FIRST_PAGE, script)}
    assert sum(weights.values()) + HTML_OF_A_PAGE <= 150_000, weights


def test_nothing_else_is_loaded_from_anywhere() -> None:
    for name in ("site.css", "site.js", "sign-in.js"):
        text = (BUILT / name).read_text()
        assert "url(http" not in text
        assert "@import" not in text
        assert 'from"http' not in text

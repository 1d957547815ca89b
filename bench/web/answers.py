"""What a page shows, to be compared."""

import re
from html import unescape


def rows_of(answer: bytes) -> list[list[str]]:
    """The words in each cell of the page's first table."""
    body = answer.decode().partition("<tbody>")[2].partition("</tbody>")[0]
    rows = re.findall(r"<tr>.*?</tr>", body, re.DOTALL)
    return [[_words(cell) for cell in re.findall(r"<(?:th|td)\b.*?</(?:th|td)>", row, re.DOTALL)] for row in rows]


def _words(cell: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", cell)).strip()

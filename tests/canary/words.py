"""Words that stand nowhere but where a test typed them: found somewhere else, they have leaked."""

import html
import re
from typing import Final
from urllib.parse import unquote_plus

MARK: Final = "zqxvk"


def canary(what: str) -> str:
    """A name, a topic, a detail: "Zqxvk coach Ümit"."""
    return f"Zqxvk{what} Ümit"


def address_of(who: str) -> str:
    return f"zqxvk{who}@zqxvk{who}.example"


def leak_in(text: str, words: re.Pattern[str] = re.compile(MARK, re.IGNORECASE)) -> str:
    """The first of the words with what stands around it, also where it is escaped; "" where there is none."""
    for spelling in (text, unquote_plus(text), html.unescape(text)):
        if found := words.search(spelling):
            return spelling[max(found.start() - 60, 0) : found.end() + 60]
    return ""

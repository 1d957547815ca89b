"""What a browser calls itself, in two words that its owner recognises."""

from typing import Final

BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS: Final = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)
"""(mark in the user agent, its name), the more telling mark first."""


def device_words(user_agent: str) -> tuple[str, str]:
    """(browser, system), each empty where the user agent does not tell."""
    return _named(BROWSERS, user_agent), _named(SYSTEMS, user_agent)


def _named(names: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for mark, name in names if mark in user_agent), "")

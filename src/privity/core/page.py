"""What a page makes a browser run: read from its HTML as it was served."""

from collections.abc import Iterable, Mapping
from html.parser import HTMLParser

LOADS = {"script": "src", "link": "href"}
KINDS = frozenset({"stylesheet", "modulepreload"})
FOREIGN = frozenset({"base", "iframe", "frame", "object", "embed", "applet", "portal"})
"""Elements that no page of ours has: with them a page shows, or means, something from elsewhere."""
DATA = frozenset({"application/json"})

type Attributes = Mapping[str, str]


class PageReader(HTMLParser):
    """Reads a page: ``loaded`` are the addresses of its scripts and style sheets, ``foreign`` what has no place in it."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.foreign: list[str] = []

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.foreign += [f"{tag} {name}" for name in attributes if name.startswith("on") or name == "style"]
        if tag in FOREIGN or (tag == "meta" and "http-equiv" in attributes):
            self.foreign.append(tag)
        if tag in {"script", "style"} or (tag == "link" and KINDS & set(attributes.get("rel", "").lower().split())):
            self._load(tag, attributes)

    def _load(self, tag: str, attributes: Attributes) -> None:
        address = attributes.get(LOADS.get(tag, ""))
        if address is not None:
            self.loaded.append(address)
        elif attributes.get("type") not in DATA:
            self.foreign.append(f"{tag} within the page")


def page_from(html: str) -> PageReader:
    """The page whose HTML this is."""
    reader = PageReader()
    reader.feed(html)
    reader.close()
    return reader


def is_as_strict(header: str, policy: Mapping[str, Iterable[str]]) -> bool:
    """Whether the Content-Security-Policy in ``header`` allows nothing that ``policy`` does not."""
    if "," in header:
        return False
    sent: dict[str, frozenset[str]] = {}
    for directive in header.split(";"):
        name, *values = directive.split() or [""]
        sent.setdefault(name.lower(), frozenset(values))
    return all(_allows(name, sent.get(name, frozenset())) <= frozenset(values) for name, values in policy.items())


def _allows(name: str, values: frozenset[str]) -> frozenset[str]:
    """What a directive lets through: one that is missing or empty lets anything through, as far as this is concerned."""
    nothing = values == {"'none'"} and name != "require-trusted-types-for"
    return frozenset() if nothing else values or frozenset({"*"})

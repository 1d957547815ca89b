"""The table as values, and what the URL conf really holds."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from tests.access.table import TABLE
from tests.access.world import ACTORS


@dataclass(frozen=True, slots=True)
class Row:
    """One URL and method: what each actor is answered, and where an act that succeeds leads (the names of URLs)."""

    method: str
    name: str
    scene: str
    """The name again, or ``name#variant``: what ``scenes`` prepares."""
    cells: dict[str, str]
    leads_to: frozenset[str]

    def __str__(self) -> str:
        return f"{self.method}-{self.scene}"


def rows() -> list[Row]:
    """Every row of the table."""
    lines = (line.partition("#  ")[0].strip() for line in TABLE.splitlines())
    return [_row(line) for line in lines if line]


def _row(line: str) -> Row:
    told, _arrow, leads_to = line.partition("->")
    method, scene, *cells = told.split()
    if len(cells) != len(ACTORS):
        raise ValueError(f"{len(cells)} cells instead of {len(ACTORS)}: {line}")
    return Row(method, scene.partition("#")[0], scene, dict(zip(ACTORS, cells, strict=True)), _names(leads_to))


def _names(text: str) -> frozenset[str]:
    return frozenset(name.strip() for name in text.split(",") if name.strip())


def url_names() -> dict[str, str]:
    """Every URL of the product, by its full name: its pattern."""
    return dict(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[URLPattern | URLResolver], namespace: str, route: str) -> Iterator[tuple[str, str]]:
    for one in patterns:
        here = route + str(one.pattern)
        if isinstance(one, URLResolver):
            inner = f"{namespace}{one.namespace}:" if one.namespace else namespace
            yield from _walk(one.url_patterns, inner, here)
        else:
            yield f"{namespace}{one.name or here}", here

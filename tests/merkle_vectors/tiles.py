"""Tiles: their paths, and which of them trees of some sizes have. C2SP tlog-tiles.md gives two of each."""

from typing import Any

SOURCE = "cases named C2SP: tlog-tiles.md (https://c2sp.org/tlog-tiles), its examples"


def tile(name: str, path: str, level: int, index: int, width: int = 256) -> dict[str, Any]:
    return {"name": name, "path": path, "level": level, "index": index, "width": width}


GOOD = [
    tile("C2SP: index 1234067", "tile/0/x001/x234/067", 0, 1234067),
    tile("the first", "tile/0/000", 0, 0),
    tile("the first, one hash wide", "tile/0/000.p/1", 0, 0, 1),
    tile("almost full", "tile/3/999.p/255", 3, 999, 255),
    tile("the first with two groups", "tile/1/x001/000", 1, 1000),
    tile("two groups, partial", "tile/1/x273/001.p/112", 1, 273001, 112),
    tile("the highest level", "tile/63/000.p/1", 63, 0, 1),
]

BAD = [
    "",
    "tile",
    "tile/0",
    "tile/0/",
    "tile/0/0",
    "tile/0/00",
    "tile/0/0000",
    "tile/00/000",
    "tile/64/000",
    "tile/-1/000",
    "tile/0/x000/001",
    "tile/0/001/067",
    "tile/0/x001/x067",
    "tile/0/x1/067",
    "tile/0/000.p/0",
    "tile/0/000.p/256",
    "tile/0/000.p/01",
    "tile/0/000.p/",
    "tile/0/000.p/1/",
    "tile/0/000.p",
    "tile/0/000/",
    "/tile/0/000",
    "tile/0/000\n",
    "tile/0/٠٠٠",
    "tile/entries/000",
    "tile/0/../000",
    "TILE/0/000",
    "tile/0/x" + "/x".join(["999"] * 40) + "/000",
]


def layout(name: str, size: int, *levels: list[int]) -> dict[str, Any]:
    """``levels``: for each, how many full tiles, and the width of the partial one or 0."""
    return {"name": name, "size": size, "levels": levels}


THEMES = {
    "tiles": {
        "about": "Tile paths and the tiles they name; then trees: for each level the full tiles, and the width of the partial one.",
        "source": SOURCE,
        "cases": [*GOOD, *({"name": f"refused: {path[:40]}", "path": path, "refused": True} for path in BAD)],
        "layouts": [
            layout("C2SP: 70,000 leaves", 70_000, [273, 112], [1, 17], [0, 1]),
            layout("C2SP: 256 leaves", 256, [1, 0], [0, 1]),
            layout("no leaf", 0),
            layout("one leaf", 1, [0, 1]),
            layout("255 leaves", 255, [0, 255]),
            layout("257 leaves", 257, [1, 1], [0, 1]),
            layout("65,536 leaves", 65_536, [256, 0], [1, 0], [0, 1]),
        ],
    }
}

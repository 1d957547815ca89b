"""Roots, inclusion and consistency: the eight leaves of Certificate Transparency, larger trees, and everything that must fail."""

from collections.abc import Iterator
from typing import Any

from tests.merkle_vectors import naive, published

type Case = dict[str, Any]

LEAVES = [naive.leaf(number) for number in range(700)]
STRANGE = "abacaba000000000000000000000000000000000000000000060061e00123456"

INCLUDED = [
    (0, 1),
    (0, 2),
    (1, 2),
    (2, 3),
    (4, 7),
    (0, 8),
    (5, 13),
    (255, 256),
    (0, 257),
    (256, 257),
    (300, 600),
    (511, 513),
]
CHANGED_INCLUDED = [(1, 2), (3, 7), (6, 7), (5, 8), (256, 300)]
CONTINUED = [
    (0, 0),
    (0, 5),
    (5, 5),
    (1, 2),
    (2, 3),
    (3, 4),
    (4, 7),
    (8, 13),
    (255, 256),
    (256, 257),
    (257, 600),
    (512, 513),
]
CHANGED_CONTINUED = [(1, 3), (3, 7), (4, 7), (6, 8), (256, 300)]
NO_NUMBERS: list[Any] = [-1, 1.5, "1", None, True, [1], 2**53, 2**64, -(2**63)]
NO_HASHES: list[Any] = ["", STRANGE[:-2], STRANGE + "00", None, 7, [STRANGE], {}]
NO_PROOFS: list[Any] = [None, 7, {}, STRANGE, [None], [7], [[STRANGE]], [STRANGE[:-2]], [""]]


def hexes(hashes: list[bytes]) -> list[str]:
    return [each.hex() for each in hashes]


def flipped(text: str) -> str:
    """The same hash but for one bit."""
    return f"{int(text[0], 16) ^ 1:x}{text[1:]}"


def inclusion(index: int, size: int) -> Case:
    return {
        "name": f"leaf {index} of {size}",
        "index": index,
        "size": size,
        "leaf": LEAVES[index].hex(),
        "root": naive.root(LEAVES[:size]).hex(),
        "proof": hexes(naive.inclusion(index, LEAVES[:size])),
        "proves": True,
    }


def consistency(old: int, new: int) -> Case:
    return {
        "name": f"{old} to {new}",
        "old_size": old,
        "new_size": new,
        "old_root": naive.root(LEAVES[:old]).hex(),
        "new_root": naive.root(LEAVES[:new]).hex(),
        "proof": hexes(naive.consistency(old, LEAVES[:new])) if old else [],
        "proves": True,
    }


def wrong_proofs(proof: list[str], root: str) -> Iterator[tuple[str, list[str]]]:
    """Proofs of another length, order or content."""
    yield "root behind", [*proof, root]
    yield "root before", [root, *proof]
    yield "first hash twice", [*proof[:1], *proof]
    yield "last hash missing", proof[:-1]
    yield "first hash missing", proof[1:]
    yield "no hash", []
    if len(proof) > 1:
        yield "backwards", proof[::-1]
    for place, each in enumerate(proof):
        yield f"bit flipped in hash {place}", [*proof[:place], flipped(each), *proof[place + 1 :]]


def changed(good: Case, **fields: Any) -> Case:
    what = fields.pop("what")
    return {**good, **fields, "name": f"{good['name']}: {what}", "proves": False}


def wrong_inclusions(good: Case) -> Iterator[Case]:
    index, size = good["index"], good["size"]
    for wrong in (index - 1, index + 1, index ^ 1, index + size):
        yield changed(good, what=f"index {wrong}", index=wrong)
    for wrong in (0, index, size * 2, size // 2, size * 2**30):
        yield changed(good, what=f"size {wrong}", size=wrong)
    yield changed(good, what="the leaf's bit flipped", leaf=flipped(good["leaf"]))
    yield changed(good, what="another root", root=STRANGE)
    yield changed(good, what="leaf and root swapped", leaf=good["root"], root=good["leaf"])
    for what, proof in wrong_proofs(good["proof"], good["root"]):
        yield changed(good, what=what, proof=proof)


def wrong_consistencies(good: Case) -> Iterator[Case]:
    old, new = good["old_size"], good["new_size"]
    for wrong in (0, old - 1, old + 1, old * 2 + 1, new):
        yield changed(good, what=f"old size {wrong}", old_size=wrong)
    for wrong in (0, old, new * 2, new // 2, new * 2**30):
        yield changed(good, what=f"new size {wrong}", new_size=wrong)
    yield changed(
        good, what="old after new", old_size=new, new_size=old, old_root=good["new_root"], new_root=good["old_root"]
    )
    yield changed(good, what="roots swapped", old_root=good["new_root"], new_root=good["old_root"])
    yield changed(good, what="the old root's bit flipped", old_root=flipped(good["old_root"]))
    yield changed(good, what="the new root's bit flipped", new_root=flipped(good["new_root"]))
    for what, proof in wrong_proofs(good["proof"], good["new_root"]):
        yield changed(good, what=what, proof=proof)


def rubbish(good: Case, numbers: list[str], hashes: list[str]) -> Iterator[Case]:
    """Values of every other type, in every place."""
    wrong = {**dict.fromkeys(numbers, NO_NUMBERS), **dict.fromkeys(hashes, NO_HASHES), "proof": NO_PROOFS}
    for field, values in wrong.items():
        for value in values:
            yield changed(good, what=f"{field} {value}", **{field: value})


def unique(cases: list[Case]) -> list[Case]:
    """Without repetitions: two changes can come to the same."""
    return list({case["name"]: case for case in cases}.values())


ONLY, PAIR = inclusion(0, 1), inclusion(0, 2)
TRICKS = [
    changed(ONLY, what="index 1", index=1),
    changed(ONLY, what="size 0", size=0),
    changed(ONLY, what="short, but equal", leaf=STRANGE[:-2], root=STRANGE[:-2]),
    changed(
        PAIR,
        what="a byte of the sibling moved to the leaf",
        leaf=PAIR["leaf"] + PAIR["proof"][0][:2],
        proof=[PAIR["proof"][0][2:]],
    ),
]
OTHER_PASTS = [
    changed(consistency(0, 5), what="a root that is not the empty tree's", old_root=STRANGE),
    changed(consistency(0, 5), what="a hash as proof", proof=[STRANGE]),
    changed(consistency(0, 0), what="another root", new_root=STRANGE),
    changed(consistency(5, 5), what="short, but equal", old_root=STRANGE[:-2], new_root=STRANGE[:-2]),
    changed(consistency(5, 5), what="too large, but equal", old_size=2**53, new_size=2**53),
    changed(consistency(5, 5), what="another root", new_root=STRANGE),
    changed(consistency(5, 5), what="a hash as proof", proof=[STRANGE]),
]

THEMES = {
    "roots": {
        "about": "The root over leaves, whose contents are given in hex.",
        "source": published.CT,
        "cases": published.ROOTS,
    },
    "inclusion": {
        "about": "Whether the proof shows that the leaf's hash stands at the index of the tree of the size and root. Hashes in hex.",
        "source": published.CT,
        "cases": unique(
            [
                *published.INCLUSIONS,
                *(inclusion(*each) for each in INCLUDED),
                *TRICKS,
                *(case for each in CHANGED_INCLUDED for case in wrong_inclusions(inclusion(*each))),
                *rubbish(inclusion(1, 2), ["index", "size"], ["leaf", "root"]),
            ]
        ),
    },
    "consistency": {
        "about": "Whether the proof shows that the new tree begins with the whole old tree. Hashes in hex.",
        "source": published.CT,
        "cases": unique(
            [
                *published.CONSISTENCIES,
                *(consistency(*each) for each in CONTINUED),
                *(case for each in CHANGED_CONTINUED for case in wrong_consistencies(consistency(*each))),
                *OTHER_PASTS,
                *rubbish(consistency(1, 3), ["old_size", "new_size"], ["old_root", "new_root"]),
            ]
        ),
    },
}

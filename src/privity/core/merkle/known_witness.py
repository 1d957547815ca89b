"""A witness that is asked: whose cosignature counts, where it listens, and of which log it may know."""

from dataclasses import dataclass
from re import compile as pattern

from privity.core.errors import InvalidError
from privity.core.merkle.keys import Key, Kind, key_from

_ENTRY = pattern(
    r"(?:(?P<origin>privity/[0-9a-f]{32})=)?"
    r"(?P<key>[^@]+)@"
    r"(?P<url>https?://(?:\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+)(?::(?P<port>[0-9]{1,5}))?(?:/[!-~]*)?)"
)


@dataclass(frozen=True, slots=True)
class KnownWitness:
    """``url`` is the prefix of its addresses. With an ``origin`` it learns of that log only, else of all."""

    key: Key
    url: str
    origin: str = ""

    def may_know(self, origin: str) -> bool:
        """Whether this log's checkpoints are sent to it."""
        return self.origin in {"", origin}


def known_witness_from(text: str) -> KnownWitness:
    """The witness that ``[origin=]key@url`` describes.

    :raises InvalidError: any other text
    """
    found = _ENTRY.fullmatch(text)
    if not found or int(found["port"] or 1) not in range(1, 2**16) or {"?", "#"} & {*found["url"]}:
        raise InvalidError(
            "A witness is described as its key, an @, and its address: name+…+…@https://witness.example."
        )
    key = key_from(found["key"])
    if key.kind is not Kind.COSIGNATURE:
        raise InvalidError("This key is a ledger's; name the one that the witness prints when it starts.")
    return KnownWitness(key, found["url"].rstrip("/"), found["origin"] or "")

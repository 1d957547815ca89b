"""What the bytes of an entry say, read strictly: everybody who reads them, in whatever language, reads the same."""

from dataclasses import dataclass
from datetime import datetime
from json import loads
from re import compile as pattern
from typing import Any

from privity.core.canonical import canonical_bytes
from privity.core.entries import REGISTRY, Entry
from privity.core.entries.base import FORMAT
from privity.core.errors import InvalidError

MEMBERS = {"v", "tag", "practice", "engagement", "actor", "at", "entry"}
_AT = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")


@dataclass(frozen=True, slots=True)
class Act:
    """Who did what, when and where. ``entry`` is None for a type that this version of Privity does not know."""

    practice: str
    engagement: str
    actor: str
    at: datetime
    entry: Entry | None


def act_from(content: bytes) -> Act:
    """The act that these bytes say.

    :raises InvalidError: they are no entry of a form that is known here
    """
    try:
        body = loads(content)
        same = canonical_bytes(body) == content
        act = _read(body)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InvalidError("These bytes are no entry of a known form.") from error
    if not same:
        raise InvalidError("These bytes are no entry in its one form.")
    return act


def _read(body: dict[str, Any]) -> Act:
    words = [body["practice"], body["engagement"], body["actor"], body["at"]]
    numbers = [body["v"], body["tag"]]
    if set(body) != MEMBERS or {*map(type, words)} != {str} or {*map(type, numbers)} != {int}:
        raise TypeError("members are missing, or of another type")
    if body["v"] != FORMAT or not _AT.fullmatch(body["at"]):
        raise ValueError("another form")
    practice, engagement, actor, at = words
    return Act(practice, engagement, actor, datetime.fromisoformat(at), _entry(body["tag"], body["entry"]))


def _entry(tag: int, values: dict[str, Any]) -> Entry | None:
    values.keys()
    try:
        return REGISTRY[tag].read(values)
    except (LookupError, TypeError):
        return None

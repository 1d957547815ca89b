"""PRIVITY_WITNESSES to values."""

from collections.abc import Iterable

from django.core.exceptions import ImproperlyConfigured

from privity.core.errors import InvalidError
from privity.core.merkle.known_witness import KnownWitness, known_witness_from


def witnesses(texts: Iterable[str]) -> list[KnownWitness]:
    """Each ``[privity/<practice id>=]key@url``."""
    return [_witness(text) for text in texts]


def _witness(text: str) -> KnownWitness:
    try:
        return known_witness_from(text)
    except InvalidError as error:
        raise ImproperlyConfigured(f"PRIVITY_WITNESSES: {text!r}: {error}") from error

"""Identifiers: UUIDv7, minted by the application, so rows sort by age and can move between databases.

A UUIDv7 tells when it was made: where that would disclose something, use a random reference instead.
"""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A fresh UUIDv7. In core an id is an opaque string: ``new_id().hex``, 32 lower-case hex digits."""
    return uuid7()

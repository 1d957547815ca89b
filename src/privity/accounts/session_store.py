"""Sessions in the database, found only by a key that this installation could have made."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessionStore


class SessionStore(DatabaseSessionStore):
    """Django's own, but a cookie that holds no key at all is a fresh session, not a failure.

    A cookie can spell out a NUL, on which PostgreSQL fails.
    """

    def _validate_session_key(self, key: str | None) -> bool:
        return bool(key and len(key) >= 8 and key.isascii() and key.isalnum())

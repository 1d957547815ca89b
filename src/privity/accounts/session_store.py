"""Sessions in the database, found only by a key that this installation could have made."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessionStore
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from privity.kit.clock import now
from privity.kit.prepared import Prepared


@Prepared
def _kept(key: str, at: datetime) -> QuerySet[Session, tuple[str]]:
    return Session.objects.filter(session_key=key, expire_date__gt=at).values_list("session_data")


class SessionStore(DatabaseSessionStore):
    """Django's own, but a cookie that holds no key at all is a fresh session, not a failure.

    A cookie can spell out a NUL, on which PostgreSQL fails.
    """

    def _validate_session_key(self, key: str | None) -> bool:
        return bool(key and len(key) >= 8 and key.isascii() and key.isalnum())

    def load(self) -> dict[str, Any]:
        """What the session holds; a key that is unknown or over is forgotten."""
        found = _kept(self.session_key, now()) if self.session_key else []
        if not found:
            self._session_key = None
            return {}
        return self.decode(found[0][0])

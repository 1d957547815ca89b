"""A session's share: one half of what opens the account key that a browser keeps between two pages. It ends with the session."""

from secrets import token_urlsafe

from django.contrib.sessions.backends.base import SessionBase

from privity.accounts.selectors import SHARE

BYTES = 32


def new_share(session: SessionBase) -> str:
    """Let the session have a new share, in the place of its last one."""
    session[SHARE] = token_urlsafe(BYTES)
    return str(session[SHARE])


def forget_share(session: SessionBase) -> None:
    """Let the session have none: what the browser kept opens no more."""
    session.pop(SHARE, None)

"""What a session keeps of a lock, and what ends with it: its share, one half of what opens the account key that a browser keeps
between two pages; and that its person has said the lock is to be made anew.
"""

from secrets import token_urlsafe

from django.contrib.sessions.backends.base import SessionBase

from privity.accounts.selectors import ANEW, SHARE
from privity.kit.clock import Clock

BYTES = 32


def new_share(session: SessionBase) -> str:
    """Let the session have a new share, in the place of its last one."""
    session[SHARE] = token_urlsafe(BYTES)
    return str(session[SHARE])


def forget_share(session: SessionBase) -> None:
    """Let the session have none: what the browser kept opens no more."""
    session.pop(SHARE, None)


def allow_new_lock(session: SessionBase, clock: Clock) -> None:
    """The person has just said in so many words that their lock is to be made anew: the session may do it, for a while."""
    session[ANEW] = clock().timestamp()


def forget_new_lock(session: SessionBase) -> None:
    """It was made: what comes next has to be said anew."""
    session.pop(ANEW, None)

"""Mail addresses: their one spelling, and whether an employer could read what arrives there (R40)."""

import re
from collections.abc import Iterable

from privity.core.errors import InvalidError
from privity.core.words import Phrase, phrase

ADDRESS = re.compile(
    r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?"
)
"""RFC 5321 without what no mail provider gives out: quoted local parts, addresses by number."""
LONGEST = 254
"""RFC 5321: the longest address that mail servers carry."""

PUBLIC_MAIL = frozenset(
    """
    aol.com bluewin.ch fastmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com
    hey.com hotmail.co.uk hotmail.com hotmail.de hotmail.fr icloud.com laposte.net libero.it live.com mac.com mail.com
    mailbox.org mail.de me.com msn.com orange.fr outlook.com outlook.de pm.me posteo.de proton.me protonmail.com
    qq.com rediffmail.com seznam.cz t-online.de tuta.com tutanota.com web.de wp.pl yahoo.co.uk yahoo.com yahoo.de
    yahoo.fr yandex.com ymail.com zoho.com
    """.split()
)
"""Where anybody can have an address: two people there have nothing to do with each other."""


def address_from(text: str, *, field: str) -> str:
    """The address in its one spelling: without surrounding space, in lower case, the domain in ASCII (IDNA).

    :raises InvalidError: no address that most mail servers would take
    """
    local, _, domain = text.strip().lower().rpartition("@")
    try:
        address = f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError:
        address = ""
    if len(address) > LONGEST or not ADDRESS.fullmatch(address):
        raise InvalidError("This is no mail address: it looks like name@example.org.", field=field)
    return address


def domain_of(address: str) -> str:
    """What stands behind the @."""
    return address.rpartition("@")[2]


def same_house(address: str, other: str) -> bool:
    """Whether one organisation seems to run both mailboxes: the same domain, or one below the other, not a public one."""
    here, there = domain_of(address), domain_of(other)
    if {here, there} & PUBLIC_MAIL:
        return False
    return here == there or here.endswith(f".{there}") or there.endswith(f".{here}")


def caution_about(name: str, address: str, employers: Iterable[str]) -> Phrase | None:
    """A word of caution where the client ``name`` is written to at an address of the sponsor's, else ``None``.

    ``employers`` are the addresses of sponsors and line managers. It advises and never blocks: the client decides (R40).
    """
    if not any(same_house(address, employer) for employer in employers):
        return None
    return phrase(
        "{name}'s address is at {domain}, as the sponsor's is. An employer can read the mail that arrives there. "
        "Ask {name} for a private address.",
        name=name,
        domain=domain_of(address),
    )

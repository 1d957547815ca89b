"""The one spelling of an address: a person is found by it."""

from privity.core.addresses import address_from
from privity.core.errors import InvalidError


def spelling_of(text: str, *, field: str) -> str:
    """``text`` as the one spelling of its mailbox: lower case, the domain in ASCII (IDNA), so that it is found again.

    :raises InvalidError: no address, or one that most mail servers refuse
    """
    local, _, domain = address_from(text, field=field).rpartition("@")
    if not local.isascii():
        raise InvalidError("Please use an address with plain letters (a to z) before the @.", field=field)
    try:
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError as error:
        raise InvalidError("The part behind the @ is no domain that mail can reach.", field=field) from error

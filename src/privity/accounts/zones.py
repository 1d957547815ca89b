"""The time zones that somebody can choose."""

from zoneinfo import available_timezones

NOBODYS_PLACE = frozenset({"Factory", "localtime"})
"""None at all, and the server's own."""


def time_zones() -> list[str]:
    """IANA names, in order: "Europe/Berlin"."""
    return sorted(available_timezones() - NOBODYS_PLACE)

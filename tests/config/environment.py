"""The environment of a process that tests start: ours, without any of Privity's own settings."""

from collections.abc import Mapping

from privity.config.environment import KNOWN


def without_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """``environment`` without what would choose Privity's settings, or Django's: journeys set one for their own process."""
    return {name: value for name, value in environment.items() if name not in KNOWN and not name.startswith("DJANGO_")}

"""What is sent to a URL."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Visit:
    """The parts of an address, and what is posted there: a form, or bytes as they are."""

    path: dict[str, Any] = field(default_factory=dict)
    form: Any = field(default_factory=dict)

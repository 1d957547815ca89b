"""The fixed cast with an agreement in force, and questions to ask."""

from collections.abc import Callable
from typing import Any

import pytest

from privity.accounts.models import Person
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose
from privity.sharing.selectors import Wish
from tests.cast import Stage
from tests.signed import present, scene, stage
from tests.visitor import Visitor

__all__ = ["Enter", "MakeWish", "asked", "enter", "present", "scene", "stage", "wish"]

type MakeWish = Callable[..., Wish]


@pytest.fixture
def wish(stage: Stage) -> MakeWish:
    """May Mirjam tell Helen what Amara says in sessions, for a report, in person? Each part can be another."""

    def make(**changes: Any) -> Wish:
        asked = {
            "sender": stage.key(stage.coach),
            "recipient": stage.key(stage.sponsor),
            "subjects": frozenset({stage.key(stage.client)}),
            "information_class": InformationClass.SESSION_CONTENT,
            "purpose": Purpose.PROGRESS_REPORT,
            "channel": ChannelKind.IN_PERSON,
        }
        return Wish(**{**asked, **changes})

    return make


type Enter = Callable[[Person], Visitor]


@pytest.fixture
def enter(present: None) -> Enter:
    """Somebody opens their browser, signed in."""

    def open_browser(person: Person) -> Visitor:
        visitor = Visitor()
        visitor.force_login(person)
        return visitor

    return open_browser


@pytest.fixture
def asked(stage: Stage) -> dict[str, Any]:
    """The form of ``wish``, filled in."""
    return {
        "sender": stage.key(stage.coach),
        "recipient": stage.key(stage.sponsor),
        "subjects": [stage.key(stage.client)],
        "information_class": "session_content",
        "purpose": "progress_report",
        "channel": "in_person",
    }

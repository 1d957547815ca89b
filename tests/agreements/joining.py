"""Acts of addenda that tests repeat, page by page: drafting, offering, signing."""

import re
from typing import Any
from uuid import UUID

from django.urls import reverse

from privity.accounts.models import Person
from privity.agreements.models import AgreementVersion
from tests.agreements.acts import sign
from tests.agreements.visit import Visit
from tests.cast import Stage
from tests.clock import StandingClock

PARTIES = ("coach", "client", "assistant")


def wished(stage: Stage, **changed: object) -> dict[str, Any]:
    """What a coach fills in: Iris may join one discussion tomorrow, from ten to eleven."""
    return {
        "admits": stage.key(stage.assistant),
        "topic": "Handing over the diary",
        "kinds": ["session_content", "objectives"],
        "since": "2026-03-04T10:00",
        "until": "2026-03-04T11:00",
    } | changed


def drafted(stage: Stage, clock: StandingClock, **changed: object) -> Visit:
    """The coach, who has saved a draft."""
    coach = Visit(stage.coach, clock)
    way_on = coach.post("draft_addendum", stage.engagement, wished(stage, **changed))
    assert way_on == reverse("agreements:offer_addendum", args=[stage.engagement])
    return coach


def words_read(coach: Visit, stage: Stage) -> str:
    """What stands for the words on the page that the coach reads before offering."""
    (seen,) = re.findall(r'name="seen" value="(\w{64})"', coach.get("offer_addendum", stage.engagement))
    return str(seen)


def offered(stage: Stage, clock: StandingClock) -> UUID:
    """The coach drafts, reads and offers."""
    coach = drafted(stage, clock)
    coach.post("offer_addendum", stage.engagement, {"seen": words_read(coach, stage)})
    return AgreementVersion.objects.get(kind="addendum").pk


def signed(stage: Stage, clock: StandingClock) -> UUID:
    """Offered, and signed by everybody who has to."""
    version_id = offered(stage, clock)
    for name in PARTIES:
        sign(getattr(stage, name), version_id, clock)
    return version_id


def seen_by(person: Person, stage: Stage, clock: StandingClock) -> str:
    """The page of addenda."""
    return Visit(person, clock).get("addendum", stage.engagement)

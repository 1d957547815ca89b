"""Who tries: twelve people who stand in different places, around one engagement whose agreement is in force."""

from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from typing import Final
from uuid import UUID

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings

from privity.accounts.models import Person
from privity.core.engagements import Named
from privity.core.vocabulary import Role
from privity.engagements import services
from privity.kit.clock import now
from tests.accounts.conftest import sign_in
from tests.cast import Stage, enter_stage, let_join, part_of
from tests.clock import StandingClock
from tests.signed import agree
from tests.visitor import Visitor

ACTORS: Final = (
    "anonymous",
    "client",
    "other_client",
    "coach",
    "other_coach",
    "foreign_coach",
    "sponsor",
    "line_manager",
    "assistant",
    "ended",
    "administrator",
    "operator",
)
"""In the order of the table's columns. ``other_client`` is the same coach's client elsewhere, ``other_coach`` works in the
same practice; ``ended`` took part as a supporter, signed, and left; ``operator`` runs the server and has no part anywhere.
"""

SVEN: Final = Named(Role.SUPPORTER, "Sven Aalto", "sven@aalto.example")


@dataclass(frozen=True, slots=True)
class World:
    """The stage, the agreement in force there, everybody's session, and a clock that stands a little before now."""

    stage: Stage
    ended: Person
    version: UUID
    sessions: dict[str, str]
    clock: StandingClock

    def person(self, actor: str) -> Person:
        """The person behind an actor of the table (``anonymous`` is nobody)."""
        who = {"other_client": "second_client"}.get(actor, actor)
        return self.ended if who == "ended" else getattr(self.stage, who)

    def visitor(self, actor: str) -> Visitor:
        """A browser in which this actor is signed in, with a fresh proof of who they are."""
        visitor = Visitor()
        if actor in self.sessions:
            visitor.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[actor]
        return visitor

    def prove_again(self) -> None:
        """Everybody signed in at this instant."""
        for key in self.sessions.values():
            session = import_module(settings.SESSION_ENGINE).SessionStore(key)
            records = session[AUTHENTICATION_METHODS_SESSION_KEY]
            session[AUTHENTICATION_METHODS_SESSION_KEY] = [{**record, "at": now().timestamp()} for record in records]
            session.save()


def build() -> World:
    """Everybody joins three days ago and signs; Sven leaves a day later; all are signed in."""
    clock = StandingClock(now() - timedelta(days=3))
    stage = enter_stage(clock)
    clock.forward(hours=1)
    sven = Person.objects.get(
        pk=services.add_person(actor=stage.coach.pk, engagement_id=stage.engagement, named=SVEN, clock=clock)
    )
    let_join(stage.engagement, clock)
    version = agree(stage.coach, stage.engagement, clock)
    clock.forward(days=1)
    part = part_of(sven, stage.engagement)
    services.end_participation(actor=sven.pk, engagement_id=stage.engagement, participation_id=part, clock=clock)
    world = World(stage, sven, version, {}, clock)
    for actor in ACTORS[1:]:
        world.sessions[actor] = session_of(world.person(actor))
    return world


def session_of(person: Person) -> str:
    """The key of a new session of this person, who proved a moment ago who they are."""
    visitor = Visitor()
    sign_in(visitor, person)
    visitor.get("/account/")
    return visitor.cookies[settings.SESSION_COOKIE_NAME].value

"""The made-up practice: one engagement at each stage of its life, and the asks that test a confidence."""

from datetime import datetime, timedelta
from uuid import UUID

from privity.agreements.selectors import AddendumWish
from privity.core.engagements import EngagementKind
from privity.core.reminders import Occasion
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose, Role, Rule
from privity.demo.personas import AMARA, BETH, DANIEL, HELEN, IRIS, JONAS, MIRJAM, NADIA, PRIYA, TOM, TOMAS
from privity.demo.stage import Stage, person
from privity.engagements import services as engagements
from privity.sharing import services as sharing
from privity.sharing.selectors import Wish


def tell(today: datetime) -> None:
    """Fill an empty database: everything happened in the ten weeks before ``today``, a few days at a time."""
    stage = Stage(today, today)
    stage.days_ago(70)
    practice = engagements.found_practice(actor=person(MIRJAM), name="Kovač Coaching", clock=stage.clock)
    _daniel_runs_the_practice(stage, practice)
    _tomas_has_finished(stage, practice)
    _jonas_is_overdue(stage, practice)
    _amara_is_asked_about(stage, practice)
    _priya_waits(stage, practice)
    _nadia_is_new(stage, practice)


def _daniel_runs_the_practice(stage: Stage, practice: UUID) -> None:
    daniel = engagements.admit_coach(
        actor=person(MIRJAM), practice_id=practice, address=DANIEL.address, name=DANIEL.name, clock=stage.clock
    )
    engagements.change_administrator(
        actor=person(MIRJAM), practice_id=practice, person=daniel, administrator=True, clock=stage.clock
    )


def _tomas_has_finished(stage: Stage, practice: UUID) -> None:
    stage.days_ago(66)
    key = stage.open(practice, EngagementKind.TWO_PARTY, [(Role.CLIENT, TOMAS, "")])
    stage.sign(stage.offer(key), MIRJAM, TOMAS)
    stage.days_ago(20, hour=16)
    engagements.end_engagement(actor=person(TOMAS), engagement_id=key, clock=stage.clock)


def _jonas_is_overdue(stage: Stage, practice: UUID) -> None:
    stage.days_ago(44)
    key = stage.open(practice, EngagementKind.TWO_PARTY, [(Role.CLIENT, JONAS, "")])
    stage.sign(stage.offer(key), MIRJAM, JONAS)


def _amara_is_asked_about(stage: Stage, practice: UUID) -> None:
    stage.days_ago(24)
    northwind = "Northwind"
    people = [
        (Role.CLIENT, AMARA, ""),
        (Role.SPONSOR, HELEN, northwind),
        (Role.LINE_MANAGER, TOM, northwind),
        (Role.ASSISTANT, IRIS, northwind),
    ]
    key = stage.open(practice, EngagementKind.THREE_WAY, people)
    changes = {
        InformationClass.PROGRESS: {Role.SPONSOR: Rule.CLIENT_ONLY, Role.LINE_MANAGER: Rule.CLIENT_ONLY},
        InformationClass.ATTENDANCE: {Role.LINE_MANAGER: Rule.NEVER},
    }
    version = stage.offer(key, changes)
    stage.sign(version, MIRJAM, AMARA)
    stage.days_ago(22, hour=11)
    stage.sign(version, HELEN, IRIS, TOM)
    _people_ask(stage, key)
    _iris_may_join_one_discussion(stage, key)


def _people_ask(stage: Stage, key: UUID) -> None:
    stage.days_ago(16, hour=14)
    sharing.reiterate_boundary(actor=person(MIRJAM), engagement_id=key, occasion=Occasion.SESSION, clock=stage.clock)
    stage.days_ago(12, hour=10)
    progress = Wish(
        stage.key(key, MIRJAM),
        stage.key(key, HELEN),
        frozenset({stage.key(key, AMARA)}),
        InformationClass.PROGRESS,
        Purpose.PROGRESS_REPORT,
        ChannelKind.PHONE,
    )
    sharing.ask(actor=person(HELEN), engagement_id=key, wish=progress, clock=stage.clock)
    stage.days_ago(9, hour=17)
    impression = Wish(
        stage.key(key, MIRJAM),
        stage.key(key, TOM),
        frozenset({stage.key(key, AMARA)}),
        InformationClass.SESSION_CONTENT,
        Purpose.EMPLOYMENT_DECISION,
        ChannelKind.IN_PERSON,
    )
    sharing.record_somebody_asked(actor=person(MIRJAM), engagement_id=key, wish=impression, clock=stage.clock)
    stage.days_ago(6, hour=15)
    sharing.record_pass_on_requested(
        actor=person(MIRJAM),
        engagement_id=key,
        client=stage.key(key, AMARA),
        recipient=stage.key(key, TOM),
        information_class=InformationClass.PRIVATE_GOALS,
        clock=stage.clock,
    )


def _iris_may_join_one_discussion(stage: Stage, key: UUID) -> None:
    stage.days_ago(4)
    wish = AddendumWish(
        admits=person(IRIS),
        topic="Planning the spring calendar",
        kinds=frozenset({InformationClass.OBJECTIVES}),
        since=stage.today,
        until=stage.today + timedelta(days=14),
    )
    stage.sign(stage.offer_addendum(key, wish), MIRJAM, AMARA)


def _priya_waits(stage: Stage, practice: UUID) -> None:
    stage.days_ago(3)
    people = [(Role.CLIENT, PRIYA, ""), (Role.SPONSOR, BETH, "Halden Group")]
    key = stage.open(practice, EngagementKind.THREE_WAY, people)
    stage.days_ago(2)
    stage.sign(stage.offer(key), MIRJAM, PRIYA)


def _nadia_is_new(stage: Stage, practice: UUID) -> None:
    stage.days_ago(1)
    key = stage.open(practice, EngagementKind.TWO_PARTY, [(Role.CLIENT, NADIA, "")])
    stage.draft(key)

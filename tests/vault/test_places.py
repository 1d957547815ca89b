"""Where people can write: before the agreement and after, each only what the rules let them have."""

from privity.core.vocabulary import InformationClass
from privity.engagements.selectors import engagement_for
from privity.vault.selectors import ground_of
from tests.cast import Stage
from tests.clock import StandingClock

Kind = InformationClass


def kinds_of(stage: Stage, name: str, clock: StandingClock, engagement: object = None) -> dict[Kind, tuple[int, bool]]:
    """For each place: how many may read it, and whether it is open."""
    person = getattr(stage, name)
    ground = ground_of(engagement_for(person.pk, stage.engagement, at=clock()))
    return {place.kind: (len(place.readers), not place.closed) for place in ground.places}


def test_coach_and_client_share_what_the_sponsor_never_reads(stage: Stage, clock: StandingClock) -> None:
    coach, client = kinds_of(stage, "coach", clock), kinds_of(stage, "client", clock)
    shared = set(coach) - {Kind.COACH_NOTES, Kind.SPONSOR_BRIEF}
    assert shared == set(client) - {Kind.STORY}
    assert coach[Kind.SHARED_NOTES] == client[Kind.SHARED_NOTES] == (2, True)
    assert coach[Kind.COACH_NOTES] == client[Kind.STORY] == (1, True)
    assert coach[Kind.OBJECTIVES] == (3, True)


def test_the_sponsor_has_the_objectives_and_what_they_confided(stage: Stage, clock: StandingClock) -> None:
    sponsor = kinds_of(stage, "sponsor", clock)
    assert {Kind.SHARED_NOTES, Kind.SESSION_CONTENT, Kind.PRIVATE_GOALS} & set(sponsor) == set()
    assert sponsor[Kind.OBJECTIVES] == (3, True)


def test_before_the_agreement_there_is_only_ones_own(stage: Stage, clock: StandingClock) -> None:
    """R1: the client's own story always may stand; the coach's notes wait."""
    there = engagement_for(stage.coach.pk, stage.second_engagement, at=clock())
    assert [(place.kind, bool(place.closed)) for place in ground_of(there).places] == [(Kind.COACH_NOTES, True)]
    jonas = engagement_for(stage.second_client.pk, stage.second_engagement, at=clock())
    assert [(place.kind, bool(place.closed)) for place in ground_of(jonas).places] == [(Kind.STORY, False)]


def test_only_people_whom_one_knows_are_named(stage: Stage, clock: StandingClock) -> None:
    ground = ground_of(engagement_for(stage.assistant.pk, stage.engagement, at=clock()))
    readers = {one for place in ground.places for one in place.readers}
    assert readers <= {person.key for person in ground.people}

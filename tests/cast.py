"""The same people in every test. ``enter_stage`` brings them all on, with a practice and a three-way engagement.

Mirjam Kovač coaches Amara Osei; Helen Brandt of Northwind pays; Tom Reyes is Amara's boss; Iris Vogel keeps her diary.
"""

from dataclasses import dataclass
from uuid import UUID

from privity.accounts.models import Person
from privity.core.engagements import EngagementKind, Named
from privity.core.parties import known_as
from privity.core.vocabulary import Role
from privity.engagements import services
from privity.engagements.models import Participation
from privity.kit.clock import Clock

ADDRESSES = {
    "Mirjam Kovač": "mirjam@kovac-coaching.example",
    "Amara Osei": "amara.osei@posteo.de",
    "Helen Brandt": "helen.brandt@northwind.example",
    "Tom Reyes": "tom.reyes@northwind.example",
    "Iris Vogel": "iris.vogel@northwind.example",
    "Jonas Lindqvist": "jonas@lindqvist.example",
    "Lena Horvat": "lena@kovac-coaching.example",
    "Daniel Okafor": "daniel@okafor.example",
    "Ruth Baumann": "ruth@kovac-coaching.example",
    "Olu Adeyemi": "olu@hosting.example",
}

AMARA = Named(Role.CLIENT, "Amara Osei", ADDRESSES["Amara Osei"])
HELEN = Named(Role.SPONSOR, "Helen Brandt", ADDRESSES["Helen Brandt"], "Northwind")
TOM = Named(Role.LINE_MANAGER, "Tom Reyes", ADDRESSES["Tom Reyes"], "Northwind")
IRIS = Named(Role.ASSISTANT, "Iris Vogel", ADDRESSES["Iris Vogel"])
JONAS = Named(Role.CLIENT, "Jonas Lindqvist", ADDRESSES["Jonas Lindqvist"])


def person(name: str) -> Person:
    """The person of this name, made on their first entrance."""
    address = ADDRESSES[name]
    return Person.objects.filter(email=address).first() or Person.objects.create(email=address, name=name)


@dataclass(frozen=True, slots=True)
class Stage:
    """Everybody, and where they stand."""

    practice: UUID
    other_practice: UUID
    engagement: UUID
    second_engagement: UUID
    coach: Person
    client: Person
    sponsor: Person
    line_manager: Person
    assistant: Person
    second_client: Person
    other_coach: Person
    foreign_coach: Person
    administrator: Person
    operator: Person

    def key(self, person: Person) -> str:
        """What a person is called in the records of Amara's engagement."""
        return known_as(person.pk, self.engagement)


def enter_stage(clock: Clock) -> Stage:
    """Two practices; in the first, Amara's three-way engagement with everybody joined, and Jonas's of two parties.

    Ruth administers Mirjam's practice without an engagement; Lena coaches there and Daniel elsewhere; Olu runs the server.
    """
    people = {name: person(name) for name in ADDRESSES}
    practice = found(people["Mirjam Kovač"], "Kovač Coaching", clock)
    admit(practice, people["Mirjam Kovač"], people["Lena Horvat"], clock)
    admit(practice, people["Mirjam Kovač"], people["Ruth Baumann"], clock)
    services.change_administrator(
        actor=people["Mirjam Kovač"].pk,
        practice_id=practice,
        person=people["Ruth Baumann"].pk,
        administrator=True,
        clock=clock,
    )
    return Stage(
        practice=practice,
        other_practice=found(people["Daniel Okafor"], "Okafor & Partners", clock),
        engagement=open_three_way(people["Mirjam Kovač"], practice, clock),
        second_engagement=open_two_party(people["Mirjam Kovač"], practice, JONAS, clock),
        coach=people["Mirjam Kovač"],
        client=people["Amara Osei"],
        sponsor=people["Helen Brandt"],
        line_manager=people["Tom Reyes"],
        assistant=people["Iris Vogel"],
        second_client=people["Jonas Lindqvist"],
        other_coach=people["Lena Horvat"],
        foreign_coach=people["Daniel Okafor"],
        administrator=people["Ruth Baumann"],
        operator=people["Olu Adeyemi"],
    )


def found(coach: Person, name: str, clock: Clock) -> UUID:
    return services.found_practice(actor=coach.pk, name=name, clock=clock)


def admit(practice: UUID, administrator: Person, coach: Person, clock: Clock) -> None:
    services.admit_coach(
        actor=administrator.pk, practice_id=practice, address=coach.email, name=coach.name, clock=clock
    )


def open_three_way(coach: Person, practice: UUID, clock: Clock) -> UUID:
    """Amara's engagement with Helen, Tom and Iris; everybody has joined."""
    return _open(coach, practice, EngagementKind.THREE_WAY, [AMARA, HELEN, TOM, IRIS], clock)


def open_two_party(coach: Person, practice: UUID, client: Named, clock: Clock) -> UUID:
    """An engagement of coach and client, who has joined."""
    return _open(coach, practice, EngagementKind.TWO_PARTY, [client], clock)


def _open(coach: Person, practice: UUID, kind: EngagementKind, people: list[Named], clock: Clock) -> UUID:
    engagement = services.open_engagement(
        actor=coach.pk, practice_id=practice, kind=kind, own_name=coach.name, people=people, clock=clock
    )
    let_join(engagement, clock)
    return engagement


def let_join(engagement: UUID, clock: Clock) -> None:
    """Everybody who was named has joined. Inviting and joining have tests of their own; here it is only written down."""
    Participation.objects.filter(engagement_id=engagement, joined_at=None).update(joined_at=clock())


def part_of(person: Person, engagement: UUID) -> UUID:
    """The id of this person's part in the engagement."""
    return Participation.objects.get(person=person, engagement_id=engagement, until=None).pk

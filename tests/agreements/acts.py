"""Acts that tests of agreements repeat: draft, offer, sign."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from privity.accounts.models import Person
from privity.agreements import services
from privity.agreements.facts import AddendumWish
from privity.agreements.selectors import Version, preview_of, version_by_id
from privity.agreements.selectors.drafts import addendum_preview_of
from privity.core.agreements.terms import Choices
from privity.core.entries import REGISTRY, Entry, from_bytes
from privity.core.vocabulary import InformationClass, Purpose, Role, Rule
from privity.engagements.selectors import engagement_for
from privity.ledger.models import Entry as EntryRow
from privity.ledger.selectors import part_of
from privity.outbox.models import OutboxMail
from tests.cast import Stage
from tests.clock import StandingClock


def unchanged(choices: Choices) -> Choices:
    return choices


def with_cell(kind: InformationClass, role: Role, rule: Rule) -> Callable[[Choices], Choices]:
    """What a coach does who changes one cell."""

    def choose(choices: Choices) -> Choices:
        row = {**choices.changes.get(kind, {}), role: rule}
        return replace(choices, changes={**choices.changes, kind: row})

    return choose


def with_purposes(kind: InformationClass, role: Role, *purposes: Purpose) -> Callable[[Choices], Choices]:
    """What a coach does who chooses for what one listed cell holds."""
    return lambda choices: replace(choices, purposes={**choices.purposes, (kind, role): frozenset(purposes)})


def offer(
    stage: Stage,
    clock: StandingClock,
    choose: Callable[[Choices], Choices] = unchanged,
    engagement_id: UUID | None = None,
) -> UUID:
    """The coach drafts, reads and offers; returns the version's id."""
    key = engagement_id or stage.engagement
    services.save_draft(actor=stage.coach.pk, engagement_id=key, choose=choose, clock=clock)
    engagement = engagement_for(stage.coach.pk, key, at=clock())
    seen = preview_of(engagement, at=clock()).seen
    return services.offer(actor=stage.coach.pk, engagement_id=key, seen=seen, clock=clock)


def given(version: Version, name: str = "A. Signer", drawing: str = "") -> services.Given:
    return services.Given(version.content_hash, name, limits_acknowledged=True, drawing=drawing)


def sign(person: Person, version_id: UUID, clock: StandingClock) -> None:
    services.sign(
        actor=person.pk, version_id=version_id, given=given(version_by_id(version_id), person.name), clock=clock
    )


def everybody(stage: Stage) -> tuple[Person, ...]:
    """The parties of the three-way engagement."""
    return stage.coach, stage.client, stage.sponsor, stage.line_manager, stage.assistant


def sign_all(stage: Stage, version_id: UUID, clock: StandingClock) -> None:
    for person in everybody(stage):
        sign(person, version_id, clock)


def in_force(stage: Stage, clock: StandingClock, choose: Callable[[Choices], Choices] = unchanged) -> UUID:
    """An agreement that everybody has signed; returns its id."""
    version_id = offer(stage, clock, choose)
    sign_all(stage, version_id, clock)
    return version_id


def wish(stage: Stage, clock: StandingClock) -> AddendumWish:
    """Iris may join one discussion, from tomorrow for two days."""
    return AddendumWish(
        admits=stage.assistant.pk,
        topic="Handing over the diary",
        kinds=frozenset({InformationClass.SESSION_CONTENT}),
        since=clock() + timedelta(days=1),
        until=clock() + timedelta(days=3),
    )


def offer_addendum(stage: Stage, clock: StandingClock) -> UUID:
    services.save_addendum_draft(
        actor=stage.coach.pk, engagement_id=stage.engagement, wish=wish(stage, clock), clock=clock
    )
    engagement = engagement_for(stage.coach.pk, stage.engagement, at=clock())
    seen = addendum_preview_of(engagement, at=clock()).seen
    return services.offer_addendum(actor=stage.coach.pk, engagement_id=stage.engagement, seen=seen, clock=clock)


def entries(stage: Stage) -> list[Entry]:
    """Everything on the practice's ledger, oldest first."""
    rows = EntryRow.objects.filter(practice_id=stage.practice).order_by("seq")
    return [from_bytes(bytes(row.content), REGISTRY).entry for row in rows]


def reads_on_ledger(stage: Stage, person: Person) -> list[Entry]:
    """This person's part of the engagement's ledger, newest first."""
    return [record.entry for record in part_of(person.pk, stage.engagement, stage.practice) if record.entry]


class SigningLinks:
    """Personal links, as only their owners get them: read from the mails."""

    def of(self, person: Person) -> str:
        """The token of the newest link that was mailed to this person."""
        mails = OutboxMail.objects.filter(recipient=person.email).order_by("-created_at", "-id")
        for mail in mails:
            found = re.search(r"/sign/([\w-]+)", mail.body)
            if found:
                return found[1]
        raise AssertionError(f"no link was mailed to {person.email}")

    def mailed(self) -> list[OutboxMail]:
        return list(OutboxMail.objects.order_by("created_at", "id"))

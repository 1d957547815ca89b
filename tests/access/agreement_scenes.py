"""What stands before each row about agreements: a draft, an offer, a link, an addendum, a review."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.forms import BoundField, Form
from django.urls import reverse

from privity.accounts.models import Person
from privity.agreements import selectors, services
from privity.agreements.facts import AddendumWish
from privity.agreements.models import SigningRequest
from privity.agreements.selectors.drafts import addendum_preview_of
from privity.core.engagements import Named
from privity.core.vocabulary import InformationClass, Role
from privity.engagements import services as engagements
from privity.engagements.selectors import engagement_for
from privity.kit.clock import now
from tests.access.visit import Visit
from tests.access.world import World
from tests.agreements.acts import SigningLinks, given, unchanged
from tests.signed import offer, sign

BORIS: Final = Named(Role.SUPPORTER, "Boris Stahl", "boris@stahl.example")
"""Named, and never joined: he signs by a personal link."""


def as_shown(world: World, page: str, *forms: str) -> Visit:
    """The forms of the coach's page, sent back as they came."""
    path = {"engagement_id": world.stage.engagement}
    context = world.visitor("coach").get(reverse(page, kwargs=path)).context
    return Visit(path, {name: value for form in forms for name, value in filled(context[form]).items()})


def filled(form: Form) -> dict[str, Any]:
    """What a browser sends back of a form that nobody touched."""
    return {field.name: _shown(field) for field in form if field.value() is not None}


def _shown(field: BoundField) -> Any:
    """The value that a browser holds: of several choices only those that are offered."""
    value = field.value()
    if not isinstance(value, list):
        return value
    return [one for one in value if one in dict(field.field.choices)]  # type: ignore[attr-defined]


def boundaries(world: World) -> Visit:
    return as_shown(world, "agreements:boundaries", "form")


def details(world: World) -> Visit:
    shown = as_shown(world, "agreements:details", "purposes", "form")
    return replace(shown, form=shown.form | {"place": "employee", "will": "own"})


def drafted(world: World) -> Visit:
    """A draft of an amendment, and the mark of what the coach has read."""
    coach, key = world.stage.coach.pk, world.stage.engagement
    services.save_draft(actor=coach, engagement_id=key, choose=unchanged, clock=world.clock)
    seen = selectors.preview_of(engagement_for(coach, key, at=world.clock()), at=world.clock()).seen
    return Visit({"engagement_id": key}, {"seen": seen})


def signing(version_id: UUID) -> dict[str, Any]:
    content_hash = selectors.version_by_id(version_id).content_hash
    return {"limits_acknowledged": "on", "typed_name": "A. Signer", "content_hash": content_hash}


def offered(world: World) -> Visit:
    """An amendment that nobody has signed yet."""
    version_id = offer(world.stage.coach, world.stage.engagement, world.clock)
    return Visit({"version_id": version_id}, signing(version_id))


def unsigned_by_client(world: World) -> Visit:
    there = offered(world)
    return Visit({**there.path, "party": world.stage.key(world.stage.client)})


def linked(world: World) -> Visit:
    """An amendment that was mailed to Boris with a personal link."""
    boris = engagements.add_person(
        actor=world.stage.coach.pk, engagement_id=world.stage.engagement, named=BORIS, clock=world.clock
    )
    there = offered(world)
    return Visit({"token": SigningLinks().of(Person.objects.get(pk=boris))}, there.form)


def signed_by_link(world: World) -> Visit:
    """The same, after everybody has signed it: Boris by his link."""
    there = linked(world)
    boris = Person.objects.get(email=BORIS.address)
    version = selectors.version_by_id(SigningRequest.objects.get(person=boris).version_id)
    for person in version.parties - {boris.pk}:
        sign(person, version.id, world.clock)
    services.sign_by_link(token=there.path["token"], given=given(version), clock=world.clock)
    return there


def expired_link(world: World) -> Visit:
    there = linked(world)
    SigningRequest.objects.exclude(token_hash="").update(expires_at=now() - timedelta(hours=1))
    return there


def addendum_wish(world: World) -> AddendumWish:
    return AddendumWish(
        admits=world.stage.assistant.pk,
        topic="Planning the spring",
        kinds=frozenset({InformationClass.OBJECTIVES}),
        since=world.clock(),
        until=world.clock() + timedelta(days=9),
    )


def addendum_form(world: World) -> Visit:
    wish = addendum_wish(world)
    times = {name: f"{getattr(wish, name):%Y-%m-%dT%H:%M}" for name in ("since", "until")}
    form = {"admits": world.stage.key(world.stage.assistant), "topic": wish.topic, "kinds": sorted(wish.kinds), **times}
    return Visit({"engagement_id": world.stage.engagement}, form)


def drafted_addendum(world: World) -> Visit:
    coach, key = world.stage.coach.pk, world.stage.engagement
    services.save_addendum_draft(actor=coach, engagement_id=key, wish=addendum_wish(world), clock=world.clock)
    seen = addendum_preview_of(engagement_for(coach, key, at=world.clock()), at=world.clock()).seen
    return Visit({"engagement_id": key}, {"seen": seen})


def offered_addendum(world: World) -> Visit:
    """An addendum for the assistant: coach, client and assistant are its parties."""
    seen = drafted_addendum(world).form["seen"]
    coach, key = world.stage.coach.pk, world.stage.engagement
    version_id = services.offer_addendum(actor=coach, engagement_id=key, seen=seen, clock=world.clock)
    return Visit({"version_id": version_id}, signing(version_id))


def addendum_in_force(world: World) -> Visit:
    there = offered_addendum(world)
    for person in sorted(selectors.version_by_id(there.path["version_id"]).parties):
        sign(person, there.path["version_id"], world.clock)
    return there


def review(world: World) -> UUID:
    """The review that is to come, opened to all."""
    return services.open_review(actor=world.stage.coach.pk, engagement_id=world.stage.engagement, clock=world.clock)


def answer(world: World) -> Visit:
    return Visit({"review_id": review(world)}, {"answer": "suits"})


def hold(world: World) -> Visit:
    present = [world.stage.key(world.stage.coach), world.stage.key(world.stage.client)]
    key = review(world)
    services.answer_review(actor=world.stage.client.pk, review_id=key, suits=True, clock=world.clock)
    return Visit({"review_id": key}, {"present": present, "outcome": "keep"})


def wait(world: World) -> Visit:
    found = selectors.next_review(engagement_for(world.stage.coach.pk, world.stage.engagement, at=world.clock()))
    assert found
    return Visit({"review_id": found.id}, {"day": f"{found.due_at + timedelta(days=9):%Y-%m-%d}"})


AGREEMENT_SCENES: Final[dict[str, Callable[[World], Visit]]] = {
    "agreements:boundaries": boundaries,
    "agreements:details": details,
    "agreements:offer": drafted,
    "agreements:sign": offered,
    "agreements:decline": offered,
    "agreements:withdraw": offered,
    "agreements:remind": unsigned_by_client,
    "agreements:sign_by_link": linked,
    "agreements:decline_by_link": linked,
    "agreements:pdf_by_link": signed_by_link,
    "agreements:renew_link": expired_link,
    "agreements:draft_addendum": addendum_form,
    "agreements:offer_addendum": drafted_addendum,
    "agreements:end_addendum": addendum_in_force,
    "agreements:answer_review": answer,
    "agreements:hold_review": hold,
    "agreements:extend_review": wait,
    "agreements:read#addendum": offered_addendum,
    "agreements:compare#addendum": offered_addendum,
    "agreements:print#addendum": offered_addendum,
    "agreements:pdf#addendum": offered_addendum,
    "agreements:sign#addendum": offered_addendum,
    "agreements:decline#addendum": offered_addendum,
    "agreements:withdraw#addendum": offered_addendum,
    "agreements:read#offered": offered,
    "agreements:pdf#offered": offered,
    "agreements:print#offered": offered,
    "agreements:compare#offered": offered,
}

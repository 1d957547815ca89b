"""R1: 2, 4, 8 and 16 people sign at once, 100 rounds in all: every signature stands, exactly one of them completes, nothing fails.

``SIGNING_ROUNDS=100`` makes it 100 rounds of each.
"""

import os
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connections

from privity.accounts.models import Person
from privity.agreements import services
from privity.agreements.models import AgreementVersion, Party, Review, Signature
from privity.agreements.selectors import version_by_id
from privity.core.agreements.document import Heading, agreement_document
from privity.core.agreements.document_bytes import document_bytes
from privity.core.agreements.terms import NamedParty, Template, Terms
from privity.core.canonical import content_hash
from privity.core.engagements import EngagementKind
from privity.core.entries import REGISTRY, AgreementSigned, from_bytes
from privity.core.parties import known_as
from privity.core.vocabulary import Phase, Role
from privity.engagements.models import Engagement, Participation, PhaseChange, Practice
from privity.kit.clock import now
from privity.ledger.models import Entry
from tests.visitor import Visitor

ROUNDS = int(os.environ.get("SIGNING_ROUNDS", "25"))


def people(count: int) -> list[Person]:
    """A coach and members of a group."""
    return [Person.objects.create(email=f"person{number}@example.org", name=f"P{number}") for number in range(count)]


def offered(practice: Practice, signers: list[Person]) -> UUID:
    """A group's first agreement, offered a moment ago: written as rows, since it is the signing that is tried."""
    engagement = Engagement.objects.create(practice=practice, kind=EngagementKind.GROUP, opened_at=now())
    PhaseChange.objects.create(practice=practice, engagement=engagement, phase=Phase.CONTRACTING, at=now())
    roles = [Role.COACH, *[Role.GROUP_MEMBER] * (len(signers) - 1)]
    Participation.objects.bulk_create(
        Participation(
            practice=practice, engagement=engagement, person=one, role=role, name=one.name, since=now(), joined_at=now()
        )
        for one, role in zip(signers, roles, strict=True)
    )
    parties = tuple(
        NamedParty(known_as(one.pk, engagement.pk), role, one.name) for one, role in zip(signers, roles, strict=True)
    )
    heading = Heading(engagement.pk.hex, 1, "en-gb", secrets.token_hex(16))
    content = document_bytes(agreement_document(Terms(Template.GROUP, parties), heading))
    version = AgreementVersion.objects.create(
        practice=practice,
        engagement=engagement,
        kind="agreement",
        number=1,
        content=content,
        content_hash=content_hash(content),
        offered_at=now(),
        offered_by=signers[0],
    )
    Party.objects.bulk_create(
        Party(practice=practice, version=version, person=one, role=role)
        for one, role in zip(signers, roles, strict=True)
    )
    return version.pk


@contextmanager
def threads(count: int) -> Iterator[ThreadPoolExecutor]:
    """That many threads, each with its own connection, closed at the end."""
    with ThreadPoolExecutor(count) as pool:
        yield pool
        together = Barrier(count)

        def leave() -> None:
            together.wait()
            connections.close_all()

        for done in [pool.submit(leave) for _ in range(count)]:
            done.result()


def check(version_id: UUID, signers: list[Person]) -> None:
    """Everything one completed signing leaves behind, and nothing twice."""
    version = version_by_id(version_id)
    assert version.completed_at is not None
    assert Signature.objects.filter(version_id=version_id).count() == len(signers)
    assert PhaseChange.objects.filter(engagement_id=version.engagement, phase=Phase.ACTIVE).count() == 1
    assert Review.objects.filter(engagement_id=version.engagement).count() == 1
    rows = Entry.objects.filter(engagement_id=version.engagement).order_by("seq")
    entries = [from_bytes(bytes(row.content), REGISTRY).entry for row in rows]
    completed = [entry.completed for entry in entries if isinstance(entry, AgreementSigned)]
    assert completed == [False] * (len(signers) - 1) + [True]


def sign_at_once(pool: ThreadPoolExecutor, version_id: UUID, signers: list[Person]) -> None:
    given = services.Given(version_by_id(version_id).content_hash, "A. Signer", limits_acknowledged=True)
    together = Barrier(len(signers))

    def sign(signer: Person) -> None:
        together.wait()
        services.sign(actor=signer.pk, version_id=version_id, given=given, clock=now)

    assert list(pool.map(sign, signers)) == [None] * len(signers)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("count", [2, 4, 8, 16])
def test_all_sign_at_once_and_one_completes(count: int) -> None:
    practice, signers = Practice.objects.create(name="Kovač Coaching", founded_at=now()), people(count)
    with threads(count) as pool:
        for _ in range(ROUNDS):
            version_id = offered(practice, signers)
            sign_at_once(pool, version_id, signers)
            check(version_id, signers)
    assert list(Entry.objects.order_by("seq").values_list("seq", flat=True)) == list(range(1, ROUNDS * count + 1))


@pytest.mark.django_db(transaction=True)
def test_the_same_person_pressing_twice_signs_once() -> None:
    practice, signers = Practice.objects.create(name="Kovač Coaching", founded_at=now()), people(2)
    version_id = offered(practice, signers)
    answers = post_at_once(version_id, [signers[0]] * 4)
    assert answers == [302] * 4
    assert Signature.objects.filter(version_id=version_id).count() == 1
    assert Entry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_on_the_page_nobody_meets_an_error() -> None:
    practice, signers = Practice.objects.create(name="Kovač Coaching", founded_at=now()), people(8)
    version_id = offered(practice, signers)
    assert post_at_once(version_id, signers) == [302] * 8
    check(version_id, signers)


@pytest.mark.django_db(transaction=True)
def test_signing_while_the_offer_is_taken_back_is_one_or_the_other() -> None:
    practice, signers = Practice.objects.create(name="Kovač Coaching", founded_at=now()), people(2)
    for _ in range(20):
        version_id = offered(practice, signers)
        coach, member = (visitor(signer) for signer in signers)
        assert coach.post(f"/agreements/{version_id}/sign", form(version_id)).status_code == 302
        with threads(2) as pool:
            taken_back = pool.submit(coach.post, f"/agreements/{version_id}/withdraw")
            signed = pool.submit(member.post, f"/agreements/{version_id}/sign", form(version_id))
            statuses = {taken_back.result().status_code, signed.result().status_code}
        version = version_by_id(version_id)
        assert (version.completed_at is None) != (version.closed_at is None)
        assert statuses == {302, 409}


def post_at_once(version_id: UUID, signers: list[Person]) -> list[int]:
    visitors = [visitor(signer) for signer in signers]
    together = Barrier(len(visitors))

    def post(one: Visitor) -> int:
        together.wait()
        status: int = one.post(f"/agreements/{version_id}/sign", form(version_id)).status_code
        return status

    with threads(len(visitors)) as pool:
        return list(pool.map(post, visitors))


def visitor(person: Person) -> Visitor:
    one = Visitor()
    one.force_login(person)
    return one


def form(version_id: UUID) -> dict[str, str]:
    version = version_by_id(version_id)
    return {"typed_name": "A. Signer", "limits_acknowledged": "on", "content_hash": version.content_hash}

"""Offering: from now on the words never change, each party is asked, and nothing opens (R5, R8)."""

import pytest
from django.db import DatabaseError, connection, transaction

from privity.agreements import selectors, services
from privity.agreements.models import AgreementVersion, Party
from privity.core.agreements.document_bytes import document_from
from privity.core.agreements.version import governing
from privity.core.canonical import content_hash
from privity.core.engagements import Named
from privity.core.entries import AgreementOffered
from privity.core.errors import ConflictError, NotFoundError, RefusedError
from privity.core.vocabulary import Phase, Role
from privity.engagements.selectors import engagement_for
from privity.engagements.services import add_person, end_engagement, end_participation, join, send_invitation
from tests.agreements.acts import SigningLinks, entries, everybody, in_force, offer, sign_all, unchanged
from tests.cast import Stage, part_of
from tests.clock import StandingClock


def seen(stage: Stage, clock: StandingClock) -> str:
    services.save_draft(actor=stage.coach.pk, engagement_id=stage.engagement, choose=unchanged, clock=clock)
    return selectors.preview_of(engagement_for(stage.coach.pk, stage.engagement, at=clock()), at=clock()).seen


def test_everybody_who_takes_part_is_a_party(stage: Stage, clock: StandingClock) -> None:
    version = selectors.version_by_id(offer(stage, clock))
    assert version.parties == {person.pk for person in everybody(stage)}
    assert set(Party.objects.values_list("person_id", flat=True)) == version.parties
    assert [party.role for party in version.document.parties] == [
        Role.COACH,
        Role.CLIENT,
        Role.SPONSOR,
        Role.LINE_MANAGER,
        Role.ASSISTANT,
    ]


def test_the_bytes_are_what_the_hash_says(stage: Stage, clock: StandingClock) -> None:
    row = AgreementVersion.objects.get(pk=offer(stage, clock))
    assert content_hash(bytes(row.content)) == row.content_hash
    assert document_from(bytes(row.content)).heading.engagement == stage.engagement.hex
    assert document_from(bytes(row.content)).heading.nonce != "0" * 32


def test_it_is_one_entry_and_opens_nothing(stage: Stage, clock: StandingClock) -> None:
    before = len(entries(stage))
    version_id = offer(stage, clock)
    _drafted, offered = entries(stage)[before:]
    version = selectors.version_by_id(version_id)
    assert offered == AgreementOffered(version_id.hex, 1, version.content_hash, "agreement")
    engagement = engagement_for(stage.coach.pk, stage.engagement, at=clock())
    assert engagement.phase is Phase.CONTRACTING
    assert governing(selectors.versions_of(engagement), clock()) is None


def test_who_has_joined_is_mailed_the_page_and_no_link(stage: Stage, clock: StandingClock, links: SigningLinks) -> None:
    before = len(links.mailed())
    version_id = offer(stage, clock)
    mails = links.mailed()[before:]
    assert {mail.recipient for mail in mails} == {person.email for person in everybody(stage) if person != stage.coach}
    for mail in mails:
        assert f"/agreements/{version_id}" in mail.body
        assert "/sign/" not in mail.body
        assert not any(name.split()[0] in mail.body + mail.subject for name in ("Amara", "Helen", "Tom", "Mirjam"))


def test_what_was_not_read_is_not_offered(stage: Stage, clock: StandingClock) -> None:
    read = seen(stage, clock)
    end_participation(
        actor=stage.coach.pk,
        engagement_id=stage.engagement,
        participation_id=part_of(stage.assistant, stage.engagement),
        clock=clock,
    )
    with pytest.raises(ConflictError, match="read it once more"):
        services.offer(actor=stage.coach.pk, engagement_id=stage.engagement, seen=read, clock=clock)
    assert not AgreementVersion.objects.exists()


def test_one_offer_at_a_time(stage: Stage, clock: StandingClock) -> None:
    offer(stage, clock)
    # The same form sent twice: there is no draft any more.
    with pytest.raises(ConflictError, match="take it back first"):
        services.offer(actor=stage.coach.pk, engagement_id=stage.engagement, seen="", clock=clock)
    read = seen(stage, clock)
    with pytest.raises(ConflictError, match="take it back first"):
        services.offer(actor=stage.coach.pk, engagement_id=stage.engagement, seen=read, clock=clock)


def test_a_new_version_names_the_one_before(stage: Stage, clock: StandingClock) -> None:
    first = selectors.version_by_id(in_force(stage, clock))
    clock.forward(days=1)
    second = selectors.version_by_id(offer(stage, clock))
    assert (second.number, second.document.heading.previous) == (2, first.content_hash)
    engagement = engagement_for(stage.client.pk, stage.engagement, at=clock())
    assert engagement.phase is Phase.ACTIVE
    assert selectors.version_in_force(engagement, at=clock()) == first
    sign_all(stage, second.id, clock)
    force = selectors.version_in_force(engagement, at=clock())
    assert force is not None
    assert force.id == second.id
    assert [version.number for version in selectors.versions_seen_by(engagement)] == [1, 2]


def test_without_the_people_it_needs_there_is_no_offer(stage: Stage, clock: StandingClock) -> None:
    end_participation(
        actor=stage.coach.pk,
        engagement_id=stage.engagement,
        participation_id=part_of(stage.sponsor, stage.engagement),
        clock=clock,
    )
    with pytest.raises(ConflictError, match="sponsor"):
        offer(stage, clock)


def test_only_a_coach_offers(stage: Stage, clock: StandingClock) -> None:
    read = seen(stage, clock)
    with pytest.raises(RefusedError):
        services.offer(actor=stage.client.pk, engagement_id=stage.engagement, seen=read, clock=clock)
    with pytest.raises(NotFoundError):
        services.offer(actor=stage.other_coach.pk, engagement_id=stage.engagement, seen=read, clock=clock)


def test_not_without_a_draft_and_not_after_the_end(stage: Stage, clock: StandingClock) -> None:
    with pytest.raises(NotFoundError):
        services.offer(actor=stage.coach.pk, engagement_id=stage.engagement, seen="", clock=clock)
    read = seen(stage, clock)
    end_engagement(actor=stage.coach.pk, engagement_id=stage.engagement, clock=clock)
    with pytest.raises(ConflictError, match="ended"):
        services.offer(actor=stage.coach.pk, engagement_id=stage.engagement, seen=read, clock=clock)


@pytest.mark.parametrize("table", ["agreementversion", "party", "signature"])
def test_evidence_only_grows(stage: Stage, clock: StandingClock, table: str) -> None:
    in_force(stage, clock)
    for statement in (f"UPDATE agreements_{table} SET practice_id = practice_id", f"DELETE FROM agreements_{table}"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_who_is_named_later_is_no_party(stage: Stage, clock: StandingClock) -> None:
    version_id = in_force(stage, clock)
    add_person_later(stage, clock)
    with pytest.raises(NotFoundError):
        selectors.version_for(stage.second_client.pk, version_id, at=clock())


def add_person_later(stage: Stage, clock: StandingClock) -> None:
    named = Named(Role.SUPPORTER, "Jonas Lindqvist", stage.second_client.email)
    add_person(actor=stage.coach.pk, engagement_id=stage.engagement, named=named, clock=clock)
    send_invitation(
        actor=stage.coach.pk,
        engagement_id=stage.engagement,
        participation_id=part_of(stage.second_client, stage.engagement),
        clock=clock,
    )
    join(actor=stage.second_client.pk, engagement_id=stage.engagement, clock=clock)

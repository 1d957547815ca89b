"""What is hidden from the asker never changes, nor shows in, the answer they get (R58)."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privity.core.agreements.version import Addendum, AgreementVersion, Party, Signature
from privity.core.consents import Consent, ConsentEvent, ConsentState
from privity.core.decision.engine import decide
from privity.core.decision.explain import explain
from privity.core.decision.facts import (
    CLIENT_ROLES,
    ActorKind,
    ExceptionFile,
    Facts,
    Hold,
    HoldKind,
    Participation,
    PhaseChange,
    Review,
)
from privity.core.decision.known import facts_known_to
from privity.core.decision.question import Channel, Question
from privity.core.decision.verdict import Outcome, Reason
from privity.core.matrix import DEFAULT_MATRIX
from privity.core.vocabulary import ChannelKind, InformationClass, Phase, Purpose, Role
from tests import strategies

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
NOW = START + timedelta(days=30)
PEOPLE = {
    "mirjam": Role.COACH,
    "amara": Role.CLIENT,
    "helen": Role.SPONSOR,
    "jonas": Role.LINE_MANAGER,
    "priya": Role.SUPERVISOR,
}
HIDDEN = ("consents", "holds", "breach_cases", "exception_files", "segments", "accepted_channels", "acquaintances")


def version(*people: str, number: int = 1, signed: datetime | None = START) -> AgreementVersion:
    """A version between these people, signed by all of them unless ``signed`` is ``None``."""
    return AgreementVersion(
        id=f"v{number}",
        number=number,
        content_hash=f"words{number}",
        parties=tuple(Party(person, PEOPLE[person]) for person in people),
        cells=DEFAULT_MATRIX,
        offered_at=START,
        signatures=tuple(Signature(person, f"words{number}", signed) for person in people) if signed else (),
    )


FACTS = Facts(
    engagement="e",
    actors={**dict.fromkeys(PEOPLE, ActorKind.PERSON), "authority": ActorKind.OFFICE},
    phases=(PhaseChange(Phase.ACTIVE, START),),
    participations=tuple(Participation(person, role, START) for person, role in PEOPLE.items()),
    versions=(version("mirjam", "amara", "helen"),),
    reviews=(Review(NOW + timedelta(days=1)),),
    holds=(Hold("h", HoldKind.LEGAL, "item", START),),
)


def with_roles(person: str, *roles: Role) -> Facts:
    """The facts with this person in these roles instead."""
    others = tuple(part for part in FACTS.participations if part.person != person)
    return replace(FACTS, participations=(*others, *(Participation(person, role, START) for role in roles)))


def addendum(admits: str, *parties: str) -> Addendum:
    """A discussion that is opened to one person, by these parties."""
    return Addendum(
        id="a",
        content_hash="words",
        parties=tuple(Party(person, PEOPLE[person]) for person in parties),
        admits=frozenset({admits}),
        discussion="talk",
        cells={},
        since=START,
        until=NOW,
    )


def consent(subject: str, state: ConsentState) -> Consent:
    """A consent to everything that ``progress`` below asks for."""
    return Consent(
        id=f"c-{subject}",
        subject=subject,
        information_class=InformationClass.PROGRESS,
        recipient="helen",
        purpose=Purpose.PROGRESS_REPORT,
        channel=ChannelKind.IN_PERSON,
        since=START,
        until=NOW + timedelta(days=90),
        events=(ConsentEvent(state, NOW - timedelta(days=1), subject),),
    )


def progress(subject: str = "amara") -> Question:
    """May Mirjam tell Helen about the progress of ``subject``?"""
    return Question(
        sender="mirjam",
        recipient="helen",
        information_class=InformationClass.PROGRESS,
        subjects=frozenset({subject}),
        purpose=Purpose.PROGRESS_REPORT,
        channel=Channel(ChannelKind.IN_PERSON),
        at=NOW,
    )


def answer(question: Question, facts: Facts, reader: str) -> bytes:
    """Everything that the answer tells the reader, as bytes."""
    decision = decide(question, facts_known_to(reader, facts, question.at))
    return json.dumps([str(decision), explain(decision, question, reader=reader).as_json()]).encode()


def readers(facts: Facts, at: datetime, *, outside: bool) -> list[str]:
    """Those who are neither coach nor client only; or those who are clients only."""
    roles = {person: facts.roles(person, at) for person in facts.actors}
    clients = [person for person, held in roles.items() if held and held <= CLIENT_ROLES]
    others = [person for person, held in roles.items() if person not in clients and held != {Role.COACH}]
    return others if outside else clients


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.questions, strategies.facts, strategies.facts)
def test_to_an_outside_reader_the_answer_is_the_same_with_and_without_what_is_hidden(
    question: Question, facts: Facts, other: Facts
) -> None:
    with_other_hidden = replace(facts, **{name: getattr(other, name) for name in HIDDEN})
    without = replace(facts, **{name: type(getattr(facts, name))() for name in HIDDEN})
    for reader in readers(facts, question.at, outside=True):
        told = answer(question, facts, reader)
        assert told == answer(question, with_other_hidden, reader) == answer(question, without, reader)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.questions, strategies.facts, strategies.facts)
def test_to_a_client_the_answer_is_the_same_with_and_without_the_consents_of_others(
    question: Question, facts: Facts, other: Facts
) -> None:
    for reader in readers(facts, question.at, outside=False):
        own = tuple(consent for consent in facts.consents if consent.subject == reader)
        others = tuple(consent for consent in other.consents if consent.subject != reader)
        told = answer(question, facts, reader)
        assert told == answer(question, replace(facts, consents=(*own, *others)), reader)
        assert told == answer(question, replace(facts, consents=own), reader)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.facts, strategies.people, strategies.instants)
def test_a_coach_knows_everything_and_nobody_more_than_there_is(facts: Facts, reader: str, at: datetime) -> None:
    known = facts_known_to(reader, facts, at)
    if facts.roles(reader, at) == {Role.COACH}:
        assert known == facts
    for name in ("participations", "versions", "addenda", "consents", "reviews", "exception_files", "phases"):
        assert set(map(id, getattr(known, name))) <= set(map(id, getattr(facts, name)))
    assert known.actors.items() <= facts.actors.items()


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.facts, strategies.people, strategies.instants, st.data())
def test_the_order_of_facts_does_not_matter(facts: Facts, reader: str, at: datetime, data: st.DataObject) -> None:
    shuffled = replace(
        facts,
        participations=tuple(data.draw(st.permutations(facts.participations))),
        versions=tuple(data.draw(st.permutations(facts.versions))),
    )
    known, again = facts_known_to(reader, facts, at), facts_known_to(reader, shuffled, at)
    assert known.actors == again.actors
    assert {v.id for v in known.versions} == {v.id for v in again.versions}


def test_a_refused_consent_shows_to_the_coach_and_not_to_the_sponsor() -> None:
    refused = replace(FACTS, consents=(consent("amara", ConsentState.REFUSED),))
    to_coach = decide(progress(), facts_known_to("mirjam", refused, NOW))
    to_sponsor = decide(progress(), facts_known_to("helen", refused, NOW))
    assert (to_coach.outcome, to_coach.reasons) == (Outcome.DENY, (Reason.REFUSED_RECENTLY,))
    assert (to_sponsor.outcome, to_sponsor.reasons) == (Outcome.ASK_CONSENT, (Reason.NO_CONSENT,))


def test_a_given_consent_shows_to_its_subject_and_not_to_the_sponsor() -> None:
    given_ = replace(FACTS, consents=(consent("amara", ConsentState.GIVEN),))
    assert decide(progress(), facts_known_to("amara", given_, NOW)).outcome is Outcome.ALLOW
    assert decide(progress(), facts_known_to("helen", given_, NOW)).outcome is Outcome.ASK_CONSENT


def test_a_client_knows_all_but_the_consents_of_others() -> None:
    own, others = consent("amara", ConsentState.GIVEN), consent("helen", ConsentState.REFUSED)
    facts = replace(FACTS, consents=(others, own))
    assert facts_known_to("amara", facts, NOW) == replace(facts, consents=(own,))


@pytest.mark.parametrize("roles", [(Role.CLIENT,), (Role.GROUP_MEMBER,), (Role.CLIENT, Role.GROUP_MEMBER)])
def test_every_client_who_is_bound_by_the_terms_knows_the_facts(roles: tuple[Role, ...]) -> None:
    facts = with_roles("amara", *roles)
    assert facts_known_to("amara", facts, NOW) == facts


@pytest.mark.parametrize("roles", [(Role.CLIENT,), (Role.GROUP_MEMBER,)])
def test_a_client_whom_the_terms_in_force_do_not_bind_knows_no_more_than_others(roles: tuple[Role, ...]) -> None:
    known = facts_known_to("jonas", with_roles("jonas", *roles), NOW)
    assert (known.holds, known.versions, known.reviews) == ((), (), ())
    assert set(known.actors) == {"mirjam", "jonas", "authority"}


def test_before_any_terms_hold_the_client_knows_the_facts_and_a_group_to_be_does_not() -> None:
    for roles, holds in (
        ((Role.CLIENT,), FACTS.holds),
        ((Role.GROUP_MEMBER,), ()),
        ((Role.CLIENT, Role.GROUP_MEMBER), ()),
    ):
        facts = replace(with_roles("amara", *roles), versions=())
        assert facts_known_to("amara", facts, NOW).holds == holds


def test_a_person_outside_the_terms_is_unknown_to_those_inside() -> None:
    to_helen, to_priya = facts_known_to("helen", FACTS, NOW), facts_known_to("priya", FACTS, NOW)
    assert set(to_helen.actors) == {"mirjam", "amara", "helen", "authority"}
    assert {part.person for part in to_helen.participations} == {"mirjam", "amara", "helen"}
    assert set(to_priya.actors) == {"mirjam", "priya", "authority"}
    assert {part.person for part in to_priya.participations} == {"mirjam", "priya"}
    about_jonas = replace(progress(), recipient="jonas")
    assert decide(about_jonas, to_helen).reasons == (Reason.INCOMPLETE,)


def test_the_reviews_are_known_to_those_who_know_the_terms() -> None:
    assert facts_known_to("helen", FACTS, NOW).reviews == FACTS.reviews
    assert facts_known_to("priya", FACTS, NOW).reviews == ()


def test_terms_that_no_longer_hold_answer_nothing() -> None:
    amended = replace(FACTS, versions=(*FACTS.versions, version("mirjam", "amara", number=2, signed=NOW)))
    assert facts_known_to("helen", amended, NOW).versions == ()
    assert facts_known_to("helen", FACTS, NOW).versions == FACTS.versions
    assert decide(progress(), facts_known_to("helen", amended, NOW)).outcome is Outcome.DENY


def test_an_offer_is_known_to_its_parties_before_it_is_signed() -> None:
    offered = replace(FACTS, versions=(version("mirjam", "amara", "helen", signed=None),))
    to_helen, to_jonas = facts_known_to("helen", offered, NOW), facts_known_to("jonas", offered, NOW)
    assert (to_helen.versions, to_jonas.versions) == (offered.versions, ())
    assert "amara" in to_helen.actors
    assert "amara" not in to_jonas.actors


def test_an_addendum_is_known_to_whom_it_admits_and_to_its_parties_who_know_each_other_by_it() -> None:
    opened = replace(FACTS, versions=(), addenda=(addendum("jonas", "mirjam", "helen"),))
    for person in ("jonas", "helen"):
        known = facts_known_to(person, opened, NOW)
        assert known.addenda == opened.addenda
        assert set(known.actors) == {"mirjam", "helen", "jonas", "authority"}
    stranger = facts_known_to("priya", opened, NOW)
    assert (stranger.addenda, set(stranger.actors)) == ((), {"mirjam", "priya", "authority"})


def test_two_roles_get_the_narrower_view() -> None:
    secret = replace(FACTS, consents=(consent("amara", ConsentState.GIVEN),))
    both = replace(secret, participations=(*secret.participations, Participation("mirjam", Role.SPONSOR, START)))
    assert facts_known_to("mirjam", secret, NOW).consents
    assert not facts_known_to("mirjam", both, NOW).consents


def test_who_has_left_knows_only_their_own_part_and_keeps_their_own_story() -> None:
    ended = tuple(replace(part, until=NOW) for part in FACTS.participations)
    known = facts_known_to("amara", replace(FACTS, participations=ended), NOW)
    assert (known.phases, known.versions, set(known.actors)) == ((), (), {"amara", "authority"})
    assert [(part.person, part.until) for part in known.participations] == [("amara", NOW)]
    own = replace(progress(), sender="amara", recipient="authority")
    assert decide(own, known).reasons == (Reason.OWN_INFORMATION,)


def danger_file(**changes: Any) -> ExceptionFile:
    plain = ExceptionFile(
        "f", Purpose.DANGER, "authority", "text", since=START, until=NOW + timedelta(days=7), complete=True
    )
    return replace(plain, **changes)


def test_a_file_that_the_client_is_told_of_later_does_not_show_to_the_client() -> None:
    waiting = danger_file(delay_reason="it would raise the danger", tell_client_after=NOW + timedelta(days=1))
    for file, seen in ((danger_file(), 1), (waiting, 0), (danger_file(telling_raises_danger=True), 0)):
        assert len(facts_known_to("amara", replace(FACTS, exception_files=(file,)), NOW).exception_files) == seen
    closed = danger_file(telling_raises_danger=True, closed_at=NOW)
    assert facts_known_to("amara", replace(FACTS, exception_files=(closed,)), NOW).exception_files == (closed,)

"""The answer for each reader: the sender gets words to use, whom it is about what is theirs, the recipient no invitation to press."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privity.core.decision import decide
from privity.core.decision.answer import FOR_RECIPIENT, FOR_SUBJECT, LEAVE_IT, NOTHING_TO_DO, WORDS, answer_for
from privity.core.decision.explain import explain
from privity.core.decision.question import Channel, Question
from privity.core.decision.scripts import ENCOURAGE, HAND_BACK, POLITE_REFUSAL, REFUSAL_TO_SIGNER
from privity.core.decision.verdict import Advice, Basis, BasisKind, Decision, Duty, Outcome, Reason
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose, Role, Rule
from tests import strategies

NAMES = {"mirjam": "Mirjam", "amara": "Amara", "helen": "Helen", "iris": "Iris", "v2": "version 2"}
ROLES: Mapping[str, frozenset[Role]] = {
    "mirjam": frozenset({Role.COACH}),
    "amara": frozenset({Role.CLIENT}),
    "helen": frozenset({Role.SPONSOR}),
}
QUESTION = Question(
    sender="mirjam",
    recipient="helen",
    information_class=InformationClass.SESSION_CONTENT,
    subjects=frozenset({"amara"}),
    purpose=Purpose.PROGRESS_REPORT,
    channel=Channel(ChannelKind.IN_PERSON),
    at=datetime(2026, 3, 3, tzinfo=UTC),
)
CELL = Basis(BasisKind.VERSION, "v2", InformationClass.SESSION_CONTENT, Role.SPONSOR, Rule.CLIENT_ONLY)
HANDED_BACK = Decision(
    Outcome.CLIENT_ONLY, (Reason.HAND_BACK, Reason.REVIEW_OVERDUE), (CELL,), (Advice.ENCOURAGE_CLIENT,)
)
ALLOWED = Decision(Outcome.ALLOW, (Reason.BOUNDARY_ALWAYS,), (CELL,), duties=(Duty.RECORD, Duty.TELL_CLIENT))


def read(decision: Decision, reader: str) -> dict[str, Any]:
    return answer_for(decision, QUESTION, reader=reader, names=NAMES, roles=ROLES).as_json()


def test_every_outcome_has_its_word() -> None:
    assert list(WORDS) == list(Outcome)


def test_the_sender_gets_words_to_hand_back_to_encourage_and_to_refuse() -> None:
    step = read(HANDED_BACK, "mirjam")["next_step"]
    assert "Hand it back" in step["text"]
    assert [script["title"] for script in step["scripts"]] == [
        "To hand it back to Amara",
        "To encourage Amara",
        "To decline politely to Helen",
    ]
    assert [script["words"] for script in step["scripts"]] == [
        HAND_BACK.format(recipient="Helen"),
        ENCOURAGE.format(recipient="Helen"),
        POLITE_REFUSAL,
    ]


@pytest.mark.parametrize(("signers", "words"), [({"helen"}, REFUSAL_TO_SIGNER), ({"amara"}, POLITE_REFUSAL)])
def test_the_refusal_fits_what_the_recipient_knows(signers: set[str], words: str) -> None:
    told = answer_for(HANDED_BACK, QUESTION, reader="mirjam", names=NAMES, roles=ROLES, signers=signers)
    assert told.scripts[-1].words.text == words


def test_a_reason_from_the_agreement_names_its_clause_and_the_others_none() -> None:
    reasons = read(HANDED_BACK, "mirjam")["reasons"]
    assert [reason["source"] for reason in reasons] == [
        "The agreement, version 2: what is said in sessions for the sponsor: only the client tells.",
        "",
    ]


STATE_OF_THINGS = frozenset(
    (
        "internal_failure incomplete not_holder purpose_exception refused_recently no_agreement recipient_not_bound frozen"
        " not_started ended_duty_continues review_overdue not_present channel_not_private surplus"
    ).split()
)


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_names_the_clause_but_those_that_speak_of_the_state_of_things(reason: Reason) -> None:
    decision = Decision(Outcome.DENY, (reason,), (CELL,))
    (told,) = read(decision, "mirjam")["reasons"]
    ((_, words),) = explain(decision, QUESTION, reader="mirjam", names=NAMES).reasons
    assert told["text"] == words.render()
    assert bool(told["source"]) is (reason not in STATE_OF_THINGS)


def test_whom_it_is_about_reads_that_it_is_theirs() -> None:
    told = read(HANDED_BACK, "amara")
    assert told["sentence"] == "No. Only you can tell Helen about what is said in sessions."
    assert told["next_step"] == {"text": FOR_SUBJECT[Outcome.CLIENT_ONLY], "scripts": []}
    assert told["notes"] == []


def test_the_recipient_is_not_told_to_press_anybody_and_gets_no_words_of_the_coach() -> None:
    told = read(HANDED_BACK, "helen")
    assert told["next_step"]["text"].startswith("Amara can bring it up. Please do not press")
    assert told["next_step"]["scripts"] == []
    assert told["notes"] == []


def test_a_yes_comes_with_the_duties_of_the_sender() -> None:
    assert read(ALLOWED, "mirjam")["notes"] == ["It belongs on the record.", "Tell the client before, or at once."]
    assert read(ALLOWED, "helen")["next_step"]["text"] == "Ask Mirjam for what you need, and pass nothing on."
    assert read(ALLOWED, "amara")["next_step"]["text"] == FOR_SUBJECT[Outcome.ALLOW]


def test_the_sender_gets_the_advice_too() -> None:
    assert read(HANDED_BACK, "mirjam")["notes"] == [
        "Amara can tell it personally. Encourage it, and help to prepare it.",
    ]


def _titles(**changed: Any) -> list[str]:
    told: Any = answer_for(
        HANDED_BACK, replace(QUESTION, **changed), reader="mirjam", names=NAMES, roles=ROLES
    ).as_json()
    return [script["title"] for script in told["next_step"]["scripts"]]


def test_several_people_are_named_in_order() -> None:
    assert _titles(subjects=frozenset("abcdefg"))[0] == "To hand it back to a, b, c, d, e, f and g"


def test_words_for_an_unfinished_question_name_nobody() -> None:
    assert _titles(recipient=None)[-1] == "To decline politely to "
    assert _titles(subjects=frozenset()) == []


def test_others_are_asked_to_leave_it() -> None:
    assert read(HANDED_BACK, "iris")["next_step"]["text"] == LEAVE_IT


def test_whom_it_is_about_and_the_recipient_have_words_where_something_can_move() -> None:
    assert set(FOR_SUBJECT) == set(FOR_RECIPIENT) == {Outcome.ALLOW, Outcome.ASK_CONSENT, Outcome.CLIENT_ONLY}


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - set(FOR_SUBJECT)))
def test_where_nothing_moves_the_one_it_is_about_has_nothing_to_do(outcome: Outcome) -> None:
    assert read(Decision(outcome, (Reason.NEVER,), ()), "amara")["next_step"]["text"] == NOTHING_TO_DO
    if outcome not in FOR_RECIPIENT:
        assert read(Decision(outcome, (Reason.NEVER,), ()), "helen")["next_step"]["text"] == LEAVE_IT


def test_what_is_missing_in_a_question_is_said_to_everybody() -> None:
    incomplete = Decision(Outcome.DENY, (Reason.INCOMPLETE,), ())
    for reader in ("mirjam", "amara", "helen", "iris"):
        assert "“Management” is nobody: name a person." in read(incomplete, reader)["next_step"]["text"]


@given(strategies.questions, strategies.facts, strategies.people, st.sampled_from(Role))
def test_every_answer_can_be_read(question: Question, facts: Any, reader: str, role: Role) -> None:
    decision = decide(question, facts)
    roles = dict.fromkeys(facts.actors, frozenset({role}))
    told: dict[str, Any] = answer_for(decision, question, reader=reader, names=NAMES, roles=roles).as_json()
    assert told["outcome"] == decision.outcome
    assert "{" not in f"{told['sentence']} {told['word']}"
    assert len(told["reasons"]) == len(decision.reasons)

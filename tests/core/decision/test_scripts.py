"""Words to copy: for a coach who hands back, and who refuses those with power over the client (R45, R47, R113, R114)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from privity.core.decision.question import Channel, Question
from privity.core.decision.scripts import ENCOURAGE, HAND_BACK, POLITE_REFUSAL, REFUSAL_TO_SIGNER, scripts
from privity.core.decision.verdict import Decision, Outcome, Reason
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose, Role
from privity.core.words import phrase

QUESTION = Question(
    sender="mirjam",
    recipient="helen",
    information_class=InformationClass.PROGRESS,
    subjects=frozenset({"amara"}),
    purpose=Purpose.PROGRESS_REPORT,
    channel=Channel(ChannelKind.IN_PERSON),
    at=datetime(2026, 3, 3, tzinfo=UTC),
)
HANDING_BACK, REFUSAL = [HAND_BACK, ENCOURAGE], [POLITE_REFUSAL]
POWERFUL, HANDED_BACK = (Role.SPONSOR, Role.LINE_MANAGER), (Outcome.CLIENT_ONLY, Outcome.ASK_CONSENT)


def said(
    *recipient: Role,
    sender: Role = Role.COACH,
    outcome: Outcome = Outcome.CLIENT_ONLY,
    reason: Reason = Reason.HAND_BACK,
    question: Question = QUESTION,
    signed: bool = False,
) -> list[str]:
    """What the sender can copy for a recipient in these roles."""
    decision = Decision(outcome, (reason,), ())
    roles = {"sender": frozenset({sender}), "recipient": frozenset(recipient)}
    return [words.text for words in scripts(decision, question, **roles, name="Helen", signed=signed)]


@pytest.mark.parametrize("outcome", HANDED_BACK)
def test_the_coach_hands_back_to_the_client_first_and_then_refuses_the_powerful(outcome: Outcome) -> None:
    for role in POWERFUL:
        assert said(role, outcome=outcome) == HANDING_BACK + REFUSAL
    assert said(Role.ASSISTANT, outcome=outcome) == HANDING_BACK


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome not in (Outcome.ALLOW, *HANDED_BACK)])
def test_what_the_client_could_not_open_either_is_only_refused(outcome: Outcome) -> None:
    for role in POWERFUL:
        assert said(role, outcome=outcome) == REFUSAL
    assert said(Role.ASSISTANT, outcome=outcome) == []


def test_who_takes_no_part_is_refused_like_the_powerful() -> None:
    assert said() == HANDING_BACK + REFUSAL


def test_nothing_is_handed_back_on_the_way_to_a_client() -> None:
    assert said(Role.CLIENT) == []


def test_only_a_coach_needs_a_script_and_only_where_it_is_about_somebody() -> None:
    assert said(Role.SPONSOR, sender=Role.CLIENT) == []
    assert said(Role.SPONSOR, question=replace(QUESTION, subjects=frozenset())) == []


def test_a_yes_needs_no_script() -> None:
    assert said(Role.SPONSOR, outcome=Outcome.ALLOW) == []


def test_there_are_no_words_to_refuse_a_court_or_those_who_come_to_help() -> None:
    assert said(outcome=Outcome.EXCEPTION_ONLY, reason=Reason.PURPOSE_EXCEPTION) == []
    assert said(Role.SPONSOR, outcome=Outcome.EXCEPTION_ONLY, reason=Reason.PURPOSE_EXCEPTION) == []
    assert said(Role.SPONSOR, outcome=Outcome.EXCEPTION_ONLY, reason=Reason.EXCEPTION_PATH) == REFUSAL


def test_the_recipient_is_called_by_name() -> None:
    decision = Decision(Outcome.CLIENT_ONLY, (Reason.HAND_BACK,), ())
    coach, assistant = frozenset({Role.COACH}), frozenset({Role.ASSISTANT})
    words = scripts(decision, QUESTION, sender=coach, recipient=assistant, name="Helen", signed=False)
    assert words == (phrase(HAND_BACK, recipient="Helen"), phrase(ENCOURAGE, recipient="Helen"))


def test_the_polite_refusal_confirms_nothing() -> None:
    words = POLITE_REFUSAL.lower()
    assert not any(word in words for word in ("client", "coaching", "session", "{", "consent", "agree"))


def test_who_has_signed_is_refused_in_words_that_know_it_and_confirm_no_more() -> None:
    assert said(Role.SPONSOR, signed=True) == [*HANDING_BACK, REFUSAL_TO_SIGNER]
    words = REFUSAL_TO_SIGNER.lower()
    assert not any(word in words for word in ("session", "{", "consent", "refuse", "declin"))

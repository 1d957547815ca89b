"""The words of an answer: whole, speakable, and never more than the reader may know."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import pytest

from privity.core.decision.explain import ADVICE, BASES, DUTIES, SENTENCES, explain
from privity.core.decision.question import Channel, Question
from privity.core.decision.reason_words import REASONS
from privity.core.decision.verdict import Advice, Basis, BasisKind, Decision, Duty, Outcome, Reason
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose, Role, Rule

NAMES = {"mirjam": "Mirjam", "amara": "Amara", "helen": "Helen", "jonas": "Jonas", "v2": "version 2"}
QUESTION = Question(
    sender="mirjam",
    recipient="helen",
    information_class=InformationClass.PROGRESS,
    subjects=frozenset({"amara"}),
    purpose=Purpose.PROGRESS_REPORT,
    channel=Channel(ChannelKind.IN_PERSON),
    at=datetime(2026, 3, 3, tzinfo=UTC),
)
HAND_BACK_DECISION = Decision(
    Outcome.CLIENT_ONLY,
    (Reason.HAND_BACK,),
    (Basis(BasisKind.VERSION, "v2", InformationClass.PROGRESS, Role.SPONSOR, Rule.CLIENT_ONLY),),
    (Advice.ENCOURAGE_CLIENT,),
)


@pytest.mark.parametrize(
    ("table", "vocabulary"),
    [(SENTENCES, Outcome), (REASONS, Reason), (ADVICE, Advice), (DUTIES, Duty), (BASES, BasisKind)],
)
def test_every_word_of_a_decision_has_its_sentence(table: dict[str, object], vocabulary: type[StrEnum]) -> None:
    assert list(table) == list(vocabulary)


def test_every_reason_is_documented_with_the_words_people_read() -> None:
    rows = Path("docs/reasons.md").read_text().splitlines()
    documented = [row for row in rows if row.startswith("| `")]
    assert len(documented) == len(Reason)
    for row, (reason, words) in zip(documented, REASONS.items(), strict=True):
        assert row.startswith(f"| `{reason}` |")
        assert f"| {words.sentence} | {words.next_step} |" in row


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("reader", ["mirjam", "helen", "amara", ""])
def test_every_sentence_can_be_read_by_everybody(reason: Reason, reader: str) -> None:
    decision = Decision(Outcome.DENY, (reason,), ())
    words = explain(decision, QUESTION, reader=reader, names=NAMES).as_json()
    spoken = f"{words['sentence']} {words['reasons']} {words['next_step']}"
    assert "{" not in spoken.replace("[{", "").replace("{'", "")
    assert not re.search(r"\b[Yy]ou (is|has|was|may not tell you)\b", spoken)


def test_the_reader_is_called_you() -> None:
    assert explain(HAND_BACK_DECISION, QUESTION, reader="amara", names=NAMES).sentence.render() == (
        "No. Only you can tell Helen about progress."
    )
    assert explain(HAND_BACK_DECISION, QUESTION, reader="helen", names=NAMES).sentence.render() == (
        "No. Only Amara can tell you about progress."
    )


def test_the_reader_is_called_you_where_a_sentence_begins() -> None:
    own_part = Decision(Outcome.REDUCE, (Reason.OWN_PART,), ())
    for reader, sentence in (
        ("helen", "You may have only the part that concerns you."),
        ("amara", "Helen may have only the part that concerns Helen."),
    ):
        ((_, words),) = explain(own_part, QUESTION, reader=reader, names=NAMES).reasons
        assert words.render() == sentence
    (to_the_client,) = explain(HAND_BACK_DECISION, QUESTION, reader="amara", names=NAMES).advice
    assert to_the_client.render() == "You can tell it personally. Encourage it, and help to prepare it."


def test_what_has_no_name_is_shown_by_its_id() -> None:
    words = explain(HAND_BACK_DECISION, QUESTION)
    assert words.sentence.render() == "No. Only amara can tell helen about progress."
    assert words.basis[0].render().startswith("The agreement, v2: ")


def test_all_words_of_an_answer_are_told_as_json() -> None:
    decision = replace(HAND_BACK_DECISION, duties=(Duty.RECORD,))
    assert explain(decision, QUESTION, names=NAMES).as_json() == {
        "sentence": "No. Only Amara can tell Helen about progress.",
        "reasons": [{"code": "hand_back", "sentence": "Only the client passes on progress."}],
        "basis": ["The agreement, version 2: progress for the sponsor: only the client tells."],
        "next_step": "Hand it back: encourage the client to tell Helen personally, and offer help to prepare it.",
        "advice": ["Amara can tell it personally. Encourage it, and help to prepare it."],
        "duties": ["It belongs on the record."],
    }


CELL = (InformationClass.PROGRESS, Role.SPONSOR, Rule.CONSENT)


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (Basis(BasisKind.OWN_INFORMATION), "Everybody's own story is their own."),
        (Basis(BasisKind.MARK, "i1"), "The mark “strictly confidential” on this item."),
        (Basis(BasisKind.ADDENDUM, "a1", CELL[0], None, CELL[2]), "The addendum a1: progress, with consent."),
        (Basis(BasisKind.VERSION, "v2", *CELL), "The agreement, version 2: progress for the sponsor: with consent."),
        (
            Basis(BasisKind.VERSION, "v2", CELL[0], None, Rule.NEVER),
            "The agreement, version 2: progress for the outsider: never.",
        ),
        (
            Basis(BasisKind.DEFAULT_MATRIX, None, *CELL),
            "The default boundaries: progress for the sponsor: with consent.",
        ),
        (Basis(BasisKind.CONSENT, "c1"), "The consent c1."),
        (Basis(BasisKind.EXCEPTION_FILE, "f1"), "The file f1."),
    ],
)
def test_what_an_answer_stands_on_is_named(basis: Basis, words: str) -> None:
    (clause,) = explain(replace(HAND_BACK_DECISION, basis=(basis,)), QUESTION, names=NAMES).basis
    assert clause.render() == words


def test_several_subjects_are_enumerated() -> None:
    question = Question(
        "mirjam",
        "helen",
        InformationClass.PROGRESS,
        frozenset({"amara", "jonas", "helen"}),
        Purpose.SUPPORT,
        Channel(ChannelKind.PHONE),
        QUESTION.at,
    )
    decision = Decision(Outcome.ASK_CONSENT, (Reason.NO_CONSENT,), ())
    sentence = explain(decision, question, reader="jonas", names=NAMES).sentence.render()
    assert sentence == "Not yet. It takes the written consent of Amara, Helen and you."


def test_the_sender_is_not_among_those_whose_consent_it_takes() -> None:
    question = replace(QUESTION, sender="amara", subjects=frozenset({"amara", "jonas"}))
    decision = Decision(Outcome.ASK_CONSENT, (Reason.NO_CONSENT,), ())
    sentence = explain(decision, question, names=NAMES).sentence.render()
    assert sentence == "Not yet. It takes the written consent of Jonas."


def test_what_is_too_much_is_listed_in_alphabetical_order() -> None:
    question = replace(QUESTION, surplus=frozenset({"salary", "address", "employer", "team", "birthday"}))
    ((_, words),) = explain(Decision(Outcome.REDUCE, (Reason.SURPLUS,), ()), question).reasons
    assert words.render() == "It carries more than the purpose needs: address, birthday, employer, salary, team."


@pytest.mark.parametrize("nobody", [None, ""])
def test_who_and_what_was_not_said_is_put_into_words(nobody: str | None) -> None:
    question = replace(QUESTION, sender=nobody, recipient=nobody, information_class=None, subjects=frozenset())
    for outcome, sentence in (
        (Outcome.DENY, "No. Somebody may not tell somebody about this."),
        (Outcome.CLIENT_ONLY, "No. Only the person it is about can tell somebody about this."),
    ):
        words = explain(Decision(outcome, (Reason.INTERNAL_FAILURE,), ()), question)
        assert words.sentence.render() == sentence


def test_an_incomplete_question_is_put_into_words_too() -> None:
    question = Question(None, None, None, frozenset(), None, None, QUESTION.at)
    words = explain(Decision(Outcome.DENY, (Reason.INCOMPLETE,), ()), question).as_json()
    assert words["sentence"] == "There is no answer to this yet: something is missing."


def test_a_name_that_looks_like_a_format_stays_text() -> None:
    names = {**NAMES, "helen": "{sender.__class__}"}
    words = explain(HAND_BACK_DECISION, QUESTION, names=names).sentence.render()
    assert words == "No. Only Amara can tell {sender.__class__} about progress."


def test_nobody_is_said_to_tell_themselves() -> None:
    """Amara pays too, and is asked about as the payer: in two roles the stricter counts."""
    question = replace(QUESTION, recipient="amara")
    said = explain(HAND_BACK_DECISION, question, reader="amara", names=NAMES).sentence.render()
    assert said == "No. Mirjam may not tell you about progress."

"""Each entry has a plain sentence for each reader."""

import re

import pytest

from privity.core.entries import (
    AdministratorChanged,
    AgreementOffered,
    AgreementSigned,
    EngagementOpened,
    Entry,
    InvitationAccepted,
    InvitationSent,
    ParticipationEnded,
    PhaseChanged,
    ReviewAnswered,
)
from privity.core.entries.phrases import entry_phrase
from privity.core.vocabulary import Phase
from privity.core.words import Phrase
from tests.core.entries.samples import ASK, NAMES, SAMPLES, envelope


def told(entry: Entry, reader: str, actor: str = "mirjam") -> str:
    return entry_phrase(envelope(entry, actor), reader=reader, names=NAMES).render()


@pytest.mark.parametrize("entry", SAMPLES, ids=lambda entry: type(entry).__name__)
@pytest.mark.parametrize("reader", ["mirjam", "amara", "tom"])
def test_every_entry_is_one_finished_sentence(entry: Entry, reader: str) -> None:
    words = told(entry, reader)
    assert words.startswith("You " if reader == "mirjam" else "Mirjam Kovač ")
    assert words.endswith((".", "?"))
    assert not re.search(r"[{}_]|None|\bamara\b|\btom\b", words)


@pytest.mark.parametrize("entry", SAMPLES, ids=lambda entry: type(entry).__name__)
def test_every_sentence_can_be_translated(entry: Entry) -> None:
    """Each message goes through the translator, inner ones too, and keeps what it is given."""
    phrase = entry_phrase(envelope(entry), reader="amara", names=NAMES)
    seen: list[str] = []

    def translate(text: str) -> str:
        seen.append(text)
        return text

    phrase.render(translate)
    assert seen[-1] == phrase.text
    assert len(seen) == 1 + sum(inner_count(inner) for inner in phrase.params.values())


def inner_count(inner: str | Phrase) -> int:
    return 1 + sum(map(inner_count, inner.params.values())) if isinstance(inner, Phrase) else 0


@pytest.mark.parametrize(
    ("entry", "actor", "reader", "words"),
    [
        (
            EngagementOpened("three_way", ("amara", "helen"), ("client", "sponsor")),
            "mirjam",
            "amara",
            "Mirjam Kovač set this up and named Helen Brandt and you. Nothing is open by that.",
        ),
        (InvitationSent("helen"), "mirjam", "helen", "Mirjam Kovač mailed an invitation to you."),
        (
            InvitationAccepted(("sponsor",), by_link=True),
            "helen",
            "helen",
            "You joined as sponsor, by the mailed link.",
        ),
        (InvitationAccepted(("sponsor",), by_link=False), "helen", "amara", "Helen Brandt joined as sponsor."),
        (
            ParticipationEnded("tom", "line_manager"),
            "tom",
            "amara",
            "Tom Reyes left as line manager. The duty to keep it confidential goes on.",
        ),
        (
            AdministratorChanged("tom", administrator=False),
            "mirjam",
            "tom",
            "Mirjam Kovač took the administrator's rights from you.",
        ),
        (
            AgreementOffered("v", 2, "ab", "version"),
            "mirjam",
            "mirjam",
            "You offered version 2 of the agreement for signing.",
        ),
        (AgreementOffered("v", 1, "ab", "addendum"), "mirjam", "mirjam", "You offered an addendum for signing."),
        (AgreementSigned("v", "ab", "simple", completed=False), "amara", "amara", "You signed."),
        (
            AgreementSigned("v", "ab", "simple", completed=True),
            "amara",
            "helen",
            "Amara Osei signed, as the last one: what was signed is in force.",
        ),
        (ReviewAnswered("r", suits=True), "amara", "amara", "You answered the review: it still suits."),
        (
            ASK,
            "helen",
            "amara",
            (
                "Helen Brandt asked: may Mirjam Kovač tell them about progress? It concerns you. "
                "Answer: Only you can tell."
            ),
        ),
        (
            ASK,
            "mirjam",
            "helen",
            (
                "Mirjam Kovač asked: may they tell you about progress? It concerns Amara Osei. "
                "Answer: Only the client tells."
            ),
        ),
        (
            ASK,
            "mirjam",
            "amara",
            (
                "Mirjam Kovač asked: may they tell Helen Brandt about progress? It concerns you. "
                "Answer: Only you can tell."
            ),
        ),
        (
            ASK,
            "helen",
            "helen",
            "You asked: may Mirjam Kovač tell you about progress? It concerns Amara Osei. Answer: Only the client tells.",
        ),
    ],
)
def test_the_words(entry: Entry, actor: str, reader: str, words: str) -> None:
    assert told(entry, reader, actor) == words


@pytest.mark.parametrize("phase", Phase)
def test_every_phase_has_its_words(phase: Phase) -> None:
    assert told(PhaseChanged(phase), "mirjam") != told(PhaseChanged(phase), "amara")


def test_who_has_no_name_any_more() -> None:
    assert told(InvitationSent("erased"), "amara") == "Mirjam Kovač mailed an invitation to somebody who has left."


def test_a_name_is_never_read_as_a_format() -> None:
    words = entry_phrase(
        envelope(InvitationSent("x")), reader="amara", names={"mirjam": "{person}", "x": "{0.__class__}"}
    )
    assert words.render() == "{person} mailed an invitation to {0.__class__}."

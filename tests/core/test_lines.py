"""One line of text: trimmed, bounded, and all of it visible."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privity.core.errors import InvalidError
from privity.core.lines import BLANKS, JOINERS, one_line


@pytest.mark.parametrize(
    "text",
    [
        "Amara Osei",
        "Mirjam Kovač",
        "王芳",
        "O'Neill-Smith",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "A. O.",
        "x" * 20,
        "🙂",
        "é",
        "\u0d30\u0d3e\u0d1c\u0d28\u0d4d\u200d",  # Malayalam, with a joiner at its end
        "\u0d9a\u0dca\u200d\u0dbb",  # Sinhala
        "\u09b0\u200d\u09cd\u09af",  # Bengali: before the virama
        "\u0915\u094d\u200c\u0937",  # Devanagari
        "👩🏽‍💻",
        "🏳️‍🌈",
        "❤️‍🔥",
        "🙂‍↔️",
        "⠁⠍⠁⠗⠁",
        "7",
        "안녕",
    ],
)
def test_good(text: str) -> None:
    assert one_line(f"  {text}\n", field="name", at_most=20) == text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        (" \t\n", "empty"),
        ("x" * 21, "at most 20"),
        ("two\nlines", "cannot be shown"),
        ("nul\x00", "cannot be shown"),
        ("\ud800", "cannot be shown"),
        ("turned\u202eround", "cannot be shown"),
        ("tab\there", "cannot be shown"),
        ("zero\u200bwidth", "cannot be shown"),
        *((blank, "cannot be shown") for blank in "\u200c\u200d\u115f\u1160\u2800\u3164\uffa0\ufffc\U0001d159"),
        ("\u3164\u3164", "cannot be shown"),
        ("Amara\u3164", "cannot be shown"),
        ("Ama\u200dra", "cannot be shown"),
        ("Amara\u200d", "cannot be shown"),
        ("\u0645\u200c", "cannot be shown"),
        ("\u0645\u200c\u200c\u0645", "cannot be shown"),
        ("🙂\u200d", "cannot be shown"),
        ("...", "letter or number"),
        ("\u0301", "letter or number"),
        ("\ufe0f", "letter or number"),
        ("— / —", "letter or number"),
    ],
)
def test_refused(text: str, says: str) -> None:
    with pytest.raises(InvalidError, match=says) as refused:
        one_line(text, field="name", at_most=20)
    assert refused.value.field == "name"


@given(st.text(st.characters(), max_size=40))
def test_what_passes_can_be_stored_mailed_and_shown(text: str) -> None:
    try:
        line = one_line(text, field="name", at_most=30)
    except InvalidError:
        return
    assert line == line.strip()
    assert 0 < len(line) <= 30
    assert "\n" not in line
    assert "\r" not in line
    assert "\x00" not in line
    line.encode()
    assert any(category(letter)[0] in "LNS" and letter not in BLANKS for letter in line)
    assert not BLANKS & set(line)


@given(
    st.text(st.sampled_from("\u115f\u1160\u2800\u3164\uffa0\u200c\u200d\u0301\u034f\ufe0f\u17b4\xa0 .-"), max_size=12)
)
def test_of_what_shows_nothing_there_is_no_name(text: str) -> None:
    with pytest.raises(InvalidError):
        one_line(text, field="name", at_most=30)


ARABIC = st.text(st.characters(min_codepoint=0x0620, max_codepoint=0x064A), min_size=1, max_size=5)
DEVANAGARI = st.text(st.characters(min_codepoint=0x0904, max_codepoint=0x0939), min_size=1, max_size=5)
EMOJI = st.sampled_from(["👩", "👩🏽", "💻", "❤️", "🔥", "🏳️", "🌈", "⚕️"])


@given(
    st.one_of([st.lists(part, min_size=1, max_size=4) for part in (ARABIC, DEVANAGARI, EMOJI)]),
    st.sampled_from(JOINERS),
)
def test_joiners_join_where_they_are_needed(parts: list[str], joiner: str) -> None:
    text = joiner.join(parts)
    assert one_line(text, field="name", at_most=30) == text


@given(st.text(st.characters(max_codepoint=0x024F, categories=["L", "N"]), min_size=1, max_size=9), st.data())
def test_joiners_are_nowhere_else(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    with pytest.raises(InvalidError, match="cannot be shown"):
        one_line(text[:place] + data.draw(st.sampled_from(JOINERS)) + text[place:], field="name", at_most=30)

"""One line of text: trimmed, bounded, and all of it visible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privity.core.errors import InvalidError
from privity.core.lines import one_line


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

"""One line of text from a person: a name, a title. Nothing in it that is not seen."""

from unicodedata import category, combining, name

from privity.core.errors import InvalidError

JOINERS = "\u200c\u200d"
"""Zero-width (non-)joiners: invisible, but needed to write names in Persian and in Indian scripts, and emoji."""

BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc\U0001d159")
"""Letters and symbols by their category that show nothing, like the Hangul fillers and the blank Braille pattern."""

SHOW = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "So"})
"""The categories of letters, numbers and emoji."""

JOINED = frozenset(
    {
        *("ARABIC", "SYRIAC", "NKO", "MANDAIC", "MONGOLIAN", "ADLAM"),
        *("DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM"),
        *("SINHALA", "TIBETAN", "MYANMAR", "KHMER"),
    }
)
"""The scripts that need joiners, by the first word of their characters' names."""

EMOJI = "EMOJI"
STYLE = "\ufe0f"
"""Follows a character that is to look like an emoji."""
VIRAMA = 9
"""The combining class of the marks after which Indian scripts have joiners, also at the end of a word."""


def one_line(text: str, *, field: str, at_most: int) -> str:
    """The line without surrounding space: 1 to ``at_most`` characters, all of them visible, one of them a letter or number.

    Control characters, line breaks, lone surrogates, blank letters, marks that turn the direction of writing, and joiners
    that join nothing are refused (F2, X2).

    :raises InvalidError: empty, too long, with a character that cannot be seen, or nothing but signs
    """
    line = text.strip()
    if not line:
        raise InvalidError("This is empty: please fill it in.", field=field)
    if len(line) > at_most:
        raise InvalidError(f"Please use at most {at_most} characters.", field=field)
    if not all(_is_seen(line, position) for position in range(len(line))):
        raise InvalidError("This has a character that cannot be shown: please type it anew.", field=field)
    if not any(category(letter) in SHOW for letter in line):
        raise InvalidError("Please use at least one letter or number.", field=field)
    return line


def _is_seen(line: str, position: int) -> bool:
    letter = line[position]
    if letter in JOINERS:
        return _joins(line[:position][-1:], line[position + 1 :][:1])
    return letter.isprintable() and letter not in BLANKS


def _joins(before: str, after: str) -> bool:
    """Whether a joiner has something to do between these two ("" at the edge of the line)."""
    if not before:
        return False
    script = _script(before)
    return combining(before) == VIRAMA or bool(script and after and script == _script(after))


def _script(letter: str) -> str:
    """What a letter can be joined with; "" for most, which nothing joins."""
    if letter == STYLE or (letter > "\xff" and category(letter) in ("So", "Sk", "Sm")):
        return EMOJI
    script = name(letter, "").partition(" ")[0]
    return script if script in JOINED else ""

"""One line of text from a person: a name, a title. Nothing in it that is not seen."""

from privity.core.errors import InvalidError

JOINERS = "\u200c\u200d"
"""Zero-width (non-)joiners: invisible, but needed to write names in Persian and in Indian scripts."""


def one_line(text: str, *, field: str, at_most: int) -> str:
    """The line without surrounding space: 1 to ``at_most`` characters, all of them visible.

    Control characters, line breaks, lone surrogates and marks that turn the direction of writing are refused (F2, X2).

    :raises InvalidError: empty, too long, or with a character that cannot be seen
    """
    line = text.strip()
    if not line:
        raise InvalidError("This is empty: please fill it in.", field=field)
    if len(line) > at_most:
        raise InvalidError(f"Please use at most {at_most} characters.", field=field)
    if not all(letter.isprintable() or letter in JOINERS for letter in line):
        raise InvalidError("This has a character that cannot be shown: please type it anew.", field=field)
    return line

"""M2: what is logged names code, never people."""

import logging
from types import SimpleNamespace

from privity.kit.logs import DiscreetFormatter

SECRET = "anna@example.org said so"


def formatted(**extra: object) -> str:
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Failed: %s", ("/sign/s3cret/",), None)
    for name, value in extra.items():
        setattr(record, name, value)
    return DiscreetFormatter("{levelname} {name}: {message}", style="{").format(record)


def test_a_request_is_named_by_its_route() -> None:
    request = SimpleNamespace(method="GET", path="/sign/s3cret/", resolver_match=SimpleNamespace(route="sign/<token>/"))
    assert formatted(request=request, status_code=500) == "ERROR django.request: 500 GET /sign/<token>/"


def test_a_request_to_nowhere_has_no_route() -> None:
    request = SimpleNamespace(method="GET", path="/sign/s3cret/", resolver_match=None)
    assert formatted(request=request, status_code=404) == "ERROR django.request: 404 GET (no route)"


def test_an_exception_among_the_values_is_named_by_its_class() -> None:
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "%s failed (%s)", ("it", ValueError(SECRET)), None)
    assert DiscreetFormatter().format(record) == "it failed (ValueError)"
    assert SECRET in record.getMessage()


def test_what_another_formatter_wrote_is_not_repeated() -> None:
    try:
        fail()
    except ValueError as error:
        record = logging.LogRecord(
            "x", logging.ERROR, __file__, 1, "failed", (), (ValueError, error, error.__traceback__)
        )
    assert SECRET in logging.Formatter().format(record)
    assert SECRET not in DiscreetFormatter().format(record)


def fail() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raise ValueError(SECRET) from error


def test_an_exception_shows_its_place_and_cause_but_no_words() -> None:
    try:
        fail()
    except ValueError as error:
        text = formatted(exc_info=(ValueError, error, error.__traceback__))
    assert SECRET not in text
    assert "ValueError" in text
    assert "KeyError" in text
    assert "test_logs.py:" in text
    assert "in fail" in text

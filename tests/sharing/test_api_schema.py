"""schemathesis reads the API's own description and tries everything it can think of: no failure, nothing undescribed."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import (
    ignored_auth,
    negative_data_rejection,
    positive_data_acceptance,
    unsupported_method,
)

from privity.config.wsgi import application
from tests.cast import Stage
from tests.sharing.conftest import Enter

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Let the application keep the test's connection, as Django's own test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def signed_in(stage: Stage, enter: Enter, one_connection: None) -> dict[str, dict[str, str]]:
    """What the browser of the signed-in coach sends."""
    cookies = {name: cookie.value for name, cookie in enter(stage.coach).cookies.items()}
    return {"cookies": cookies, "headers": {"X-CSRFToken": cookies["csrftoken"], "Host": "localhost"}}


OURS = [ignored_auth, negative_data_rejection, unsupported_method]
"""Judged elsewhere (test_api): here the session is always the right one, whatever was made up for it."""

SEALED = [*OURS, positive_data_acceptance]
"""No description says what is signed and sealed rightly: of such input nothing made up is good (tests/vault, tests/accounts)."""


@schema.parametrize()
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_api_keeps_its_word(case: Any, stage: Stage, signed_in: dict[str, Any]) -> None:
    excluded = SEALED if {"vault", "unlocking"} & set(case.operation.tags) else OURS
    case.call_and_validate(**signed_in, excluded_checks=excluded)
    if "engagement_id" in case.path_parameters:
        case.path_parameters["engagement_id"] = str(stage.engagement)
        name_people(case.body, stage)
        case.call_and_validate(**signed_in, excluded_checks=excluded)


@schema.parametrize()
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_who_is_not_signed_in_is_only_told_to(case: Any, stage: Stage, one_connection: None) -> None:
    """With whatever was made up for the session, the method and the input: nothing is read, and one line says why."""
    answer = case.call_and_validate(headers={"Host": "localhost"}, excluded_checks=OURS)
    assert answer.json()["code"] == {401: "sign_in", 403: "csrf", 405: "method"}[answer.status_code]


def name_people(body: Any, stage: Stage) -> None:
    """Let a question that was made up name people who are there, so that it gets an answer."""
    if isinstance(body, dict):
        named = {"sender": stage.coach, "recipient": stage.sponsor}
        body |= {part: stage.key(person) for part, person in named.items() if part in body}
        body |= {"subjects": [stage.key(stage.client)]} if "subjects" in body else {}

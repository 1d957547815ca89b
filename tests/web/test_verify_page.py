"""The public page that checks a file: for anybody, with words for all that can be found, and a policy that sends nothing."""

import json
import re

import pytest

from privity.core.bundle.findings import Code
from privity.core.entries import REGISTRY
from privity.web.verify_words import FINDINGS
from tests.architecture.findings import ROOT
from tests.visitor import Visitor


def test_the_browser_sees_to_it_that_nothing_is_sent(client: Visitor) -> None:
    answer = client.get("/verify")
    assert answer.status_code == 200
    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert (policy["connect-src"], policy["form-action"]) == ("'none'", "'none'")
    assert (policy["script-src"], policy["default-src"]) == ("'self'", "'none'")
    controls = re.findall(r"<(?:input|button|textarea|select)[^>]*>", answer.content.decode())
    assert len(controls) == 5
    assert not [control for control in controls if re.search(r"\sname=", control)]


def test_every_code_and_every_kind_of_act_has_its_words(client: Visitor) -> None:
    page = client.get("/verify").content.decode()
    lists = {
        name: json.loads(text)
        for name, text in re.findall(r'<script id="([a-z-]+)" type="application/json">(.*?)</script>', page)
    }
    assert set(lists["findings"]) == set(Code) == set(FINDINGS)
    assert set(map(int, lists["kinds-of-acts"])) == set(REGISTRY)
    assert all(words.endswith(".") for words in lists["findings"].values())


@pytest.mark.parametrize("code", Code)
def test_the_browser_knows_every_code(code: Code) -> None:
    assert f'"{code}"' in (ROOT / "frontend/src/ledger/bundle/findings.ts").read_text()


def test_the_two_places_to_check_something_name_each_other(client: Visitor) -> None:
    assert 'href="/verify/agreement"' in client.get("/verify").content.decode()


@pytest.mark.django_db
def test_the_other_place_names_it_too(client: Visitor) -> None:
    assert 'href="/verify"' in client.get("/verify/agreement").content.decode()

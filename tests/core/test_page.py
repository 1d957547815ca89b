"""What a page makes a browser run."""

import pytest

from privity.core.page import is_as_strict, page_from
from privity.kit.csp import POLICY


def test_what_a_page_loads() -> None:
    page = page_from(
        '<!doctype html><link rel="stylesheet" href="/a.css"><link rel="icon" href="/b.svg">'
        '<script type="module" src="/c.js"></script><script type="application/json" id="x">{"a": 1}</script>'
        '<LINK REL="modulepreload" HREF="/d.js"><p>hello</p>'
    )
    assert (page.loaded, page.foreign) == (["/a.css", "/c.js", "/d.js"], [])


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<script>steal()</script>", "script within the page"),
        ('<script type="module">steal()</script>', "script within the page"),
        ("<style>a{}</style>", "style within the page"),
        ('<p onclick="steal()">', "p onclick"),
        ('<p STYLE="color: red">', "p style"),
        ('<base href="https://elsewhere.example/">', "base"),
        ('<iframe src="/x"></iframe>', "iframe"),
        ('<object data="/x"></object>', "object"),
        ('<meta http-equiv="refresh" content="0">', "meta"),
    ],
)
def test_what_has_no_place_in_it(html: str, what: str) -> None:
    assert page_from(html).foreign == [what]


SENT = "; ".join(" ".join([name, *values]) for name, values in POLICY.items())


def test_the_policy_as_it_is_sent() -> None:
    assert is_as_strict(SENT, POLICY)
    assert is_as_strict(SENT.replace("connect-src 'self'", "connect-src 'none'"), POLICY)
    assert is_as_strict(SENT + "; upgrade-insecure-requests", POLICY)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
        ("script-src 'self'", "script-src *"),
        ("script-src 'self'; ", ""),
        ("script-src 'self'", "script-src 'unsafe-inline'; script-src 'self'"),
        ("script-src 'self'", "script-src"),
        ("require-trusted-types-for 'script'", "require-trusted-types-for 'none'"),
        ("trusted-types privity", "trusted-types privity default"),
        ("default-src 'none'", "default-src 'self', x"),
    ],
)
def test_a_weaker_policy(old: str, new: str) -> None:
    assert old in SENT
    assert not is_as_strict(SENT.replace(old, new), POLICY)
    assert not is_as_strict("", POLICY)

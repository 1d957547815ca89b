"""W2: what deciding adds to a page. In this process, in which the installation was made."""

import io
import sys
from functools import partial
from typing import Any

from bench.lists import a_view, some_records
from bench.measure import medians, seconds_of
from bench.web.installation import HOST
from bench.world import PAGE
from privity.core.decision.compiled import compile_case

TIMES = 20


def queries_of(path: str, session: str) -> int:
    """How many queries the page asks, those for the session and the person among them."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    request = _request(path, session)
    answered(request)
    with CaptureQueriesContext(connection) as asked:
        answered(request)
    return len(asked)


def page_and_decisions(path: str, session: str, rounds: int) -> tuple[float, float]:
    """Milliseconds of the page; and of 60 decisions of a compiled case and the filter of as many records by its plan."""
    request = _request(path, session)
    facts, view = a_view()
    case, records = compile_case(facts), some_records(facts, PAGE)

    def decide() -> None:
        for record in records:
            case.decide(record.question(view))
        case.visible(view, records)

    answered(request)
    decide()
    runs = (lambda: answered(request), decide)
    page, decisions = medians([partial(seconds_of, partial(_often, run)) for run in runs], rounds)
    return page / TIMES * 1000, decisions / TIMES * 1000


def _often(run: Any) -> None:
    for _ in range(TIMES):
        run()


def answered(request: dict[str, Any]) -> bytes:
    """The page, through the whole of Privity."""
    from privity.config.wsgi import application

    status: list[str] = []
    response = application(dict(request), lambda line, _headers: status.append(line))
    body = b"".join(response)
    response.close()
    assert status == ["200 OK"], status
    return body


def _request(path: str, session: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SERVER_NAME": HOST,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": HOST,
        "HTTP_X_FORWARDED_PROTO": "https",
        "HTTP_COOKIE": f"__Host-session={session}",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }

"""``privity verify-site`` against a real server: the release itself, other files, pages that load what they should not."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from privity.core.merkle.keys import Kind, public_key
from privity.core.merkle.note import signed
from privity.core.release import Release
from privity.kit.release import built_release
from tests.commands.test_serve import get, port, server

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))

__all__ = ["port"]


def verify_site(*arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "privity", "verify-site", *arguments],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def site(tmp_path: Path, port: int) -> Iterator[str]:
    with server(tmp_path / "data", port):
        assert get(port, "/sign-in")[0].status == 200
        yield f"http://localhost:{port}"


class Altered(BaseHTTPRequestHandler):
    """A server between: it hands on what the real one answers, with one text put in the place of another."""

    def __init__(self, site: str, path: str, old: bytes, new: bytes, *arguments: object) -> None:
        self.site, self.altered, self.old, self.new = site, path, old, new
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        with urlopen(self.site + self.path) as answer:  # noqa: S310
            content, policy = answer.read(), answer.headers.get("Content-Security-Policy")
        if self.altered in self.path:
            content = content.replace(self.old, self.new, 1)
            policy = policy and policy.replace(self.old.decode(), self.new.decode())
        self.send_response(200)
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def altered(site: str, path: str, old: bytes, new: bytes) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Altered, site, path, old, new)) as between:
        Thread(target=between.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{between.server_port}"
        between.shutdown()


def test_a_live_site_and_those_who_come_between(site: str, tmp_path: Path) -> None:
    code, said, _ = verify_site(site)
    assert (code, said) == (0, f"good: {site}/ serves the files of 0.1.0, and its pages load nothing else.\n")
    spoilt = [
        ("vault", b"customElements", b"customelements", "is not the file of 0.1.0"),
        ("site", b"--", b"-- ", "is not the file of 0.1.0"),
        ("sign-in", b"</head>", b"<script>steal()</script></head>", "script within the page"),
        ("sign-in", b"</head>", b'<script src="https://e.example/x.js"></script></head>', "from elsewhere"),
        ("sign-in", b"</head>", b'<script src="/static/web/more.js"></script></head>', "is no file of 0.1.0"),
        ("verify", b"script-src 'self'", b"script-src 'self' 'unsafe-eval'", "without Privity's content security"),
    ]
    for path, old, new, found in spoilt:
        with altered(site, path, old, new) as between:
            code, said, _ = verify_site(between)
        assert code == 1, (path, said)
        assert found in said

    older = tmp_path / "release.txt"
    release = Release("0.0.9", {**built_release().files, "vault.js": "0" * 64})
    older.write_bytes(bytes(signed(str(release), "privity-release", KEY)))
    key = str(public_key("privity-release", Kind.NOTE, KEY))
    code, said, _ = verify_site(site, "--release", str(older), "--key", key)
    assert code == 1
    assert "vault.js' is not the file of 0.0.9" in said


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["http://127.0.0.1:9"], "cannot be reached"),
        (["ftp://privity.example.org"], "is no address like https://"),
        (["privity.example.org"], "is no address like https://"),
        (["http://127.0.0.1:9", "--release", "release.txt"], "belong together"),
        (["http://127.0.0.1:9", "--release", "/nowhere", "--key", "k"], "/nowhere"),
        ([], "--help"),
    ],
)
def test_what_cannot_be_checked(arguments: list[str], line: str) -> None:
    code, said, problem = verify_site(*arguments)
    assert (code, said) == (2, "")
    assert line in problem
    assert problem.count("\n") == 1

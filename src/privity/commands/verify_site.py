"""``privity verify-site URL``: hold what a live site makes browsers run against a release.

Exit code 0: it is the release; 1: it is not; 2: the site or the release cannot be read.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from privity.commands import UsageError
from privity.commands.files import read
from privity.commands.parser import Parser
from privity.commands.web import Answer, origin_of, took
from privity.core.errors import InvalidError
from privity.core.merkle.keys import key_from
from privity.core.page import is_as_strict, page_from
from privity.core.release import Release, digest_of, name_of, published_release
from privity.kit.csp import POLICY
from privity.kit.release import built_release

PAGES = ("sign-in", "verify", "security")
"""What everybody may open. Of what only signed-in people get, the files are looked at."""
STATIC = "static/web/"


def run(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    release = _release(options.release, options.key)
    site = options.url.rstrip("/") + "/"
    differences = list(dict.fromkeys([*_pages(site, release), *_files(site, release)]))
    if differences:
        print("\n".join(f"{'no: ' if place == 0 else ''}{line}" for place, line in enumerate(differences)))
        return 1
    print(f"good: {site} serves the files of {release.version}, and its pages load nothing else.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="privity verify-site", description="Hold a live site against a release.")
    parser.add_argument("url", metavar="URL", help="the address at which people open Privity")
    parser.add_argument("--release", metavar="FILE", help="a published release.txt; without it, what is installed here")
    parser.add_argument("--key", metavar="KEY", help="the key that signed the release")
    return parser


def _release(name: str | None, key: str | None) -> Release:
    if (name is None) != (key is None):
        raise UsageError("--release and --key belong together: a list that nobody signed proves nothing.")
    try:
        return published_release(read(name), key_from(key)) if name and key else built_release()
    except InvalidError as error:
        raise UsageError(f"{name or 'this installation'}: {error}") from None


def _pages(site: str, release: Release) -> Iterator[str]:
    for name in PAGES:
        answer = took(urljoin(site, name))
        if answer.status != 200:
            raise UsageError(f"{answer.url} answers {answer.status}: is this the address of a Privity?")
        yield from _page(answer, release)


def _page(answer: Answer, release: Release) -> Iterator[str]:
    if not is_as_strict(answer.headers.get("Content-Security-Policy", ""), POLICY):
        yield f"{answer.url} is sent without Privity's content security policy."
    page = page_from(answer.content.decode(errors="replace"))
    yield from (f"{answer.url} has what no page of Privity has: {what}." for what in page.foreign)
    for address in page.loaded:
        url = urljoin(answer.url, address)
        if origin_of(url) != origin_of(answer.url):
            yield f"{answer.url} loads {url!r}, from elsewhere."
        else:
            yield from _file(url, name_of(Path(urlsplit(url).path).name), release)


def _files(site: str, release: Release) -> Iterator[str]:
    for name in sorted(release.files):
        yield from _file(urljoin(site, STATIC + name), name, release)


def _file(url: str, name: str, release: Release) -> Iterator[str]:
    expected = release.files.get(name)
    if expected is None:
        yield f"{url!r} is no file of {release.version}."
        return
    answer = took(url)
    if answer.status != 200 or digest_of(name, answer.content) != expected:
        yield f"{url!r} is not the file of {release.version}."

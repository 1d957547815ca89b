"""Running a script of ``frontend/bench`` in Chromium, built as the pages' own are, on a page that may use WebCrypto."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from playwright.sync_api import Page, sync_playwright

from tests.journeys import chromium

FRONTEND = Path(__file__).parents[1] / "frontend"
BUILD = ("--bundle", "--minify", "--format=esm", "--target=chrome120", "--log-level=warning")
MINUTES = 10


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def page_with(script: str, worker: str = "") -> Iterator[Page]:
    """A page that has loaded ``frontend/bench/<script>.ts``, beside the ``worker`` of that name, if it needs one."""
    with TemporaryDirectory() as folder:
        _build(f"bench/{script}.ts", Path(folder, "script.js"))
        if worker:
            _build(f"src/pages/{worker}.ts", Path(folder, f"{worker}.js"))
        Path(folder, "index.html").write_text('<!doctype html><script type="module" src="script.js"></script>')
        with _served(folder) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.executable(), args=chromium.flags())
            page = browser.new_page()
            page.set_default_timeout(MINUTES * 60_000)
            page.goto(address)
            page.wait_for_function("() => 'measure' in globalThis")
            yield page
            browser.close()


def _build(source: str, built: Path) -> None:
    esbuild = FRONTEND / "node_modules/.bin/esbuild"
    subprocess.run([esbuild, source, *BUILD, f"--outfile={built}"], cwd=FRONTEND, check=True)


@contextmanager
def _served(folder: str) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()

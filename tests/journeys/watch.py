"""Watch a page: whatever the browser complains about fails the journey."""

import re
from typing import Final

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

REPORT_VIOLATIONS: Final = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP ${event.effectiveDirective} refused ${event.blockedURI} ${event.sample} at ${event.sourceFile}:${event.lineNumber}`));
"""

TIMED: Final = "was preloaded using link preload but not used within a few seconds"
"""Said where the machine has no time to draw: how fast pages are is for the benches."""


class Watch:
    """Collects console errors, page errors, CSP reports, requests to other hosts and answers of 500 and above."""

    def __init__(self, home: str) -> None:
        self.home = home
        self.complaints: list[str] = []
        self.expected: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Watch every page of ``context`` from now on."""
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(f"page error: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)

    def expect(self, pattern: str) -> None:
        """The journey means to provoke a complaint that matches ``pattern``; that it never comes is a failure too."""
        self.expected.append(pattern)

    def verdict(self) -> list[str]:
        """What was not expected, and what was expected and did not come."""
        surprises = [line for line in self.complaints if not any(re.search(pattern, line) for pattern in self.expected)]
        absent = [pattern for pattern in self.expected if not any(re.search(pattern, line) for line in self.complaints)]
        return surprises + [f"expected, but never seen: {pattern}" for pattern in absent]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and TIMED not in message.text:
            self.complaints.append(f"console {message.type}: {message.text} ({message.location.get('url', '')})")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.home}/", "data:", "blob:")):
            self.complaints.append(f"request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self.complaints.append(f"answer {response.status}: {response.request.method} {response.url}")

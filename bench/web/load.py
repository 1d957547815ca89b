"""A client for one page: so many connections that are kept open, each asking again as soon as it was answered."""

import asyncio
from dataclasses import dataclass, field
from time import perf_counter
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Page:
    """What is asked for. ``cookie`` is the whole header's value."""

    port: int
    path: str
    cookie: str = ""

    @property
    def request(self) -> bytes:
        lines = (
            f"GET {self.path} HTTP/1.1",
            "Host: localhost",
            "X-Forwarded-Proto: https",
            "X-Forwarded-For: 127.0.0.1",
            f"Cookie: {self.cookie}",
        )
        return "\r\n".join([*lines, "", ""]).encode()


@dataclass(slots=True)
class Asked:
    """How it went: seconds of the whole, and of each answer; and the first answer's status and body."""

    seconds: float = 0.0
    each: list[float] = field(default_factory=list)
    first: bytes = b""

    @property
    def a_second(self) -> float:
        return len(self.each) / self.seconds

    def milliseconds(self, share: float) -> float:
        """What this share of the answers took at most."""
        return sorted(self.each)[min(int(len(self.each) * share), len(self.each) - 1)] * 1000


class UnexpectedAnswerError(Exception):
    """An answer that is not 200."""


class _Asking(asyncio.Protocol):
    """One connection. A body ends by Content-Length: each of the servers sends it."""

    END: ClassVar = b"\r\n\r\n"

    def __init__(self, page: Page, asked: Asked, until: float) -> None:
        self.request, self.asked, self.until = page.request, asked, until
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.got = bytearray()
        self.whole = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self._ask()

    def _ask(self) -> None:
        self.began = perf_counter()
        self.transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        self.got += data
        if not self.whole and self.END in self.got:
            self.whole = _whole(self.got)
        if self.whole and len(self.got) >= self.whole:
            self._answered()

    def _answered(self) -> None:
        now = perf_counter()
        if not self.got.startswith(b"HTTP/1.1 200"):
            self._stop(UnexpectedAnswerError(bytes(self.got[:200])))
            return
        self.asked.first = self.asked.first or bytes(self.got)
        self.asked.each.append(now - self.began)
        self.got.clear()
        self.whole = 0
        if now < self.until:
            self._ask()
        else:
            self._stop(None)

    def connection_lost(self, error: Exception | None) -> None:
        self._stop(error or UnexpectedAnswerError("the server closed the connection"))

    def _stop(self, error: Exception | None) -> None:
        if not self.done.done():
            if error:
                self.done.set_exception(error)
            else:
                self.done.set_result(None)
        self.transport.close()


def _whole(head: bytearray) -> int:
    """Bytes of the answer, head and body."""
    end = head.index(_Asking.END)
    for line in bytes(head[:end]).lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return end + len(_Asking.END) + int(line.split(b":")[1])
    raise UnexpectedAnswerError(bytes(head[:end]))


def ask(page: Page, *, connections: int, seconds: float) -> Asked:
    """Ask for the page over and over, for so many seconds.

    :raises UnexpectedAnswerError: an answer was not 200, or a connection was closed
    """
    return asyncio.run(_ask(page, connections, seconds))


async def _ask(page: Page, connections: int, seconds: float) -> Asked:
    asked, loop = Asked(), asyncio.get_running_loop()
    began = perf_counter()
    made = [
        await loop.create_connection(lambda: _Asking(page, asked, began + seconds), "127.0.0.1", page.port)
        for _ in range(connections)
    ]
    await asyncio.gather(*(protocol.done for _, protocol in made))
    asked.seconds = perf_counter() - began
    return asked

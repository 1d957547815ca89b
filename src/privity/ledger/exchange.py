"""One question to a witness over HTTP: bounded in time and size, no redirect, no proxy, nobody but the given address."""

import asyncio
import ssl
from contextlib import suppress
from http.client import HTTPException, HTTPResponse
from io import BytesIO
from socket import socket
from typing import cast
from urllib.parse import urlsplit

SECONDS = 10
"""For the whole exchange, from looking up the name to the answer's last byte."""

MAX_ANSWER = 65_536
"""Bytes of an answer that are read."""


class NoAnswerError(Exception):
    """Nobody answered in time, or what came is no answer; the message is short and says which."""


def post(url: str, content: bytes) -> tuple[int, bytes]:
    """Status and body of the answer to ``content``.

    :raises NoAnswerError: there is none
    """
    try:
        return _read(asyncio.run(_exchanged(url, content)))
    except HTTPException as error:
        raise NoAnswerError("what came is not HTTP") from error
    except TimeoutError as error:
        raise NoAnswerError(f"silent for {SECONDS} seconds") from error
    except OSError as error:
        raise NoAnswerError(error.strerror or type(error).__name__) from error
    except ValueError as error:
        raise NoAnswerError("its address has no name of a host") from error


async def _exchanged(url: str, content: bytes) -> bytes:
    parts = urlsplit(url)
    secure = ssl.create_default_context() if parts.scheme == "https" else None
    port = parts.port or (443 if secure else 80)
    async with asyncio.timeout(SECONDS):
        reader, writer = await asyncio.open_connection(parts.hostname, port, ssl=secure)
        try:
            writer.write(_head(parts.path, parts.netloc, len(content)) + content)
            return await _all(reader)
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()


def _head(path: str, host: str, length: int) -> bytes:
    lines = [f"POST {path} HTTP/1.1", f"Host: {host}", "Connection: close", f"Content-Length: {length}", "", ""]
    return "\r\n".join(lines).encode("ascii")


async def _all(reader: asyncio.StreamReader) -> bytes:
    content = b""
    while len(content) < MAX_ANSWER and (more := await reader.read(MAX_ANSWER)):
        content += more
    return content


class _Received:
    """What the library's reader of answers wants of a socket."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def makefile(self, _mode: str) -> BytesIO:
        return BytesIO(self._content)


def _read(content: bytes) -> tuple[int, bytes]:
    answer = HTTPResponse(cast("socket", _Received(content)), method="POST")
    answer.begin()
    return answer.status, answer.read()

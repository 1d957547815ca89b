"""The witness's HTTP: one address, ``POST /add-checkpoint``. Everything that a stranger can make large or slow is bounded."""

import logging
import socket
import sys
from collections import deque
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from threading import Lock
from typing import Any

from privity.core.errors import InvalidError
from privity.witness.answering import TEXT, Reply, Witness

log = logging.getLogger(__name__)

PATH = "/add-checkpoint"

MAX_BODY = 128_000
"""Bytes of a submission: 63 hashes, and signatures of more witnesses than anybody has."""

MAX_CONNECTIONS = 64
"""Open at once: one more closes the oldest, which has had time enough."""

SECONDS = 10
"""How long a connection may be silent."""


class Server(ThreadingTCPServer):
    """Serves ``witness`` on ``address``, a thread for each connection. It listens at once, and answers once it has a witness."""

    witness: Witness

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = MAX_CONNECTIONS

    def __init__(self, address: tuple[str, int]) -> None:
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        self._open: deque[Any] = deque()
        self._opening = Lock()
        super().__init__(address, Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve a new connection, if need be in the place of the oldest."""
        with self._opening:
            self._open.append(request)
            oldest = self._open.popleft() if len(self._open) > MAX_CONNECTIONS else None
        if oldest:
            with suppress(OSError):
                oldest.shutdown(socket.SHUT_RDWR)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """End a connection."""
        with self._opening, suppress(ValueError):
            self._open.remove(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever went away, or stayed silent, is not worth a line; and no address is kept."""
        error = sys.exception()
        if not isinstance(error, OSError):
            log.error("a connection ended in a %s", type(error).__name__)


class Handler(BaseHTTPRequestHandler):
    """One connection; it may bring several submissions."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "privity-witness"
    sys_version = ""
    timeout = SECONDS
    error_message_format = "%(code)d %(message)s\n"
    error_content_type = TEXT

    def do_POST(self) -> None:
        """Answer a submission."""
        if self.path != PATH:
            self.send_error(404)
            return
        length = self._length()
        if length is None:
            return
        content = self.rfile.read(length)
        if len(content) < length:
            self.close_connection = True
            return
        try:
            reply = self.server.witness.reply_to(content)
        except (OSError, InvalidError) as error:
            log.error("nothing is signed: %s", error)
            self.send_error(503, "The witness cannot read or write what it remembers")
            return
        self._send(reply)

    def _length(self) -> int | None:
        """How long the body is; None where that was refused already."""
        told = self.headers.get_all("Content-Length", [])
        if "Transfer-Encoding" in self.headers or not told:
            self.send_error(411)
        elif len(told) > 1 or not (told[0].isascii() and told[0].isdigit()):
            self.send_error(400)
        elif len(told[0]) > len(str(MAX_BODY)) or int(told[0]) > MAX_BODY:
            self.send_error(413)
        else:
            return int(told[0])
        return None

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the library's names)
        """Strangers' lines do not reach the log; what was answered to a log is told by ``answering``."""

"""A preview served to the browser of whoever drafts it, on this machine and to nobody else.

It listens on the loopback address alone. A page from elsewhere cannot read it by giving its own name this address,
since the name that was asked for has to be this machine's; and another user of this machine cannot, since the path
holds a secret made for each run.
"""

from __future__ import annotations

import hmac
import os
import secrets
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from moudraft.preview.renewing import Renewing
from moudraft.problems import Location, MoudraftError, Problem

LOOPBACK = "127.0.0.1"
NAMES = (LOOPBACK, "localhost")
PATIENCE = 15.0
"""Seconds after which one who waits for changes hears that we are still here."""
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class PreviewServer(ThreadingHTTPServer):
    """Serves one renewing page. ``port`` 0 is any that is free."""

    daemon_threads = True
    # On Windows another program could take the same port by it; elsewhere it only saves waiting for the old one.
    allow_reuse_address = os.name != "nt"

    def __init__(self, preview: Renewing, port: int = 0) -> None:
        self.preview = preview
        self.secret = secrets.token_urlsafe(16)
        try:
            super().__init__((LOOPBACK, port), _Handler)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            hint = "leave --port out, or name another"
            raise MoudraftError(Problem(Location(f"--port {port}"), f"cannot be used: {reason}", hint)) from None

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://{LOOPBACK}:{self.server_port}/{self.secret}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves in the middle is no news."""


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    server_version = "moudraft"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        self._answer(body=True)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def _answer(self, *, body: bool) -> None:
        if not self._asked_here():
            self._plain(HTTPStatus.FORBIDDEN, "This preview is for this machine alone.\n", body)
            return
        path, _, asked = self.path.partition("?")
        whole = f"/{self.server.secret}/"
        if hmac.compare_digest(path.encode(), whole.encode()):
            self._send(HTTPStatus.OK, "text/html; charset=utf-8", self.server.preview.page.encode("utf-8"), body)
        elif body and hmac.compare_digest(path.encode(), f"{whole}changes".encode()):
            self._changes(self.headers.get("Last-Event-ID") or asked)
        else:
            self._plain(HTTPStatus.NOT_FOUND, "Use the address that moudraft preview told you.\n", body)

    def _asked_here(self) -> bool:
        """Whether the browser was sent to this machine by its own name, and by no page from elsewhere."""
        here = {f"{name}:{self.server.server_port}" for name in NAMES}
        origin = self.headers.get("Origin")
        known = origin is None or origin in {f"http://{name}" for name in here}
        return known and self.headers.get_all("Host", []) in [[name] for name in here]

    def _plain(self, status: HTTPStatus, words: str, body: bool) -> None:
        self._send(status, "text/plain; charset=utf-8", words.encode("utf-8"), body)

    def _send(self, status: HTTPStatus, kind: str, content: bytes, body: bool) -> None:
        self._begin(status, kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if body:
            self.wfile.write(content)

    def _begin(self, status: HTTPStatus, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in HEADERS.items():
            self.send_header(name, value)

    def _changes(self, seen: str) -> None:
        """Tell of each change after the page that was seen, until one of the two sides ends it (server-sent events)."""
        preview = self.server.preview
        self._begin(HTTPStatus.OK, "text/event-stream")
        self.end_headers()
        known = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else preview.version
        self._say(b"retry: 1000\n\n")
        while not preview.has_ended:
            now = preview.wait(known, PATIENCE)
            self._say(b": still here\n\n" if now == known else b"id: %d\ndata: renewed\n\n" % now)
            known = now

    def _say(self, words: bytes) -> None:
        self.wfile.write(words)
        self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:
        """Nobody needs to be told of each request."""

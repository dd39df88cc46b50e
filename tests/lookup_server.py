"""A service on this machine: a real HTTP server that answers as it is told to, faults and all."""

import json
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from bibnorm.lookup.net import Limits
from bibnorm.lookup.runner import Answer, Question, Services
from bibnorm.lookup.settings import LookupSettings

JSON = "application/json"


@dataclass(frozen=True)
class Told:
    """What to answer; `fault` is how to go wrong on the way."""

    status: int = 200
    body: bytes = b""
    kind: str | None = JSON
    headers: tuple[tuple[str, str], ...] = ()
    fault: str = ""


def told(value: object, status: int = 200, **more: object) -> Told:
    """Answer with JSON."""
    return Told(status, json.dumps(value).encode(), **more)


@dataclass(frozen=True)
class Seen:
    """A request as it came."""

    path: str
    params: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes
    connection: int
    at: float = field(default_factory=time.monotonic)


Reply = Told | Callable[[Seen], Told]


class LookupServer:
    """Answers on loopback: the answers for a path one after the other, the last one for ever."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self._answers: dict[str, list[Reply]] = {}
        self._lock = threading.Lock()
        self.over = threading.Event()
        handler = type("Handler", (_Handler,), {"owner": self})
        self._server = _Quiet(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def answer(self, path: str, *answers: Reply) -> None:
        """Say what a path, or all that begin with it, answers."""
        self._answers[path] = list(answers)

    def close(self) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()

    def _next(self, seen: Seen) -> Told:
        with self._lock:
            self.seen.append(seen)
            fits = [path for path in self._answers if seen.path.startswith(path)]
            if not fits:
                return Told(404, b"no such path in this test", "text/plain")
            answers = self._answers[max(fits, key=len)]
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
        return answer(seen) if callable(answer) else answer


class _Quiet(ThreadingHTTPServer):
    """Says nothing of clients that go away: that is what the tests make them do."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Reads a request, and answers what the server was told."""

    owner: LookupServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        body, connection = self.rfile.read(length), self.client_address[1]
        seen = Seen(unquote(parts.path), parse_qs(parts.query), headers, body, connection)
        answer = self.owner._next(seen)
        try:
            if answer.fault:
                self.close_connection = True
                FAULTS[answer.fault](self, answer)
            else:
                self.head(answer, len(answer.body))
                self.wfile.write(answer.body)
        except OSError:
            self.close_connection = True

    do_POST = do_GET  # noqa: N815

    def head(self, answer: Told, length: int | None) -> None:
        self.send_response(answer.status)
        if answer.kind:
            self.send_header("Content-Type", answer.kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in answer.headers:
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def _drop(handler: _Handler, _answer: Told) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def _silent(handler: _Handler, _answer: Told) -> None:
    handler.owner.over.wait(60)


def _stalled(handler: _Handler, answer: Told) -> None:
    _cut(handler, answer)
    handler.owner.over.wait(60)


def _dripping(handler: _Handler, answer: Told) -> None:
    handler.head(answer, 100_000)
    while not handler.owner.over.wait(0.05):
        handler.wfile.write(b" ")


def _dripping_head(handler: _Handler, _answer: Told) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Rain: ")
    while not handler.owner.over.wait(0.05):
        handler.wfile.write(b"x")


def _cut(handler: _Handler, answer: Told) -> None:
    handler.head(answer, len(answer.body) + 100)
    handler.wfile.write(answer.body)


def _huge(handler: _Handler, answer: Told) -> None:
    handler.head(answer, None)
    while not handler.owner.over.is_set():
        handler.wfile.write(b" " * 65_536)


FAULTS = {
    "drop": _drop,
    "silent": _silent,
    "stalled": _stalled,
    "dripping": _dripping,
    "dripping-head": _dripping_head,
    "cut": _cut,
    "huge": _huge,
}


FAST = Limits(
    connect=0.3, read=0.3, total=0.6, patience=2.0, wait=45.0, backoff=0.001, bytes=200_000
)
WORK = {"status": "ok", "message": {"DOI": "10.5555/1", "type": "book", "title": ["Rain"]}}


def services(server: LookupServer | str, *names: str, **more: object) -> Services:
    """Give services that ask this machine, in no time."""
    names = names or ("crossref",)
    bases = {name: getattr(server, "url", server) for name in names}
    given = {"limits": FAST, "paces": dict.fromkeys(names, 0.0), "bases": bases} | more
    times = given.pop("times", None)
    return Services(LookupSettings(order=names, **given), times)


def asked(server: LookupServer | str, **more: object) -> Answer:
    """Ask Crossref for one DOI."""
    with services(server, **more) as some:
        [answer] = some.ask(Question(doi="10.5555/1"))
        return answer

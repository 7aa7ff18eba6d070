"""
A small internet on the loopback interface, with hosts that misbehave.

Names lead to public addresses, and every connection to one of those goes to one server here, which speaks TLS with
a certificate for each name. So the fetcher runs as it does in earnest: https, port 443, private addresses refused.
Time is made up too: nothing sleeps.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import trustme
import urllib3.util.connection

PUBLIC = "93.184.216.34"
OTHER = "151.101.1.69"
PDF = b"%PDF-1.7\n" + b"a page of a memorandum\n" * 400 + b"%%EOF\n"
HOSTS = {"archive.example": [PUBLIC], "other.example": [OTHER]}


class Time:
    """A clock that moves when somebody sleeps, and by *step* seconds at each look."""

    def __init__(self, step: float = 0.0) -> None:
        self.seconds, self.step = 1000.0, step
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    def clock(self) -> float:
        self.seconds += self.step
        return self.seconds

    def now(self) -> datetime:
        return datetime(2026, 3, 1, 12, tzinfo=UTC) + timedelta(seconds=self.seconds - 1000)


@dataclass
class Request:
    """What the fetcher asked."""

    host: str
    path: str
    headers: dict[str, str]


class Wire:
    """The server's end of a connection."""

    def __init__(self, sock: socket.socket, closing: threading.Event) -> None:
        self.sock, self.closing = sock, closing

    def send(self, *pieces: bytes) -> None:
        self.sock.sendall(b"".join(pieces))

    def answer(self, status: str, body: bytes = b"", length: int | None = None, **headers: str) -> None:
        """A sound answer; a header's name is written with _ for -."""
        lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        if length is None:
            length = len(body)
        self.send(
            "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {length}", *lines, "", ""]).encode("utf-8"), body
        )

    def pdf(self, body: bytes = PDF, **headers: str) -> None:
        self.answer("200 OK", body, **{"Content_Type": "application/pdf", **headers})

    def reset(self) -> None:
        """Break the connection off without a word."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def wait(self) -> None:
        """Say nothing until the test is over."""
        self.closing.wait(10)

    def endlessly(self, piece: bytes) -> None:
        """Send *piece* again and again until nobody listens."""
        with contextlib.suppress(OSError):
            while not self.closing.is_set():
                self.sock.sendall(piece)


Script = Callable[[Wire, Request], None]


@dataclass
class Internet:
    """Hosts, what they answer, and what they were asked."""

    ca: trustme.CA
    certificate: trustme.LeafCert
    names: dict[str, Any] = field(default_factory=lambda: {name: list(found) for name, found in HOSTS.items()})
    pages: dict[str, Script] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    connected: list[tuple[str, int]] = field(default_factory=list)
    lookups: list[str] = field(default_factory=list)
    greeting: Callable[[socket.socket], None] | None = None
    encrypted: bool = True
    tunnelled: bool = False

    def page(self, address: str, *scripts: Script) -> None:
        """Answer each next request for host/path with the next script, the last one for ever."""
        left = list(scripts)

        def script(wire: Wire, request: Request) -> None:
            (left.pop(0) if len(left) > 1 else left[0])(wire, request)

        self.pages[address] = script

    def resolve(self, host: str, port: int, **_: object) -> list[Any]:
        """What socket.getaddrinfo gives."""
        self.lookups.append(host)
        found = self.names.get(host, [host] if host[0].isdigit() or ":" in host else None)
        if callable(found):
            found = found()
        if found is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET6 if ":" in a else socket.AF_INET, 1, 6, "", (a, port)) for a in found]

    def asked(self, host: str = "archive.example") -> list[str]:
        return [request.path for request in self.requests if request.host == host]


@contextlib.contextmanager
def running(internet: Internet, monkeypatch: Any = None) -> Iterator[int]:
    """The port at which the internet answers; with *monkeypatch*, so do all of its public addresses."""
    closing, threads = threading.Event(), list[threading.Thread]()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    internet.certificate.configure_cert(context)
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listener.accept()
                connection.settimeout(10)
                threads.append(threading.Thread(target=_serve, args=(internet, connection, context, closing)))
                threads[-1].start()

    threads.append(threading.Thread(target=accept))
    threads[-1].start()
    if monkeypatch is not None:
        _reroute(internet, port, monkeypatch)
    try:
        yield port
    finally:
        closing.set()
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        for thread in threads:
            thread.join(10)


def _reroute(internet: Internet, port: int, monkeypatch: Any) -> None:
    create = urllib3.util.connection.create_connection

    def connect(address: tuple[str, int], *rest: Any, **options: Any) -> socket.socket:
        internet.connected.append(address)
        public = {a for found in HOSTS.values() for a in found}
        if address[0] not in public:
            raise ConnectionRefusedError(111, "Connection refused")
        return create(("127.0.0.1", port), *rest, **options)

    monkeypatch.setattr(urllib3.util.connection, "create_connection", connect)


def _serve(internet: Internet, connection: socket.socket, context: ssl.SSLContext, closing: threading.Event) -> None:
    with contextlib.suppress(OSError), connection:
        if internet.greeting is not None:
            internet.greeting(connection)
            return
        if internet.tunnelled:
            _head(connection)
            connection.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
        if not internet.encrypted:
            _converse(internet, connection, closing)
            return
        with context.wrap_socket(connection, server_side=True) as encrypted:
            _converse(internet, encrypted, closing)


def _converse(internet: Internet, connection: socket.socket, closing: threading.Event) -> None:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    head = _head(connection)
    if not head:
        return
    first, *lines = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    request = Request(headers["host"].partition(":")[0], first.split(" ")[1], headers)
    internet.requests.append(request)
    wire = Wire(connection, closing)
    script = internet.pages.get(request.host + request.path)
    if script is None:
        wire.answer("404 Not Found", b"nothing here")
    else:
        script(wire, request)


def _head(connection: socket.socket) -> bytes:
    """The head of a request; nothing if it does not come."""
    head = b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(65536)
        if not piece:
            return b""
        head += piece
    return head

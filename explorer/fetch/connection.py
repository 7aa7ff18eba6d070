"""
One question to a host, over a connection that goes to an address already checked.

The host's name is still what the certificate must prove, and what the request names. No cookies, no .netrc, no
proxy from the environment, no redirect followed. Every wait for bytes is cut to what is left of the whole time,
and every byte is counted, so that neither a host that drips nor one that floods can hold us.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import unquote, urlsplit

import truststore
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    InvalidHeader,
    NewConnectionError,
    ReadTimeoutError,
)
from urllib3.response import HTTPResponse
from urllib3.util import make_headers

from explorer.fetch.refusal import LATER, Broken, CannotFetch, NoHost, plain
from explorer.fetch.rules import MEGABYTE, Patience, Rules
from explorer.fetch.targets import Resolve, Target, addresses_of, check_name

HEAD = 256 * 1024  # bytes of a status line and headers
OVERHEAD = 4  # bytes on the wire for each byte allowed: chunked transfer in very small chunks
TRIED = 4  # addresses of one host


class Deadline:
    """The moment by which a document must have come."""

    def __init__(self, clock: Callable[[], float], seconds: float) -> None:
        self._clock, self._end = clock, clock() + seconds

    @property
    def left(self) -> float:
        """Seconds until then; 0 or less once it has passed."""
        return self._end - self._clock()

    def extend(self, seconds: float) -> None:
        """Leave seconds that were spent waiting on purpose out of the account."""
        self._end += seconds


class Flood(Exception):
    """A host sends more than it may, whatever it says it is."""


class _Meter(io.RawIOBase):
    """What comes out of a socket, counted and timed."""

    def __init__(self, sock: socket.socket, patience: Patience, deadline: Deadline) -> None:
        self._sock, self._patience, self._deadline = sock, patience, deadline
        self._raw = sock.makefile("rb", buffering=0)
        self.allowance = HEAD

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._deadline.left
        if left <= 0:
            raise TimeoutError
        if self.allowance <= 0:
            raise Flood
        self._sock.settimeout(min(self._patience.read, left))
        n = self._raw.readinto(buffer)
        self.allowance -= n or 0
        return n

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
        super().close()


class _Metered:
    """A socket as http.client reads it: through a meter."""

    def __init__(self, meter: _Meter) -> None:
        self._meter = meter

    def makefile(self, *_: object) -> io.BufferedReader:
        return io.BufferedReader(self._meter, 64 * 1024)


def trusted() -> ssl.SSLContext:
    """A context that trusts whom the operating system trusts, and speaks TLS 1.2 or later."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


@dataclass(frozen=True)
class Network:
    """How hosts are reached."""

    rules: Rules
    resolve: Resolve
    trust: ssl.SSLContext

    @contextmanager
    def asking(self, target: Target, headers: Mapping[str, str], deadline: Deadline) -> Iterator[HTTPResponse]:
        """
        The answer to one GET: its head has come, its body has not; on leaving, the connection is closed.

        Raises:
            CannotFetch: The host may not be asked, or does not answer as it must.
            Broken: It cannot be reached now, is too slow, or breaks off, here or while the body is read.
        """
        with _named_troubles(target, deadline):
            connection = self._connected(target, deadline)
            response: HTTPResponse | None = None
            try:
                response = self._answer(connection, target, headers, deadline)
                yield response
            finally:
                if response is not None:
                    response.close()
                connection.close()

    def _answer(
        self, connection: HTTPConnection, target: Target, headers: Mapping[str, str], deadline: Deadline
    ) -> HTTPResponse:
        meters: list[_Meter] = []

        def metered(sock: socket.socket, **options: Any) -> http.client.HTTPResponse:
            meters.append(_Meter(sock, self.rules.patience, deadline))
            return http.client.HTTPResponse(_Metered(meters[-1]), **options)  # type: ignore[arg-type]

        connection.response_class = metered  # type: ignore[assignment]
        sent = {"Host": target.authority, "Connection": "close", **headers}
        connection.request("GET", target.path, headers=sent, preload_content=False, decode_content=False)
        response = connection.getresponse()
        meters[-1].allowance = self.rules.largest * OVERHEAD + MEGABYTE
        return response

    def _connected(self, target: Target, deadline: Deadline) -> HTTPConnection:
        if self.rules.proxy is not None:
            return self._through_proxy(target, self.rules.proxy)
        addresses = addresses_of(target, self.rules, self.resolve)[:TRIED]
        for n, address in enumerate(addresses, 1):
            with ExitStack() as closing:
                connection = self._to(target, address, target.port)
                closing.callback(connection.close)
                connection.timeout = max(0.001, min(self.rules.patience.connect, deadline.left))
                try:
                    connection.connect()
                except (NewConnectionError, ConnectTimeoutError):
                    if n == len(addresses):
                        raise
                    continue
                closing.pop_all()
                return connection
        raise AssertionError("a host has at least one address")

    def _to(self, target: Target, address: str, port: int) -> HTTPConnection:
        if target.scheme == "http":
            return HTTPConnection(address, port, timeout=self.rules.patience.connect)
        return HTTPSConnection(
            address,
            port,
            timeout=self.rules.patience.connect,
            ssl_context=self.trust,
            server_hostname=target.host,
        )

    def _through_proxy(self, target: Target, proxy: str) -> HTTPConnection:
        check_name(target)
        parts = urlsplit(proxy)
        connection = self._to(target, parts.hostname or "", parts.port or 8080)
        login = unquote(f"{parts.username}:{parts.password or ''}") if parts.username else None
        connection.set_tunnel(target.host, target.port, make_headers(proxy_basic_auth=login), scheme="http")
        with ExitStack() as closing:
            closing.callback(connection.close)
            try:
                connection.connect()
            except OSError as error:  # http.client says it in words only
                if "Tunnel connection failed" in str(error):
                    raise NoHost(target.url, f"is not let through by the proxy: {plain(str(error), 80)}") from None
                raise
            closing.pop_all()
        return connection


@contextmanager
def _named_troubles(target: Target, deadline: Deadline) -> Iterator[None]:
    final = partial(CannotFetch, target.url)
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        reason = plain(error.verify_message or "unknown")
        raise NoHost(target.url, f"does not prove that it is {target.host}: {reason}", LATER) from None
    except (ssl.SSLEOFError, ssl.SSLZeroReturnError):
        raise Broken("breaks off the encryption") from None
    except ssl.SSLError as error:
        reason = plain(error.reason or "unknown", 80)
        raise NoHost(target.url, f"offers no sound encryption: {reason}", LATER) from None
    except http.client.RemoteDisconnected:
        raise Broken("hangs up without an answer") from None
    except (http.client.BadStatusLine, http.client.UnknownProtocol):
        raise final("does not answer as a web server does") from None
    except Flood:
        raise final("sends far more than a document") from None
    except (http.client.HTTPException, InvalidHeader) as error:
        raise final(f"sends headers that cannot be read: {plain(str(error), 80)}") from None
    except (TimeoutError, ReadTimeoutError, ConnectTimeoutError, OSError, HTTPError) as error:
        if deadline.left <= 0:
            raise final("takes too long: it was given up before its end", LATER) from None
        unreached = isinstance(error, NewConnectionError | ConnectTimeoutError)
        raise Broken(_trouble(error), final=NoHost if unreached else CannotFetch) from None


def _trouble(error: Exception) -> str:
    cause = error.__cause__ or error
    if isinstance(cause, ConnectionRefusedError):
        return "cannot be reached: the connection is refused"
    if isinstance(error, NewConnectionError):
        return f"cannot be reached: {_os_words(cause)}"
    if isinstance(error, TimeoutError | ReadTimeoutError | ConnectTimeoutError):
        return "is too slow to answer"
    return "breaks off in the middle"


def _os_words(error: BaseException) -> str:
    return plain((error.strerror if isinstance(error, OSError) else None) or "no way there", 80).lower()

"""
One document from one address, over as many tries as it takes.

A try that breaks off is taken up where it ended, if the host offers that (RFC 9110, 14: Range, If-Range) and
still has the same document; else it starts anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from urllib3 import HTTPHeaderDict
from urllib3.response import HTTPResponse

from explorer.fetch.body import Body, Damaged, TooLarge
from explorer.fetch.refusal import BY_HAND, Broken, CannotFetch, plain
from explorer.fetch.rules import MEGABYTE
from explorer.fetch.targets import Target

PIECE = 64 * 1024
PACKED = frozenset({"gzip", "x-gzip"})
PLAIN = frozenset({"", "identity"})
RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18}|\*)")

Progress = Callable[[int, int | None], None]


@dataclass(frozen=True)
class Answer:
    """
    What a host answered, to its last byte.

    Attributes:
        status: The status code.
        reason: The words that came with it, on one line.
        headers: As sent, names without regard to case.
        data: The body, unpacked; of anything but 200 nothing is read.
    """

    status: int
    reason: str
    headers: HTTPHeaderDict
    data: bytes = b""

    @property
    def status_line(self) -> str:
        """Code and words: 404 Not Found."""
        return f"{self.status} {self.reason}".strip()


@dataclass(frozen=True)
class Wanted:
    """
    What a download is to bring.

    Attributes:
        largest: Bytes, unpacked.
        cut: Whether a larger one is cut at that length; else it is refused.
        check: Looks at the headers before the body is read; raises CannotFetch if it is not wanted.
        progress: Told how many bytes have come, and how many there are if that is known.
    """

    largest: int
    cut: bool = False
    check: Callable[[HTTPHeaderDict], None] | None = None
    progress: Progress | None = None


class Download:
    """A document on its way."""

    def __init__(self, target: Target, wanted: Wanted) -> None:
        self._target, self._wanted = target, wanted
        self._forget()

    def _forget(self) -> None:
        self._body: Body | None = None
        self._headers = HTTPHeaderDict()
        self._total: int | None = None

    @property
    def headers(self) -> dict[str, str]:
        """What the next request has to say: from where on, if a part is here and the host can go on from it."""
        version = self._version()
        if self._body is None or self._body.received == 0 or version is None:
            self._forget()
            return {}
        return {"Range": f"bytes={self._body.received}-", "If-Range": version}

    def _version(self) -> str | None:
        """What tells this state of the document from others; None if it cannot be resumed."""
        if self._headers.get("accept-ranges", "").strip().lower() != "bytes":
            return None
        etag = self._headers.get("etag", "").strip()
        return etag if etag.startswith('"') else self._headers.get("last-modified")  # a weak etag is not enough

    def take(self, response: HTTPResponse) -> Answer:
        """
        Read an answer to its end.

        Raises:
            CannotFetch: It is not wanted, too large, or damaged.
            Broken: It is another part than was asked for.
        """
        status, reason = response.status, plain(response.reason or "", 60)
        if status == 200:
            body = self._begin(response)
        elif status in {206, 416} and self._body is not None:
            body = self._body
            if status == 416 or not self._goes_on(response.headers, body):
                self._forget()
                raise Broken("sends another part than was asked for")
        else:
            return Answer(status, reason, response.headers)
        return Answer(200, reason, self._headers, self._read(response, body))

    def _goes_on(self, headers: HTTPHeaderDict, body: Body) -> bool:
        part = RANGE.fullmatch(headers.get("content-range", "").strip())
        if part is None or int(part[1]) != body.received or int(part[2]) < int(part[1]):
            return False
        same = all(
            headers.get(name, self._headers.get(name)) == self._headers.get(name)
            for name in ("etag", "last-modified", "content-encoding")
        )
        return same and (self._total is None or part[3] in {"*", str(self._total)})

    def _begin(self, response: HTTPResponse) -> Body:
        self._forget()
        if self._wanted.check is not None:
            self._wanted.check(response.headers)
        encoding = response.headers.get("content-encoding", "").strip().lower()
        if encoding not in PACKED | PLAIN:
            raise CannotFetch(self._target.url, f"is packed in a way that was not asked for: {plain(encoding, 40)}")
        self._total = response.length_remaining
        if self._total is not None and self._total > self._wanted.largest and not self._wanted.cut:
            raise self._too_large()
        self._headers = response.headers
        self._body = Body(self._wanted.largest, packed=encoding in PACKED)
        return self._body

    def _read(self, response: HTTPResponse, body: Body) -> bytes:
        try:
            while piece := response.read1(PIECE, decode_content=False):
                body.add(piece)
                if self._wanted.progress is not None:
                    self._wanted.progress(body.received, self._total)
            if self._total is not None and body.received != self._total:
                raise Broken("breaks off in the middle")
            return body.finished()
        except TooLarge:
            if self._wanted.cut:
                return body.so_far
            raise self._too_large() from None
        except Damaged:
            raise CannotFetch(self._target.url, "sends what cannot be unpacked: it is not sound gzip") from None

    def _too_large(self) -> CannotFetch:
        allowed = f"{self._wanted.largest / MEGABYTE:,.4g} MiB"
        return CannotFetch(self._target.url, f"is larger than {allowed}, the most that is fetched", BY_HAND)

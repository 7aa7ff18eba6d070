"""All of it in turn: check the address, heed the host's wishes, ask, follow, and look at what has come."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urljoin

from explorer.fetch.connection import Deadline, Network, trusted
from explorer.fetch.content import check_type, declared, name_of, recognised
from explorer.fetch.download import Answer, Download, Progress, Wanted
from explorer.fetch.pacing import Pace
from explorer.fetch.refusal import LATER, Broken, CannotFetch, plain
from explorer.fetch.robots import LARGEST as LARGEST_ROBOTS
from explorer.fetch.robots import PROGRAM, Robots
from explorer.fetch.rules import Rules
from explorer.fetch.targets import Resolve, Target, target_of

MOVED = frozenset({301, 302, 303, 307, 308})
TRY_AGAIN = frozenset({408, 425, 429})
MEANINGS = {
    401: "it is behind a login",
    403: "the host does not give it to programs",
    404: "there is no such document any more",
    410: "the document was taken away for good",
    451: "it is withheld for legal reasons",
}


@dataclass(frozen=True)
class Fetched:
    """
    A document, and where it is from.

    Attributes:
        data: Its bytes, unpacked.
        url: The address that was asked for.
        final_url: The address that it came from.
        redirects: The addresses between, the first excluded and the last included.
        content_type: Its type, in lower case, without parameters.
        charset: The charset that the host states; None if it states none.
        name: A file name, never a path.
        etag: The host's mark of this state of the document; None without one.
        last_modified: When it was changed, as the host says it; None without it.
        fetched: When its last byte had come, in UTC.
    """

    data: bytes
    url: str
    final_url: str
    redirects: tuple[str, ...]
    content_type: str
    charset: str | None
    name: str
    etag: str | None
    last_modified: str | None
    fetched: datetime


@dataclass(frozen=True)
class _Arrived:
    """An answer that is no redirect, where it is from, and the addresses that led there."""

    answer: Answer
    target: Target
    passed: tuple[str, ...]


def user_agent() -> str:
    """How the fetcher names itself to hosts."""
    try:
        number = version("unsealed")
    except PackageNotFoundError:
        number = "0"
    return f"{PROGRAM}/{number} (+declassified-document explorer)"


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Fetcher:
    """
    Fetches documents one after another, and remembers of each host when it was asked and what it wishes.

    Args:
        rules: The limits.
        progress: Told, as a document comes in, how many bytes of it are here, and how many there are or None.
        sleep, clock, now: Time: how to wait, seconds that only go forward, and the moment in UTC.
        resolve: Looks up a host, as socket.getaddrinfo does.
        trust: Whose certificates are accepted; left out, those that the operating system accepts.
    """

    def __init__(
        self,
        rules: Rules | None = None,
        *,
        progress: Progress | None = None,
        sleep: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = _utc_now,
        resolve: Resolve = socket.getaddrinfo,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self.rules = rules or Rules()
        self._progress, self._clock, self._now = progress, clock, now
        self._pace = Pace(self.rules, sleep, clock, now)
        self._network = Network(self.rules, resolve, trust or trusted())
        self._robots = Robots(self._read_robots, self._pace)
        self._headers = {"User-Agent": user_agent(), "Accept-Encoding": "gzip, identity"}

    def fetch(self, url: str) -> Fetched:
        """
        The document at an address.

        Raises:
            CannotFetch: It cannot be had, or is nothing to keep; one line says why, and what to try.
        """
        deadline = Deadline(self._clock, self.rules.patience.whole)
        try:
            return self._fetch(url, deadline)
        except CannotFetch as reason:
            raise reason.seen_from(url) from None

    def _fetch(self, url: str, deadline: Deadline) -> Fetched:
        def wanted(target: Target) -> Wanted:
            self._robots.heed(target, deadline)
            return Wanted(
                self.rules.largest,
                check=lambda headers: check_type(target.url, headers, self.rules),
                progress=self._progress,
            )

        arrived = self._follow(url, wanted, deadline)
        answer, final = arrived.answer, arrived.target.url
        if answer.status != 200:
            meaning = MEANINGS.get(answer.status)
            raise CannotFetch(final, f"answers {answer.status_line}" + (f": {meaning}" if meaning else ""))
        said = declared(answer.headers)
        return Fetched(
            data=answer.data,
            url=url,
            final_url=final,
            redirects=arrived.passed,
            content_type=recognised(final, answer.data, said),
            charset=said.charset,
            name=name_of(final, answer.headers),
            etag=_stated(answer, "etag"),
            last_modified=_stated(answer, "last-modified"),
            fetched=self._now(),
        )

    def _read_robots(self, url: str, deadline: Deadline) -> Answer:
        return self._follow(url, lambda _: Wanted(LARGEST_ROBOTS, cut=True), deadline).answer

    def _follow(self, url: str, wanted: Callable[[Target], Wanted], deadline: Deadline) -> _Arrived:
        """The answer at the end of the redirects; each address on the way is checked like the first."""
        target = target_of(url, self.rules)
        seen, passed = {target.url}, list[str]()
        while True:
            answer = self._get(target, wanted(target), deadline)
            if answer.status not in MOVED:
                return _Arrived(answer, target, tuple(passed))
            goal = _goal(target, answer, self.rules)
            if goal.url in seen:
                raise CannotFetch(target.url, "sends back to where it came from: a loop of redirects")
            if len(passed) == self.rules.hops:
                raise CannotFetch(target.url, f"leads on and on: more than {self.rules.hops} redirects")
            seen.add(goal.url)
            passed.append(goal.url)
            target = goal

    def _get(self, target: Target, wanted: Wanted, deadline: Deadline) -> Answer:
        """The answer of one address, after as many tries as the rules allow."""
        download = Download(target, wanted)
        tries = 0
        while True:
            deadline.extend(self._pace.wait(target))
            try:
                return self._try(target, download, deadline)
            except Broken as trouble:
                tries += 1
                if tries == self.rules.attempts:
                    raise trouble.final(target.url, f"{trouble}, {_times(tries)}", LATER) from None
                pause = self._pace.pause(tries) if trouble.after is None else trouble.after
                deadline.extend(self._pace.rest(pause))

    def _try(self, target: Target, download: Download, deadline: Deadline) -> Answer:
        try:
            with self._network.asking(target, {**self._headers, **download.headers}, deadline) as response:
                answer = download.take(response)
        finally:
            self._pace.asked(target)
        if answer.status in TRY_AGAIN or answer.status >= 500:
            after = self._pace.asked_for(target, answer.headers.get("retry-after"), answer.status_line)
            raise Broken(f"answers {answer.status_line}", after)
        return answer


def _goal(target: Target, answer: Answer, rules: Rules) -> Target:
    """
    Where a redirect leads.

    Raises:
        CannotFetch: It leads nowhere, or to where it must not.
    """
    location = answer.headers.get("location", "").strip()
    if not location:
        raise CannotFetch(target.url, f"answers {answer.status_line}, and does not say where to")
    try:
        address = urljoin(target.url, location)
    except ValueError:
        raise CannotFetch(target.url, f"leads to {plain(location)}, which is not a web address") from None
    goal = target_of(address, rules)
    if target.scheme == "https" and goal.scheme == "http":
        raise CannotFetch(goal.url, "is not encrypted: a redirect must not leave https")
    return goal


def _times(n: int) -> str:
    return "at the first try" if n == 1 else f"{n} times"


def _stated(answer: Answer, header: str) -> str | None:
    value = plain(answer.headers.get(header, ""))
    return value or None

"""How long to wait before the next question to a host."""

from __future__ import annotations

import email.utils
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from explorer.fetch.refusal import CannotFetch
from explorer.fetch.rules import Rules
from explorer.fetch.targets import Target

FIRST_PAUSE = 1.0  # seconds before the second try; each further one waits twice as long
LONGEST = 1e9  # seconds, some thirty years: a host that asks for more means never
CHANCE = random.SystemRandom()


class Pace:
    """When which host was asked last, and when it may be asked again."""

    def __init__(
        self,
        rules: Rules,
        sleep: Callable[[float], object],
        clock: Callable[[], float],
        now: Callable[[], datetime],
    ) -> None:
        self._rules, self._sleep, self._clock, self._now = rules, sleep, clock, now
        self._asked: dict[str, float] = {}
        self._delays: dict[str, float] = {}
        self._closed: dict[str, datetime] = {}

    def slow_down(self, host: str, delay: float | None) -> None:
        """Leave *delay* seconds between requests to a host from now on, if that is more, and not beyond reason."""
        if delay is not None and delay > self._rules.wait:
            self._delays[host] = min(delay, self._rules.longest_delay)

    def wait(self, target: Target) -> float:
        """
        Wait until the host may be asked again; the seconds that were waited.

        Raises:
            CannotFetch: It asked to be left alone for longer.
        """
        until = self._closed.get(target.host)
        if until is not None and self._now() < until:
            raise CannotFetch(target.url, "is on a host that asked to be left alone", _after(until))
        last = self._asked.get(target.host)
        if last is None:
            return 0.0
        return self.rest(last + self._delays.get(target.host, self._rules.wait) - self._clock())

    def asked(self, target: Target) -> None:
        """Note that the host was asked just now."""
        self._asked[target.host] = self._clock()

    def rest(self, seconds: float) -> float:
        """Wait; the seconds that were waited."""
        if seconds <= 0:
            return 0.0
        self._sleep(seconds)
        return seconds

    def pause(self, tries: int) -> float:
        """
        Seconds before the next try after *tries* failed ones: 1, 2, 4 and so on.

        Each is drawn from half to one and a half of that, so that many who failed together do not return together.
        """
        return FIRST_PAUSE * float(2 ** (tries - 1)) * CHANCE.uniform(0.5, 1.5)

    def asked_for(self, target: Target, header: str | None, status_line: str) -> float | None:
        """
        Seconds that a Retry-After header (RFC 9110, 10.2.3: seconds, or a date) asks for; None without a sound one.

        Raises:
            CannotFetch: They are more than is waited; the host is then not asked again before that time.
        """
        seconds = self._seconds((header or "").strip())
        if seconds is None or seconds <= self._rules.longest_pause:
            return seconds
        until = self._now() + timedelta(seconds=seconds)
        self._closed[target.host] = until
        raise CannotFetch(target.url, f"answers {status_line}, and asks to be left alone", _after(until))

    def _seconds(self, header: str) -> float | None:
        if header.isascii() and header.isdigit():
            return min(float(header[:12]), LONGEST)
        try:
            moment = email.utils.parsedate_to_datetime(header)
        except (ValueError, TypeError, OverflowError):
            return None
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return min(max(0.0, (moment - self._now()).total_seconds()), LONGEST)


def _after(until: datetime) -> str:
    return f"try again after {until.astimezone(UTC):%Y-%m-%d %H:%M} UTC"

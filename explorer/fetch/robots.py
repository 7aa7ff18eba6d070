"""What a host does not want fetched: its robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable

from protego import Protego

from explorer.fetch.connection import Deadline
from explorer.fetch.download import Answer
from explorer.fetch.pacing import Pace
from explorer.fetch.refusal import LATER, CannotFetch, NoHost
from explorer.fetch.targets import Target

LARGEST = 512 * 1024  # bytes that are read, at least 500 KiB by RFC 9309, 2.5; the rest has no say
PROGRAM = "unsealed"  # the name by which a robots.txt may speak of this program

Read = Callable[[str, Deadline], Answer]


class Robots:
    """The wishes of each host that was asked, read once."""

    def __init__(self, read: Read, pace: Pace) -> None:
        self._read, self._pace = read, pace
        self._known: dict[str, Protego | CannotFetch] = {}

    def heed(self, target: Target, deadline: Deadline) -> None:
        """
        Let pass what may be fetched, and slow down where a host asks for it.

        Raises:
            CannotFetch: The host does not want it fetched, or its wishes cannot be known now.
        """
        if target.site not in self._known:
            self._known[target.site] = self._wishes(target, deadline)
        wishes = self._known[target.site]
        if isinstance(wishes, CannotFetch):
            raise self._unknown(target, wishes)
        if not wishes.can_fetch(target.url, PROGRAM):
            raise CannotFetch(target.url, "is not to be fetched by programs, says its host's robots.txt")

    def _wishes(self, target: Target, deadline: Deadline) -> Protego | CannotFetch:
        try:
            answer = self._read(f"{target.site}/robots.txt", deadline)
        except CannotFetch as reason:
            return reason
        # RFC 9309, 2.3.1.3: a host without a robots.txt wishes nothing.
        found = answer.data.decode("utf-8-sig", errors="replace") if answer.status == 200 else ""
        wishes = Protego.parse(found.replace("\0", ""))
        self._pace.slow_down(target.host, wishes.crawl_delay(PROGRAM))
        return wishes

    @staticmethod
    def _unknown(target: Target, reason: CannotFetch) -> CannotFetch:
        if isinstance(reason, NoHost) and reason.url.startswith(target.site):
            return NoHost(target.url, reason.fault, reason.remedy)
        # RFC 9309, 2.3.1.4: as long as it cannot be read, everything is taken as disallowed.
        fault = f"cannot be fetched while its host's robots.txt cannot be read: that {reason.fault}"
        return CannotFetch(target.url, fault, reason.remedy or LATER)

"""
When a source became public, and what made it so.

A source is open from its first release on. A release whose day is not known exactly counts from the last day it can
mean, so that nothing is shown too early. A leak makes a source public; it does not declassify it.

Modules behind the door of the second clock (``knowledge.as_known_on``) do not read the releases of a source: what they
may say of them is a ``Disclosure``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from explorer.dates import to_date
from explorer.records import Claim, Release, Source
from explorer.vocabulary import Extent, How


class Secrecy(NamedTuple):
    """How long a source stayed out of sight: whole years and the months left over."""

    years: int
    months: int

    @property
    def total(self) -> int:
        """In months."""
        return 12 * self.years + self.months


@dataclass(frozen=True, slots=True)
class Disclosure:
    """
    How a source became public.

    Attributes:
        history: All releases, by the day from which they count; those without such a day come last.
        sealed: Whether the source was kept from the public at first.
        secrecy: From writing to the first release; see ``secrecy``.
    """

    history: tuple[Release, ...]
    sealed: bool
    secrecy: Secrecy | None

    @property
    def first(self) -> Release:
        """What opened the source."""
        return self.history[0]

    @property
    def leaked(self) -> bool:
        """Whether somebody opened it without leave."""
        return self.first.how is How.LEAK

    @property
    def declassified(self) -> Release | None:
        """The first release with leave; None if it is known through a leak alone."""
        return next((release for release in self.history if release.how is not How.LEAK), None)

    @property
    def in_part(self) -> bool:
        """Whether as much as is public is still only a part."""
        extents = {release.extent for release in self.history}
        return Extent.IN_PART in extents and Extent.IN_FULL not in extents

    @property
    def completed(self) -> Release | None:
        """The release in full that followed one in part; None if there was none."""
        whole = next((n for n, r in enumerate(self.history) if r.extent is Extent.IN_FULL), None)
        return self.history[whole] if whole and self.first.extent is Extent.IN_PART else None


def public_on(source: Source) -> int | None:
    """First day (day number) on which anyone could read *source*; None if no release has a last possible day."""
    return min((r.date.latest for r in source.releases if r.date.latest is not None), default=None)


def is_open(source: Source, day: int | None) -> bool:
    """Whether *source* is public on *day*; None stands for no second clock: everything is open."""
    if day is None:
        return True
    opened = public_on(source)
    return opened is not None and opened <= day


def once_sealed(source: Source) -> bool:
    """Whether *source* was kept from the public: not issued by its authors, and released after it was written."""
    opened, written = public_on(source), source.created.latest
    issued = any(r.how is How.ISSUED and r.date.latest == opened for r in source.releases)
    return not issued and opened is not None and written is not None and opened > written


def secrecy(source: Source) -> Secrecy | None:
    """
    Time from the day a source was written to its first release, in calendar years and months.

    Returns:
        Zero for a source that was public at once; None where either day is unknown or lies outside
        the years 1 to 9999. An imprecise day counts as its last possible one on both sides.
    """
    opened, written = public_on(source), source.created.latest
    if opened is None or written is None:
        return None
    try:
        start, end = to_date(written), to_date(max(opened, written))
    except ValueError:
        return None
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return Secrecy(*divmod(months, 12))


def disclosure(source: Source) -> Disclosure:
    """How *source* became public."""
    known = sorted((r for r in source.releases if r.date.latest is not None), key=lambda r: r.date.latest or 0)
    unknown = (r for r in source.releases if r.date.latest is None)
    return Disclosure((*known, *unknown), once_sealed(source), secrecy(source))


def speaks_from(claim: Claim, sources: Mapping[str, Source]) -> int | None:
    """First day (day number) on which something open supports or contradicts *claim*; None if that never comes."""
    days = (public_on(sources[name]) for name in claim.bearing)
    return min((day for day in days if day is not None), default=None)

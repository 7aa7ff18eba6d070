"""
What each record was from when to when: the second clock, turned over once for all its days.

An index of words is made once and asked for any day, so it holds every record as often as it changed on the way. Each
version comes out of the door's own functions; ``tests/test_versions.py`` compares all of them with ``as_known_on``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from explorer.dates import day_number
from explorer.knowledge.then import Then, source_then
from explorer.openness import public_on
from explorer.records import DataSet, Event, Source

BEGINNING = day_number(datetime.date.min)
"""The first day that the second clock can be set to."""

TODAY = 10**9
"""Stands for no day: the second clock is off, and all that the data set says is there."""

FAR = 2 * TODAY
"""Where the last version ends."""

Recorded = TypeVar("Recorded", Event, Source)


class Version(NamedTuple, Generic[Recorded]):
    """
    A record as it was for a while.

    Attributes:
        record: What was left of it.
        since: The first day number on which it was so; TODAY if only today's data set has it so.
        until: The day number from which on it was not so any more; FAR if it still is.
    """

    record: Recorded
    since: int
    until: int


def source_versions(source: Source) -> Iterator[Version[Source]]:
    """A source on all days on which it was open; relevant changes are its releases."""
    opened = public_on(source)
    if opened is not None:
        days = {r.date.latest for r in source.releases if r.date.latest is not None}
        for since, until in pairwise([*sorted(max(day, BEGINNING) for day in days), TODAY]):
            if since < until:
                yield Version(source_then(source, since), since, until)
    yield Version(source, TODAY, FAR)


def event_versions(event: Event, data: DataSet) -> Iterator[Version[Event]]:
    """
    An event on all days on which something of it was known, its relations as in the whole data set.

    It changes when it begins or ends, and when a source opens that is evidence for or against one of its claims.
    """
    cited = {link.source for claim in event.claims for link in claim.evidence}
    sources = {name: data.sources[name] for name in cited}
    first = BEGINNING if event.date.earliest is None else max(BEGINNING, event.date.earliest)
    days = {public_on(source) for source in sources.values()} | {event.date.latest if event.date.is_interval else None}
    turns = sorted({first, *(day for day in days if day is not None and day > first)})
    for since, until in pairwise([*turns, TODAY]):
        left = Then(sources, since).event(event) if since < TODAY else None
        if left is not None:
            yield Version(left, since, until)
    yield Version(event, TODAY, FAR)

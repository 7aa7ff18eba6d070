"""
What the events of a view and their documents were on every day up to one: the second clock, turned over for a file.

A file has a second clock of its own, and nobody to ask. So this module is given the whole data set, and hands on what
was known and when, by the door's own functions; of days after the last one it hands on nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from explorer.dates import day_number
from explorer.knowledge import TODAY, as_known_on, event_versions, source_versions
from explorer.knowledge.then import Then
from explorer.records import Bar, DataSet, Event, Source


class EventThen(NamedTuple):
    """What was left of an event from a day number on, and the bars in it."""

    since: int
    event: Event
    bars: tuple[Bar, ...]


class SourceThen(NamedTuple):
    """What was known of a document from a day number on."""

    since: int
    source: Source


class Past:
    """
    The events of a view and the documents that they cite, as they were known on each day up to a last one.

    Args:
        data: The whole data set. One that has been through the door is right on its own day, and tells of earlier
            days no more than it holds: not what was said of an event before its documents opened.
        events: The events' ids; those that the data set lacks are left out.
        known: The last day; None for what the data set says today.

    Attributes:
        last: Its day number; ``TODAY`` for None.
        now: The data set as it was known on it.
        people, themes: Names for those that the events name; there may be more.
        events: Each event, with what was left of it from when on; those of which nothing was known are left out.
        sources: Each document that they cite, or through which a quote of these is known, likewise.
    """

    def __init__(self, data: DataSet, events: Sequence[str], known: date | None) -> None:
        self.last = TODAY if known is None else day_number(known)
        self.now = as_known_on(data, known)
        self.people, self.themes = data.people, data.themes
        found = ((name, data.event(name)) for name in events)
        pasts = ((name, _event_past(event, data, self.last)) for name, event in found if event is not None)
        self.events: Mapping[str, tuple[EventThen, ...]] = {name: past for name, past in pasts if past}
        self.sources: Mapping[str, tuple[SourceThen, ...]] = self._cited(data)

    def _cited(self, data: DataSet) -> dict[str, tuple[SourceThen, ...]]:
        states = (state.event for past in self.events.values() for state in past)
        cited = {link.source: None for event in states for claim in event.claims for link in claim.evidence}
        passages = (passage for name in cited for passage in data.sources[name].passages)
        seen = {p.seen_in: None for p in passages if p.seen_in and p.seen_in in data.sources}
        pasts = ((name, _source_past(data.sources[name], self.last)) for name in {**cited, **seen})
        return {name: past for name, past in pasts if past}


def _event_past(event: Event, data: DataSet, last: int) -> tuple[EventThen, ...]:
    versions = [version for version in event_versions(event, data) if version.since <= last]
    if not versions:
        return ()
    cited = {link.source: data.sources[link.source] for claim in event.claims for link in claim.evidence}
    written = (source.created.earliest for source in cited.values())  # from then on a sealed one leaves a bar
    turns = {version.since for version in versions}
    turns |= {day for day in written if day is not None and versions[0].since < day <= min(last, TODAY - 1)}
    states = list[EventThen]()
    for since in sorted(turns):
        left = next(version.record for version in reversed(versions) if version.since <= since)
        bars = tuple(_bars(event, left, cited, since, data))
        if not states or (states[-1].event, states[-1].bars) != (left, bars):
            states.append(EventThen(since, left, bars))
    return tuple(states)


def _bars(event: Event, left: Event, cited: Mapping[str, Source], since: int, data: DataSet) -> Iterable[Bar]:
    """The bars of a day, and those that a data set which has been through the door brings along."""
    if since < TODAY:
        yield from Then(cited, since).bars(event)
        speaking = {None, *(claim.id for claim in left.claims)}
        yield from (bar for bar in data.bars.get(event.id, ()) if bar.claim in speaking)


def _source_past(source: Source, last: int) -> tuple[SourceThen, ...]:
    return tuple(SourceThen(v.since, v.record) for v in source_versions(source) if v.since <= last)

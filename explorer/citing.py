"""Which claims cite a source: from a document back to the statements that rest on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from explorer.archive import ArchivedEvents
from explorer.records import Claim, DataSet, Event
from explorer.vocabulary import Stance

MOST_EVENTS = 200
"""Events that are read to say what cites a source."""


class Citation(NamedTuple):
    """A claim that cites a passage."""

    event: Event
    claim: Claim
    passage: str
    stance: Stance


class Citing:
    """The way back from sources to claims, in a data set that has been through the door of the second clock."""

    def __init__(self, data: DataSet) -> None:
        self._data = data

    def of(self, source: str) -> tuple[Citation, ...]:
        """The claims that cite a source, in the order of events; at most those of MOST_EVENTS events."""
        return tuple(
            Citation(event, claim, link.passage, link.stance)
            for event in self._events(source)
            for claim in event.claims
            for link in claim.evidence
            if link.source == source
        )

    def count(self, source: str) -> int:
        """How many events cite it."""
        return len(self.places(source))

    def places(self, source: str) -> np.ndarray:
        """The places of these events in the data set, ascending."""
        return np.asarray(self._places.get(source, ()), np.int64)

    def places_of(self, source: str, passage: str) -> np.ndarray:
        """
        The places of the events that cite a passage, ascending.

        The columns of an archive know only of sources: there they are the events that cite the passage's source.
        """
        if isinstance(self._data.events, ArchivedEvents):
            return self.places(source)
        return np.asarray(self._of_passages.get((source, passage), ()), np.int64)

    @cached_property
    def _of_passages(self) -> Mapping[tuple[str, str], Sequence[int]]:
        found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for place, event in enumerate(self._data.events):
            for cited in {(link.source, link.passage) for claim in event.claims for link in claim.evidence}:
                found[cited].append(place)
        return found

    def _events(self, source: str) -> list[Event]:
        places = self._places.get(source, ())
        return [self._data.events[int(place)] for place in places[:MOST_EVENTS]]

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int] | np.ndarray]:
        """The places of the events that cite each source, ascending."""
        events = self._data.events
        if isinstance(events, ArchivedEvents):
            return _archived(events)
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, event in enumerate(events):
            for source in {link.source for claim in event.claims for link in claim.evidence}:
                found[source].append(place)
        return found


def _archived(events: ArchivedEvents) -> Mapping[str, np.ndarray]:
    columns = events.columns
    claims = np.repeat(np.arange(len(events)), np.diff(columns.claim_starts))
    of_links = claims[columns.link_claim]
    order = np.lexsort((of_links, columns.link_source))
    codes, places = columns.link_source[order], of_links[order]
    ends = np.searchsorted(codes, np.arange(len(columns.sources) + 1))
    return {name: np.unique(places[ends[n] : ends[n + 1]]) for n, name in enumerate(columns.sources)}

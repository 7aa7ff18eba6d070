"""
The second clock on an archive: the same answer, for all events at once.

The columns are cut to what was known, by the rules that ``as_known_on`` has for one event; a whole event, and its
bars, are cut when somebody asks for them, by ``as_known_on``'s own functions. So nothing sealed comes out of either.
``tests/test_archive.py`` compares both with the answer for the same events as YAML.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from explorer.archive import NONE, ArchivedEvents, Columns, Lists
from explorer.archive.columns import Numbers, Truths
from explorer.knowledge.then import event_among
from explorer.records import Bar, Event
from explorer.vocabulary import Stance

_OPEN, _NEVER = np.iinfo(np.int64).min, np.iinfo(np.int64).max  # before and after all days


class ArchivedBars(Mapping[str, tuple[Bar, ...]]):
    """The bars of each event, made when asked for."""

    def __init__(
        self,
        known: ArchivedEvents,
        bars_of: Callable[[str], tuple[Bar, ...]],
        silences: Callable[[], tuple[list[str], list[int]]],
    ) -> None:
        """
        Args:
            known: The events as they were known.
            bars_of: The bars of one of them.
            silences: For each claim of them of which nothing is known its event, and the day until which.
        """
        self._known, self._bars_of, self.silences = known, bars_of, silences

    def __getitem__(self, name: str) -> tuple[Bar, ...]:
        if self._known.place(name) is None:
            raise KeyError(name)
        return self._bars_of(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._known.ids())

    def __len__(self) -> int:
        return len(self._known)


def events_then(
    events: ArchivedEvents,
    sealed: Container[str],
    hidden: Container[str],
    known: int,
    cut: Callable[[Event], Event | None],
) -> ArchivedEvents:
    """
    The events as they were known on a day.

    Args:
        events: All events.
        sealed: The sources that are not open on the day.
        hidden: Those of them that were kept from the public by then: they leave bars where a claim speaks.
        known: The day number.
        cut: What is left of one event, its relations aside; None if nothing is.
    """
    columns = events.columns
    places, left = _cut(columns, sealed, hidden, known)
    chosen: ArchivedEvents

    def then(event: Event) -> Event:
        return event_among(cut(event) or event, lambda name: chosen.place(name) is not None)

    chosen = events.chosen(places, left, then)
    return chosen


def _cut(columns: Columns, sealed: Container[str], hidden: Container[str], known: int) -> tuple[Numbers, Columns]:
    """Which events are left, and their columns."""
    kept = ~_among(columns.sources, sealed)[columns.link_source]
    bears = np.array([stance != Stance.CONTEXT for stance in columns.stances] or [False])[columns.link_stance]
    speaking = np.zeros(len(columns.rested), np.bool_)
    speaking[columns.link_claim[kept & bears]] = True
    untold = np.zeros(len(columns), np.bool_)
    untold[columns.claim_events()[columns.rested & ~speaking]] = True
    instead = pc.is_valid(columns.before).to_numpy(zero_copy_only=False)
    first = np.where(columns.days.earliest == NONE, columns.days.latest, columns.days.earliest)
    begun = (first == NONE) | (first <= known)  # see dates.has_begun
    places = np.flatnonzero(begun & (instead | ~untold))
    left = _with_before(columns.take(places, speaking, kept), untold[places])
    speaks = speaking[columns.link_claim]
    bars = _among(columns.sources, hidden)[columns.link_source] & (speaks | bears)
    barred = np.zeros(len(columns), np.bool_)
    barred[columns.claim_events()[columns.link_claim[bars]]] = True
    return places, replace(left, days=left.days.as_of(known), barred=barred[places])


def silences(events: ArchivedEvents, known: ArchivedEvents, sealed: Mapping[str, int]) -> tuple[list[str], list[int]]:
    """
    The claims of which nothing is known on a day.

    Args:
        events: All events.
        known: Those that were known on the day.
        sealed: Source -> day number until which it is sealed.

    Returns:
        For each such claim its event and the day number on which the first document opens that bears on it; in the
        order of events.
    """
    columns = events.columns
    until = np.array([sealed.get(name, _OPEN) for name in columns.sources] or [_OPEN])[columns.link_source]
    bears = np.array([stance != Stance.CONTEXT for stance in columns.stances] or [False])[columns.link_stance]
    shown = np.zeros(len(events), np.bool_)
    shown[known.places()] = True
    first = np.full(len(columns.rested), _NEVER)
    np.minimum.at(first, columns.link_claim[bears], until[bears])
    of_claim = columns.claim_events()
    silent = np.flatnonzero(shown[of_claim] & (first != _OPEN) & (first != _NEVER))
    names: list[str] = columns.ids.take(pa.array(of_claim[silent])).to_pylist()
    return names, first[silent].tolist()


def _among(sources: Sequence[str], wanted: Container[str]) -> Truths:
    """For each source whether it is one of the wanted ones."""
    return np.array([name in wanted for name in sources] or [False])


def _with_before(columns: Columns, hidden: Truths) -> Columns:
    """Title, actors, themes and place of ``before`` where *hidden* is true, and no tone and no short title there."""
    mask = pa.array(hidden)
    before = columns.before
    titles = pc.struct_field(before, "title")
    nothing = pa.nulls(len(columns), pa.large_string())
    changed: dict[str, Any] = {}
    for name, own in (("actors", columns.actors), ("themes", columns.themes)):
        other = pc.struct_field(before, name)
        given = hidden & pc.is_valid(other).to_numpy(zero_copy_only=False)
        changed[name] = own.where(given, Lists.of(other)) if given.any() else own
    place = pc.struct_field(before, "place")
    for name, part in (("latitude", "lat"), ("longitude", "lon")):
        degrees = pc.fill_null(pc.struct_field(place, part), np.nan).to_numpy(zero_copy_only=False)
        changed[name] = np.where(hidden & ~np.isnan(degrees), degrees, getattr(columns, name))
    return replace(
        columns,
        titles={
            language: pc.if_else(mask, pc.struct_field(titles, language), words)
            for language, words in columns.titles.items()
        },
        labels={language: pc.if_else(mask, nothing, words) for language, words in columns.labels.items()},
        tone=np.where(hidden, NONE, columns.tone),
        before=pa.nulls(len(columns), before.type),
        **changed,
    )

"""
The second clock on an archive: the same answer, for all events at once.

The columns are cut to what was known, by the rules that ``as_known_on`` has for one event; a whole event, and its
bars, are cut when somebody asks for them, by ``as_known_on``'s own functions. So nothing sealed comes out of either.
``tests/test_archive_known.py`` compares both with the answer for the same events as YAML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from explorer.archive import NONE, ArchivedEvents, Columns, Lists
from explorer.archive.columns import Numbers, Truths
from explorer.records import Bar, Event
from explorer.vocabulary import Stance


class ArchivedBars(Mapping[str, tuple[Bar, ...]]):
    """The bars of each event, made when asked for."""

    def __init__(self, known: ArchivedEvents, bars_of: Callable[[str], tuple[Bar, ...]]) -> None:
        self._known, self._bars_of = known, bars_of

    def __getitem__(self, name: str) -> tuple[Bar, ...]:
        if self._known.place(name) is None:
            raise KeyError(name)
        return self._bars_of(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._known.ids())

    def __len__(self) -> int:
        return len(self._known)


def events_then(
    events: ArchivedEvents, opened: Mapping[str, int | None], known: int, cut: Callable[[Event], Event | None]
) -> ArchivedEvents:
    """
    The events as they were known on a day.

    Args:
        events: All events.
        opened: For each source the day number on which it opens; None if it never does.
        known: The day number.
        cut: What is left of one event, its relations aside; None if nothing is.
    """
    columns = events.columns
    places, left = _cut(columns, opened, known)
    chosen: ArchivedEvents

    def then(event: Event) -> Event:
        kept = cut(event) or event
        related = tuple(link for link in kept.related if chosen.place(link.event) is not None)
        return kept if related == kept.related else kept.model_copy(update={"related": related})

    chosen = events.chosen(places, left, then)
    return chosen


def _cut(columns: Columns, opened: Mapping[str, int | None], known: int) -> tuple[Numbers, Columns]:
    """Which events are left, and their columns."""
    days = [opened.get(source) for source in columns.sources]
    is_open = np.array([day is not None and day <= known for day in days] or [False])
    bears = np.array([stance != Stance.CONTEXT for stance in columns.stances] or [False])
    kept = is_open[columns.link_source]
    speaking = np.zeros(len(columns.rested), np.bool_)
    speaking[columns.link_claim[kept & bears[columns.link_stance]]] = True
    hidden = np.zeros(len(columns), np.bool_)
    hidden[columns.claim_events()[columns.rested & ~speaking]] = True
    instead = pc.is_valid(columns.before).to_numpy(zero_copy_only=False)
    begun = (columns.days.earliest == NONE) | (columns.days.earliest <= known)
    places = np.flatnonzero(begun & (instead | ~hidden))
    left = columns.take(places, speaking, kept)
    return places, _with_before(left, hidden[places])


def _with_before(columns: Columns, hidden: Truths) -> Columns:
    """Title, actors and themes of ``before`` where *hidden* is true, and no tone and no short title there."""
    mask = pa.array(hidden)
    before = columns.before
    titles = pc.struct_field(before, "title")
    nothing = pa.nulls(len(columns), pa.large_string())
    changed = {}
    for name, own in (("actors", columns.actors), ("themes", columns.themes)):
        other = pc.struct_field(before, name)
        given = hidden & pc.is_valid(other).to_numpy(zero_copy_only=False)
        changed[name] = own.where(given, Lists.of(other)) if given.any() else own
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

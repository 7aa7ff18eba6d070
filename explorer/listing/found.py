"""
Which documents a listing shows, in which order, and what else its filters could choose.

One truth for the grid, the plain table, the counts and the file to take home.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from explorer.dates import Edtf, stretch
from explorer.listing import CHOICES, DAYS, TEXTS, Column, Filter, Listing, Span
from explorer.listing.documents import MISSING, Array, Documents, folded
from explorer.rows import Rows

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Period:
    """
    The events of a timeline, by which documents are chosen.

    Attributes:
        themes: An event has one of them; any, if empty.
        first, last: Day numbers; it can lie, or lasts, between them.
    """

    themes: tuple[str, ...]
    first: int
    last: int


def cited_by(documents: Documents, rows: Rows, period: Period) -> Array:
    """Whether each document is cited by an event of a timeline, whose events are *rows*."""
    chosen = rows.chosen(period.themes)
    shown = np.zeros(len(rows), bool)
    shown[slice(None) if chosen is None else chosen] = True
    shown &= (rows.first <= period.last) & (rows.last >= period.first)
    in_data = np.zeros(len(rows), bool)
    in_data[rows.places] = shown
    of_documents, places = documents.citations
    found = np.zeros(len(documents), bool)
    found[of_documents[in_data[places]]] = True
    return found


@dataclass(frozen=True, slots=True)
class ReleaseDay:
    """
    A day on which documents came out that had been kept from the public.

    Attributes:
        day: The day number from which the releases count.
        dates: What is known of when they were: mostly that day.
        count: How many documents.
    """

    day: int
    dates: tuple[Edtf, ...]
    count: int

    @property
    def span(self) -> Span:
        """What a filter of the column of releases must say to leave the documents of this day."""
        text = stretch(self.day, self.day).text
        return Span(text, text)


class Found:
    """
    The documents of a listing.

    Attributes:
        documents: All there are.
        listing: How they are listed.
        scope: Whether each is there at all, by the filters of the timeline.
    """

    def __init__(self, documents: Documents, listing: Listing, scope: Array | None = None) -> None:
        self.documents = documents
        self.listing = listing
        everything = np.ones(len(documents), bool)
        self.scope: Array = everything if scope is None else scope
        if listing.by_release:
            self.scope = self.scope & documents.sealed
        self._masks = {column: _mask(documents, column, value) for column, value in listing.filters}
        self._words = _with_words(documents.everything, listing.words)

    @cached_property
    def rows(self) -> Array:
        """int64, the rows that are listed, in order."""
        listed: Array = np.flatnonzero(self._all_but(None))
        keys = [_turned(self.documents.ranks(column)[listed], back) for column, back in self.listing.order]
        ordered: Array = listed[np.lexsort([listed, *reversed(keys)])]
        return ordered

    @property
    def total(self) -> int:
        """How many there are without words and filters of the columns."""
        return int(self.scope.sum())

    def _all_but(self, column: Column | None) -> Array:
        """Which documents pass every filter but that of a column."""
        found: Array = self.scope & self._words
        for other, mask in self._masks.items():
            if other is not column:
                found = found & mask
        return found

    def counts(self, column: Column) -> dict[str, int]:
        """How many documents each value of a column would leave, chosen ones with none among them; most first."""
        values = self.documents.values(column)[self._all_but(column)]
        counted: Counter[str] = Counter(values.tolist())
        held = self.listing.filter(column)
        chosen = held if isinstance(held, tuple) else ()
        names = sorted({*counted, *chosen}, key=lambda value: (-counted[value], value))
        return {value: counted[value] for value in names}

    @cached_property
    def release_days(self) -> list[ReleaseDay]:
        """When documents of this listing came out that had been kept from the public, newest first."""
        among = self._all_but(Column.RELEASED) & self.documents.sealed
        dates: defaultdict[int, set[Edtf]] = defaultdict(set)
        rows: defaultdict[int, set[int]] = defaultdict(set)
        for row in np.flatnonzero(among).tolist():
            for release in self.documents.opened[row].history:
                if release.date.latest is not None:
                    dates[release.date.latest].add(release.date)
                    rows[release.date.latest].add(row)
        return [
            ReleaseDay(day, tuple(sorted(dates[day], key=lambda date: date.text)), len(rows[day]))
            for day in sorted(dates, reverse=True)
        ]


def _turned(ranks: Array, back: bool) -> Array:
    """What is sorted by, ascending; what says nothing is last either way."""
    largest = np.iinfo(np.int64).max
    return np.where(ranks == MISSING, largest, -ranks if back else ranks)


def _with_words(texts: list[str], words: str) -> Array:
    wanted = folded(words).split()
    if not wanted:
        return np.ones(len(texts), bool)
    return np.array([all(word in text for word in wanted) for text in texts], bool)


def _mask(documents: Documents, column: Column, value: Filter) -> Array:
    """Whether a column holds for each document what it must."""
    if isinstance(value, Span):
        return _within(documents, column, value)
    if column in TEXTS and isinstance(value, str):
        return _with_words(documents.folded(column), value)
    assert column in CHOICES  # noqa: S101 - the listing knows no other
    return np.isin(documents.values(column).astype(str), list(value))


def _within(documents: Documents, column: Column, span: Span) -> Array:
    """Days: any that they can mean, and any release; numbers: those that are known, secrecy in full years."""
    least, most = np.iinfo(np.int64).min + 1, np.iinfo(np.int64).max
    first, last = span.days if column in DAYS else span.numbers
    low, high = least if first is None else first, most if last is None else last
    if column is Column.WRITTEN:
        begin, end = documents.written
        known = (begin != MISSING) | (end != MISSING)
        can: Array = known & (begin <= high) & (np.where(end == MISSING, most, end) >= low)
        return can
    if column is Column.RELEASED:
        rows, days = documents.came_out
        found = np.zeros(len(documents), bool)
        found[rows[(days >= low) & (days <= high)]] = True
        return found
    numbers = documents.numbers(column)
    known = numbers != MISSING
    if column is Column.SECRECY:
        numbers = numbers // _MONTHS
    lies: Array = known & (numbers >= low) & (numbers <= high)
    return lies

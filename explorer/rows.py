"""
The events of one day of the second clock as arrays, for answers that do not depend on how many there are.

A timeline of a million events is asked for one window, one choice of themes and one kind of lanes at a time.
``Rows`` keeps what that needs as numpy arrays in the order of time, so that a window is a slice, and remembers
which rows a choice of themes leaves and in which lane each of them stands.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from copy import copy
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from explorer.kept import Kept
from explorer.tone import ToneCurve
from explorer.vocabulary import LaneKind

Array = np.ndarray
T = TypeVar("T")
FAR = 10**12
"""A day number later than any that a date can mean: where an open interval ends."""

MOST_REACHING = 60
NO_TONE = -99
NOBODY = "nobody"
"""The lane of events for which its column has no word, such as those on which nobody's record bears."""

_KEPT = 48  # answers that are kept, such as the lanes of one choice of themes
_WINDOWS = 64  # windows of which is kept what reaches into them
_CELLS = 40_000_000  # and rows that all of them are about: fewer answers are kept of a million events


class Strand:
    """
    The events of one lane, over all time.

    Attributes:
        rows: int32, their rows, ascending.
    """

    def __init__(self, rows: Array, tone: Array) -> None:
        self.rows = rows.astype(np.int32)
        tones = tone[self.rows]
        judged = tones != NO_TONE
        self._tones = _sums(tones * judged)
        self._judged = _sums(judged)

    def __len__(self) -> int:
        return len(self.rows)

    def among(self, rows: slice) -> Array:
        """Those of *rows* that stand in this lane."""
        begin, end = np.searchsorted(self.rows, np.array([rows.start, rows.stop], dtype=np.int32))
        found: Array = self.rows[begin:end]
        return found

    def holds(self, rows: Array) -> int:
        """How many of some rows stand in this lane."""
        return len(self.shared(rows))

    def shared(self, rows: Array) -> Array:
        """Those of some rows (ascending) that stand in this lane."""
        places = np.searchsorted(self.rows, rows.astype(np.int32))
        places[places == len(self.rows)] = 0
        found: Array = rows[self.rows[places] == rows] if len(self.rows) else rows[:0]
        return found

    def counts(self, edges: Array) -> tuple[Array, Array]:
        """
        How many events stand between each two of *edges* (rows, ascending), and their mean tone.

        Returns:
            int64 and float64, one shorter than *edges*; NaN where none of them has a tone.
        """
        places = np.searchsorted(self.rows, edges.astype(np.int32))
        judged = np.diff(self._judged[places])
        mean = np.full(len(judged), np.nan)
        np.divide(np.diff(self._tones[places]), judged, out=mean, where=judged > 0)
        return np.diff(places), mean


class Rows:
    """
    Columns of an events frame, in the order of ``at``; made once, never changed.

    Attributes:
        frame: The events frame in this order, index from 0 (see ``frames``).
        first, last: int64 day numbers that the event can mean or lasts over; FAR at an open end.
        at: float64 day number where its mark stands: the first day of what lasted, the middle of what a date can mean.
        importance, tone: int8; tone is NO_TONE where there is none.
        vague: bool, whether its date is about or uncertain (EDTF ~ ? %).
        sealed: bool, whether it rests on a document that was once sealed.
    """

    def __init__(self, events: pd.DataFrame, openings: pd.DataFrame) -> None:
        begin, end = _numbers(events["earliest"]), _numbers(events["latest"])
        known_begin, known_end = events["earliest"].notna().to_numpy(), events["latest"].notna().to_numpy()
        first = np.where(known_begin, begin, end)
        last = np.where(known_end, end, np.where(events["interval"].to_numpy(), FAR, first))
        at = np.where(events["interval"].to_numpy(), first, (first + last) / 2)
        order = np.argsort(at, kind="stable")
        self._order = order
        self.frame = events.iloc[order].reset_index(drop=True)
        self.first, self.last, self.at = first[order], last[order], at[order].astype(np.float64)
        self.importance = self.frame["importance"].to_numpy(np.int8)
        self.tone = self.frame["tone"].fillna(NO_TONE).to_numpy(np.int8)
        self._opened_rows, self._opened, self._partial = self._by_row(openings)
        self.vague = (self.frame["approximate"] | self.frame["uncertain"]).to_numpy(bool)
        self.sealed = np.bincount(self._opened_rows, minlength=len(self)) > 0
        self._kept = Kept(max(8, min(_KEPT, _CELLS // max(1, len(self)))))
        self._windows = Kept(_WINDOWS)
        self._columns: dict[str, Array] = {}
        self._worded: dict[str, Any] = {}

    @property
    def places(self) -> Array:
        """Where the event of each row stands in the data set."""
        return self._order

    def worded(self, events: pd.DataFrame) -> Rows:
        """The same rows with the words of another language: *events* is the frame of the same events in it."""
        other = copy(self)
        other.frame = events.iloc[self._order].reset_index(drop=True)
        other._columns = {}
        other._worded = {}
        return other

    def __len__(self) -> int:
        return len(self.at)

    @cached_property
    def place(self) -> pd.Index[Any]:
        """The ids, to look up where an event stands."""
        ids: pd.Index[Any] = pd.Index(self.frame["id"])
        return ids

    def _by_row(self, openings: pd.DataFrame) -> tuple[Array, Array, Array]:
        rows = self.place.get_indexer(pd.Index(openings["event"]))
        order = np.argsort(rows, kind="stable")
        order = order[rows[order] >= 0]
        return rows[order], _numbers(openings["opened"])[order], openings["partial"].to_numpy(bool)[order]

    def openings(self, row: int) -> list[tuple[int, bool]]:
        """The days on which documents behind an event opened, ascending, and whether only in part."""
        part = slice(*np.searchsorted(self._opened_rows, np.array([row, row + 1])))
        found = zip(self._opened[part].tolist(), self._partial[part].tolist(), strict=True)
        return sorted(set(found))

    def column(self, name: str) -> Array:
        """A column of the frame as an array, made at its first use."""
        if name not in self._columns:
            self._columns[name] = self.frame[name].to_numpy()
        return self._columns[name]

    def worded_once(self, name: str, make: Callable[[], T]) -> T:
        """What *make* gives for the rows in their language, remembered by *name*."""
        if name not in self._worded:
            self._worded[name] = make()
        found: T = self._worded[name]
        return found

    def find(self, event: str) -> int | None:
        """The row of an event, or None."""
        row = int(self.place.get_indexer(pd.Index([event]))[0])
        return row if row >= 0 else None

    @cached_property
    def wide(self) -> Array:
        """Rows whose event lasted, or whose date is not one day: they may reach into a window from outside it."""
        rows: Array = np.flatnonzero(self.last > self.first)
        return rows

    @cached_property
    def curve(self) -> ToneCurve:
        """The tone curve of all these events."""
        judged = np.flatnonzero((self.tone != NO_TONE) & self.frame["earliest"].notna().to_numpy())
        return ToneCurve(self.first[judged], self.tone[judged], self.importance[judged], judged)

    @cached_property
    def by_theme(self) -> dict[str, Array]:
        """Theme id -> the rows that have it, ascending."""
        return _inverted(self.frame["themes"])

    @cached_property
    def by_person(self) -> dict[str, Array]:
        """Person id -> the rows in which they act, ascending."""
        return _inverted(self.frame["actors"])

    def chosen(self, themes: tuple[str, ...] = (), person: str = "") -> Array | None:
        """Which rows a choice leaves, as bool; None where nothing was chosen, so that all are left."""
        if not themes and not person:
            return None
        return self.keep(("chosen", themes, person), lambda: self._chosen(themes, person))

    def _chosen(self, themes: tuple[str, ...], person: str) -> Array:
        left = np.ones(len(self), dtype=bool)
        for lists, wanted in ((self.by_theme, themes), (self.by_person, (person,) if person else ())):
            if wanted:
                found = np.zeros(len(self), dtype=bool)
                for key in wanted:
                    found[lists.get(key, np.empty(0, dtype=np.int32))] = True
                left &= found
        return left

    def count(self, themes: tuple[str, ...] = (), person: str = "") -> int:
        """How many rows a choice leaves."""
        mask = self.chosen(themes, person)
        return len(self) if mask is None else self.keep(("count", themes, person), lambda: int(mask.sum()))

    def strands(self, kind: LaneKind, themes: tuple[str, ...] = (), person: str = "") -> dict[str, Strand]:
        """
        The rows that a choice leaves, lane by lane.

        Returns:
            Key of the lane (a theme's id, a side, a status, a person's id, or empty) -> its events; only lanes that
            have any. Among chosen themes an event stands in the lane of its first theme if that was chosen, else of
            the first of those chosen that it has. A person's lane holds all events in which they act.
        """
        return self.keep(("strands", kind, themes, person), lambda: self._strands(kind, themes, person))

    def _strands(self, kind: LaneKind, themes: tuple[str, ...], person: str) -> dict[str, Strand]:
        mask = self.chosen(themes, person)
        if kind is LaneKind.PERSON:
            lists = self.by_person
            kept = lists if mask is None else {key: rows[mask[rows]] for key, rows in lists.items()}
        else:
            left = np.arange(len(self), dtype=np.int32) if mask is None else np.flatnonzero(mask).astype(np.int32)
            kept = {"": left} if kind is LaneKind.ONE else self._divided(left, kind, themes)
        return {key: Strand(rows, self.tone) for key, rows in kept.items() if len(rows)}

    def _divided(self, left: Array, kind: LaneKind, themes: tuple[str, ...]) -> dict[str, Array]:
        """The rows that are left, lane by lane: sorted once by lane, in which they stay in the order of time."""
        codes, keys = self._theme_lanes(themes) if kind is LaneKind.THEME else self._category_lanes(str(kind))
        found = codes[left]
        order = np.argsort(found, kind="stable")
        ends = np.searchsorted(found[order], np.arange(len(keys) + 1, dtype=found.dtype))
        return {key: left[order[ends[n] : ends[n + 1]]] for n, key in enumerate(keys)}

    def merged(self, strands: dict[str, Strand], keys: tuple[str, ...], name: Hashable) -> Strand:
        """Several lanes as one; *name* says which choice they come from."""

        def merge() -> Strand:
            return Strand(np.unique(np.concatenate([strands[key].rows for key in keys])), self.tone)

        return self.keep(("merged", name, keys), merge)

    def without(
        self, strands: dict[str, Strand], keys: tuple[str, ...], themes: tuple[str, ...], person: str
    ) -> Strand:
        """What a choice leaves and none of some lanes holds: the events of nobody who has a lane."""

        def rest() -> Strand:
            mask = self.chosen(themes, person)
            left = np.ones(len(self), dtype=bool) if mask is None else mask.copy()
            for key in keys:
                left[strands[key].rows] = False
            return Strand(np.flatnonzero(left).astype(np.int32), self.tone)

        return self.keep(("without", keys, themes, person), rest)

    def _category_lanes(self, column: str) -> tuple[Array, tuple[str, ...]]:
        words = self.frame[column].cat
        codes, known = words.codes.to_numpy(np.int16), tuple(words.categories)
        return np.where(codes < 0, np.int16(len(known)), codes), (*known, NOBODY)

    def _theme_lanes(self, themes: tuple[str, ...]) -> tuple[Array, tuple[str, ...]]:
        codes, firsts = self._firsts
        keys = [*firsts, *(theme for theme in themes if theme not in firsts)]
        if not themes:
            return codes, tuple(keys)
        among = np.full(len(self), -1, dtype=np.int16)
        for theme in reversed(themes):
            among[self.by_theme.get(theme, np.empty(0, dtype=np.int32))] = keys.index(theme)
        chosen = np.array([key in themes for key in keys])
        return np.where(chosen[codes], codes, among), tuple(keys)

    @cached_property
    def _firsts(self) -> tuple[Array, tuple[str, ...]]:
        """The first theme of each row, as a place among them all."""
        codes, names = pd.factorize(self.frame["theme"])
        return codes.astype(np.int16), tuple(str(name) for name in names)

    def within(self, first: float, last: float) -> slice:
        """The rows whose marks stand from *first* to *last*, both counted in."""
        return slice(int(np.searchsorted(self.at, first, "left")), int(np.searchsorted(self.at, last, "right")))

    def reaching(self, first: float, last: float) -> Array:
        """
        Rows outside ``within(first, last)`` whose event reaches into that window: it lasted, or may lie there.

        Of a great many, as the events of a year of which no more is known, the most important ones.
        """
        return self._windows.keep((first, last), lambda: self._reaching(first, last))

    def _reaching(self, first: float, last: float) -> Array:
        wide = self.wide
        wide = wide[self.last[wide] >= first]
        wide = wide[self.first[wide] <= last]
        rows = wide[(self.at[wide] < first) | (self.at[wide] > last)]
        heaviest = np.argsort(-self.importance[rows].astype(np.int16), kind="stable")[:MOST_REACHING]
        found: Array = np.sort(rows[heaviest])
        return found

    def keep(self, key: Hashable, make: Callable[[], T]) -> T:
        """What *make* gives, remembered for the *key*; of many keys the last used ones."""
        return self._kept.keep(key, make)


def _sums(values: Array) -> Array:
    """How much stands before each place, and all of it at the end."""
    sums = np.zeros(len(values) + 1, dtype=np.int32)
    np.cumsum(values, out=sums[1:])
    return sums


def _numbers(days: pd.Series[Any]) -> Array:
    """Day numbers of a column of days; what stands for NaT means nothing."""
    numbers: Array = days.to_numpy("datetime64[D]").astype(np.int64)
    return numbers


def _inverted(lists: Iterable[tuple[str, ...]]) -> dict[str, Array]:
    listed = list(lists)
    lengths = np.fromiter((len(items) for items in listed), dtype=np.int64, count=len(listed))
    codes, names = pd.factorize(np.fromiter(chain.from_iterable(listed), dtype=object, count=int(lengths.sum())))
    rows = np.repeat(np.arange(len(listed)), lengths)
    order = np.argsort(codes, kind="stable")
    ends = np.cumsum(np.bincount(codes, minlength=len(names)))
    found = np.split(rows[order], ends[:-1]) if len(names) else []
    return {str(name): np.unique(part).astype(np.int32) for name, part in zip(names, found, strict=True)}

"""
What a running explorer holds: the data set, the catalogues, and what was known on each day.

Built once by ``create_app`` and passed on; nothing here is a module's variable, so two explorers
with two data sets live side by side. Answers are kept by the day on which they last changed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from threading import Lock
from typing import NamedTuple

import pandas as pd

from explorer import frames
from explorer.dates import day_number, to_date
from explorer.figures.axis import SHORTEST
from explorer.figures.timeline import period
from explorer.i18n import Catalogue
from explorer.knowledge import as_known_on, turning_days
from explorer.records import FALLBACK_LANGUAGE, DataSet
from explorer.rows import Rows
from explorer.selection import Selection


class Known:
    """The data set as known on one day, with its tables (not to be changed); sealed parts are already gone."""

    def __init__(self, data: DataSet) -> None:
        self.data = data
        self._rows: dict[str, Rows] = {}
        self._terms: dict[str, pd.DataFrame] = {}
        self._lock = Lock()

    def rows(self, language: str) -> Rows:
        """The events with their words in a language."""
        with self._lock:  # eight threads must not make the same million rows at once
            if not self._rows:
                self._rows[FALLBACK_LANGUAGE] = Rows(frames.events(self.data, FALLBACK_LANGUAGE), self.openings)
            if language not in self._rows:
                events = frames.events(self.data, language)
                self._rows[language] = self._rows[FALLBACK_LANGUAGE].worded(events)
            return self._rows[language]

    def terms(self, language: str) -> pd.DataFrame:
        """The terms frame in a language."""
        if language not in self._terms:
            self._terms[language] = frames.terms(self.data, language)
        return self._terms[language]

    @cached_property
    def openings(self) -> pd.DataFrame:
        """The openings frame."""
        return frames.openings(self.data)


class View(NamedTuple):
    """What an address asks for: the view, what was known on its day, its language's words, and the whole period."""

    selection: Selection
    known: Known
    text: Catalogue
    period: tuple[int, int]

    @property
    def rows(self) -> Rows:
        """The events, in the view's language."""
        return self.known.rows(self.selection.lang)

    @property
    def window(self) -> tuple[int, int]:
        """First and last day number that the timeline shows: at least a week, and not beyond the whole period."""
        begin, end = self.period
        first = begin if self.selection.first is None else min(max(self.selection.first, begin), end)
        last = end if self.selection.last is None else min(max(self.selection.last, begin), end)
        lacking = max(0, SHORTEST - (last - first + 1))
        first = max(begin, first - lacking // 2)
        return min(first, max(begin, end - SHORTEST + 1)), min(end, max(last, first + SHORTEST - 1))


class Shelf:
    """Everything that pages are made from. *today* is asked at each use: a server runs for weeks."""

    def __init__(self, data: DataSet, texts: Mapping[str, Catalogue], today: Callable[[], date] = date.today) -> None:
        self.texts = texts
        self._today = today
        self._data = data
        calendar = range(day_number(date.min), day_number(date.max) + 1)
        self._turning = tuple(day for day in turning_days(data) if day in calendar)
        self._known: dict[int | None, Known] = {None: Known(data)}
        self._lock = Lock()

    def on(self, day: date | None) -> Known:
        """What was known at the end of *day*; None takes the second clock off."""
        turned = None if day is None else self._last_turn(day_number(day))
        if turned not in self._known:
            with self._lock:  # as for rows: once for all who ask at the same time
                if turned not in self._known:
                    self._known[turned] = Known(as_known_on(self._data, None if turned is None else to_date(turned)))
        return self._known[turned]

    def _last_turn(self, day: int) -> int:
        """The last day up to *day* on which something changed; before all of them, the first day of the calendar."""
        place = bisect_right(self._turning, day)
        return self._turning[place - 1] if place else day_number(date.min)

    def period(self) -> tuple[int, int]:
        """First and last day number of the time axis: the same on every day of the second clock."""
        everything = self.on(None)
        today = day_number(self._today())
        rows = everything.rows(FALLBACK_LANGUAGE)
        return rows.keep(("period", today), lambda: period(rows, everything.openings, today))

    def read(self, query: str | None) -> View:
        """The view that an address asks for."""
        asked = Selection.from_query(query)
        known = self.on(asked.known)
        selection = asked.within(known.data, tuple(self.texts))
        return View(selection, known, self.texts[selection.lang], self.period())

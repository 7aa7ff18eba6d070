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

import pandas as pd

from explorer import frames
from explorer.dates import day_number, to_date
from explorer.figures.timeline import period
from explorer.i18n import Catalogue
from explorer.knowledge import as_known_on, turning_days
from explorer.records import FALLBACK_LANGUAGE, DataSet
from explorer.selection import Selection


class Known:
    """The data set as known on one day, with its tables (not to be changed); sealed parts are already gone."""

    def __init__(self, data: DataSet) -> None:
        self.data = data
        self._events: dict[str, pd.DataFrame] = {}
        self._terms: dict[str, pd.DataFrame] = {}

    def events(self, language: str) -> pd.DataFrame:
        """The events frame in a language."""
        if language not in self._events:
            self._events[language] = frames.events(self.data, language)
        return self._events[language]

    def terms(self, language: str) -> pd.DataFrame:
        """The terms frame in a language."""
        if language not in self._terms:
            self._terms[language] = frames.terms(self.data, language)
        return self._terms[language]

    @cached_property
    def openings(self) -> pd.DataFrame:
        """The openings frame."""
        return frames.openings(self.data)


class Shelf:
    """Everything that pages are made from. *today* is asked at each use: a server runs for weeks."""

    def __init__(self, data: DataSet, texts: Mapping[str, Catalogue], today: Callable[[], date] = date.today) -> None:
        self.texts = texts
        self._today = today
        self._data = data
        calendar = range(day_number(date.min), day_number(date.max) + 1)
        self._turning = tuple(day for day in turning_days(data) if day in calendar)
        self._known: dict[int | None, Known] = {None: Known(data)}

    def on(self, day: date | None) -> Known:
        """What was known at the end of *day*; None takes the second clock off."""
        turned = None if day is None else self._last_turn(day_number(day))
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
        return period(everything.events(FALLBACK_LANGUAGE), everything.openings, day_number(self._today()))

    def read(self, query: str | None) -> tuple[Selection, Known, Catalogue]:
        """The view that an address asks for, what was known on its day, and the words of its language."""
        asked = Selection.from_query(query)
        known = self.on(asked.known)
        selection = asked.within(known.data, tuple(self.texts))
        return selection, known, self.texts[selection.lang]

"""
What a running explorer holds: the data set, the catalogues, and what was known on each day.

Built once by ``create_app`` and passed on; nothing here is a module's variable, so two explorers
with two data sets live side by side. Answers are kept by the day on which they last changed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import numpy as np
import pandas as pd

from explorer import frames
from explorer.changes import Change, Counts, by_event, changes, counts
from explorer.citing import Citing
from explorer.dates import FIRST_DAY, day_number, to_date
from explorer.editions import Editions
from explorer.figures.axis import SHORTEST
from explorer.figures.timeline import period
from explorer.i18n import Catalogue
from explorer.kept import Kept
from explorer.knowledge import TODAY, as_known_on, release_days, turning_days
from explorer.library import Library
from explorer.records import FALLBACK_LANGUAGE, DataSet
from explorer.rows import Rows
from explorer.search import Contents, Index, NotReady, Searching
from explorer.search.spelling import Spelling
from explorer.selection import Page, Selection
from explorer.vocabulary import LaneKind
from explorer.web.hits import Hits, hits_of
from explorer.web.readings import Readings

MOST_REMEMBERED = 1_000_000
"""Events of all days together that are kept ready, besides those of today."""

SEARCHES = 16
"""Searches whose answers are kept ready: a reader zooms, opens one result, comes back."""

STEPS = 400
"""Comparisons of two days that are remembered."""


class Known:
    """
    The data set as known on one day, with its tables (not to be changed); sealed parts are already gone.

    Attributes:
        citing: Which claims cite a source.
        readings: The texts of the sources, as far as they were released.
        search: Search in all of it.
    """

    def __init__(self, data: DataSet, readings: Readings, day: int, index: Index, spelling: Spelling) -> None:
        self.data = data
        self.citing = Citing(data)
        self.readings = readings
        self.search = Searching(data, day, index.engine, self.cited, spelling)
        self._rows: dict[str, Rows] = {}
        self._terms: dict[str, pd.DataFrame] = {}
        self._hits = Kept(SEARCHES)
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

    def cited(self, themes: tuple[str, ...]) -> tuple[str, ...]:
        """The sources that events of some themes cite."""
        return self.rows(FALLBACK_LANGUAGE).keep(("cited", themes), lambda: tuple(self._cited(themes)))

    def _cited(self, themes: tuple[str, ...]) -> Iterator[str]:
        rows = self.rows(FALLBACK_LANGUAGE)
        of_themes = np.zeros(len(rows), bool)
        chosen = rows.chosen(themes)
        of_themes[rows.places] = True if chosen is None else chosen
        yield from (name for name in self.data.sources if of_themes[self.citing.places(name)].any())

    def hits(self, selection: Selection) -> Hits:
        """What the search of a view finds."""
        asked = replace(selection.searching(selection.sought, selection.sheet), lanes=LaneKind.THEME)

        def find() -> Hits:
            return hits_of(asked, self.search, self.rows(asked.lang), self.openings, self.citing)

        return self._hits.keep((asked, self.search.size), find)

    def terms(self, language: str) -> pd.DataFrame:
        """The terms frame in a language."""
        if language not in self._terms:
            self._terms[language] = frames.terms(self.data, language)
        return self._terms[language]

    @cached_property
    def openings(self) -> pd.DataFrame:
        """The openings frame."""
        return frames.openings(self.data)


class Comparison:
    """What changed between two days; the frame is not to be changed."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    @cached_property
    def counts(self) -> Counts:
        """How much changed."""
        return counts(self.frame)

    @cached_property
    def by_event(self) -> dict[str, Change]:
        """For each event that changed what its mark shows."""
        return by_event(self.frame)


class Frozen(NamedTuple):
    """
    What an address cites that names an edition.

    Attributes:
        version: How the digits of the edition begin.
        event: The event that it names, whether or not it is there; empty if it names none.
        source: The document likewise.
    """

    version: str
    event: str
    source: str


class View(NamedTuple):
    """
    What an address asks for.

    Attributes:
        selection: The view; without the edition that the address cites, so that no link on the page takes it along.
        known: What was known on its day.
        text: Its language's words.
        period: First and last day number of the time axis.
        clock: The days that the second clock can be set to.
        editions: Those of the whole data set, whatever the day of the second clock.
        frozen: What the address cites if it names an edition; None if it names none.
        changed: What changed since the day that it is compared with; None if it is compared with none.
        absent: Whether the address names an event or a document that is not there, on that day or at all.
        hits: What was found; None if nothing is searched for.
        waiting: How much of the search index is made, if it is not all.
    """

    selection: Selection
    known: Known
    text: Catalogue
    period: tuple[int, int]
    clock: Clock
    editions: Editions
    frozen: Frozen | None = None
    changed: Comparison | None = None
    absent: bool = False
    hits: Hits | None = None
    waiting: NotReady | None = None

    @property
    def rows(self) -> Rows:
        """The events, in the view's language: all that are known, or those that were found."""
        return self.known.rows(self.selection.lang) if self.hits is None else self.hits.rows

    @property
    def edition(self) -> str:
        """The present edition of the whole data set: 12 hexadecimal digits, found when they are first asked for."""
        return self.editions.present

    @property
    def version(self) -> str:
        """The data set's version as a citation names it: its label and its edition."""
        return f"{self.known.data.card.version}+{self.edition}"

    @property
    def window(self) -> tuple[int, int]:
        """First and last day number that the timeline shows: at least a week, and not beyond the whole period."""
        begin, end = self.period
        first = begin if self.selection.first is None else min(max(self.selection.first, begin), end)
        last = end if self.selection.last is None else min(max(self.selection.last, begin), end)
        lacking = max(0, SHORTEST - (last - first + 1))
        first = max(begin, first - lacking // 2)
        return min(first, max(begin, end - SHORTEST + 1)), min(end, max(last, first + SHORTEST - 1))


class Clock(NamedTuple):
    """
    Where the second clock stands, in day numbers.

    Attributes:
        day: The day that it is set to; today if it is off.
        today: The last day that it can be set to.
        openings: The days on which documents opened that had been kept from the public, ascending.
        step: What the release changed on which it stands; None where it stands on none.
    """

    day: int
    today: int
    openings: tuple[int, ...]
    step: Comparison | None

    @property
    def previous(self) -> int | None:
        """The release before the day that it is set to."""
        place = bisect_right(self.openings, self.day - 1)
        return self.openings[place - 1] if place else None

    @property
    def following(self) -> int | None:
        """The release after it."""
        place = bisect_right(self.openings, self.day)
        return self.openings[place] if place < len(self.openings) else None


class Shelf:
    """Everything that pages are made from. *today* is asked at each use: a server runs for weeks."""

    def __init__(
        self,
        data: DataSet,
        texts: Mapping[str, Catalogue],
        today: Callable[[], date] = date.today,
        library: Library | None = None,
        cache: Path | None = None,
        folder: Path | None = None,
    ) -> None:
        """*folder* is where the data set lies, with the editions that were kept of it; None if it is not known."""
        self.texts = texts
        self._today = today
        self._data = data
        self._library = library
        self.index = Index(Contents(data, library), cache)
        self.editions = Editions(data, folder)
        self._spelling = Spelling()
        calendar = range(FIRST_DAY, day_number(date.max) + 1)
        self._turning = tuple(day for day in turning_days(data) if day in calendar)
        self._releases = tuple(day for day in release_days(data) if day in calendar)
        self._known: OrderedDict[int | None, Known] = OrderedDict({None: self._opened(data, TODAY)})
        self._comparisons = Kept(STEPS)
        self._lock = Lock()

    def on(self, day: date | None) -> Known:
        """What was known at the end of *day*; None takes the second clock off."""
        turned = None if day is None else self._turn(day_number(day))
        with self._lock:
            if turned not in self._known:
                day = None if turned is None else to_date(turned)
                self._known[turned] = self._opened(as_known_on(self._data, day), TODAY if turned is None else turned)
            self._known.move_to_end(turned)
            days = [kept for kept in self._known if kept is not None]
            for old in days[: max(0, len(days) - self._most_days)]:
                del self._known[old]
            return self._known[turned]

    def _opened(self, data: DataSet, day: int) -> Known:
        readings = Readings(self._library, data, whole=data is self._data)
        return Known(data, readings, TODAY if data is self._data else day, self.index, self._spelling)

    @property
    def _most_days(self) -> int:
        """How many days are remembered: a day of a million events takes some hundred megabytes."""
        return max(2, min(400, MOST_REMEMBERED // max(1, len(self._data.events))))

    def _turn(self, day: int) -> int | None:
        """
        The last day up to *day* on which something changed; before all of them, the first day of the calendar.

        From the last of them on nothing changes any more: None.
        """
        place = bisect_right(self._turning, day)
        if place == len(self._turning):
            return None
        return self._turning[place - 1] if place else FIRST_DAY

    def period(self) -> tuple[int, int]:
        """First and last day number of the time axis: the same on every day of the second clock."""
        everything = self.on(None)
        today = day_number(self._today())
        rows = everything.rows(FALLBACK_LANGUAGE)
        return rows.keep(("period", today), lambda: period(rows, everything.openings, today))

    def between(self, earlier: date, later: date | None, *, whole: bool = True) -> Comparison:
        """What changed from the end of one day to the end of another, or to today (see ``changes`` for *whole*)."""
        turns = self._turn(day_number(earlier)), None if later is None else self._turn(day_number(later))

        def compare() -> Comparison:
            known = self.on(later)
            days = self.on(earlier).data, known.data, day_number(earlier)
            return Comparison(changes(*days, openings=known.openings, whole=whole))

        return self._comparisons.keep((turns, whole), compare)

    def clock(self, known: date | None) -> Clock:
        """The second clock, set to a day or off."""
        today = day_number(self._today())
        releases = self._releases[: bisect_right(self._releases, today)]
        day = today if known is None else day_number(known)
        stands = known is not None and day in releases
        step = self.between(to_date(day - 1), known, whole=False) if stands else None
        return Clock(day, today, releases, step)

    def read(self, query: str | None, path: str = "/", *, quickly: bool = False) -> View:
        """The view that an address asks for; if only its words are needed *quickly*, without what was found."""
        asked = Selection.from_address(path, query).dated(self._today())
        known = self.on(asked.known)
        selection = asked.within(known.data, tuple(self.texts))
        return View(
            replace(selection, version=""),
            known,
            self.texts[selection.lang],
            self.period(),
            self.clock(selection.known),
            self.editions,
            Frozen(asked.version, asked.event, asked.source) if asked.version else None,
            None if selection.against is None else self.between(selection.against, selection.known),
            bool(asked.event and not selection.event) or bool(asked.source and not selection.source),
            *((None, None) if quickly else _hits(selection, known)),
        )


def _hits(selection: Selection, known: Known) -> tuple[Hits | None, NotReady | None]:
    """What the search of a view finds, or how much of the index is made."""
    if selection.page is not Page.SEARCH or not selection.sought:
        return None, None
    try:
        return known.hits(selection), None
    except NotReady as waiting:
        return None, waiting

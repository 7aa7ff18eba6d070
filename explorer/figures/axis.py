"""
Time on the screen: days to pixels, the marks of a calendar along it, and the spans that counts are made for.

What stands on an axis is as fine as there is room for: centuries, years, months or days, at the round ones.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from explorer.dates import calendar_date
from explorer.figures.labels import BOLD, Font
from explorer.i18n import Catalogue

YEAR = 365.2425
SHORTEST = 2
"""Days that a window shows at least."""
_YEARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, *(n * 10**power for power in range(3, 11) for n in (1, 2, 5)))
_MONTHS = (1, 3, 6)
_DAYS = (1, 2, 7, 14)


@dataclass(frozen=True, slots=True)
class Axis:
    """
    Time to pixels.

    Attributes:
        first, last: The day numbers that stand at *left* and *right*; a day begins at its number.
        left, right: px.
    """

    first: float
    last: float
    left: float
    right: float

    def x(self, day: float) -> float:
        """Position of a day number."""
        return self.left + (day - self.first) / (self.last - self.first) * (self.right - self.left)

    def day(self, x: float) -> float:
        """Day number at a position."""
        return self.first + (x - self.left) / (self.right - self.left) * (self.last - self.first)

    @property
    def day_width(self) -> float:
        """Width of one day in px."""
        return (self.right - self.left) / (self.last - self.first)


class Tick(NamedTuple):
    """One mark of the calendar; *strong* where something larger begins, such as a year among months."""

    x: float
    label: str
    strong: bool


class Unit(StrEnum):
    """What a calendar is counted in."""

    YEAR = "Y"
    MONTH = "M"
    DAY = "D"


@dataclass(frozen=True, slots=True)
class Step:
    """So many units: every fifth year, every third month."""

    unit: Unit
    count: int

    @property
    def days(self) -> float:
        """About how many days it is."""
        return self.count * {Unit.YEAR: YEAR, Unit.MONTH: YEAR / 12, Unit.DAY: 1}[self.unit]

    def starts(self, first: float, last: float) -> Iterator[int]:
        """The day numbers from *first* to *last* on which one begins; a week begins on Monday, as day 4 was."""
        low, high = (
            int(np.datetime64(int(day), "D").astype(f"datetime64[{self.unit}]").astype(np.int64))
            for day in (first, last)
        )
        shift = {Unit.YEAR: 1970, Unit.MONTH: 0, Unit.DAY: -4 if self.count % 7 == 0 else 0}[self.unit]
        at = -(-(low + shift) // self.count) * self.count - shift
        while at <= high:
            day = int(np.array(at, dtype=f"datetime64[{self.unit}]").astype("datetime64[D]").astype(np.int64))
            if day >= first:
                yield day
            at += self.count


def _steps() -> Iterator[Step]:
    yield from (Step(Unit.DAY, n) for n in _DAYS)
    yield from (Step(Unit.MONTH, n) for n in _MONTHS)
    yield from (Step(Unit.YEAR, n) for n in _YEARS)


def finest(axis: Axis, width: float, *, units: tuple[Unit, ...] = tuple(Unit)) -> Step:
    """The finest step of the calendar that takes at least *width* px on *axis*."""
    wanted = width / axis.day_width
    return next((s for s in _steps() if s.unit in units and s.days >= wanted), Step(Unit.YEAR, _YEARS[-1]))


def ticks(axis: Axis, font: Font, text: Catalogue) -> tuple[Tick, ...]:
    """The calendar along *axis*, as dense as its words allow; none is cut, none touches the next."""
    step = _step_of_ticks(axis, font, text)
    found = list[Tick]()
    free = axis.left - font.size
    for day in step.starts(axis.first, axis.last):
        label, strong = _worded(day, step, text, begins=not found)
        x, half = axis.x(day), font.width(label) * (BOLD if strong else 1) / 2 + 2
        if x - half < free or x + half > axis.right + font.size:
            continue
        found.append(Tick(x, label, strong))
        free = x + half + font.size / 2
    return tuple(found)


def since_ticks(axis: Axis, origin: int, font: Font, text: Catalogue) -> tuple[Tick, ...]:
    """Days before and after day 0, at round numbers; day 0 is strong."""
    length = axis.last - axis.first
    room = font.width(text("axis.days", n=-99999)) + font.size * 1.2
    wanted = room / axis.day_width
    step = next((n * 10**power for power in range(12) for n in (1, 2, 5) if n * 10**power >= wanted), int(length))
    low = -(-int(axis.first - origin) // step) * step
    found, free = list[Tick](), axis.left - font.size
    for days in range(low, int(axis.last - origin) + 1, step):
        label, x = text("axis.days", n=days), axis.x(origin + days)
        half = font.width(label) * (1 if days else BOLD) / 2
        if free <= x - half and x + half <= axis.right + font.size:
            found.append(Tick(x, label, days == 0))
            free = x + half + font.size / 2
    return tuple(found)


def _step_of_ticks(axis: Axis, font: Font, text: Catalogue) -> Step:
    """Days are worded like "30 Sep", months like "Sep", the first month of a year by the year."""
    months = text.locale.months["stand-alone"]["abbreviated"].values()
    month = max(font.width(str(name)) for name in months)
    years = [font.width(_year(int(calendar_date(int(day))[0]))) for day in (axis.first, axis.last)]
    year = max(years)
    for unit, room in ((Unit.DAY, month + font.width(" 30")), (Unit.MONTH, max(month, year)), (Unit.YEAR, year)):
        step = finest(axis, room + font.size * 1.2, units=(unit,))
        if step.unit is unit and (unit is Unit.YEAR or step.days * axis.day_width <= (axis.right - axis.left) / 2):
            return step
    return finest(axis, year + font.size * 1.2, units=(Unit.YEAR,))


def _worded(day: int, step: Step, text: Catalogue, *, begins: bool) -> tuple[str, bool]:
    year, month, number = calendar_date(day)
    if step.unit is Unit.YEAR or (month == 1 and number == 1):
        return _year(year), step.unit is not Unit.YEAR
    name = str(text.locale.months["stand-alone"]["abbreviated"][month])
    if step.unit is Unit.MONTH:
        return (f"{name} {_year(year)}", True) if begins else (name, False)
    words = text("date.day-of-month", day=str(number), month=str(text.locale.months["format"]["abbreviated"][month]))
    return (f"{words} {_year(year)}", True) if begins else (words, number == 1)


def _year(year: int) -> str:
    """A year as it stands on an axis: years before 1 with a minus, counted astronomically as EDTF does."""
    return str(year) if year >= 0 else f"−{-year}"


def spans(axis: Axis, width: float) -> list[tuple[int, int]]:
    """
    The parts of a calendar that take at least *width* px and together cover *axis*.

    Returns:
        First and last day number of each, both counted in; the first and the last may reach beyond the axis.
    """
    step = finest(axis, width)
    reach = step.days * 2.2
    around = list(step.starts(axis.first - reach, axis.last + reach))
    begin = bisect_right(around, axis.first) - 1
    end = bisect_left(around, axis.last)
    return [(first, after - 1) for first, after in pairwise(around[begin : end + 1])]

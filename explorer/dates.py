"""
Dates as a source knows them: EDTF levels 0 and 1 (ISO 8601-2:2019; loc.gov/standards/datetime).

``Edtf.parse`` keeps the text and finds the first and the last day that it can mean. What is decided here:

- A *day number* counts days from 1970-01-01 in the proleptic Gregorian calendar, as numpy's ``datetime64[D]`` does.
- ``~``, ``?`` and ``%`` leave the days as they are: the standard gives no width for "about". They are worded and drawn.
- A season is three whole months of the northern hemisphere: 21 spring is March to May, 22 summer June to August,
  23 autumn September to November, 24 winter December to the February of the *next* year.
- Unspecified digits mean any digit: ``199X`` is 1990 to 1999, ``-199X`` is -1999 to -1990 (so 2000 to 1991 BCE).
- In an interval ``..`` is an open end (it has none, or goes on), nothing at all is an end that is not known.
  Either way there is no such day, so ``earliest`` or ``latest`` is None. At least one end must be a date.
- Refused: times of day (the product holds days), all of level 2, and years that numpy's ``datetime64[s]`` cannot hold
  to their last day: before -292277022656 or after 292277026595.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

import numpy as np

FIRST_YEAR = -292_277_022_656
LAST_YEAR = 292_277_026_595
EXAMPLES = "2000-06-04, 2000-06, 2000, 2000-06~, 2000-06-03/2000-06-05 or 2022-02-24/.."
_EPOCH = datetime.date(1970, 1, 1).toordinal()
_LONGEST = 60  # two dates of the longest kind are 33 characters
_FORM = re.compile(
    r"(?:Y(?P<long>-?[0-9]+)|(?P<year>-?[0-9]{2}(?:[0-9]{2}|[0-9]X|XX))"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?)(?P<mark>[~?%]?)"
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS = {"21": 3, "22": 6, "23": 9, "24": 12}
# What people write instead, and what would be right. The first that is found anywhere in the text answers.
_HINTS = (
    (r"[\u2010-\u2015\u2212]", "a dash stands where a hyphen should", "the plain -"),
    (r"\s", "it holds a space or a line break", EXAMPLES),
    (r"T[0-9]|:", "it holds a time of day", "the day alone, as in 2000-06-04"),
    (r"[\[\]{}]|[~?%].|[0-9]S|E[0-9]|\.\.", "that is level 2 of EDTF", f"level 0 or 1: {EXAMPLES}"),
    (r"[0-9-][xu]", "an unspecified digit is a capital X", "199X, 2004-XX"),
    (r"^-?[0-9]{2}(XX|[0-9]X)-", "a month needs a year without X", "2004-06, 2004-XX or 200X"),
    (r"^-?[0-9]*X{3,}", "only the last two digits of a year can be X", "199X or 19XX"),
    (r"[0-9]X|X[0-9]", "X stands for both digits of a month or day", "2004-XX or 2004-06-XX"),
    (r"^-?[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$|^-?[0-9]{4}-[0-9]$", "month and day have two digits", "2000-06-04"),
    (r"^[0-9]{8}$", "the parts of a date are joined by hyphens", "2000-06-04"),
    (r"^-?[0-9]{5,}$", "a year of more than four digits starts with Y", "Y170000002"),
    (r"^-?[0-9]{1,3}$", "a year has four digits", "0800; for 44 BCE -0043"),
)


class Precision(StrEnum):
    """How much of a date is known. Unspecified digits count as unknown: 1985-04-XX is known to the month."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class NotADateError(ValueError):
    """The text is no EDTF date of level 0 or 1; the message reads well after a field's name and a colon."""

    def __init__(self, fault: str, remedy: str) -> None:
        super().__init__(f"is not a date: {fault} ({remedy})")
        self.fault = fault
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Edtf:
    """
    One date or interval, made by ``Edtf.parse``. Two are equal if their texts are.

    Attributes:
        text: As written.
        earliest: First day it can mean; None if the start is open or not known.
        latest: Last day it can mean; None if the end is open or not known.
        precision: Of a date; for an interval that of its start, or of its end if it has no start.
        approximate: ``~`` or ``%``, for an interval at either end.
        uncertain: ``?`` or ``%``, for an interval at either end.
        unspecified: Month or day are written XX: they exist, and are not known.
        start: What an interval starts with; None for a date, and where the start is open or not known.
        end: What an interval ends with; None likewise.
        open_start: The start is ``..``; if False and there is no start, it is not known.
        open_end: The end is ``..`` likewise.
    """

    text: str
    earliest: int | None = field(compare=False)
    latest: int | None = field(compare=False)
    precision: Precision = field(compare=False)
    approximate: bool = field(default=False, compare=False)
    uncertain: bool = field(default=False, compare=False)
    unspecified: bool = field(default=False, compare=False)
    start: Edtf | None = field(default=None, compare=False)
    end: Edtf | None = field(default=None, compare=False)
    open_start: bool = field(default=False, compare=False)
    open_end: bool = field(default=False, compare=False)

    @staticmethod
    def parse(text: str) -> Edtf:
        """
        Read EDTF of level 0 or 1.

        Args:
            text: Exactly the date; no white space around it.

        Returns:
            The date; the same object for the same text, as long as the cache holds it.

        Raises:
            NotADateError: A ValueError; says what is wrong and what would be right.
        """
        return _parse(text)

    @property
    def is_interval(self) -> bool:
        """Whether it is written with a slash."""
        return self.start is not None or self.end is not None

    def __str__(self) -> str:
        return self.text


def day_number(date: datetime.date) -> int:
    """Count the days from 1970-01-01 to *date*."""
    return date.toordinal() - _EPOCH


FIRST_DAY = day_number(datetime.date.min)
"""The first day that ``datetime.date`` holds; events may lie before it, the second clock cannot."""


def to_date(day: int) -> datetime.date:
    """
    Turn a day number into a calendar date.

    Raises:
        ValueError: The day is not in the years 1 to 9999, which are all that ``datetime.date`` holds.
    """
    if not 1 <= day + _EPOCH <= datetime.date.max.toordinal():
        raise ValueError(f"day {day} is not in the years 1 to 9999")
    return datetime.date.fromordinal(day + _EPOCH)


def year_of(day: int) -> int:
    """Give the year a day number is in; 0 is 1 BCE, -1 is 2 BCE."""
    return calendar_date(day)[0]


def calendar_date(day: int) -> tuple[int, int, int]:
    """Give year, month and day of the month of a day number, in any year that ``Edtf`` holds."""
    if 1 <= day + _EPOCH <= datetime.date.max.toordinal():  # thirty times quicker, and nearly every day
        date = datetime.date.fromordinal(day + _EPOCH)
        return date.year, date.month, date.day
    month = np.datetime64(day, "D").astype("datetime64[M]")
    months = int(month.astype(np.int64))
    return 1970 + months // 12, months % 12 + 1, day - int(month.astype("datetime64[D]").astype(np.int64)) + 1


def first_of(day: int) -> str:
    """Write a day as EDTF; the first of a year by the year alone, of which it is the earliest day."""
    year, month, number = calendar_date(day)
    return _year_text(year) if (month, number) == (1, 1) or abs(year) > 9999 else _day_text(year, month, number)


def last_of(day: int) -> str:
    """Write a day as EDTF; the last of a year by the year alone, of which it is the latest day."""
    year, month, number = calendar_date(day)
    return _year_text(year) if (month, number) == (12, 31) or abs(year) > 9999 else _day_text(year, month, number)


def stretch(first: int | None, last: int | None) -> Edtf:
    """
    Give the days from *first* to *last* as one date, as short as EDTF can write it.

    Args:
        first, last: Day numbers, both counted in; None is an open end. One of them must be there.

    Returns:
        A day, a month, a year, or an interval of these: of months where it begins and ends with one.
    """
    if first is None or last is None:
        return _parse(f"{'..' if first is None else first_of(first)}/{'..' if last is None else last_of(last)}")
    year, month, number = calendar_date(first)
    if abs(year) <= 9999 and first == last:
        return _parse(_day_text(year, month, number))
    last_year, last_month, _ = calendar_date(last)
    months = number == 1 and last == _first_day(last_year, last_month + 1) - 1
    if max(abs(year), abs(last_year)) <= 9999 and months and (month, last_month) != (1, 12):
        start, end = f"{_year_text(year)}-{month:02}", f"{_year_text(last_year)}-{last_month:02}"
    else:
        start, end = first_of(first), last_of(last)
    return _parse(start if start == end else f"{start}/{end}")


def as_of(date: Edtf, day: int) -> Edtf:
    """
    The date as it could be said on a day number: of an interval, an end that may come later is open.

    Args:
        date: Of something that has begun (see ``has_begun``).
        day: The day number.
    """
    if not date.is_interval or date.latest is None or date.latest <= day:
        return date
    return Edtf.parse(f"{date.text.partition('/')[0]}/..")


def has_begun(date: Edtf, day: int) -> bool:
    """Whether something had begun by a day number; where no beginning is known, whether it had ended."""
    first = date.latest if date.earliest is None else date.earliest
    return first is None or first <= day


def _year_text(year: int) -> str:
    return f"Y{year}" if abs(year) > 9999 else f"{'-' * (year < 0)}{abs(year):04}"


def _day_text(year: int, month: int, day: int) -> str:
    return f"{_year_text(year)}-{month:02}-{day:02}"


def _first_day(year: int, month: int) -> int:
    """Give the day number of the first of a month; a month past 12 runs into the next year."""
    return int(np.datetime64((year - 1970) * 12 + month - 1, "M").astype("datetime64[D]").astype(np.int64))


@lru_cache(maxsize=65536)
def _parse(text: str) -> Edtf:
    if not text:
        raise NotADateError("it is empty", EXAMPLES)
    if len(text) > _LONGEST:
        raise NotADateError(f"it has {len(text)} characters", EXAMPLES)
    return _interval(text) if "/" in text else _date(text)


def _interval(text: str) -> Edtf:
    if text.count("/") > 1:
        raise NotADateError("an interval has one slash", "2000-06-04 for a day, 2000-06-03/2000-06-05 for an interval")
    first, last = text.split("/")
    start = None if first in {"", ".."} else _end(first, "start")
    end = None if last in {"", ".."} else _end(last, "end")
    known = start or end
    if known is None:
        raise NotADateError("neither start nor end is known", "at least one date: 2022-02-24/.. or ../1991")
    if start and end and start.earliest is not None and end.latest is not None and end.latest < start.earliest:
        raise NotADateError("the interval ends before it starts", f"the earlier date first: {last}/{first}")
    return Edtf(
        text,
        earliest=start.earliest if start else None,
        latest=end.latest if end else None,
        precision=known.precision,
        approximate=any(side.approximate for side in (start, end) if side),
        uncertain=any(side.uncertain for side in (start, end) if side),
        start=start,
        end=end,
        open_start=first == "..",
        open_end=last == "..",
    )


def _end(text: str, name: str) -> Edtf:
    try:
        return _date(text)
    except NotADateError as error:
        raise NotADateError(f"the interval's {name}: {error.fault}", error.remedy) from None


def _date(text: str) -> Edtf:
    form = _FORM.fullmatch(text)
    if form is None:
        raise _hint(text)
    earliest, latest, precision = _long_year(form["long"]) if form["long"] else _days(form)
    return Edtf(
        text,
        earliest=earliest,
        latest=latest,
        precision=precision,
        approximate=form["mark"] in {"~", "%"},
        uncertain=form["mark"] in {"?", "%"},
        unspecified=form["month"] == "XX" or form["day"] == "XX",
    )


def _days(form: re.Match[str]) -> tuple[int, int, Precision]:
    year, month, day = form["year"], form["month"], form["day"]
    if year == "-0000":
        raise NotADateError("there is no year -0000", "0000, which is 1 BCE")
    if "X" in year:
        if month:
            raise _hint(form[0])
        bounds = sorted((int(year.replace("X", "0")), int(year.replace("X", "9"))))
        precision = Precision.CENTURY if year.endswith("XX") else Precision.DECADE
        return _first_day(bounds[0], 1), _first_day(bounds[1], 13) - 1, precision
    if month is None or (month == "XX" and day in {None, "XX"}):
        return _first_day(int(year), 1), _first_day(int(year), 13) - 1, Precision.YEAR
    if month == "XX":
        raise NotADateError("a day is given without its month", f"{year}-XX-XX or {year}")
    if month in _SEASONS and day is None:
        first = _SEASONS[month]
        return _first_day(int(year), first), _first_day(int(year), first + 3) - 1, Precision.SEASON
    if not 1 <= int(month) <= 12:
        raise NotADateError(f"month {month} does not exist", "01 to 12; 21 to 24 are spring to winter, without a day")
    return _day_of_month(int(year), int(month), day)


def _day_of_month(year: int, month: int, day: str | None) -> tuple[int, int, Precision]:
    first, after = _first_day(year, month), _first_day(year, month + 1)
    if day in {None, "XX"}:
        return first, after - 1, Precision.MONTH
    number = int(str(day))
    if not 1 <= number <= after - first:
        name = _MONTHS[month - 1]
        raise NotADateError(f"{number} {name} does not exist", f"{name} {year} has {after - first} days")
    return first + number - 1, first + number - 1, Precision.DAY


def _long_year(digits: str) -> tuple[int, int, Precision]:
    bare = digits.lstrip("-").lstrip("0")
    if len(bare) < 5:
        raise NotADateError("Y is only for years of more than four digits", "2000, or -0043 for 44 BCE")
    if len(bare) != len(digits.lstrip("-")):
        raise NotADateError("zeros stand before the year", f"Y{'-' if digits[0] == '-' else ''}{bare}")
    year = int(digits)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotADateError(f"the year {year} is out of range", f"{FIRST_YEAR} to {LAST_YEAR}")
    return _first_day(year, 1), _first_day(year, 13) - 1, Precision.YEAR


def _hint(text: str) -> NotADateError:
    for pattern, fault, remedy in _HINTS:
        if re.search(pattern, text):
            return NotADateError(fault, remedy)
    return NotADateError("it is not written in EDTF", EXAMPLES)

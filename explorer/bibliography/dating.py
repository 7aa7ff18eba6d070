"""
Dates of sources as CSL-JSON has them: no day is printed that nobody knows.

A date variable has years, months and days (``date-parts``), a season, ``circa`` for what is about or uncertain, or,
where all that cannot say it, words (``literal``). The date in EDTF stands under ``custom`` where that says more:
``raw``, which is meant for it, is printed as it stands by some programs, and makes others forget the doubt.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from explorer.dates import Edtf, Precision, calendar_date
from explorer.i18n import Catalogue

_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}
_PARTS = {Precision.SEASON: 1, Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}
_MILLENNIUM = 1000


def date_variable(date: Edtf, text: Catalogue) -> dict[str, Any]:
    """
    The date as a variable of CSL-JSON.

    Args:
        date: Any date or interval.
        text: The language of the words that stand for what numbers cannot say: the 1990s, until 2 May 2011.
    """
    ends = [date.start, date.end] if date.is_interval else [date]
    parts = [None if end is None else _parts(end) for end in ends]
    seasons = [int(end.text[5:7]) for end in ends if end is not None and end.precision is Precision.SEASON]
    if any(part is None for part in parts) or (seasons and date.is_interval):
        return {"literal": text.date(date)}
    found: dict[str, Any] = {"date-parts": parts}
    if seasons:
        found["season"] = _SEASONS[seasons[0]]
    if date.approximate or date.uncertain:
        found["circa"] = True
    return found


def edtf_of(item: Mapping[str, Any], name: str = "issued") -> Edtf | None:
    """The date of an item that ``date_variable`` made; None if it has none, or one that only words can say."""
    told = item.get("custom", {}).get("edtf", {}).get(name)
    if told:
        return Edtf.parse(told)
    ends = item.get(name, {}).get("date-parts", ())
    if not ends:
        return None
    return Edtf.parse("/".join("-".join(f"{part:02}" for part in end) for end in ends))


def day_variable(day: datetime.date) -> dict[str, Any]:
    """A day of the calendar as a variable of CSL-JSON."""
    return {"date-parts": [[day.year, day.month, day.day]]}


def year_variable(date: Edtf, text: Catalogue) -> dict[str, Any]:
    """The year alone, of a date that lies in one."""
    variable = date_variable(date, text)
    if "date-parts" not in variable or len({part[0] for part in variable["date-parts"]}) > 1:
        return variable
    circa = {"circa": True} if variable.get("circa") else {}
    return {"date-parts": [variable["date-parts"][0][:1]], **circa}


def _parts(date: Edtf) -> list[int] | None:
    """Year, month and day as far as they are known; None where numbers cannot say it."""
    if date.precision not in _PARTS or date.earliest is None:
        return None
    numbers = calendar_date(date.earliest)
    if not _MILLENNIUM <= numbers[0] <= datetime.MAXYEAR:
        return None
    return list(numbers[: _PARTS[date.precision]])

"""Dates of CSL-JSON as styles write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from lxml import etree

from explorer.bibliography.processor.pieces import Piece, Pieces
from explorer.bibliography.processor.rendering import Rendering
from explorer.bibliography.processor.terms import SPACE, Locale

_SHOWN = {"year": ("year",), "year-month": ("year", "month"), "year-month-day": ("year", "month", "day")}
# CSL's Russian has each month in one case; after a day it stands in another.
_OF_A_MONTH = {
    "январь": "января",
    "февраль": "февраля",
    "март": "марта",
    "апрель": "апреля",
    "май": "мая",
    "июнь": "июня",
    "июль": "июля",
    "август": "августа",
    "сентябрь": "сентября",
    "октябрь": "октября",
    "ноябрь": "ноября",
    "декабрь": "декабря",
}
_PLACES = {"year": 0, "month": 1, "day": 2}


class Part(NamedTuple):
    """How the year, the month or the day is written."""

    name: str
    form: str
    lead: str
    tail: str
    between: str


class DateForm(NamedTuple):
    """How a date is written: its parts in order, and what stands between them."""

    parts: tuple[Part, ...]
    delimiter: str


def date_form(element: etree._Element, locale: Locale) -> DateForm:
    """What an element says of a date, or the language where it names a form."""
    own = {part.get("name", ""): part for part in element.findall(f"{SPACE}date-part")}
    form = element.get("form")
    if form is None:
        return DateForm(tuple(_part(name, part, None) for name, part in own.items()), element.get("delimiter", ""))
    given = locale.dates.get(form)
    shown = _SHOWN.get(element.get("date-parts", ""), _SHOWN["year-month-day"])
    parts = () if given is None else given.findall(f"{SPACE}date-part")
    found = tuple(_part(name, part, own.get(name)) for part in parts if (name := part.get("name", "")) in shown)
    return DateForm(found, "" if given is None else given.get("delimiter", ""))


def _part(name: str, part: etree._Element, own: etree._Element | None) -> Part:
    def said(attribute: str, otherwise: str) -> str:
        value = None if own is None or attribute in ("prefix", "suffix") else own.get(attribute)
        return str(value or part.get(attribute, otherwise))

    return Part(name, said("form", "long"), said("prefix", ""), said("suffix", ""), said("range-delimiter", "–"))


def written(value: Mapping[str, Any], form: DateForm, rendering: Rendering) -> Pieces:
    """A date as pieces; nothing if it has none of the parts."""
    if "literal" in value:  # where a style writes year and day apart, the words stand for the year
        return [Piece(str(value["literal"]))] if any(part.name == "year" for part in form.parts) else []
    dates = [list(date) for date in value.get("date-parts", ())]
    if not dates:
        return []
    season = value.get("season")
    parts = [part for part in form.parts if any(_has(part, date, season) for date in dates)]
    if len(dates) == 1:
        return _line(parts, dates[0], season, form.delimiter, rendering)
    return _range(parts, dates[0], dates[1], form.delimiter, rendering)


def as_number(value: Mapping[str, Any], form: DateForm) -> str:
    """A date to sort by: the digits of those of its parts that are written, from the year on; else its words."""
    places = sorted(_PLACES[part.name] for part in form.parts)
    dates = ([date[place] for place in places if place < len(date)] for date in value.get("date-parts", ()))
    return " ".join("".join(f"{number:02}" for number in date) for date in dates) or str(value.get("literal", ""))


def _has(part: Part, date: Sequence[int], season: object) -> bool:
    return len(date) > _PLACES[part.name] or (part.name == "month" and bool(season))


def _line(parts: Sequence[Part], date: Sequence[int], season: object, delimiter: str, rendering: Rendering) -> Pieces:
    found: Pieces = []
    for part in parts:
        if _has(part, date, season):
            if found and delimiter:
                found.append(Piece(delimiter))
            found += [Piece(part.lead), Piece(_number(part, date, season, rendering)), Piece(part.tail)]
    return _without_loose_end(found)


def _without_loose_end(pieces: Pieces) -> Pieces:
    """Nothing hangs over where the parts after it are not known: "September " and "2001, "."""
    while pieces and not pieces[-1].text.strip(" ,"):
        pieces = pieces[:-1]
    return pieces


def _range(parts: Sequence[Part], first: Sequence[int], last: Sequence[int], delimiter: str, r: Rendering) -> Pieces:
    """From the first part that differs to the last one that does is written twice, the rest once."""
    differ = [n for n, part in enumerate(parts) if _at(part, first) != _at(part, last)]
    if not differ:
        return _line(parts, first, None, delimiter, r)
    largest = min(differ, key=lambda n: _PLACES[parts[n].name])
    twice = [n for n, part in enumerate(parts) if _PLACES[part.name] >= _PLACES[parts[largest].name]]
    start, end = twice[0], twice[-1] + 1
    once = _line_of([*parts[:start], *parts[start:end]], first, r)
    again = _line_of(parts[start:], last, r)
    joint = [Piece(parts[largest].between), *(piece._replace(text=piece.text.lstrip()) for piece in again[:1])]
    return _without_loose_end([*once[:-1], *joint, *again[1:]])


def _line_of(parts: Sequence[Part], date: Sequence[int], rendering: Rendering) -> Pieces:
    return [
        piece
        for part in parts
        if _has(part, date, None)
        for piece in (Piece(part.lead), Piece(_number(part, date, None, rendering)), Piece(part.tail))
    ]


def _at(part: Part, date: Sequence[int]) -> int | None:
    place = _PLACES[part.name]
    return date[place] if len(date) > place else None


def _number(part: Part, date: Sequence[int], season: object, rendering: Rendering) -> str:
    value = _at(part, date)
    if part.name == "month":
        name = _month(part, value, season, rendering.locale)
        return _OF_A_MONTH.get(name, name) if len(date) > _PLACES["day"] else name
    if part.name == "day":
        return f"{value:02}" if part.form == "numeric-leading-zeros" else str(value)
    return f"{str(value)[-2:]}" if part.form == "short" else str(value)


def _month(part: Part, month: int | None, season: object, locale: Locale) -> str:
    if month is None or month > 12:
        return locale.term(f"season-{int(str(season)) if month is None else month - 12:02}")
    if part.form == "numeric":
        return str(month)
    if part.form == "numeric-leading-zeros":
        return f"{month:02}"
    return locale.term(f"month-{month:02}", part.form)

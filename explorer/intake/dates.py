"""
Dates that others wrote -> EDTF, as far as they say a day, and no further.

What two readers would read differently is not guessed: 03/04/1999 is a day only where other dates of the same column
tell whether days or months come first, else it is the year 1999.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from explorer.dates import Edtf, NotADateError
from explorer.i18n import catalogues
from explorer.intake.reading import Report

LONGEST = 200  # characters
NUMBER = re.compile(r"-?[0-9]{1,13}")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ABOUT = re.compile(r"^(?:circa|ca\.?|c\.|about|around|approx\.?|sekitar|около|ок\.)\s*", re.IGNORECASE)
_BEFORE = re.compile(r"\s*(?:B\.?\s?C\.?(?:\s?E\.?)?|SM|до н\.\s?э\.)$", re.IGNORECASE)
_AFTER = re.compile(r"^(?:A\.?D\.?)\s+|\s+(?:A\.?D\.?|C\.?E\.?|н\.\s?э\.)$", re.IGNORECASE)
_TIME = re.compile(r"[T\s]+[0-9]{1,2}:[0-9]{2}.*$")
_BETWEEN = (" – ", " — ", " - ", " to ", " until ", " sampai ", " hingga ", "–", "—")
_NUMERIC = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_DAY_FIRST = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?([^\W\d_]+)\.?,?\s+(-?[0-9]{1,4})(?:\s?(?:г\.|года?))?"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{1,4})")
_WORD_YEAR = re.compile(r"([^\W\d_]+)\.?,?\s+(?:of\s+)?([0-9]{1,4})(?:\s?(?:г\.|года?))?")


class Taken(NamedTuple):
    """A date as EDTF, and what of it is lost (empty if nothing)."""

    edtf: str
    lost: str = ""


def year_text(year: int) -> str:
    """A year as EDTF writes it, counted as astronomers do: 0 is 1 BCE."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' * (year < 0)}{abs(year):04}"


def historical(year: int) -> int:
    """A year that is counted without a year 0, so that -44 is 44 BCE, as astronomers count it."""
    return year + 1 if year < 0 else year


def of_parts(parts: Mapping[str, Any]) -> Taken:
    """
    The date that year, month and day make, as TimelineJS has them: numbers or their digits, -44 for 44 BCE.

    Raises:
        ValueError: There is no year, or no number where one must be; the message says which.
    """
    numbers = {}
    for name in ("year", "month", "day"):
        words = str("" if parts.get(name) is None else parts[name]).strip()
        words = words.removesuffix(".0")  # spreadsheets
        if words and not NUMBER.fullmatch(words):
            raise ValueError(f"{name} {words[:40]!r} is no whole number")
        numbers[name] = int(words) if words else None
    year, month, day = numbers["year"], numbers["month"] or None, numbers["day"] or None
    if year is None:
        raise ValueError("has no year")
    lost = "there is no year 0: read as 1 BCE" if year == 0 else ""
    return _closest(historical(year), month, day, lost)


def _closest(year: int, month: int | None, day: int | None, lost: str = "") -> Taken:
    """The date as far as there is such a day; the rest is said to be lost."""
    text = year_text(year)
    if month is None and day is not None:
        return Taken(_sound(text), f"day {day} without a month left out")
    if month is None:
        return Taken(_sound(text), lost)
    if abs(year) > 9999:
        return Taken(_sound(text), "month and day left out: of years of five digits only the year is kept")
    if not 1 <= month <= 12:
        return Taken(_sound(text), f"month {month} left out: there is none")
    text = f"{text}-{month:02}"
    if day is None:
        return Taken(_sound(text), lost)
    try:
        return Taken(Edtf.parse(f"{text}-{day:02}").text, lost)
    except NotADateError as error:
        return Taken(_sound(text), f"day {day} left out: {error.fault}")


def _sound(text: str) -> str:
    try:
        return Edtf.parse(text).text
    except NotADateError as error:
        raise ValueError(error.fault) from None


def order_of(texts: Iterable[str]) -> str:
    """What comes first in dates such as 25/12/1999: ``day``, ``month``, or empty if the texts do not tell."""
    told = set()
    for text in texts:
        for first, sign, second, _ in _NUMERIC.findall(text):
            if sign != "." and int(first) > 12 >= int(second):
                told.add("day")
            elif sign != "." and int(second) > 12 >= int(first):
                told.add("month")
    return told.pop() if len(told) == 1 else ""


def of_text(text: str, order: str = "") -> Taken:
    """
    The date that a text is.

    Args:
        text: EDTF; ISO 8601 with a time; a day, month or year in words or numbers of English, Indonesian or Russian;
            a decade, a century, a season; BCE; about; two of these with "to" or a dash between.
        order: See ``order_of``.

    Raises:
        ValueError: It is none of these; the message says what would be right.
    """
    text = " ".join(unicodedata.normalize("NFKC", text[:LONGEST]).replace("−", "-").split())
    try:
        return Taken(Edtf.parse(text).text)
    except NotADateError:
        pass
    for sign in _BETWEEN:
        first, found, last = text.partition(sign)
        if found and first and last and sign not in last:
            return _interval(first, last, order)
    return _single(text, order)


def _interval(first: str, last: str, order: str) -> Taken:
    if re.fullmatch("[0-9]{4}", first) and re.fullmatch("[0-9]{2}", last):  # 1914–18
        last = first[:2] + last
    start, end = of_text(first, order), of_text(last, order)
    if "/" in start.edtf or "/" in end.edtf:
        raise ValueError("is no date that was understood (write it as 2000-06-04 or 2000-06-03/2000-06-05)")
    return Taken(_sound(f"{start.edtf}/{end.edtf}"), start.lost or end.lost)


def _single(text: str, order: str) -> Taken:
    timed = _TIME.sub("", text)
    lost = f"time of day left out: {text[len(timed) :].strip('T ')}" if timed != text else ""
    about = "~" if _ABOUT.match(timed) else ""
    bare = _ABOUT.sub("", timed)
    mark = "?" if bare.endswith("?") else ""
    bare = bare.rstrip("? ")
    found = _bare(bare, order)
    mark = "%" if about and mark else about or mark
    return Taken(_sound(f"{found.edtf}{mark}"), found.lost or lost)


def _bare(text: str, order: str) -> Taken:
    era = _BEFORE.search(text)
    if era:
        year = text[: era.start()].strip()
        if re.fullmatch("[0-9]{1,12}", year) and int(year):
            return Taken(_sound(year_text(1 - int(year))))
        raise _strange()
    text = _AFTER.sub("", text)
    for form in (_in_numbers, _in_words):
        found = form(text, order)
        if found:
            return found
    raise _strange()


def _in_numbers(text: str, order: str) -> Taken | None:
    if re.fullmatch("-?[0-9]{1,4}", text) or re.fullmatch("-?[0-9]{5,13}", text):
        return _closest(historical(int(text)), None, None)
    if found := re.fullmatch("([0-9]{4})[./-]([0-9]{1,2})(?:[./-]([0-9]{1,2}))?", text):
        return _closest(int(found[1]), int(found[2]), int(found[3]) if found[3] else None)
    if found := re.fullmatch("([0-9]{1,2})[./]([0-9]{4})", text):
        return _closest(int(found[2]), int(found[1]), None)
    if found := _NUMERIC.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        known = "day" if found[2] == "." or first > 12 or first == second else "month" if second > 12 else order
        if not known:
            return Taken(_sound(year_text(year)), f"{text} may be two different days: only the year is kept")
        return _closest(year, *((second, first) if known == "day" else (first, second)))
    if found := re.fullmatch("([0-9]{3})0(?:'?s|-an|-е)", text):
        return Taken(_sound(f"{found[1]}X"))
    return None


def _in_words(text: str, _: str) -> Taken | None:
    if found := re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th) century", text, re.IGNORECASE):
        return Taken(_sound(f"{int(found[1]) - 1:02}XX")) if int(found[1]) else None
    if found := _DAY_FIRST.fullmatch(text):
        month = _months().get(found[2].lower())
        return _closest(int(found[3]), month, int(found[1])) if month else None
    if found := _MONTH_FIRST.fullmatch(text):
        month = _months().get(found[1].lower())
        return _closest(int(found[3]), month, int(found[2])) if month else None
    if found := _WORD_YEAR.fullmatch(text):
        word, year = found[1].lower(), int(found[2])
        if word in SEASONS:
            return Taken(_sound(f"{year:04}-{SEASONS[word]}"))
        return _closest(year, _months()[word], None) if word in _months() else None
    return None


@cache
def _months() -> Mapping[str, int]:
    """The names of months in the languages of the screen, whole and short, in small letters."""
    found = {}
    for text in catalogues().values():
        for form in text.locale.months.values():
            for width in ("wide", "abbreviated"):
                found.update({str(name).lower().rstrip("."): number for number, name in form[width].items()})
    return found


def _strange() -> ValueError:
    return ValueError("is no date that was understood (write it as 2000-06-04, 2000-06 or 2000)")


def lasting(start: str, end: str | None, where: str, report: Report) -> str:
    """Both days as an interval (EDTF); the start alone if there is no other end, or none that can follow it."""
    if end is None or end == start:
        return start
    try:
        return Edtf.parse(f"{start}/{end}").text
    except NotADateError as error:
        report.say(where, f"end {end} left out: {error.fault}")
        return start

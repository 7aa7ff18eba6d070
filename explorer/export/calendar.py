"""
Anniversaries as iCalendar (RFC 5545): each event of which the day is known comes back every year, all day long.

What is decided here:

- Only what is known to the day recurs: a month or a year alone, an approximate or uncertain date, a season have no
  anniversary. Of an interval its first day counts, if that one is known so. Calendars hold the years 1 to 9999. What is
  left out is counted, in the file too (``X-UNSEALED-LEFT-OUT``).
- What happened on 29 February comes back on the last day of February: its rule says so (``BYMONTHDAY=-1``).
- ``DTSTAMP``, which each entry must have, is the same fixed moment everywhere: the same events give the same bytes, and
  no time of writing is invented.
- ``UID`` is the event's id at the data set's title in Latin letters: the same in each version of the data set, and in
  each language, so that a calendar that is read again takes no anniversary twice.
- An anniversary does not make the day busy (``TRANSP:TRANSPARENT``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import NamedTuple

from icalendar import Calendar, vRecur, vText
from icalendar import Event as Entry

from explorer.dates import Edtf, Precision, to_date
from explorer.export.printable import printable
from explorer.i18n import Catalogue
from explorer.records import FALLBACK_LANGUAGE, DataSet, Event, Phrase, Text

_STAMP = datetime(1970, 1, 1, tzinfo=UTC)
_PROGRAM = "-//Unsealed//Anniversaries//EN"


class Anniversaries(NamedTuple):
    """
    A calendar as a file.

    Attributes:
        content: UTF-8, lines of at most 75 octets that end in CRLF.
        kept: Events that are in it.
        left_out: Events without a day of their own.
    """

    content: bytes
    kept: int
    left_out: int


def calendar_ics(
    events: Iterable[Event],
    data: DataSet,
    text: Catalogue,
    *,
    version: str,
    known: date | None = None,
    page: Callable[[Event], str] = lambda _: "",
) -> Anniversaries:
    """
    The anniversaries of some events, in the order in which they are given.

    Args:
        events: As known on the day of the view; none gives a calendar without entries.
        data: What they are from, likewise: names of themes, title.
        text: The language; what is not there in it is in English, and says so.
        version: Of the data set.
        known: The day of the second clock; None if it is off.
        page: The whole address of an event's page; empty where none is known.
    """
    calendar = _calendar(data, text, version)
    home = _latin(data.card.title.in_language(FALLBACK_LANGUAGE).words)
    if known is not None:
        calendar.add("X-UNSEALED-KNOWN-ON", known.isoformat())
    kept = left_out = 0
    for event in events:
        day = anniversary(event.date)
        if day is None:
            left_out += 1
            continue
        kept += 1
        calendar.add_component(_entry(event, day, data, text, f"{event.id}@{home}", page(event)))
    calendar.add("X-UNSEALED-LEFT-OUT", str(left_out))
    return Anniversaries(calendar.to_ical(), kept, left_out)


def anniversary(when: Edtf) -> date | None:
    """The day that comes back each year; None where no day is known for certain, or none in the years 1 to 9999."""
    first = when.start if when.is_interval else when
    if first is None or first.precision is not Precision.DAY or first.earliest is None:
        return None
    if first.approximate or first.uncertain or first.unspecified:
        return None
    try:
        return to_date(first.earliest)
    except ValueError:
        return None


def _calendar(data: DataSet, text: Catalogue, version: str) -> Calendar:
    calendar = Calendar()
    calendar.add("PRODID", _PROGRAM)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    title = _phrase(data.card.title, text)
    name = text("calendar.name", title=title.words)
    calendar.add("NAME", _said(name, text.language))  # RFC 7986
    calendar.add("X-WR-CALNAME", _said(name, ""))  # what most programs read
    calendar.add("X-UNSEALED-VERSION", printable(version))
    calendar.add("X-UNSEALED-LICENCE", printable(data.card.licence))
    return calendar


def _entry(event: Event, day: date, data: DataSet, text: Catalogue, name: str, page: str) -> Entry:
    entry = Entry()
    entry.add("UID", name)
    entry.add("DTSTAMP", _STAMP)
    entry.add("DTSTART", day)
    last_of_february = {"BYMONTH": 2, "BYMONTHDAY": -1} if (day.month, day.day) == (2, 29) else {}
    entry.add("RRULE", vRecur({"FREQ": "YEARLY", **last_of_february}))
    title = _phrase(event.title, text)
    entry.add("SUMMARY", _said(text("calendar.entry", year=str(day.year), title=title.words), title.language))
    summary = _phrase(event.summary, text)
    entry.add("DESCRIPTION", _said(summary.words, summary.language))
    entry.add("CATEGORIES", [printable(_phrase(data.themes[theme].name, text).words) for theme in event.themes])
    if event.place:
        place = _phrase(event.place.name, text)
        entry.add("LOCATION", _said(place.words, place.language))
        entry.add("GEO", (event.place.lat, event.place.lon))
    if page:
        entry.add("URL", page)
    entry.add("TRANSP", "TRANSPARENT")
    return entry


def _phrase(words: Text, text: Catalogue) -> Phrase:
    return words.in_language(text.language)


def _said(words: str, language: str) -> vText:
    said = vText(_lines(words))
    if language:
        said.params["LANGUAGE"] = language
    return said


def _lines(words: str) -> str:
    """Words with one kind of line end: iCalendar knows but one, and a program may stumble over the others."""
    return "\n".join(printable(words).splitlines())


def _latin(title: str) -> str:
    """A title as a name of letters a to z and digits, joined by hyphens."""
    letters = unicodedata.normalize("NFKD", re.sub(r"\W", " ", title)).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters)) or "data-set"

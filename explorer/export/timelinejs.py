"""
TimelineJS JSON: the events of a view as slides that the real TimelineJS 3 shows.

The format is that of TimelineJS 3.9 (timeline.knightlab.com/docs/json-format.html). What is decided here:

- Headline and text are HTML there, so ours are escaped; ``group`` and ``display_date`` are stripped of markup first and
  then taken for HTML, so in them what would be markup is escaped twice.
- No day and no month is made up: a date goes as far as it is known, and ``display_date`` says it in words. A season, a
  decade and a century are the months or years that they mean; an interval without a start stands at its end.
- A theme is a lane (``group``), and TimelineJS makes none lower than 30 pixels: more than ``MOST_LANES`` would leave no
  room for the slides, so then there are none, and the themes stand in the text.
- Years are counted as people do, without a year 0: -44 is 44 BCE, as TimelineJS words it.
- An era must have an end there; one that goes on ends on the day of the file.
- Whole records stand under ``unsealed``, in each slide and in the whole, where TimelineJS does not look: our own import
  (``intake.timelinejs``) gets everything back.

Nothing of it lies on another host: there are no media and no backgrounds.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from explorer.dates import Edtf, Precision, calendar_date, day_number
from explorer.export.data import CannotHold, Heading
from explorer.i18n import Catalogue
from explorer.interchange import Part, plain
from explorer.records import FALLBACK_LANGUAGE, Era, Event, Text

OWN = "unsealed"
TITLE = "unsealed_title"
"""The id of the title's slide, which none of ours can be."""

MOST_LANES = 8
HUMAN = range(-271_820, 275_760)
"""The years that TimelineJS counts in days; beyond them it counts in years alone."""

_MARKUP = re.compile(r"[<>]|&(?=[#A-Za-z])")
_SPANS = {Precision.SEASON: ("year", "month"), Precision.DECADE: ("year",), Precision.CENTURY: ("year",)}
_KNOWN = {Precision.DAY: ("year", "month", "day"), Precision.MONTH: ("year", "month"), Precision.YEAR: ("year",)}

Parts = dict[str, int]


def timelinejs_file(part: Part, heading: Heading, text: Catalogue, today: date) -> bytes:
    """The same as ``timelinejs`` as a file: UTF-8, ending in a newline."""
    return f"{json.dumps(timelinejs(part, heading, text, today), ensure_ascii=False)}\n".encode()


def timelinejs(part: Part, heading: Heading, text: Catalogue, today: date) -> dict[str, Any]:
    """
    The events of a part as a timeline.

    Args:
        part: What is taken.
        heading: What the file says of itself; with a host, slides lead to the pages of their events.
        text: The language of the slides.
        today: The day of the file: the one on which eras that go on end.

    Raises:
        CannotHold: There is no event; TimelineJS shows no timeline without one.
    """
    if not part.events:
        raise CannotHold(text("timelinejs.empty"))
    lanes = len({event.themes[0] for event in part.events}) <= MOST_LANES
    events = [_slide(event, part, heading, text, lanes=lanes) for event in part.events]
    eras = [_era(era, text, today) for era in _among(part)]
    made: dict[str, Any] = {"title": _title(part, heading, text), "events": events}
    if eras:
        made["eras"] = eras
    years = [
        dated["year"] for slide in (*events, *eras) for dated in (slide["start_date"], slide.get("end_date")) if dated
    ]
    if any(year not in HUMAN for year in years):
        made["scale"] = "cosmological"
    return made | {OWN: _records(part)}


def _records(part: Part) -> dict[str, Any]:
    """The records that events need; stories are no part of a view."""
    kinds: dict[str, Iterable[Any]] = {
        "dataset": (part.data.card,),
        "people": part.people,
        "themes": part.themes,
        "terms": part.data.terms,
        "sources": part.sources,
    }
    return {kind: [plain(record) for record in records] for kind, records in kinds.items()}


def _title(part: Part, heading: Heading, text: Catalogue) -> dict[str, Any]:
    card = part.data.card
    caption = text("export.caption", title=heading.title, version=heading.version, licence=heading.licence)
    known = text("known.on", day=text.day(date.fromisoformat(heading.known))) if heading.known else ""
    lines = (_words(card.subtitle, text), _words(card.description, text), heading.filters, known, caption)
    paragraphs = [_paragraph(line) for line in lines if line]
    if heading.address:
        paragraphs.append(_link(heading.address, text("timelinejs.view")))
    return {
        "unique_id": TITLE,
        "text": {"headline": _escaped(heading.title), "text": "".join(paragraphs)},
        "autolink": False,
    }


def _slide(event: Event, part: Part, heading: Heading, text: Catalogue, *, lanes: bool) -> dict[str, Any]:
    themes = [_words(part.data.themes[theme].name, text) for theme in event.themes]
    paragraphs = [_paragraph(_words(event.summary, text))]
    if not lanes:
        paragraphs.append(_paragraph(" · ".join(themes)))
    address = heading.page_of("event", event.id)
    if address:
        if text.language != FALLBACK_LANGUAGE:
            address += f"{'&' if '?' in address else '?'}lang={text.language}"
        paragraphs.append(_link(address, text("timelinejs.page")))
    return {
        "unique_id": event.id,
        **_dates(event.date),
        "display_date": _twice(text.date(event.date)),
        "text": {"headline": _escaped(_words(event.title, text)), "text": "".join(paragraphs)},
        **({"group": _twice(themes[0])} if lanes else {}),
        "autolink": False,
        OWN: plain(event),
    }


def _among(part: Part) -> list[Era]:
    """Eras that one of the events can lie in, so that the others do not stretch the axis."""
    days = [day for event in part.events for day in (event.date.earliest, event.date.latest) if day is not None]
    if not days:
        return []
    first, last = min(days), max(days)
    return [
        era
        for era in part.data.card.eras
        if era.period.earliest is not None
        and era.period.earliest <= last
        and (era.period.latest is None or era.period.latest >= first)
    ]


def _era(era: Era, text: Catalogue, today: date) -> dict[str, Any]:
    dates = _dates(era.period)
    if "end_date" not in dates:
        end = calendar_date(max(day_number(today), era.period.earliest or 0))
        dates["end_date"] = _counted(dict(zip(("year", "month", "day"), end, strict=True)))
    return {**dates, "text": {"headline": _escaped(_words(era.name, text))}, OWN: era.id}


def _dates(when: Edtf) -> dict[str, Parts]:
    """``start_date``, and ``end_date`` if it lasted or may mean a longer time."""
    if not when.is_interval:
        return _bounds(when)
    if when.start is None or when.end is None:
        return {"start_date": _bounds(when.start or when.end or when)["start_date"]}
    start, end = _bounds(when.start), _bounds(when.end)
    return {"start_date": start["start_date"], "end_date": end.get("end_date", end["start_date"])}


def _bounds(when: Edtf) -> dict[str, Parts]:
    """What a date that is no interval says: the days that it can mean, as far as it names them."""
    if when.earliest is None or when.latest is None:  # never of what is no interval
        raise ValueError(f"{when} is open")
    names = _SPANS.get(when.precision) or _KNOWN[when.precision]
    first, last = (_counted(dict(zip(names, calendar_date(day), strict=False))) for day in (when.earliest, when.latest))
    return {"start_date": first, "end_date": last} if when.precision in _SPANS else {"start_date": first}


def _counted(parts: Parts) -> Parts:
    """With the year as people count it: there is none between 1 BCE and 1."""
    return {**parts, "year": parts["year"] - (parts["year"] <= 0)}


def _words(words: Text, text: Catalogue) -> str:
    return words.in_language(text.language).words


def _escaped(words: str) -> str:
    return html.escape(words).replace("\n", "<br>")


def _twice(words: str) -> str:
    """Words that lose one layer of markup before they are taken for HTML."""
    return html.escape(html.escape(words, quote=False), quote=False) if _MARKUP.search(words) else words


def _paragraph(words: str) -> str:
    return f"<p>{_escaped(words)}</p>"


def _link(address: str, words: str) -> str:
    return f'<p><a href="{html.escape(address)}">{html.escape(words)}</a></p>'

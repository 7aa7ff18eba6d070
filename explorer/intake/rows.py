"""Rows with headings, as slides: TimelineJS' own columns, plain ones in the words that people use, and ours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from explorer.intake.dates import Taken, lasting, of_parts, of_text, order_of
from explorer.intake.reading import Report
from explorer.intake.slides import Era, Foreign, Slide
from explorer.intake.wording import SHAPES, is_html, plain_text, shortened, tidy

Row = Mapping[str, str]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "date": ("date", "start date", "start", "begin", "begins", "from", "when", "tanggal", "дата"),
    "end": ("end date", "end", "ends", "to", "until", "finish"),
    "year": ("year", "tahun", "год"),
    "month": ("month",),
    "day": ("day",),
    "time": ("time",),
    "end year": ("end year",),
    "end month": ("end month",),
    "end day": ("end day",),
    "end time": ("end time",),
    "said": ("display date",),
    "title": ("headline", "title", "name", "event", "label", "what", "judul", "название", "событие"),
    "text": ("text", "description", "summary", "details", "body", "content", "keterangan", "описание"),
    "group": ("group", "theme", "themes", "category", "categories", "tag", "tags", "tema", "тема"),
    "place": ("place", "location", "where", "tempat", "место"),
    "lat": ("lat", "latitude"),
    "lon": ("lon", "lng", "long", "longitude"),
    "type": ("type",),
    "background": ("background",),
}
"""What a column says, by the headings that it may have, in small letters."""

DATED = ("date", "year")
_MANY = re.compile(r"\s*[;|]\s*")


def columns_of(headings: Sequence[str]) -> dict[str, str]:
    """What the columns say, by their heading: the first that says a thing; empty unless there are a date and words."""
    found = dict[str, str]()
    given = {" ".join(heading.replace("_", " ").lower().split()): heading for heading in reversed(headings)}
    for meaning, names in COLUMNS.items():
        heading = next((given[name] for name in names if name in given), None)
        if heading is not None and heading not in found:
            found[heading] = meaning
    told = set(found.values())
    return found if told & set(DATED) and told & {"title", "text"} else {}


def is_dated(headings: Sequence[str]) -> bool:
    """Whether rows with these headings can be a timeline."""
    return bool(columns_of(headings))


def foreign_of(rows: Sequence[Row], headings: Sequence[str], file: str, report: Report, **known: Any) -> Foreign:
    """
    A timeline out of rows.

    Args:
        rows: Each by heading, without empty cells; their numbers are counted from 2, as spreadsheets show them.
        headings: All of them, some of which ``columns_of`` knows.
        file: What the file is called.
        report: Is told what could not be carried over.
        known: More of ``Foreign`` that is known already; ``title`` may be empty.
    """
    reader = _Reader(columns_of(headings), rows, report)
    slides, eras, titles = list[Slide](), list[Era](), list[Slide]()
    for number, row in enumerate(rows, 2):
        if row:
            reader.read(f"row {number}", row, slides, eras, titles)
    first = titles[0] if titles else None
    fallback = file.rpartition(".")[0] or file
    values: dict[str, Any] = {"title": (first.title if first else "") or fallback, "slides": slides, "eras": eras}
    values |= {"text": first.text, "more": first.more} if first else {}
    for extra in titles[1:]:
        report.say(extra.where, f"a second title is left out: {extra.title[:60]}")
    return Foreign(file=file, **{**values, **{key: value for key, value in known.items() if value}})


class _Reader:
    """Reads rows, and says what it leaves."""

    def __init__(self, columns: Mapping[str, str], rows: Sequence[Row], report: Report) -> None:
        self._heading = {meaning: heading for heading, meaning in columns.items()}
        self._known = columns
        self._report = report
        dates = [self._heading[key] for key in ("date", "end") if key in self._heading]
        self._order = order_of(row.get(heading, "") for row in rows for heading in dates)

    def read(self, where: str, row: Row, slides: list[Slide], eras: list[Era], titles: list[Slide]) -> None:
        """Put a row where it belongs."""
        kind = self._cell(row, "type").lower()
        dated = None if kind == "title" else self._date(where, row)
        title, text = (self._words(where, self._cell(row, key)) for key in ("title", "text"))
        title = " ".join(title.split())
        if kind == "title":
            titles.append(Slide(where, "", title, text, more=self._more(where, row)))
        elif dated is None:
            self._report.say(where, f"left out: an event needs a date ({title[:60]})")
        elif kind == "era":
            eras.append(Era(where, shortened(title, 300) or where, dated if "/" in dated else f"{dated}/{dated}"))
        else:
            groups = tuple(part for part in _MANY.split(self._cell(row, "group")) if part)
            place, odd = self._place(where, row)
            said = tidy(self._cell(row, "said"))
            slides.append(Slide(where, dated, title, text, groups, said, place, (*odd, *self._more(where, row))))

    def _cell(self, row: Row, meaning: str) -> str:
        return row.get(self._heading.get(meaning, ""), "").strip()

    def _words(self, where: str, text: str) -> str:
        if not is_html(text):
            return tidy(text)
        words, lost = plain_text(text)
        if lost & SHAPES:
            self._report.count("row", where, "bold, lists and other looks of the text left out")
        for tag in sorted(lost - SHAPES):
            self._report.say(where, f"<{tag[:20]}> in the text left out")
        return words

    def _more(self, where: str, row: Row) -> tuple[str, ...]:
        """What stands in columns for which there is no field: it is kept in words."""
        if self._cell(row, "background"):
            self._report.say(where, "background left out")
        found = list[str]()
        for heading, cell in row.items():
            if heading not in self._known and tidy(cell):
                words = self._words(where, cell)
                found.append(f"{tidy(heading) or 'without a heading'}: {words}")
                self._report.count("row", where, f"{tidy(heading)[:60]!r} has no field: kept as words in a passage")
        return tuple(found)

    def _place(self, where: str, row: Row) -> tuple[dict[str, Any] | None, tuple[str, ...]]:
        """The place, if it is one of the globe; else its words, as a line."""
        name = shortened(tidy(self._cell(row, "place")), 300)
        point = [self._cell(row, key).replace(",", ".") for key in ("lat", "lon")]
        if not name and not any(point):
            return None, ()
        try:
            lat, lon = map(float, point)
        except ValueError:
            lat = lon = 999.0
        if name and -90 <= lat <= 90 and -180 <= lon <= 180:
            return {"name": name, "lat": lat, "lon": lon}, ()
        self._report.count("row", where, "a place needs a name, and latitude and longitude: kept as words in a passage")
        return None, (f"place: {' '.join(part for part in (name, *point) if part)}",)

    def _date(self, where: str, row: Row) -> str | None:
        start, end = self._one(where, row, ""), self._one(where, row, "end ")
        return None if start is None else lasting(start, end, where, self._report)

    def _one(self, where: str, row: Row, side: str) -> str | None:
        text = self._cell(row, "date" if not side else "end")
        parts = {key: self._cell(row, f"{side}{key}") for key in ("year", "month", "day")}
        if not text and not any(parts.values()):
            return None
        try:
            taken: Taken = of_text(text, self._order) if text else of_parts(parts)
        except ValueError as error:
            self._report.say(where, f"{side}date {text[:60]!r} {error}" if text else f"{side}date: {error}")
            return None
        if taken.lost:
            self._report.say(where, taken.lost)
        if time := self._cell(row, f"{side}time"):
            self._report.say(where, f"time of day left out: {time[:20]}")
        return taken.edtf

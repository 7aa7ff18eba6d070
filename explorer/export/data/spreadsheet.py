"""The tables as a workbook (ECMA-376), for Excel, LibreOffice and others: a sheet each, one in front, one behind."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from explorer.export.data.heading import CannotHold, Heading
from explorer.interchange import TABLES, Column, Flat, Part, Table, columns_of

LONGEST_CELL = 32_767
"""Characters that a cell holds."""
MOST_ROWS = 1_048_575
"""Rows of a sheet, without the headings."""
MOST_LINKS = 60_000
"""Links of a sheet; Excel takes 65,530."""
_LONGEST_LINK = 2079
_FIRST_DAY = datetime.date(1900, 3, 1)  # before it Excel's days are one off: it has a 29 February 1900
_FIXED = datetime.datetime(2000, 1, 1)  # a time of writing would change the bytes
_FRONT, _BEHIND = "about", "columns"
_WIDTHS = {"integer": 11, "number": 11, "boolean": 11, "date": 12, "list": 24}
_WIDE, _NARROW = 44, 18
_PAGES = {("events", "id"): "event", ("sources", "id"): "source", ("claims", "event"): "event"}
"""Columns whose cells lead to pages of the explorer."""
_CUT = " … [cut: {all} characters are too many for a cell; the CSV and the JSON have all of them]"


class _Formats(NamedTuple):
    """How cells look."""

    heading: Format
    text: Format
    day: Format
    link: Format
    title: Format


def workbook(part: Part, heading: Heading) -> bytes:
    """
    Everything as XLSX.

    Texts are texts, never formulas; days are days, and a date that is less exact, or lies before March 1900, is a text;
    addresses are links, and so are ids where the explorer has pages. A text that no cell holds is cut, and says so.

    Raises:
        CannotHold: A table has more rows than a sheet.
    """
    made = io.BytesIO()
    # The options only hold for what is written without saying as what; nothing here is.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(made, options) as book:
        card = {"title": heading.title, "comments": f"{heading.version} · {heading.licence}", "created": _FIXED}
        book.set_properties(card)
        formats = _formats(book)
        flat = Flat(part)
        front = book.add_worksheet(_FRONT)
        counts = {name: _sheet(book, name, flat, heading, formats) for name in TABLES}
        _about(front, heading, counts, formats)
        _described(book.add_worksheet(_BEHIND), flat, formats)
    return made.getvalue()


def _formats(book: Workbook) -> _Formats:
    top = {"valign": "top"}
    return _Formats(
        heading=book.add_format({"bold": True, "bottom": 1, "bg_color": "#E0DBCD"}),
        text=book.add_format({**top, "num_format": "@"}),
        day=book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"}),
        link=book.add_format({**top, "font_color": "#27406B", "underline": 1}),
        title=book.add_format({"bold": True, "font_size": 14}),
    )


def _about(front: Worksheet, heading: Heading, counts: Mapping[str, int], formats: _Formats) -> None:
    """The first sheet: what the file says of itself, and what each sheet has."""
    front.set_column(0, 0, 16)
    front.set_column(1, 1, 96)
    front.write_string(0, 0, heading.title, formats.title)
    facts = {name.replace("_", " "): words for name, words in heading.facts().items() if name != "title"}
    line = 2
    for name, words in facts.items():
        front.write_string(line, 0, name, formats.text)
        _string(front, line, 1, words, formats, link=words if name == "address" else "")
        line += 1
    line += 1
    for name, count in counts.items():
        front.write_url(line, 0, f"internal:'{name}'!A1", formats.link, name)
        front.write_string(line, 1, f"{count:,} rows. {TABLES[name].description}", formats.text)
        line += 1


def _described(behind: Worksheet, flat: Flat, formats: _Formats) -> None:
    """The last sheet: what each column says."""
    headings = {"sheet": 12, "column": 26, "type": 10, "description": 110}
    for place, (name, width) in enumerate(headings.items()):
        behind.set_column(place, place, width)
        behind.write_string(0, place, name, formats.heading)
    listed = [(table, column) for table in TABLES.values() for column in columns_of(table, flat.languages)]
    for line, (table, column) in enumerate(listed, start=1):
        for place, words in enumerate((table.name, column.name, column.type, column.description)):
            behind.write_string(line, place, words, formats.text)
    behind.freeze_panes(1, 0)
    behind.autofilter(0, 0, len(listed), len(headings) - 1)


def _sheet(book: Workbook, name: str, flat: Flat, heading: Heading, formats: _Formats) -> int:
    """A table as a sheet; the number of its rows."""
    table, sheet = TABLES[name], book.add_worksheet(name)
    columns = columns_of(table, flat.languages)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.name, formats.heading)
        sheet.set_column(place, place, _width(column))
    writer = _Cells(sheet, table, columns, heading, formats)
    count = 0
    for count, row in enumerate(flat.rows(name, flat.languages), start=1):
        if count > MOST_ROWS:
            raise CannotHold(f"{name}: a sheet holds {MOST_ROWS:,} rows and there are more (CSV and Parquet have all)")
        writer.write(count, row)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)
    return count


def _width(column: Column) -> int:
    return _WIDTHS.get(column.type, _WIDE if column.path[-1:] == ("en",) or len(column.path) > 1 else _NARROW)


class _Cells:
    """Writes the rows of one sheet."""

    def __init__(
        self, sheet: Worksheet, table: Table, columns: list[Column], heading: Heading, formats: _Formats
    ) -> None:
        self._sheet, self._table, self._columns = sheet, table, columns
        self._heading, self._formats = heading, formats
        self._dates = {column.path for column in columns if column.end}
        self._links = 0

    def write(self, line: int, row: Mapping[str, object]) -> None:
        """Write a row."""
        for place, column in enumerate(self._columns):
            value = row[column.name]
            if value is not None:
                self._write(line, place, column, value)

    def _write(self, line: int, place: int, column: Column, value: object) -> None:
        if isinstance(value, bool):
            self._sheet.write_boolean(line, place, value)
        elif isinstance(value, (int, float)):
            self._sheet.write_number(line, place, value)
        elif (day := self._day(column, str(value))) is not None:
            self._sheet.write_datetime(line, place, day, self._formats.day)
        else:
            _string(self._sheet, line, place, str(value), self._formats, link=self._link(column, str(value)))

    def _day(self, column: Column, text: str) -> datetime.date | None:
        """The day that a cell is, if a spreadsheet knows it."""
        if column.path not in self._dates or len(text) != len("2000-06-04"):
            return None
        try:
            day = datetime.date.fromisoformat(text)
        except ValueError:
            return None
        return day if day >= _FIRST_DAY and day.isoformat() == text else None

    def _link(self, column: Column, text: str) -> str:
        kind = _PAGES.get((self._table.name, column.name))
        address = self._heading.page_of(kind, text) if kind else text if column.name == "url" else ""
        if not address or len(address) > _LONGEST_LINK or self._links >= MOST_LINKS:
            return ""
        self._links += 1
        return address


def _string(sheet: Worksheet, line: int, place: int, text: str, formats: _Formats, *, link: str = "") -> None:
    if len(text) > LONGEST_CELL:
        said = _CUT.format(all=f"{len(text):,}")
        text = text[: LONGEST_CELL - len(said)] + said
    if link:
        sheet.write_url(line, place, link, formats.link, text)
    else:
        sheet.write_string(line, place, text, formats.text)

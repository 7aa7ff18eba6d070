"""Rows of flat tables -> plain records: the way back from ``flat``, also for tables that other programs wrote."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from explorer.interchange.columns import EMPTY_LIST, TABLES, Column, Table
from explorer.records import FALLBACK_LANGUAGE

_Plain = dict[str, Any]
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_TRUE, _FALSE = frozenset({"true", "1", "yes"}), frozenset({"false", "0", "no"})
_AT_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]00:00(:00(\.0+)?)?")


class Unread(NamedTuple):
    """
    What could not be read.

    Attributes:
        table: The table.
        row: The row, counted from 1 without the headings; 0 for the table itself.
        column: The column; empty for the row itself.
        fault: What is wrong.
    """

    table: str
    row: int
    column: str
    fault: str

    def __str__(self) -> str:
        row = f", row {self.row}" if self.row else ""
        return ": ".join(part for part in (f"{self.table}{row}", self.column, self.fault) if part)


class _Cannot(ValueError):
    """The value is not what its column holds; says so."""


def records_in(tables: Mapping[str, Iterable[Mapping[str, object]]]) -> dict[str, list[Any]]:
    """
    The plain records of which ``tables_of`` made the rows.

    Cells may be texts, as CSV has them, or values, as spreadsheets and Parquet have them. What is computed is not read.
    Nothing is held to the rules of records: whoever makes records of it does that.

    Args:
        tables: Rows by table, each row by column; a table that is not there has no rows.

    Returns:
        Lists by kind: ``dataset`` (one card, with its eras), ``events``, ``sources``, ``people``, ``themes``,
        ``terms``; and ``unread``, a list of ``Unread``: tables, columns, rows and cells that had no place.
    """
    reading = _Reading()
    for name in tables.keys() - TABLES.keys():
        reading.unread.append(Unread(str(name), 0, "", f"is no table (there are {', '.join(TABLES)})"))
    for table in sorted(TABLES.values(), key=lambda table: len(table.nest)):  # what is above comes first
        for number, row in enumerate(tables.get(table.name, ()), start=1):
            reading.take(table, number, row)
    kinds = [name for name, table in TABLES.items() if len(table.nest) == 1]
    return {kind: reading.records[kind,] for kind in kinds} | {"unread": reading.unread}


class _Reading:
    """The records so far."""

    def __init__(self) -> None:
        self.records: dict[tuple[str, ...], list[_Plain]] = {table.nest: [] for table in TABLES.values()}
        self.unread = list[Unread]()
        self._named = dict[tuple[tuple[str, ...], tuple[object, ...]], _Plain]()

    def take(self, table: Table, number: int, row: Mapping[str, object]) -> None:
        """Read a row, and put it where it belongs."""
        columns = _by_heading(table)
        made = _Plain()
        for heading, value in row.items():
            if _is_empty(value):
                continue
            column = columns.get(heading) or _in_a_language(table, heading)
            if column is None:
                self.unread.append(Unread(table.name, number, str(heading), "is no column of this table"))
            elif not column.computed and heading not in table.above:
                self._put(made, column, value, Unread(table.name, number, heading, ""))
        self._place(table, number, row, _tidy(made))

    def _put(self, made: _Plain, column: Column, value: object, at: Unread) -> None:
        try:
            read = _read(column, value)
        except _Cannot as error:
            self.unread.append(at._replace(fault=str(error)))
            return
        if read == column.usual:
            return
        inside = made
        for step in column.path[:-1]:
            inside = inside.setdefault(step, {})
        inside[column.path[-1]] = read

    def _place(self, table: Table, number: int, row: Mapping[str, object], made: _Plain) -> None:
        above = tuple(str(row.get(heading, "")) for heading in table.above)
        own = (*above, made["id"]) if "id" in made else above
        if (table.nest, own) in self._named and "id" in made:
            self.unread.append(Unread(table.name, number, "", f"a second {' '.join(own)}"))
            return
        self._named[table.nest, own] = made
        if len(table.nest) == 1:
            self.records[table.nest].append(made)
            return
        parent = self._named.get((table.nest[:-1], above))
        if parent is None:
            self.unread.append(Unread(table.name, number, "", f"there is no {' '.join(above) or table.nest[0]}"))
            return
        parent.setdefault(table.nest[-1], []).append(made)


def _by_heading(table: Table) -> dict[str, Column]:
    return {column.name: column for column in table.columns if not column.localized}


def _in_a_language(table: Table, heading: str) -> Column | None:
    """The column of a text in one of the languages."""
    name, _, language = str(heading).rpartition("_")
    if not _LANGUAGE.fullmatch(language):
        return None
    column = next((column for column in table.columns if column.localized and column.name == name), None)
    return column.spread([language])[0] if column else None


def _is_empty(value: object) -> bool:
    """Whether a cell says nothing: None, no text, or what is not a number."""
    return value is None or (isinstance(value, str) and not value) or (isinstance(value, float) and value != value)


def _tidy(made: _Plain) -> _Plain:
    """A locator that has one text for all languages is that text."""
    locator = made.get("locator")
    if isinstance(locator, dict) and locator.keys() == {FALLBACK_LANGUAGE}:
        made["locator"] = locator[FALLBACK_LANGUAGE]
    return made


def _read(column: Column, value: object) -> object:
    if column.type == "integer":
        return _integer(value)
    if column.type == "number":
        return _number(value)
    if column.type == "boolean":
        return _truth(value)
    if column.type == "list":
        return _items(value)
    return _text(value)


def _items(value: object) -> list[str]:
    if isinstance(value, str):
        return [] if value.strip() == EMPTY_LIST else value.split()
    if isinstance(value, Iterable):
        return [str(item) for item in value]
    return [_text(value)]


def _integer(value: object) -> int:
    number = _number(value)
    if not number.is_integer():
        raise _Cannot(f"{value!r} is no whole number")
    return int(number)


def _number(value: object) -> float:
    try:
        number = float(str(value).strip())
    except ValueError:
        raise _Cannot(f"{str(value)[:60]!r} is no number") from None
    if number in (float("inf"), float("-inf")) or number != number:
        raise _Cannot(f"{value} is no number")
    return number


def _truth(value: object) -> bool:
    word = str(value).strip().lower()
    if word not in _TRUE | _FALSE:
        raise _Cannot(f"{str(value)[:60]!r} is neither true nor false")
    return word in _TRUE


def _text(value: object) -> str:
    """A text; a day of a spreadsheet, which has midnight for its time, is the day."""
    if isinstance(value, datetime.date):
        return _AT_MIDNIGHT.sub(r"\1", value.isoformat())
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)

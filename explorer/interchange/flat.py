"""A part of a data set -> rows of flat tables; ``whole`` is the way back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from explorer.dates import Edtf, to_date
from explorer.frames import event_status
from explorer.interchange.columns import EMPTY_LIST, TABLES, Column, Table
from explorer.interchange.part import Part
from explorer.interchange.plain import plain
from explorer.knowledge import claim_status
from explorer.openness import public_on, secrecy
from explorer.records import FALLBACK_LANGUAGE, Event, Record, Source

Row = dict[str, object]
_Plain = dict[str, Any]


class Flat:
    """
    A part as flat tables; what they have in common is made once.

    Attributes:
        languages: Those of the data set, then all others in which the part has a text; English is always there.
    """

    def __init__(self, part: Part) -> None:
        self._part = part
        self._made = dict[str, list[_Plain]]()

    def rows(self, name: str, languages: Sequence[str]) -> Iterator[Row]:
        """The rows of a table; see ``tables_of``."""
        table = TABLES[name]
        own = [column for column in columns_of(table, languages) if column.name not in table.above]
        for above, item in _items(self._records(table.nest[0]), table):
            row: Row = dict(zip(table.above, above, strict=True))
            row.update((column.name, _cell(column, item)) for column in own)
            yield row

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Looks at every text."""
        found = dict.fromkeys((*self._part.data.card.languages, FALLBACK_LANGUAGE))
        others = set[str]()
        for table in TABLES.values():
            paths = [column.path for column in table.columns if column.localized]
            for _, item in _items(self._records(table.nest[0]), table) if paths else ():
                for path in paths:
                    words = _at(item, path)
                    others.update(words if isinstance(words, dict) else ())
        return (*found, *sorted(others - found.keys()))

    def _records(self, kind: str) -> list[_Plain]:
        """The plain records of a kind, with what is computed from them."""
        if kind not in self._made:
            self._made[kind] = list(self._make(kind))
        return self._made[kind]

    def _make(self, kind: str) -> Iterator[_Plain]:
        part = self._part
        if kind == "events":
            return (_with_statuses(event, part) for event in part.events)
        if kind == "sources":
            return (_with_secrecy(source) for source in part.sources)
        if kind == "dataset":
            return iter([plain(part.data.card)])
        shared: dict[str, Iterable[Record]] = {"people": part.people, "themes": part.themes, "terms": part.data.terms}
        return (plain(record) for record in shared[kind])


def tables_of(part: Part, languages: Sequence[str]) -> dict[str, list[Row]]:
    """
    Every table of ``TABLES`` with its rows; each row has each column of ``columns_of``, None where it says nothing.

    Texts, whole numbers, numbers and truth values are Python's own; days are texts (ISO 8601), lists are texts whose
    items are parted by single spaces. Texts in other languages than *languages* are left out: ``languages_of`` gives
    all there are.

    Args:
        part: What is taken.
        languages: The languages of the texts, in the order of their columns.
    """
    flat = Flat(part)
    return {name: list(flat.rows(name, languages)) for name in TABLES}


def columns_of(table: Table, languages: Sequence[str]) -> list[Column]:
    """The columns of a table, a text's once for each language."""
    return [spread for column in table.columns for spread in column.spread(languages)]


def languages_of(part: Part) -> tuple[str, ...]:
    """The languages of the data set, then all others in which the part has a text; English is always there."""
    return Flat(part).languages


def _with_statuses(event: Event, part: Part) -> _Plain:
    sources = part.data.sources
    made = plain(event) | {"status": str(event_status(event, sources))}
    for claim, item in zip(event.claims, made.get("claims", ()), strict=True):
        item["status"] = str(claim_status(claim, sources, None))
    return made


def _with_secrecy(source: Source) -> _Plain:
    opened, kept = public_on(source), secrecy(source)
    day = None if opened is None else _day(opened)
    return plain(source) | {"public_on": day, "secrecy_months": kept.total if kept else None}


def _items(records: Iterable[_Plain], table: Table) -> Iterator[tuple[tuple[str, ...], _Plain]]:
    """What the rows of a table are, each with the ids of the records above it."""
    found: Iterable[tuple[tuple[str, ...], _Plain]] = (((), record) for record in records)
    for step in table.nest[1:]:
        found = _inside(found, step)
    return iter(found)


def _inside(found: Iterable[tuple[tuple[str, ...], _Plain]], step: str) -> Iterator[tuple[tuple[str, ...], _Plain]]:
    for above, record in found:
        named = (*above, record["id"]) if "id" in record else above
        yield from ((named, item) for item in record.get(step, ()))


def _cell(column: Column, item: Mapping[str, Any]) -> object:
    value = _at(item, column.path)
    if value is None:
        return column.usual
    if column.end:
        edge: int | None = getattr(Edtf.parse(value), column.end)
        return None if edge is None else _day(edge)
    if isinstance(value, list):
        return " ".join(value) or EMPTY_LIST
    return value


def _at(item: Mapping[str, Any], path: Sequence[str]) -> Any:
    """What stands at a place of a record; a text that is for all languages is the English one."""
    value: Any = item
    for step in path:
        if isinstance(value, str):
            return value if step == FALLBACK_LANGUAGE else None
        value = value.get(step)
        if value is None:
            return None
    return value


def _day(day: int) -> str | None:
    try:
        return to_date(day).isoformat()
    except ValueError:  # no program's dates hold it
        return None

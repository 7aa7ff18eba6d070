"""Tables as Parquet (parquet.apache.org): typed columns, each with its description."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from explorer.export.data.heading import Heading
from explorer.export.data.zipped import zipped
from explorer.interchange import EMPTY_LIST, TABLES, Column, Flat, Part, columns_of

_TYPES: dict[str, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "list": pa.list_(pa.string()),
}


def parquet_zip(part: Part, heading: Heading) -> bytes:
    """A file for each table, ``events.parquet`` and so on, zipped; lists are lists, and days are days."""
    return zipped(_files(Flat(part), heading))


def _files(flat: Flat, heading: Heading) -> Iterator[tuple[str, bytes]]:
    for name in TABLES:
        made = io.BytesIO()
        pq.write_table(_table(name, flat, heading), made, compression="zstd")
        yield f"{name}.parquet", made.getvalue()


def _table(name: str, flat: Flat, heading: Heading) -> pa.Table:
    table = TABLES[name]
    columns = columns_of(table, flat.languages)
    fields = [
        pa.field(c.name, _TYPES[c.type], nullable=not c.required, metadata={"description": c.description})
        for c in columns
    ]
    facts = {f"data_set_{key}": words for key, words in heading.facts().items()}
    schema = pa.schema(fields, metadata={"description": table.description, **facts})
    rows = list(flat.rows(name, flat.languages))
    return pa.table({c.name: pa.array(map(_cells(c), rows), _TYPES[c.type]) for c in columns}, schema=schema)


def _cells(column: Column) -> Callable[[dict[str, object]], Any]:
    """What takes the column's value out of a row."""
    if column.type == "date":
        return lambda row: _day(row[column.name])
    if column.type == "list":
        return lambda row: _list(row[column.name])
    return lambda row: row[column.name]


def _day(value: object) -> datetime.date | None:
    return None if value is None else datetime.date.fromisoformat(str(value))


def _list(value: object) -> list[str] | None:
    if value is None:
        return None
    return [] if value == EMPTY_LIST else str(value).split(" ")

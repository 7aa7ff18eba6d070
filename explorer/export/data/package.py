"""A Data Package (datapackage.org, version 1 and 2): every table as CSV, and a descriptor that says what is in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from explorer.export.data.heading import Heading
from explorer.export.data.separate import bare_csv
from explorer.export.data.zipped import zipped
from explorer.interchange import TABLES, Column, Flat, ForeignKey, Part, Table, columns_of

Row = dict[str, object]
_TYPES = {"list": "string"}
_SHORT = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_SPREADSHEETS = (
    "A text that begins with = + - @ or a control character, or with apostrophes and one of these, has an apostrophe "
    "before it, so that no spreadsheet takes it for a formula."
)


def datapackage_zip(part: Part, heading: Heading) -> bytes:
    """
    ``datapackage.json`` and a CSV for each table that has rows, zipped.

    A foreign key is declared where each row's holds: a part of a data set may name events that it does not have.
    """
    flat = Flat(part)
    return zipped(_files(flat, heading))


def _files(flat: Flat, heading: Heading) -> Iterator[tuple[str, bytes]]:
    tables = {name: list(flat.rows(name, flat.languages)) for name in TABLES}
    described = _descriptor({name: rows for name, rows in tables.items() if rows}, flat.languages, heading)
    yield "datapackage.json", (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()
    for name, rows in tables.items():
        if rows:
            yield f"{name}.csv", bare_csv(name, flat).encode()


def _descriptor(tables: dict[str, list[Row]], languages: Sequence[str], heading: Heading) -> dict[str, Any]:
    known = [f"As known on {heading.known}."] if heading.known else []
    chosen = [f"Of the data set: {heading.filters}."] if heading.filters else []
    licence = {"name": heading.licence} if _SHORT.fullmatch(heading.licence) else {"name": "other"}
    made: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "unsealed",
        "title": heading.title,
        "description": " ".join([heading.description, *chosen, *known, _SPREADSHEETS]),
        "version": heading.version,
        "licenses": [{**licence, "title": heading.licence}],
    }
    if heading.address:
        made["homepage"] = heading.address
        made["sources"] = [{"title": heading.title, "path": heading.address}]
    made["resources"] = [_resource(TABLES[name], tables, languages) for name in tables]
    return made


def _resource(table: Table, tables: dict[str, list[Row]], languages: Sequence[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(c) for c in columns_of(table, languages)], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    holding = [_reference(key) for key in table.foreign if _holds(key, table, tables)]
    if holding:
        schema["foreignKeys"] = holding
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.type, column.type),
        "description": column.description,
    }
    if column.type == "boolean":
        made |= {"trueValues": ["true"], "falseValues": ["false"]}
    return made | ({"constraints": {"required": True}} if column.required else {})


def _reference(key: ForeignKey) -> dict[str, Any]:
    return {"fields": list(key.columns), "reference": {"resource": key.table, "fields": list(key.reference)}}


def _holds(key: ForeignKey, table: Table, tables: dict[str, list[Row]]) -> bool:
    """Whether each row that names something names what is there."""
    there = {tuple(row[name] for name in key.reference) for row in tables.get(key.table, ())}
    named = {tuple(row[name] for name in key.columns) for row in tables[table.name]}
    return all(names in there for names in named if None not in names)

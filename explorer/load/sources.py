"""``sources.jsonl`` and ``sources.parquet`` -> records. They are few beside the events, and all of them are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from explorer.archive.layout import RECORD, SOURCES
from explorer.load.folder import Table
from explorer.load.lines import lines_of
from explorer.load.parquet import misshapen, open_parquet, read_columns
from explorer.load.rows import Row, read_row
from explorer.load.shapes import Shaped, shape_row
from explorer.positions import Positioned
from explorer.problems import ENOUGH, Problem, printable, shown
from explorer.records import Source
from explorer.rules.readable import source_file


def read_sources(table: Table) -> tuple[Shaped[Source], dict[str, Positioned]]:
    """
    Read all sources of one file.

    Returns:
        The records by id, in the order of ids, with the problems and all ids there are; and by the name that stands
        for it in a breach the row of each.
    """
    shaped: Shaped[Source] = Shaped(names=[])
    rows: dict[str, Positioned] = {}
    first: dict[str, int] = {}
    for row in _rows(table, shaped.problems):
        if len(shaped.problems) >= ENOUGH:
            break
        _add(row, shaped, rows, first)
    if shaped.problems and not rows:
        shaped.names = None  # nobody knows what would be there
    shaped.records = {name: shaped.records[name] for name in sorted(shaped.records)}
    return shaped, rows


def _add(row: Row, shaped: Shaped[Source], rows: dict[str, Positioned], first: dict[str, int]) -> None:
    shaped.problems.extend(row.problems)
    if not row.readable:
        return
    one = shape_row(row, Source)
    shaped.problems.extend(one.problems)
    name = row.value.get("id")
    if not isinstance(name, str):
        return
    if name in first:
        fault, remedy = f"{shown(name)} is the id of line {first[name]} too", "another id"
        shaped.problems.append(row.problem(("id",), fault, remedy))
        return
    first[name] = row.line
    if shaped.names is not None:
        shaped.names.append(name)
    rows[source_file(name)] = replace(row, value=None, unsure=frozenset(one.unsure))
    if one.records:
        shaped.records[name] = one.records[0]


def _rows(table: Table, problems: list[Problem]) -> Iterator[Row]:
    try:
        if table.path.endswith(".jsonl"):
            for _, line, text in lines_of(table.file):
                yield read_row(text, table.path, line)
            return
    except OSError as error:
        problems.append(Problem(table.path, 1, 1, "", f"cannot be read: {printable(str(error.strerror))}"))
        return
    columns = _columns(table.file, table.path, problems)
    for line, (name, text) in enumerate(columns, start=1):
        row = read_row((text or "").encode(), table.path, line, exact=False)
        if row.readable and row.value.get("id") != name:
            problems.append(row.problem(("id",), "the column and the record have different ids", "the same in both"))
        yield row


def _columns(file: Path, path: str, problems: list[Problem]) -> Iterable[tuple[str | None, str | None]]:
    opened = open_parquet(file, path)
    if isinstance(opened, Problem):
        problems.append(opened)
        return ()
    wrong = list(misshapen(opened, path, SOURCES))
    columns: pa.Table | Problem | None = None if wrong else read_columns(opened, path, SOURCES)
    if isinstance(columns, Problem):
        wrong.append(columns)
    problems.extend(wrong)
    return () if wrong or columns is None else zip(columns["id"].to_pylist(), columns[RECORD].to_pylist(), strict=True)

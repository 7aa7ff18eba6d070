"""Records -> ``events.parquet`` and ``events.jsonl`` (and the same for sources), a batch at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from explorer.archive.layout import RECORD, SOURCES, TEXT, Plain, columns_of, event_columns

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
GROUP = 4096
"""Events in a group of rows: whoever opens one event reads its group."""


def write_lines(path: Path, records: Iterable[Plain]) -> None:
    """
    Write one record a line, in UTF-8.

    Raises:
        FileExistsError: The file is there already.
    """
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{as_line(record)}\n" for record in records)


def write_events(path: Path, events: Iterable[Plain], languages: Sequence[str]) -> None:
    """Write a Parquet file of sound events, which come sorted by day if groups of rows are to be of use to others."""
    columns = event_columns(languages, record=True)
    with pq.ParquetWriter(path, columns, compression="zstd") as writer:
        for batch in _batches(events):
            lines = [as_line(event) for event in batch]
            table = columns_of("\n".join(lines).encode(), languages)
            writer.write_table(table.append_column(columns.field(RECORD), pa.array(lines, TEXT)))


def write_sources(path: Path, sources: Iterable[Plain]) -> None:
    """Write a Parquet file of sources."""
    with pq.ParquetWriter(path, SOURCES, compression="zstd") as writer:
        for batch in _batches(sources):
            ids = pa.array([source["id"] for source in batch], TEXT)
            writer.write_table(pa.table([ids, pa.array(map(as_line, batch), TEXT)], schema=SOURCES))


class PreparedMapping(dict[str, Any]):
    """A part of many records, whose JSON is made once. Not to be changed."""

    @cached_property
    def line(self) -> str:
        """The JSON."""
        return _JSON(self)


class PreparedList(list[Any]):
    """Likewise a list."""

    @cached_property
    def line(self) -> str:
        """The JSON."""
        return _JSON(self)


def as_line(record: Plain) -> str:
    """A record as JSON, on one line; prepared parts come last."""
    prepared, others = "", {}
    for key, value in record.items():
        if isinstance(value, PreparedMapping | PreparedList):
            prepared += f',"{key}":{value.line}'
        else:
            others[key] = value
    return f"{_JSON(others)[:-1]}{prepared}}}"


def _batches(records: Iterable[Plain]) -> Iterator[list[Plain]]:
    remaining = iter(records)
    while batch := list(islice(remaining, GROUP)):
        yield batch

"""Records -> ``events.parquet`` and ``events.jsonl`` (and the same for sources), a batch at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
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

    def write(lines: list[str]) -> None:
        table = columns_of("\n".join(lines).encode(), languages)
        writer.write_table(table.append_column(columns.field(RECORD), pa.array(lines, TEXT)))

    # Arrow writes one batch while Python makes the next; in one thread a million events take half as long again.
    with pq.ParquetWriter(path, columns, compression="zstd") as writer, ThreadPoolExecutor(1) as worker:
        written: Future[None] | None = None
        for batch in _batches(events):
            lines = [as_line(event) for event in batch]
            if written:
                written.result()
            written = worker.submit(write, lines)
        if written:
            written.result()


def write_sources(path: Path, sources: Iterable[Plain]) -> None:
    """Write a Parquet file of sources."""
    with pq.ParquetWriter(path, SOURCES, compression="zstd") as writer:
        for batch in _batches(sources):
            ids = pa.array([source["id"] for source in batch], TEXT)
            writer.write_table(pa.table([ids, pa.array(map(as_line, batch), TEXT)], schema=SOURCES))


class PreparedMapping(dict[str, Any]):
    """A part of many records, whose JSON is made once. Not to be changed."""

    def __init__(self, *parts: Any, **named: Any) -> None:
        super().__init__(*parts, **named)
        self.line = _JSON(self)


class PreparedList(list[Any]):
    """Likewise a list."""

    def __init__(self, parts: Iterable[Any]) -> None:
        super().__init__(parts)
        self.line = _JSON(self)


def as_line(record: Plain) -> str:
    """A record as JSON, on one line; prepared parts come last."""
    prepared = [f',"{key}":{value.line}' for key, value in record.items() if type(value) in _PREPARED]
    if not prepared:
        return _JSON(record)
    others = {key: value for key, value in record.items() if type(value) not in _PREPARED}
    return f"{_JSON(others)[:-1]}{''.join(prepared)}}}"


_PREPARED = (PreparedMapping, PreparedList)


def _batches(records: Iterable[Plain]) -> Iterator[list[Plain]]:
    remaining = iter(records)
    while batch := list(islice(remaining, GROUP)):
        yield batch

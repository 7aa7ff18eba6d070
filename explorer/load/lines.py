"""``events.jsonl`` -> columns; a line is looked at by itself only if something is wrong near it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from explorer.archive.files import Lines
from explorer.archive.layout import columns_of, event_columns
from explorer.positions import LARGEST

AT_ONCE = 1 << 25  # bytes that are read together
_MARK = b"\xef\xbb\xbf"  # some editors begin a UTF-8 file with it


@dataclass(slots=True)
class Table:
    """
    What could be read of a file of events.

    Attributes:
        columns: A row a record that has columns (see ``archive.layout``).
        rows: For each of them its place in ``records``.
        records: All records.
        odd: Places in ``records`` of those without columns: they have not the shape of an event.
    """

    columns: pa.Table
    rows: Any
    records: Any
    odd: list[int] = field(default_factory=list)


def read_lines(file: Path, path: str, languages: Sequence[str]) -> Table:
    """
    Read a JSON Lines file of events.

    Raises:
        OSError: It cannot be read.
    """
    starts: list[int] = []
    numbers: list[int] = []
    tables, odd = [event_columns(languages).empty_table()], list[int]()
    for batch in _batches(file):
        first = len(starts)
        starts.extend(start for start, _, _ in batch)
        numbers.extend(number for _, number, _ in batch)
        _read([text for _, _, text in batch], first, languages, tables, odd)
    rows = np.delete(np.arange(len(starts)), odd)
    records = Lines(file, path, np.array(starts, np.int64), np.array(numbers, np.int64))
    return Table(pa.concat_tables(tables).combine_chunks(), rows, records, odd)


def lines_of(file: Path) -> Iterator[tuple[int, int, bytes]]:
    """Each line that is not blank: where it starts, its number from 1, and its bytes without the line's end."""
    with file.open("rb") as opened:
        start = 0
        for number, text in enumerate(opened, start=1):
            mark = len(_MARK) if number == 1 and text.startswith(_MARK) else 0
            bare = text[mark:].rstrip(b"\r\n")
            if bare and not bare.isspace():
                yield start + mark, number, bare
            start += len(text)


def _batches(file: Path) -> Iterator[list[tuple[int, int, bytes]]]:
    batch, size = [], 0
    for line in lines_of(file):
        batch.append(line)
        size += len(line[2])
        if size >= AT_ONCE:
            yield batch
            batch, size = [], 0
    yield batch


def _read(texts: list[bytes], first: int, languages: Sequence[str], tables: list[pa.Table], odd: list[int]) -> None:
    """Add the columns of some lines to *tables*; where that fails it is tried with half of them, down to one."""
    found = _columns(texts, languages)
    if found is not None:
        tables.append(found)
    elif len(texts) == 1:
        odd.append(first)
    else:
        half = len(texts) // 2
        _read(texts[:half], first, languages, tables, odd)
        _read(texts[half:], first + half, languages, tables, odd)


def _columns(texts: list[bytes], languages: Sequence[str]) -> pa.Table | None:
    """The columns of some lines; None if one of them is no event on a line of its own, in UTF-8."""
    if any(len(text) > LARGEST for text in texts):
        return None
    together = b"\n".join(texts)
    try:
        together.decode("utf-8")  # Arrow does not look
        table = columns_of(together, languages)
    except (UnicodeDecodeError, pa.ArrowException):
        return None
    return table if len(table) == len(texts) else None

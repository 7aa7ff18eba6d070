"""
One record of a file with many: found by its row, read when it is asked for.

The files stay open. What reads them may be asked by several threads at once.
"""

from __future__ import annotations

import hashlib
import threading
import weakref
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from explorer.archive.layout import RECORD
from explorer.problems import CannotRun

KEPT = 8  # groups of Parquet rows that are kept; a reader looks at neighbours
AT_ONCE = 1 << 20  # bytes that are hashed before others get their turn


class Records(Protocol):
    """The records of a file, as JSON."""

    path: str  # as problems print it

    def __len__(self) -> int: ...

    def line(self, row: int) -> int:
        """The line that a problem names; of Parquet the row, both from 1."""

    def text(self, row: int) -> bytes:
        """
        The record of a row, counted from 0, in UTF-8.

        Raises:
            CannotRun: The file cannot be read any more, or holds something else now.
        """

    def texts(self) -> Iterator[bytes]:
        """All records in the order of the file."""

    def sha256(self) -> str:
        """
        The SHA-256 of the whole file, in hexadecimal digits.

        Raises:
            CannotRun: The file cannot be read any more.
        """


class Lines:
    """The records of a JSON Lines file."""

    def __init__(self, file: Path, path: str, starts: np.ndarray, lines: np.ndarray) -> None:
        self.path = path
        self._file = file.open("rb")
        weakref.finalize(self, self._file.close)  # it is open as long as somebody may ask for a record
        self._starts, self._lines = starts, lines
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._lines)

    def line(self, row: int) -> int:
        """The line of the file, from 1."""
        return int(self._lines[row])

    def text(self, row: int) -> bytes:
        """One line."""
        try:
            with self._lock:
                self._file.seek(int(self._starts[row]))
                return self._file.readline().rstrip(b"\r\n")
        except OSError:
            raise CannotRun(f"{self.path} was changed while it was open; start again") from None

    def texts(self) -> Iterator[bytes]:
        """All lines that hold something."""
        return (self.text(row) for row in range(len(self)))

    def sha256(self) -> str:
        """Of the file as it was opened."""
        return _sha256(self._file, self._lock, self.path)


class Parquet:
    """The column ``record`` of a Parquet file."""

    def __init__(self, file: pq.ParquetFile, path: str, place: Path) -> None:
        """*place* is where the file lies."""
        self.path = path
        self._file = file
        self._bytes = place.open("rb")  # the file that was opened, whatever comes to lie there
        weakref.finalize(self, self._bytes.close)
        sizes = [file.metadata.row_group(n).num_rows for n in range(file.metadata.num_row_groups)]
        self._starts = [0, *np.cumsum(sizes).tolist()]
        self._kept: OrderedDict[int, pa.ChunkedArray] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return int(self._starts[-1])

    def line(self, row: int) -> int:
        """The row of the file, from 1."""
        return row + 1

    def text(self, row: int) -> bytes:
        """One record; its group of rows is kept for the next."""
        group = bisect_right(self._starts, row) - 1
        with self._lock:
            if group not in self._kept:
                self._kept[group] = self._read(group)
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            return _bytes(self._kept[group][row - self._starts[group]].as_py())

    def texts(self) -> Iterator[bytes]:
        """All records, group by group."""
        for group in range(len(self._starts) - 1):
            yield from (_bytes(text) for text in self._read(group).to_pylist())

    def sha256(self) -> str:
        """Of the file as it was opened."""
        return _sha256(self._bytes, self._lock, self.path)

    def _read(self, group: int) -> pa.ChunkedArray:
        try:
            return self._file.read_row_group(group, columns=[RECORD])[RECORD]
        except (OSError, pa.ArrowException):
            raise CannotRun(f"{self.path} was changed while it was open; start again") from None


def _bytes(text: str | None) -> bytes:
    return (text or "").encode()


def _sha256(file: BinaryIO, lock: threading.Lock, path: str) -> str:
    """The hash of an open file; who wants a record meanwhile waits for a piece of it, not for the whole."""
    hashed, place = hashlib.sha256(), 0
    try:
        while True:
            with lock:
                file.seek(place)
                piece = file.read(AT_ONCE)
            if not piece:
                return hashed.hexdigest()
            hashed.update(piece)
            place += len(piece)
    except OSError:
        raise CannotRun(f"{path} was changed while it was open; start again") from None

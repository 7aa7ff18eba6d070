"""Tables as CSV that a spreadsheet opens without harm: UTF-8, and no cell that it would take for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")


def csv_of(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """
    Rows as CSV (RFC 4180), with a line of names first.

    A text that begins as a formula does gets an apostrophe before it, as spreadsheets write it themselves; None is an
    empty cell.
    """
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows([_safe(value) for value in row] for row in rows)
    return file.getvalue()


def _safe(value: object) -> object:
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value

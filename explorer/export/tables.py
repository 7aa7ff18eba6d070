"""Tables as CSV that a spreadsheet opens without harm: UTF-8, and no cell that it would take for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from explorer.interchange import csv_rows, neutral

__all__ = ["csv_of", "csv_rows"]


def csv_of(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """
    Rows as CSV (RFC 4180), with a line of names first.

    A text that begins as a formula does gets an apostrophe before it, as spreadsheets write it themselves, which
    ``csv_rows`` takes off again; None is an empty cell, truth values are true and false.
    """
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([neutral(name) for name in columns])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return file.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return neutral(value) if isinstance(value, str) else value

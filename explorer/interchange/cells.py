"""Texts in tables that spreadsheets open: none is taken for a formula, and each comes back as it was."""

from __future__ import annotations

import csv
import io
import re

_FORMULA = re.compile("'*[=+\\-@\x00-\x1f\x7f-\x9f]")
_LONGEST = 100_000_000
_MARK = "\ufeff"


def neutral(text: str) -> str:
    """
    A text that no spreadsheet takes for a formula.

    One that begins with = + - @ or a control character gets an apostrophe before it, as spreadsheets write it
    themselves (OWASP, *CSV Injection*); so does one that begins with apostrophes followed by such, which could not be
    told from it else. ``restored`` takes it off.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def restored(text: str) -> str:
    """The text of which ``neutral`` made this one."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def csv_rows(text: str) -> list[list[str]]:
    """
    The rows of a file that ``export.tables.csv_of`` wrote, the line of names first: each text as it was.

    Args:
        text: The file (RFC 4180), with or without a byte order mark.

    Raises:
        ValueError: It is no CSV: a quote that does not end, or a character that stands between quote and comma.
    """
    # The limit is Python's own guard, 128 kB for all of the process: lists of ids may be longer.
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST))
    try:
        rows = list(csv.reader(io.StringIO(text.removeprefix(_MARK), newline=""), strict=True))
    except csv.Error as error:
        raise ValueError(f"is no CSV: {error}") from error
    return [[restored(cell) for cell in row] for row in rows]

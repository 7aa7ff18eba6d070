"""One table as CSV."""

from __future__ import annotations

from explorer.export.data.heading import Heading
from explorer.export.tables import csv_of
from explorer.interchange import TABLES, Flat, Part, columns_of

_MARK = "\ufeff"


def table_csv(name: str, part: Part, _: Heading) -> bytes:
    """
    A table as a file to open in a spreadsheet or a program: UTF-8 with a byte order mark.

    Excel takes a CSV that is opened by a click for the local 8-bit encoding unless the mark says otherwise, and what is
    Russian in it is lost. pandas, LibreOffice, Excel's own import and R's readr skip the mark, as ``csv_rows`` does.

    Args:
        name: A key of ``TABLES``.
        part: What is taken.
    """
    return (_MARK + bare_csv(name, Flat(part))).encode()


def bare_csv(name: str, flat: Flat) -> str:
    """A table as CSV, without the mark: for programs that are told the encoding."""
    columns = [column.name for column in columns_of(TABLES[name], flat.languages)]
    return csv_of(columns, ([row[column] for column in columns] for row in flat.rows(name, flat.languages)))

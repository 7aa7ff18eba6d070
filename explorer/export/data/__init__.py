"""
The data to take home: a part of a data set as files that other programs open.

heading      what a file says of itself: data set, version, licence, filters, the day of the second clock
separate     CSV, one table a file
spreadsheet  XLSX: a sheet a table, and one in front that says what it is
document     JSON: the records in the form of the YAML; and JSON Lines, one record a line
columnar     Parquet: a typed file for each table, zipped
curated      YAML: the folder of a data set, zipped
package      a Data Package (datapackage.org): descriptor and CSV of all tables, zipped
zipped       files in one, the same bytes each time

To add one: a module with one writer that takes a part and its heading and gives bytes, the same each time; its line in
``FORMS`` below, its row in the page's menu (``web.charts.menu``); and a test that reads it with another program.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from explorer.export.data.columnar import parquet_zip
from explorer.export.data.curated import yaml_zip
from explorer.export.data.document import json_document, json_lines
from explorer.export.data.heading import CannotHold, Heading
from explorer.export.data.package import datapackage_zip
from explorer.export.data.separate import table_csv
from explorer.export.data.spreadsheet import workbook
from explorer.interchange import Part

__all__ = ["FORMS", "CannotHold", "Form", "Heading", "table_csv"]

Writer = Callable[[Part, Heading], bytes]
TABLES_AS_FILES = ("events", "claims", "evidence", "sources", "passages")
"""Tables that the page offers as files of their own; the command line, and all other forms, have every one."""


class Form(NamedTuple):
    """How a file is written, and what kind of file it is."""

    write: Writer
    media_type: str


_CSV = "text/csv; charset=utf-8"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ZIP = "application/zip"

FORMS: Mapping[str, Form] = {
    **{f"{name}.csv": Form(partial(table_csv, name), _CSV) for name in TABLES_AS_FILES},
    "unsealed.xlsx": Form(workbook, _SHEETS),
    "unsealed.json": Form(json_document, "application/json"),
    "unsealed.jsonl": Form(json_lines, "application/jsonl; charset=utf-8"),
    "parquet.zip": Form(parquet_zip, _ZIP),
    "yaml.zip": Form(yaml_zip, _ZIP),
    "datapackage.zip": Form(datapackage_zip, _ZIP),
}
"""Files by their names, as they stand in addresses."""

"""
Records as other programs take them: plain values, and flat tables without loss.

plain     a record as plain JSON values, in the form that the YAML has
columns   which tables there are, with every column: name, type, meaning, keys
part      what is taken: a whole data set, or the events and sources of a view
flat      a part -> rows of tables
whole     rows of tables -> plain records, and what could not be read
cells     texts in tables that spreadsheets open: made harmless, and back

Nothing here reads or writes files: formats are in ``export.data`` and ``intake``.
"""

from explorer.interchange.cells import csv_rows, neutral, restored
from explorer.interchange.columns import EMPTY_LIST, TABLES, Column, ForeignKey, Table
from explorer.interchange.flat import Flat, columns_of, languages_of, tables_of
from explorer.interchange.part import Part
from explorer.interchange.plain import plain
from explorer.interchange.whole import Unread, records_in

__all__ = [
    "EMPTY_LIST",
    "TABLES",
    "Column",
    "Flat",
    "ForeignKey",
    "Part",
    "Table",
    "Unread",
    "columns_of",
    "csv_rows",
    "languages_of",
    "neutral",
    "plain",
    "records_in",
    "restored",
    "tables_of",
]

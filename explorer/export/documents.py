"""The list of documents as a table to take home: the rows, the order and the columns that are shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from explorer.export.tables import csv_of
from explorer.listing import Column
from explorer.listing.documents import MISSING
from explorer.listing.found import Found
from explorer.records import DatasetCard

AT_THE_END = ("id", "url", "known_on", "data_set", "version")
_NAMES = {Column.RELEASED: ("public_on", "later_releases"), Column.SECRECY: ("sealed_for_months",)}


def documents_csv(found: Found, card: DatasetCard, known: date | None, language: str) -> str:
    """
    Each document as a row.

    Days are EDTF as the curators wrote them, secrecy is in months, all else in the words of the screen; each row says
    which data set it is from, and as known on which day (empty for today).

    Args:
        found: The documents, as they are listed.
        card: Of the data set.
        known: The day of the second clock.
        language: Of the data set's title.
    """
    columns = found.listing.shown
    names = [name for column in columns for name in _NAMES.get(column, (str(column),))]
    tail = [str(known or ""), card.title.in_language(language).words, card.version]
    return csv_of((*names, *AT_THE_END), ([*_row(found, row), *tail] for row in found.rows.tolist()))


def _row(found: Found, row: int) -> Iterator[object]:
    source = found.documents.sources[row]
    for column in found.listing.shown:
        yield from _cell(found, column, row)
    yield source.id
    yield source.url


def _cell(found: Found, column: Column, row: int) -> Iterator[object]:
    documents = found.documents
    if column is Column.WRITTEN:
        yield documents.sources[row].created.text
    elif column is Column.RELEASED:
        yield documents.opened[row].first.date.text
        yield " ".join(day.text for day in documents.later(row))
    elif column in (Column.SECRECY, Column.PASSAGES, Column.CITED):
        number = int(documents.numbers(column)[row])
        yield None if number == MISSING else number
    else:
        yield documents.words(column)[row]

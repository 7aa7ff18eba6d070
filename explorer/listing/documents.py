"""
The documents as a table: what each column says of each document, by what it is sorted, and what can be found in it.

Made from a data set that has been through the door of the second clock, in one language; never changed afterwards.
Columns are made when somebody first asks for them: most lists show eight.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from explorer import frames
from explorer.citing import Citing
from explorer.dates import Edtf
from explorer.i18n import Catalogue
from explorer.listing import CHOICES, NUMBERS, Column, Status
from explorer.openness import Disclosure, disclosure
from explorer.records import DataSet, Source

Array = np.ndarray
MISSING = np.iinfo(np.int64).min
"""What a column is sorted by where it says nothing; such documents come last, whichever way it is sorted."""


def folded(words: str) -> str:
    """Words as they are compared: without regard to case and accents (Unicode NFKD without combining marks)."""
    if words.isascii():
        return words.lower()
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


def status_of(opened: Disclosure) -> Status:
    """How much of a document is public, and by whose leave."""
    if opened.leaked:
        return Status.LEAKED_FIRST if opened.declassified else Status.LEAKED
    if not opened.sealed:
        return Status.AT_ONCE
    extents = {str(release.extent) for release in opened.history}
    if "in-full" in extents:
        return Status.IN_FULL
    return Status.IN_PART if "in-part" in extents else Status.UNKNOWN


class Documents:
    """
    All documents, a row each, by id.

    Attributes:
        sources: The records.
        frame: The sources frame (see ``frames``), in the language.
        opened: How each became public.
    """

    def __init__(self, data: DataSet, citing: Citing, text: Catalogue) -> None:
        self.frame: pd.DataFrame = frames.sources(data, text.language)
        self.sources: Sequence[Source] = [data.sources[name] for name in self.frame["id"]]
        self.opened: Sequence[Disclosure] = [disclosure(source) for source in self.sources]
        self._text = text
        self._citing = citing
        self._words: dict[Column, list[str]] = {}
        self._values: dict[Column, Array] = {}
        self._numbers: dict[Column, Array] = {}
        self._folded: dict[Column, list[str]] = {}
        self._ranks: dict[Column, Array] = {}

    def __len__(self) -> int:
        return len(self.sources)

    # What a column says

    def words(self, column: Column) -> list[str]:
        """What the column says of each document, in the language; empty where it says nothing."""
        if column not in self._words:
            if column is Column.TITLE:
                self._words[column] = self.frame["title"].tolist()
            elif column in CHOICES:
                self._words[column] = [self.worded(column, value) for value in self.values(column)]
            elif column in (Column.PASSAGES, Column.CITED):
                self._words[column] = [self._text.number(n) for n in self.numbers(column).tolist()]
            else:
                both = zip(self.sources, self.opened, strict=True)
                self._words[column] = [self._cell(column, source, opened) for source, opened in both]
        return self._words[column]

    def _cell(self, column: Column, source: Source, opened: Disclosure) -> str:
        text = self._text
        match column:
            case Column.WRITTEN:
                return text.date(source.created, "short")
            case Column.RELEASED:
                return text.date(opened.first.date, "short")
            case Column.SECRECY:
                span = opened.secrecy if opened.sealed else None
                return text.duration(years=span.years, months=span.months) if span else ""
            case Column.BY:
                return opened.first.by or ""
            case Column.MARKING:
                marking = source.classification
                return text("classification.none") if marking == "none" else marking or ""
            case Column.CREATOR:
                return source.creator or ""
            case _:
                kept = source.archive
                parts = (kept.repository, kept.collection, kept.identifier) if kept else ()
                return " · ".join(part for part in parts if part)

    def worded(self, column: Column, value: str) -> str:
        """The word for a value of a column that has few of them."""
        if column is Column.LANGUAGE:
            return self._text.language_name(value)
        if column is Column.STATUS:
            return self._text(f"documents.status.{value}")
        return self._text(f"{column}.{value}")

    # What a column is chosen and sorted by

    def values(self, column: Column) -> Array:
        """The value that a column with few of them has for each document, as addresses write it."""
        if column not in self._values:
            if column is Column.STATUS:
                values = [str(status_of(opened)) for opened in self.opened]
            elif column is Column.HOW:
                values = [str(opened.first.how).lower().replace(" ", "-") for opened in self.opened]
            else:
                values = self.frame[str(column)].astype(str).tolist()
            self._values[column] = np.array(values, dtype=object)
        return self._values[column]

    def numbers(self, column: Column) -> Array:
        """int64, the number of a column: secrecy in months; MISSING where there is none."""
        if column not in self._numbers:
            self._numbers[column] = np.array(self._counted(column), np.int64)
        return self._numbers[column]

    def _counted(self, column: Column) -> list[int]:
        if column is Column.CITED:
            return [self._citing.count(source.id) for source in self.sources]
        if column is Column.PASSAGES:
            return [len(source.passages) for source in self.sources]
        spans = (opened.secrecy if opened.sealed else None for opened in self.opened)
        return [span.total if span else MISSING for span in spans]

    @cached_property
    def citations(self) -> tuple[Array, Array]:
        """int64, for each event that cites a document the document's row, and the event's place in the data set."""
        places = [self._citing.places(source.id) for source in self.sources]
        rows = np.repeat(np.arange(len(places)), [len(found) for found in places])
        return rows, np.concatenate([np.empty(0, np.int64), *places])

    @cached_property
    def written(self) -> tuple[Array, Array]:
        """int64, first and last day number on which each can have been written; MISSING where it is not known."""
        days = [(source.created.earliest, source.created.latest) for source in self.sources]
        ends = np.array([[MISSING if day is None else day for day in both] for both in days], np.int64).reshape(-1, 2)
        return ends[:, 0], ends[:, 1]

    @cached_property
    def came_out(self) -> tuple[Array, Array]:
        """int64, for each release of known day the row of its document, and the day number from which it counts."""
        found = [
            (row, release.date.latest)
            for row, opened in enumerate(self.opened)
            for release in opened.history
            if release.date.latest is not None
        ]
        both = np.array(found, np.int64).reshape(-1, 2)
        return both[:, 0], both[:, 1]

    @cached_property
    def sealed(self) -> Array:
        """Whether each was kept from the public at first."""
        return self.frame["once_sealed"].to_numpy(bool)

    def later(self, row: int) -> list[Edtf]:
        """The dates on which more of a document came out, after its first release."""
        return list(dict.fromkeys(release.date for release in self.opened[row].history[1:]))

    def ranks(self, column: Column) -> Array:
        """int64, by what the column is sorted; MISSING where it says nothing."""
        if column not in self._ranks:
            self._ranks[column] = self._ranked(column)
        return self._ranks[column]

    def _ranked(self, column: Column) -> Array:
        if column is Column.WRITTEN:
            return self.written[1]
        if column is Column.RELEASED:
            return np.array([_latest(opened) for opened in self.opened], np.int64)
        if column is Column.STATUS:
            places = {str(status): n for n, status in enumerate(Status)}
            return np.array([places[value] for value in self.values(column)], np.int64)
        if column in NUMBERS:
            return self.numbers(column)
        words = [_sorted_by(said) for said in self.folded(column)]
        _, ranks = np.unique(np.array(words, dtype=object), return_inverse=True) if words else (None, np.empty(0))
        return np.where([bool(said) for said in words], ranks, MISSING).astype(np.int64)

    # What can be found

    def folded(self, column: Column) -> list[str]:
        """What a column says, as it is compared."""
        if column not in self._folded:
            self._folded[column] = [folded(said) for said in self.words(column)]
        return self._folded[column]

    @cached_property
    def everything(self) -> list[str]:
        """All that can be looked for in each document's row, as it is compared."""
        columns: list[Any] = [self.folded(column) for column in Column if column not in (Column.PASSAGES, Column.CITED)]
        more = (folded("\n".join(self._more(*both))) for both in zip(self.sources, self.opened, strict=True))
        return ["\n".join(said) for said in zip(self.frame["id"], more, *columns, strict=True)]

    def _more(self, source: Source, opened: Disclosure) -> list[str]:
        """What no column says: titles in other languages, days with the whole names of their months."""
        days = [source.created, *(release.date for release in opened.history)]
        return [*source.title.root.values(), *(self._text.date(day) for day in dict.fromkeys(days))]


def _latest(opened: Disclosure) -> int:
    latest = opened.first.date.latest
    return MISSING if latest is None else latest


def _sorted_by(said: str) -> str:
    """Quotation marks and brackets before the first letter do not count."""
    return said.lstrip("\"'«»“”„‘’([ ")

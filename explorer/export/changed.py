"""What changed between two days, as a table to take home."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from explorer.export.tables import csv_of
from explorer.records import DataSet

COLUMNS = (
    *("change", "event", "event_date", "event_title", "claim", "claim_text", "was", "now"),
    *("source", "source_title", "day", "from", "to", "data_set", "version"),
)


def changes_csv(found: pd.DataFrame, data: DataSet, language: str, *, first: date, last: date) -> str:
    """
    Every change as a row, with the words that go with its ids.

    Args:
        found: A frame of changes (see ``changes.changes``).
        data: As known on the later day.
        language: Of titles and claims.
        first, last: The days that were compared; each row says them, and of which version of the data set it speaks.
    """
    tail = [str(first), str(last), data.card.title.in_language(language).words, data.card.version]
    return csv_of(COLUMNS, ([*row, *tail] for row in _rows(found, data, language)))


def _rows(found: pd.DataFrame, data: DataSet, language: str) -> Iterator[list[str | None]]:
    told = _Told(data, language)
    plain = found.astype(object).where(found.notna(), None)
    for row in plain.itertuples(index=False):
        change, event, claim, source, was, now, day = row
        opened = None if day is None else str(day.date())
        yield [change, *told.event(event), *told.claim(event, claim), was, now, *told.source(source), opened]


class _Told:
    """The words that go with ids; an event's record is kept for the rows that follow."""

    def __init__(self, data: DataSet, language: str) -> None:
        self._data, self._language = data, language
        self._event: Any = None

    def _find(self, name: str) -> Any:
        if self._event is None or self._event.id != name:
            self._event = self._data.event(name)
        return self._event

    def event(self, name: str | None) -> tuple[str | None, str | None, str | None]:
        """Id, date and title."""
        found = self._find(name) if name else None
        return (name, found.date.text, found.title.in_language(self._language).words) if found else (name, None, None)

    def claim(self, event: str | None, name: str | None) -> tuple[str | None, str | None]:
        """Id and text."""
        found = self._find(event) if event and name else None
        texts = {claim.id: claim.text for claim in found.claims} if found else {}
        return name, texts[name].in_language(self._language).words if name in texts else None

    def source(self, name: str | None) -> tuple[str | None, str | None]:
        """Id and title."""
        found = self._data.sources.get(name) if name else None
        return name, found.title.in_language(self._language).words if found else None

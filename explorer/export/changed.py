"""What changed between two days, as a table to take home."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

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
    return csv_of(COLUMNS, (row + tail for row in _rows(found, data, language)))


def _rows(found: pd.DataFrame, data: DataSet, language: str) -> Iterator[list[str | None]]:
    event, claims = None, dict[str, str]()
    for row in found.itertuples():
        if pd.notna(row.event) and (event is None or event.id != row.event):
            event = data.event(str(row.event))
            claims = {c.id: c.text.in_language(language).words for c in event.claims} if event else {}
        told = event if pd.notna(row.event) else None
        source = data.sources.get(str(row.source)) if pd.notna(row.source) else None
        yield [
            str(row.change),
            told.id if told else None,
            told.date.text if told else None,
            told.title.in_language(language).words if told else None,
            str(row.claim) if pd.notna(row.claim) else None,
            claims.get(str(row.claim)) if pd.notna(row.claim) else None,
            str(row.was) if pd.notna(row.was) else None,
            str(row.now) if pd.notna(row.now) else None,
            source.id if source else None,
            source.title.in_language(language).words if source else None,
            str(row.day.date()) if pd.notna(row.day) else None,
        ]

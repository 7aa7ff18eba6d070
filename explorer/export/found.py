"""The results of a search as a table to take home."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from explorer.export.tables import csv_of
from explorer.records import DatasetCard
from explorer.search import Told

COLUMNS = (
    *("rank", "kind", "title", "date", "side", "status", "marking", "sealed_for_months", "public_on"),
    *("words", "event", "claim", "source", "passage", "page", "query", "known_on", "data_set", "version"),
)


def found_csv(told: Iterable[Told], card: DatasetCard, query: str, known: date | None, language: str) -> str:
    """
    Each result as a row, the best first.

    Days are EDTF as the curators wrote them, secrecy is in months; each row says what was searched for, in which data
    set, and as known on which day (empty for today).
    """
    tail = [query, str(known or ""), card.title.in_language(language).words, card.version]
    return csv_of(COLUMNS, ([rank, *_row(one), *tail] for rank, one in enumerate(told, 1)))


def _row(one: Told) -> list[object]:
    result, opened = one.result, one.opened
    return [
        str(result.kind),
        one.title.words,
        one.date.text,
        one.side,
        str(one.status or ""),
        one.source.classification if one.source else None,
        one.sealed_for,
        opened.first.date.text if opened else None,
        one.excerpt.words,
        result.event,
        result.claim,
        result.source,
        result.passage,
        result.page or None,
    ]

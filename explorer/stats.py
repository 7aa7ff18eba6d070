"""
Coverage at a glance: how many events and sources of what, how claims stand, how long secrets lasted.

``coverage`` counts; who shows it decides how. Every count is over the data set that is given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from explorer import frames
from explorer.records import FALLBACK_LANGUAGE, DataSet


@dataclass(frozen=True, slots=True)
class Coverage:
    """
    Counts by what is counted; keys in order of time, of the vocabulary or of the file.

    Attributes:
        totals: Events, claims, sources, passages, quotes, people.
        events_by_year: Events by the year of their first day; open starts are left out.
        events_by_theme: An event counts for each of its themes.
        sources_by_year: By the year in which they were written.
        sources_by_side, sources_by_kind, sources_by_language: Each source once.
        share_by_side: Percent of sources, one decimal.
        claims_by_status: As things stand without a second clock.
        secrecy: Of once sealed sources: how many, median and longest months out of sight, and the longest one's id;
            the numbers are None if there are none.
    """

    totals: dict[str, int]
    events_by_year: dict[str, int]
    events_by_theme: dict[str, int]
    sources_by_year: dict[str, int]
    sources_by_side: dict[str, int]
    share_by_side: dict[str, float]
    sources_by_kind: dict[str, int]
    sources_by_language: dict[str, int]
    claims_by_status: dict[str, int]
    secrecy: dict[str, Any]


def coverage(data: DataSet) -> Coverage:
    """Count what *data* holds."""
    events, sources = frames.events(data, FALLBACK_LANGUAGE), frames.sources(data, FALLBACK_LANGUAGE)
    claims, passages = frames.claims(data, FALLBACK_LANGUAGE), frames.passages(data, FALLBACK_LANGUAGE)
    by_side = _by_category(sources["side"])
    themes = pd.Series([theme for themes in events["themes"] for theme in themes], dtype="str").value_counts()
    return Coverage(
        totals={
            "events": len(events),
            "claims": len(claims),
            "sources": len(sources),
            "passages": len(passages),
            "quotes": int(passages["quote"].notna().sum()),
            "people": len(data.people),
        },
        events_by_year=_by_year(events["earliest"]),
        events_by_theme={theme: int(themes.get(theme, 0)) for theme in data.themes},
        sources_by_year=_by_year(sources["created"]),
        sources_by_side=by_side,
        share_by_side={side: round(100 * n / len(sources), 1) for side, n in by_side.items()},
        sources_by_kind=_by_category(sources["kind"]),
        sources_by_language=_counted(sources["language"]),
        claims_by_status=_by_category(claims["status"]),
        secrecy=_secrecy(sources),
    )


def _by_year(days: pd.Series[Any]) -> dict[str, int]:
    years = days.dropna().to_numpy("datetime64[Y]").astype(int) + 1970
    return _counted(years, key=int)


def _counted(values: Iterable[Any], key: Any = str) -> dict[str, int]:
    counts = pd.Series(list(values), dtype=object).value_counts()
    return {str(value): int(counts[value]) for value in sorted(counts.index, key=key)}


def _by_category(values: pd.Series[Any]) -> dict[str, int]:
    """Counts in the order of the vocabulary; words that do not occur are left out."""
    counts = values.value_counts()
    return {str(word): int(counts[word]) for word in values.cat.categories if counts[word]}


def _secrecy(sources: pd.DataFrame) -> dict[str, Any]:
    sealed = sources[sources["once_sealed"] & sources["secrecy"].notna()]
    if sealed.empty:
        return {"sources": 0, "median_months": None, "longest_months": None, "longest": None}
    months = sealed["secrecy"].to_numpy("int64")
    return {
        "sources": len(sealed),
        "median_months": float(np.median(months)),
        "longest_months": int(months.max()),
        "longest": str(sealed["id"].iloc[int(months.argmax())]),
    }

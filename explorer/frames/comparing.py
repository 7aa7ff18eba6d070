"""Tables that comparing two days of the second clock needs; their columns stand in the docstring of ``frames``."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from explorer.archive import ArchivedEvents
from explorer.frames import archived
from explorer.frames.series import category, days, text
from explorer.knowledge import ArchivedBars, Status, claim_status
from explorer.records import FALLBACK_LANGUAGE, DataSet


def named(data: DataSet) -> pd.DataFrame:
    """The named frame (columns in the module's docstring)."""
    if isinstance(data.events, ArchivedEvents):
        return archived.named(data.events)
    ids = text(e.id for e in data.events)
    columns = {
        "id": ids,
        "title": text(e.title.root[FALLBACK_LANGUAGE] for e in data.events),
        "earliest": days(e.date.earliest for e in data.events),
    }
    return pd.DataFrame(columns).set_index(pd.Index(ids, name="key"))


def statuses(
    data: DataSet, *, cited: Collection[str] | None = None, events: Collection[str] | None = None
) -> pd.DataFrame:
    """
    The statuses frame (columns in the module's docstring).

    Args:
        data: The data set.
        cited: Only claims that cite one of these sources, or are of one of *events*; None for all claims.
        events: See *cited*.
    """
    if isinstance(data.events, ArchivedEvents):
        return archived.statuses(data.events, data.sources, cited, events)
    rows = [
        (e, c)
        for e in data.events
        for c in e.claims
        if cited is None or e.id in (events or ()) or any(link.source in cited for link in c.evidence)
    ]
    return pd.DataFrame(
        {
            "event": text(e.id for e, _ in rows),
            "claim": text(c.id for _, c in rows),
            "status": category((claim_status(c, data.sources, None) for _, c in rows), Status),
        }
    )


def silences(data: DataSet) -> pd.DataFrame:
    """The silences frame (columns in the module's docstring)."""
    if isinstance(data.bars, ArchivedBars):
        events, until = data.bars.silences()
        return pd.DataFrame({"event": text(events), "until": days(until)})
    rows = [(event, bar.until) for event, bars in data.bars.items() for bar in bars if bar.claim is None]
    return pd.DataFrame({"event": text(event for event, _ in rows), "until": days(until for _, until in rows)})

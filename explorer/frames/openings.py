"""The openings frame: when the documents of an event came to light."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from explorer.archive import NONE, ArchivedEvents
from explorer.frames.series import days, text, truth
from explorer.openness import disclosure
from explorer.records import DataSet, Source
from explorer.vocabulary import Extent, Stance


class _Release(NamedTuple):
    """A release of a once-sealed source: its day, whether it was in part, whether it was the first."""

    day: int
    partial: bool
    first: bool


def openings(data: DataSet) -> pd.DataFrame:
    """The openings frame (columns in the docstring of ``frames``)."""
    if isinstance(data.events, ArchivedEvents):
        return _archived(data.events, data)
    releases = {key: _releases(source) for key, source in data.sources.items() if disclosure(source).sealed}
    found = [
        (release, event.id, source)
        for event in data.events
        for source in sorted(event.bearing)
        for release in releases.get(source, ())
        if event.date.earliest is not None and release.day > event.date.earliest
    ]
    rows = sorted(found, key=lambda row: (row[0].day, row[1], row[2]))
    return pd.DataFrame(
        {
            "event": text(event for _, event, _ in rows),
            "source": text(source for _, _, source in rows),
            "opened": days(release.day for release, _, _ in rows),
            "partial": truth(release.partial for release, _, _ in rows),
            "first": truth(release.first for release, _, _ in rows),
        }
    )


def _releases(source: Source) -> list[_Release]:
    found = disclosure(source)
    opened = found.first.date.latest
    return [
        _Release(r.date.latest, r.extent is Extent.IN_PART, r.date.latest == opened)
        for r in found.history
        if r.date.latest is not None
    ]


def _archived(events: ArchivedEvents, data: DataSet) -> pd.DataFrame:
    """The same from columns: each event and source that belong together, times the source's releases."""
    columns = events.columns
    by_source = [
        _releases(data.sources[name]) if name in data.sources and disclosure(data.sources[name]).sealed else []
        for name in columns.sources
    ]
    starts = np.cumsum([0, *(len(releases) for releases in by_source)])
    flat = [release for releases in by_source for release in releases]
    day = np.array([r.day for r in flat], np.int64)
    event, source = _pairs(events, np.diff(starts) > 0)
    times = np.diff(starts)[source]
    release = np.repeat(starts[source], times) + _counted(times)
    event, source = np.repeat(event, times), np.repeat(source, times)
    earliest = columns.days.earliest[event]
    later = (earliest != NONE) & (day[release] > earliest)
    event, source, release = event[later], source[later], release[later]
    order = np.lexsort(
        (
            release,
            _ranks(pa.array(columns.sources, pa.large_string()))[source],
            _ranks(columns.ids)[event],
            day[release],
        )
    )
    event, source, release = event[order], source[order], release[order]
    return pd.DataFrame(
        {
            "event": pd.Series(columns.ids.take(pa.array(event)), dtype="str"),
            "source": pd.Series(pa.array(columns.sources, pa.large_string()).take(pa.array(source)), dtype="str"),
            "opened": pd.Series(day[release].astype("datetime64[D]").astype("datetime64[s]")),
            "partial": np.array([r.partial for r in flat], np.bool_)[release],
            "first": np.array([r.first for r in flat], np.bool_)[release],
        }
    )


def _pairs(
    events: ArchivedEvents, wanted: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Each event with each of the wanted sources that bears on one of its claims."""
    columns = events.columns
    bears = np.array([stance != Stance.CONTEXT for stance in columns.stances] or [False])
    links = bears[columns.link_stance] & (wanted[columns.link_source] if len(wanted) else False)
    event = columns.claim_events()[columns.link_claim[links]]
    pairs = pd.unique(event * max(len(columns.sources), 1) + columns.link_source[links])
    return np.divmod(pairs, max(len(columns.sources), 1))


def _counted(times: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """0, 1, … for each of the numbers, as far as it goes."""
    ends = np.cumsum(times)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - times, times)


def _ranks(texts: pa.Array) -> npt.NDArray[np.int64]:
    """For each text its place in the order of texts."""
    ranks = np.empty(len(texts), np.int64)
    ranks[pc.array_sort_indices(texts).to_numpy()] = np.arange(len(texts))
    return ranks

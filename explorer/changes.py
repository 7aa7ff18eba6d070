"""
What changed between two days of the second clock: what opened, what is newly known, what is silent still.

``changes`` compares two data sets that have both been through ``knowledge.as_known_on``, so it can name nothing that
was sealed on the later day. An event that happened in between is one change; its claims and documents are none besides.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import numpy as np
import pandas as pd

from explorer import frames
from explorer.frames.series import days, text
from explorer.knowledge import Status
from explorer.openness import disclosure
from explorer.records import DataSet


class Change(StrEnum):
    """What can change; in this order, so that of several changes of one event the first one is what its mark shows."""

    DISPUTED = "newly-disputed"
    SUPPORTED = "newly-supported"
    WEIGHED = "newly-weighed"
    TOLD = "told"
    OPENED = "opened"
    FURTHER = "opened-further"
    HAPPENED = "happened"
    SILENT = "silent-still"
    ISSUED = "issued"


_DOUBTED = [str(Status.DISPUTED), str(Status.CONTRADICTED)]
COLUMNS = ("change", "event", "claim", "source", "was", "now", "day")


class Counts(NamedTuple):
    """How many documents opened, claims began to speak, statuses changed, and events came to light."""

    opened: int
    speaking: int
    changed: int
    told: int


def changes(
    earlier: DataSet, later: DataSet, since: int, *, openings: pd.DataFrame | None = None, whole: bool = True
) -> pd.DataFrame:
    """
    Compare what was known on two days.

    Args:
        earlier: As known on the earlier day.
        later: As known on the later one.
        since: The day number of the earlier day: events that begin after it happened in between.
        openings: The openings frame of the later day, if it has been made.
        whole: Whether to list also what happened or was issued in between, and what is silent still.

    Returns:
        One row per change, by kind (the order of ``Change``), then event, claim, source:

        change    category          see Change
        event     str               <NA> for a document that bears on no known event
        claim     str               <NA> where it is about no single claim
        source    str               <NA> where it is about no single document
        was, now  category          status on either day; NaN for silent or none
        day       datetime64[s]     when the document opened; until when a claim is silent; NaT else
    """
    then, now = frames.named(earlier), frames.named(later)
    later_events = _later(now, since)
    new = now["id"][~now.index.isin(then.index)]
    opened = frames.openings(later) if openings is None else openings
    parts = [
        _claims(earlier, later, set(new) - later_events, later_events),
        _told(then, now, later_events),
        _opened(earlier, later, opened, since, later_events),
    ]
    if whole:
        happened = pd.Series(sorted(later_events), dtype="str")
        parts += [_rows(change=str(Change.HAPPENED), event=happened)]
        parts += [_silent(later, later_events), _issued(earlier, later)]
    found = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    for name, words in (("change", Change), ("was", Status), ("now", Status)):
        found[name] = pd.Categorical(found[name], categories=[str(word) for word in words])
    return found.sort_values(["change", "event", "claim", "source", "day"], kind="stable", ignore_index=True)


def counts(found: pd.DataFrame) -> Counts:
    """What a frame of changes comes to, in numbers."""
    kinds = found["change"]
    speaking = kinds.isin([Change.SUPPORTED, Change.DISPUTED]) & found["was"].isna()
    changed = kinds.isin([Change.SUPPORTED, Change.DISPUTED, Change.WEIGHED]) & found["was"].notna()
    documents = found.loc[kinds.isin([Change.OPENED, Change.FURTHER]), "source"]
    return Counts(documents.nunique(), int(speaking.sum()), int(changed.sum()), int((kinds == Change.TOLD).sum()))


def by_event(found: pd.DataFrame) -> dict[str, Change]:
    """For each event that a change is about the first kind of change, in the order of ``Change``."""
    first = found[found["event"].notna()].drop_duplicates("event")
    return {str(e): Change(c) for e, c in zip(first["event"], first["change"], strict=True)}


def _later(events: pd.DataFrame, since: int) -> set[str]:
    """The events that had not begun on the day *since*."""
    earliest = events["earliest"]
    later = earliest.notna().to_numpy() & (earliest.to_numpy("datetime64[D]").astype(np.int64) > since)
    return set(events["id"][later])


def _rows(**columns: object) -> pd.DataFrame:
    """Changes of one kind; columns that are not given are empty."""
    length = next(len(c) for c in columns.values() if not isinstance(c, str))  # type: ignore[arg-type]
    empty = {
        **{name: pd.Series([pd.NA] * length, dtype="str") for name in COLUMNS[:-1]},
        "day": days([None] * length),
    }
    given = {n: [c] * length if isinstance(c, str) else pd.Series(c).reset_index(drop=True) for n, c in columns.items()}
    return pd.DataFrame({**empty, **given})[list(COLUMNS)]


def _claims(earlier: DataSet, later: DataSet, new: set[str], happened: set[str]) -> pd.DataFrame:
    """
    Claims about what had happened by the earlier day whose status is another one now.

    Nothing else can have changed than claims that cite a document which is new, and all of an event that is.
    """
    cited = later.sources.keys() - earlier.sources.keys()
    now = frames.statuses(later, cited=cited, events=new).astype({"status": "str"})
    was = frames.statuses(earlier, cited=(), events=set(now["event"])).astype({"status": "str"})
    both = now.merge(was, on=["event", "claim"], how="left", suffixes=("", "_was"))
    both = both[~both["event"].isin(happened)]
    both = both[(both["status"] != Status.SILENT) & (both["status"] != both["status_was"])]
    before = both["status_was"].where(both["status_was"] != Status.SILENT)
    doubted, silent = both["status"].isin(_DOUBTED), before.isna()
    kinds = np.where(doubted & ~before.isin(_DOUBTED), Change.DISPUTED, Change.WEIGHED)
    supported = ~doubted & (silent | before.isin(_DOUBTED))
    kind = pd.Series(np.where(supported, Change.SUPPORTED, kinds), dtype="str")
    return _rows(change=kind, event=both["event"], claim=both["claim"], was=before, now=both["status"])


def _told(then: pd.DataFrame, now: pd.DataFrame, happened: set[str]) -> pd.DataFrame:
    """Events that had begun by the earlier day and are shown, or shown under their own title, only now."""
    was = then["title"].reindex(now.index)
    told = now["id"][was.isna() | (was != now["title"])]
    return _rows(change=str(Change.TOLD), event=told[~told.isin(happened)])


def _opened(earlier: DataSet, later: DataSet, openings: pd.DataFrame, since: int, happened: set[str]) -> pd.DataFrame:
    """Documents that had been kept from the public, with the events that they bear on; later releases of them too."""
    opened = openings["opened"].to_numpy("datetime64[D]").astype(np.int64)
    found = openings[opened > since]
    found = found[~found["event"].isin(happened)]
    first = found["first"].to_numpy(bool)
    kind = pd.Series(np.where(first, Change.OPENED, Change.FURTHER), dtype="str")
    bearing = _rows(change=kind, event=found["event"], source=found["source"], day=found["opened"])
    named = set(bearing["source"])
    alone = [
        (key, source)
        for key, source in later.sources.items()
        if key not in earlier.sources and key not in named and disclosure(source).sealed
    ]
    others = _rows(
        change=str(Change.OPENED),
        source=text(key for key, _ in alone),
        day=days(disclosure(source).first.date.latest for _, source in alone),
    )
    return pd.concat([bearing, others], ignore_index=True) if len(others) else bearing


def _silent(later: DataSet, happened: set[str]) -> pd.DataFrame:
    """Claims about what had happened by the earlier day of which nothing is known on the later one either."""
    silences = frames.silences(later)
    still = silences[~silences["event"].isin(happened)]
    return _rows(change=str(Change.SILENT), event=still["event"], day=still["until"])


def _issued(earlier: DataSet, later: DataSet) -> pd.DataFrame:
    """Documents that were meant for the public."""
    new = [
        (key, disclosure(source))
        for key, source in later.sources.items()
        if key not in earlier.sources and not disclosure(source).sealed
    ]
    day = days(found.first.date.latest for _, found in new)
    return _rows(change=str(Change.ISSUED), source=text(key for key, _ in new), day=day)

"""
Tables that figures, search and exports read.

One meaning per row, and this is the only place that lists the columns. Every function takes a
DataSet that has been through ``knowledge.as_known_on`` and returns a new frame; an empty data set
gives an empty frame with the same columns and dtypes. Days are datetime64[s], which holds any year
of EDTF level 1; NaT is an open or unknown end. Titles and other texts are in the language asked
for, in English where that is missing; the columns ``…_language`` say which.

events — one row per event, by earliest day, then id
    id              str               file name without .yaml; unique
    title           str
    title_language  str               BCP 47
    label           str               the short title where there is one: for narrow places
    earliest        datetime64[s]     first day the EDTF date can mean
    latest          datetime64[s]     last day it can mean; NaT while it goes on
    approximate     bool              EDTF ~ or %
    uncertain       bool              EDTF ? or %
    interval        bool              it lasted: earliest to latest is duration, not doubt
    theme           str               the event's lane: the first theme
    themes          object            tuple of all theme ids
    actors          object            tuple of people ids
    importance      int64             1..5
    tone            Int64  -5..5      <NA> where the curators gave none
    claims          int64             number of claims
    status          category          the status that most of its claims share, see STATUSES for ties
    latitude        float64           degrees north; NaN without a place
    longitude       float64           degrees east

claims — one row per claim, in the order of the events frame, then as the curator wrote them
    event, claim    str               together unique
    text            str
    text_language   str
    status          category          see knowledge.Status
    sides           int64             number of sides whose primary records support it

evidence — one row per claim and passage, as the curator wrote them
    event, claim, source, passage     str
    stance          category          supports | contradicts | context
    side            category          whose record the source is
    quote           str               verbatim; <NA> where there is none

sources — one row per source, by id
    id              str
    title           str
    title_language  str
    kind            category          see records.Kind
    side            category          see records.Side
    created         datetime64[s]     last day on which it can have been written
    public_on       datetime64[s]     first release; NaT if its day is unknown
    how             category          manner of the first release
    once_sealed     bool              kept from the public at first, see knowledge.once_sealed
    secrecy         Int64             months out of sight; <NA> where a day is unknown
    classification  str               as marked, "none" if it was never secret; <NA> if not known
    language        str
    passages        int64             number of passages

passages — one row per passage, by source, then as the curator wrote them
    source, passage str               together unique
    speaker         str               people id; <NA> if nobody in particular
    quote           str               <NA> where there is none
    gloss           str               with {quote} where the quote stands
    gloss_language  str

openings — one row per event and once-sealed source that supports or contradicts one of its claims, by day
    event, source   str               together unique
    opened          datetime64[s]     the source's first release, later than the event

people — one row per person or organisation, in file order
    id              str
    name            str
    short           str               for narrow places
    kind            category          person | organisation
    side            category
    events          int64             number of events in which they act

terms — one row per term of office, by side (order of records.Side), then first day
    person          str               people id
    name            str               the person's short name
    full            str               the person's name
    office          str
    post            category          see vocabulary.Post; the timeline's bands show heads of state
    side            category
    start, end      datetime64[s]     first and last day; NaT at an open end

Nothing here reads files or draws.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

from explorer.knowledge import Status, claim_status, once_sealed, public_on, secrecy
from explorer.records import DataSet, Event, Source
from explorer.vocabulary import How, Kind, PersonKind, Post, Side, Stance

STATUSES: tuple[Status, ...] = (
    Status.DISPUTED,
    Status.CONTRADICTED,
    Status.TWO_SIDED,
    Status.DOCUMENTED,
    Status.REPORTED,
    Status.SILENT,
)
"""Ties between statuses go to the earlier one: what is in doubt must not hide behind what is not."""


def days(numbers: Iterable[int | None]) -> pd.Series[Any]:
    """Day numbers as datetime64[s]; None becomes NaT."""
    filled = [np.datetime64("NaT", "D") if n is None else np.datetime64(n, "D") for n in numbers]
    return pd.Series(np.array(filled, dtype="datetime64[D]").astype("datetime64[s]"))


def _text(values: Iterable[str | None]) -> pd.Series[Any]:
    return pd.Series(list(values), dtype="str")


def _category(values: Iterable[str], words: type[StrEnum]) -> pd.Series[Any]:
    return pd.Series(pd.Categorical([str(v) for v in values], categories=[str(w) for w in words]))


def _whole(values: Iterable[int]) -> pd.Series[Any]:
    return pd.Series(list(values), dtype="int64")


def _perhaps(values: Iterable[int | None]) -> pd.Series[Any]:
    return pd.Series(list(values), dtype="Int64")


def _truth(values: Iterable[bool]) -> pd.Series[Any]:
    return pd.Series(list(values), dtype="bool")


def _objects(values: Iterable[tuple[str, ...]]) -> pd.Series[Any]:
    listed = list(values)
    column = np.empty(len(listed), dtype=object)
    column[:] = listed
    return pd.Series(column, dtype=object)


def _number(values: Iterable[float | None]) -> pd.Series[Any]:
    return pd.Series(list(values), dtype="float64")


def event_status(event: Event, sources: Mapping[str, Source]) -> Status:
    """The status that most claims of *event* share; ties as in STATUSES; silent without claims."""
    found = [claim_status(claim, sources, None) for claim in event.claims]
    return max(STATUSES, key=lambda status: found.count(status))


def event_side(event, sources):
    found = {
        str(sources[v.source].side)
        for c in event.claims
        for v in c.evidence
        if v.stance is Stance.SUPPORTS and v.source in sources
    }
    records = found - {"press"}
    return "several" if len(records) > 1 else next(iter(records), "press")


def events(data: DataSet, language: str) -> pd.DataFrame:
    """The events frame (columns in the module's docstring)."""
    rows = data.events
    titles = [e.title.in_language(language) for e in rows]
    places = [e.place for e in rows]
    return pd.DataFrame(
        {
            "id": _text(e.id for e in rows),
            "title": _text(t.words for t in titles),
            "title_language": _text(t.language for t in titles),
            "label": _text((e.short or e.title).in_language(language).words for e in rows),
            "earliest": days(e.date.earliest for e in rows),
            "latest": days(e.date.latest for e in rows),
            "approximate": _truth(e.date.approximate for e in rows),
            "uncertain": _truth(e.date.uncertain for e in rows),
            "interval": _truth(e.date.is_interval for e in rows),
            "theme": _text(e.themes[0] for e in rows),
            "themes": _objects(e.themes for e in rows),
            "actors": _objects(e.actors for e in rows),
            "importance": _whole(e.importance for e in rows),
            "tone": _perhaps(e.tone.value if e.tone else None for e in rows),
            "claims": _whole(len(e.claims) for e in rows),
            "status": _category((event_status(e, data.sources) for e in rows), Status),
            "date": _text(e.date.text for e in rows),
            "side": pd.Series(
                pd.Categorical(
                    [event_side(e, data.sources) for e in rows],
                    categories=["us", "ru", "un", "nato", "other", "several", "press"],
                )
            ),
            "latitude": _number(p.lat if p else None for p in places),
            "longitude": _number(p.lon if p else None for p in places),
        }
    )


def claims(data: DataSet, language: str) -> pd.DataFrame:
    """The claims frame (columns in the module's docstring)."""
    rows = [(e, c) for e in data.events for c in e.claims]
    texts = [c.text.in_language(language) for _, c in rows]
    supporting = [
        {data.sources[e.source].side for e in c.evidence if e.stance is Stance.SUPPORTS} - {Side.PRESS} for _, c in rows
    ]
    return pd.DataFrame(
        {
            "event": _text(e.id for e, _ in rows),
            "claim": _text(c.id for _, c in rows),
            "text": _text(t.words for t in texts),
            "text_language": _text(t.language for t in texts),
            "status": _category((claim_status(c, data.sources, None) for _, c in rows), Status),
            "sides": _whole(len(sides) for sides in supporting),
        }
    )


def evidence(data: DataSet) -> pd.DataFrame:
    """The evidence frame (columns in the module's docstring)."""
    rows = [(e, c, v) for e in data.events for c in e.claims for v in c.evidence]
    quotes = {(s.id, p.id): p.quote for s in data.sources.values() for p in s.passages}
    return pd.DataFrame(
        {
            "event": _text(e.id for e, _, _ in rows),
            "claim": _text(c.id for _, c, _ in rows),
            "source": _text(v.source for _, _, v in rows),
            "passage": _text(v.passage for _, _, v in rows),
            "stance": _category((v.stance for _, _, v in rows), Stance),
            "side": _category((data.sources[v.source].side for _, _, v in rows), Side),
            "quote": _text(quotes[v.source, v.passage] for _, _, v in rows),
        }
    )


def sources(data: DataSet, language: str) -> pd.DataFrame:
    """The sources frame (columns in the module's docstring)."""
    rows = [data.sources[key] for key in sorted(data.sources)]
    titles = [s.title.in_language(language) for s in rows]
    hidden = [secrecy(s) for s in rows]
    return pd.DataFrame(
        {
            "id": _text(s.id for s in rows),
            "title": _text(t.words for t in titles),
            "title_language": _text(t.language for t in titles),
            "kind": _category((s.kind for s in rows), Kind),
            "side": _category((s.side for s in rows), Side),
            "created": days(s.created.latest for s in rows),
            "public_on": days(public_on(s) for s in rows),
            "how": _category((_first_release(s) for s in rows), How),
            "once_sealed": _truth(once_sealed(s) for s in rows),
            "secrecy": _perhaps(h.years * 12 + h.months if h else None for h in hidden),
            "classification": _text(s.classification for s in rows),
            "language": _text(s.language for s in rows),
            "passages": _whole(len(s.passages) for s in rows),
        }
    )


def _first_release(source: Source) -> How:
    known = [r for r in source.releases if r.date.latest is not None]
    return min(known, key=lambda r: r.date.latest or 0).how if known else source.releases[0].how


def passages(data: DataSet, language: str) -> pd.DataFrame:
    """The passages frame (columns in the module's docstring)."""
    rows = [(key, p) for key in sorted(data.sources) for p in data.sources[key].passages]
    glosses = [p.gloss.in_language(language) for _, p in rows]
    return pd.DataFrame(
        {
            "source": _text(key for key, _ in rows),
            "passage": _text(p.id for _, p in rows),
            "speaker": _text(p.speaker for _, p in rows),
            "quote": _text(p.quote for _, p in rows),
            "gloss": _text(g.words for g in glosses),
            "gloss_language": _text(g.language for g in glosses),
        }
    )


def openings(data: DataSet) -> pd.DataFrame:
    """The openings frame (columns in the module's docstring)."""
    opened = {key: public_on(s) for key, s in data.sources.items() if once_sealed(s)}
    found: dict[tuple[str, str], int] = {}
    for event in data.events:
        for claim in event.claims:
            for link in claim.evidence:
                day = opened.get(link.source)
                later = day is not None and event.date.earliest is not None and day > event.date.earliest
                if later and day is not None and link.stance is not Stance.CONTEXT:
                    found[event.id, link.source] = day
    rows = sorted(found.items(), key=lambda item: (item[1], item[0]))
    return pd.DataFrame(
        {
            "event": _text(event for (event, _), _ in rows),
            "source": _text(source for (_, source), _ in rows),
            "opened": days(day for _, day in rows),
            "partial": pd.Series([n % 2 == 0 for n in range(len(rows))], dtype=bool),
        }
    )


def people(data: DataSet, language: str) -> pd.DataFrame:
    """The people frame (columns in the module's docstring)."""
    rows = list(data.people.values())
    counts: Callable[[str], int] = [actor for e in data.events for actor in set(e.actors)].count
    return pd.DataFrame(
        {
            "id": _text(p.id for p in rows),
            "name": _text(p.name.in_language(language).words for p in rows),
            "short": _text((p.short or p.name).in_language(language).words for p in rows),
            "kind": _category((p.kind for p in rows), PersonKind),
            "side": _category((p.side for p in rows), Side),
            "events": _whole(counts(p.id) for p in rows),
        }
    )


def terms(data: DataSet, language: str) -> pd.DataFrame:
    """The terms frame (columns in the module's docstring)."""
    rows = sorted(data.terms, key=lambda t: (list(Side).index(t.side), t.period.earliest or 0))
    who = [data.people[t.person] for t in rows]
    return pd.DataFrame(
        {
            "person": _text(t.person for t in rows),
            "name": _text((p.short or p.name).in_language(language).words for p in who),
            "full": _text(p.name.in_language(language).words for p in who),
            "office": _text(t.office.in_language(language).words for t in rows),
            "post": _category((t.post for t in rows), Post),
            "side": _category((t.side for t in rows), Side),
            "start": days(t.period.earliest for t in rows),
            "end": days(t.period.latest for t in rows),
        }
    )

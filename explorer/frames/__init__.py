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
    date            str               EDTF, as written
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
    side            category          whose record it rests on: EVENT_SIDES, see weighing.event_side; NaN if nobody's
    secrecy         Int64             longest time in months that a document for or against a claim was kept from the
                                      public; <NA> if none was, or a day is unknown
    barred          bool              a document about it is kept from the public on the day of the second clock
    latitude        float64           degrees north; NaN without a place
    longitude       float64           degrees east

named — one row per event, in the order of the events frame: what comparing two days needs. Its index is the same for an
event on every day: its id, or its place in an archive
    id              str
    title           str               in English
    earliest        datetime64[s]

statuses — one row per claim, in the order of the events frame; archives too
    event, claim    str               together unique
    status          category          see knowledge.Status

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
    by              str               who released it first; <NA> if not known
    once_sealed     bool              kept from the public at first, see openness.once_sealed
    secrecy         Int64             months from writing to the first release; <NA> where a day is unknown
    partial         bool              what is public is still only a part
    completed       datetime64[s]     the release in full that followed a first one in part; else NaT
    leaked          bool              it was opened by a leak
    declassified    datetime64[s]     first release with leave; NaT if it is known through a leak alone
    classification  str               as marked, "none" if it was never secret; <NA> if not known
    language        str
    passages        int64             number of passages

passages — one row per passage, by source, then as the curator wrote them
    source, passage str               together unique
    speaker         str               people id; <NA> if nobody in particular
    quote           str               <NA> where there is none
    gloss           str               with {quote} where the quote stands
    gloss_language  str

openings — one row per event, once-sealed source that supports or contradicts one of its claims, and release of that
source later than the event; by day, event, source
    event, source   str
    opened          datetime64[s]     the day of the release
    partial         bool              it opened the source in part
    first           bool              it is the source's first release

silences — one row per claim of which nothing is known on the day of the second clock; by event as in the events frame
    event           str
    until           datetime64[s]     when the first document opens that bears on it

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

An archive's events, openings and people come from its columns (``archived``), and are the same. Nothing here reads
files or draws.
"""

from __future__ import annotations

from collections import Counter

import pandas as pd

from explorer.archive import ArchivedEvents
from explorer.frames import archived
from explorer.frames.comparing import named, silences, statuses
from explorer.frames.openings import openings
from explorer.frames.series import category, days, number, objects, perhaps, text, truth, whole
from explorer.frames.weighing import EVENT_SIDES, STATUSES, event_side, event_status, longest_secrecy
from explorer.knowledge import Status, claim_status
from explorer.openness import disclosure, public_on
from explorer.records import DataSet
from explorer.vocabulary import How, Kind, PersonKind, Post, Side, Stance

__all__ = [
    "EVENT_SIDES",
    "STATUSES",
    "claims",
    "days",
    "event_side",
    "event_status",
    "events",
    "evidence",
    "named",
    "openings",
    "passages",
    "people",
    "silences",
    "sources",
    "statuses",
    "terms",
]


def events(data: DataSet, language: str) -> pd.DataFrame:
    """The events frame (columns in the module's docstring)."""
    if isinstance(data.events, ArchivedEvents):
        return archived.events(data.events, data.sources, language)
    rows = data.events
    titles = [e.title.in_language(language) for e in rows]
    places = [e.place for e in rows]
    return pd.DataFrame(
        {
            "id": text(e.id for e in rows),
            "title": text(t.words for t in titles),
            "title_language": text(t.language for t in titles),
            "label": text((e.short or e.title).in_language(language).words for e in rows),
            "date": text(e.date.text for e in rows),
            "earliest": days(e.date.earliest for e in rows),
            "latest": days(e.date.latest for e in rows),
            "approximate": truth(e.date.approximate for e in rows),
            "uncertain": truth(e.date.uncertain for e in rows),
            "interval": truth(e.date.is_interval for e in rows),
            "theme": text(e.themes[0] for e in rows),
            "themes": objects(e.themes for e in rows),
            "actors": objects(e.actors for e in rows),
            "importance": whole(e.importance for e in rows),
            "tone": perhaps(e.tone.value if e.tone else None for e in rows),
            "claims": whole(len(e.claims) for e in rows),
            "status": category((event_status(e, data.sources) for e in rows), Status),
            "side": category((event_side(e, data.sources) for e in rows), EVENT_SIDES),
            "secrecy": perhaps(longest_secrecy(e, data.sources) for e in rows),
            "barred": truth(any(bar.hidden for bar in data.bars.get(e.id, ())) for e in rows),
            "latitude": number(p.lat if p else None for p in places),
            "longitude": number(p.lon if p else None for p in places),
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
            "event": text(e.id for e, _ in rows),
            "claim": text(c.id for _, c in rows),
            "text": text(t.words for t in texts),
            "text_language": text(t.language for t in texts),
            "status": category((claim_status(c, data.sources, None) for _, c in rows), Status),
            "sides": whole(len(sides) for sides in supporting),
        }
    )


def evidence(data: DataSet) -> pd.DataFrame:
    """The evidence frame (columns in the module's docstring)."""
    rows = [(e, c, v) for e in data.events for c in e.claims for v in c.evidence]
    quotes = {(s.id, p.id): p.quote for s in data.sources.values() for p in s.passages}
    return pd.DataFrame(
        {
            "event": text(e.id for e, _, _ in rows),
            "claim": text(c.id for _, c, _ in rows),
            "source": text(v.source for _, _, v in rows),
            "passage": text(v.passage for _, _, v in rows),
            "stance": category((v.stance for _, _, v in rows), Stance),
            "side": category((data.sources[v.source].side for _, _, v in rows), Side),
            "quote": text(quotes[v.source, v.passage] for _, _, v in rows),
        }
    )


def sources(data: DataSet, language: str) -> pd.DataFrame:
    """The sources frame (columns in the module's docstring)."""
    rows = [data.sources[key] for key in sorted(data.sources)]
    titles = [s.title.in_language(language) for s in rows]
    opened = [disclosure(s) for s in rows]
    return pd.DataFrame(
        {
            "id": text(s.id for s in rows),
            "title": text(t.words for t in titles),
            "title_language": text(t.language for t in titles),
            "kind": category((s.kind for s in rows), Kind),
            "side": category((s.side for s in rows), Side),
            "created": days(s.created.latest for s in rows),
            "public_on": days(public_on(s) for s in rows),
            "how": category((d.first.how for d in opened), How),
            "by": text(d.first.by for d in opened),
            "once_sealed": truth(d.sealed for d in opened),
            "secrecy": perhaps(d.secrecy.total if d.secrecy else None for d in opened),
            "partial": truth(d.in_part for d in opened),
            "completed": days(d.completed.date.latest if d.completed else None for d in opened),
            "leaked": truth(d.leaked for d in opened),
            "declassified": days(d.declassified.date.latest if d.declassified else None for d in opened),
            "classification": text(s.classification for s in rows),
            "language": text(s.language for s in rows),
            "passages": whole(len(s.passages) for s in rows),
        }
    )


def passages(data: DataSet, language: str) -> pd.DataFrame:
    """The passages frame (columns in the module's docstring)."""
    rows = [(key, p) for key in sorted(data.sources) for p in data.sources[key].passages]
    glosses = [p.gloss.in_language(language) for _, p in rows]
    return pd.DataFrame(
        {
            "source": text(key for key, _ in rows),
            "passage": text(p.id for _, p in rows),
            "speaker": text(p.speaker for _, p in rows),
            "quote": text(p.quote for _, p in rows),
            "gloss": text(g.words for g in glosses),
            "gloss_language": text(g.language for g in glosses),
        }
    )


def people(data: DataSet, language: str) -> pd.DataFrame:
    """The people frame (columns in the module's docstring)."""
    rows = list(data.people.values())
    if isinstance(data.events, ArchivedEvents):
        counts = archived.acts(data.events)
    else:
        counts = Counter(actor for e in data.events for actor in set(e.actors))
    return pd.DataFrame(
        {
            "id": text(p.id for p in rows),
            "name": text(p.name.in_language(language).words for p in rows),
            "short": text((p.short or p.name).in_language(language).words for p in rows),
            "kind": category((p.kind for p in rows), PersonKind),
            "side": category((p.side for p in rows), Side),
            "events": whole(counts[p.id] for p in rows),
        }
    )


def terms(data: DataSet, language: str) -> pd.DataFrame:
    """The terms frame (columns in the module's docstring)."""
    rows = sorted(data.terms, key=lambda t: (list(Side).index(t.side), t.period.earliest or 0))
    who = [data.people[t.person] for t in rows]
    return pd.DataFrame(
        {
            "person": text(t.person for t in rows),
            "name": text((p.short or p.name).in_language(language).words for p in who),
            "full": text(p.name.in_language(language).words for p in who),
            "office": text(t.office.in_language(language).words for t in rows),
            "post": category((t.post for t in rows), Post),
            "side": category((t.side for t in rows), Side),
            "start": days(t.period.earliest for t in rows),
            "end": days(t.period.latest for t in rows),
        }
    )

"""
The second clock: what the public could know on a day, and what a claim's status was then.

``as_known_on`` is the one door. It answers with a data set of the same type in which everything
sealed on that day is gone: later modules show what they are given and need not ask about dates.
Of a sealed thing a ``Bar`` remains, which says only that something was sealed and until when.

When a source opens is said in ``openness``, what a claim's status is in ``status``. An archive goes through the same
door: ``archived`` does for its columns what is done here for one event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

import numpy as np

from explorer.archive import NONE, ArchivedEvents
from explorer.dates import Edtf, as_of, day_number
from explorer.knowledge.archived import ArchivedBars, events_then, silences
from explorer.knowledge.status import Status, claim_status
from explorer.openness import disclosure, is_open, public_on
from explorer.records import Bar, Claim, DataSet, DatasetCard, Era, Event, Person, Source, Term
from explorer.vocabulary import Stance

__all__ = ["ArchivedBars", "Status", "as_known_on", "claim_status", "release_days", "turning_days"]

Lasting = TypeVar("Lasting", Term, Era)


def turning_days(data: DataSet) -> tuple[int, ...]:
    """
    Days on which what is known changes: releases, days on which documents were written, and first and last days of
    events, terms and eras.

    Between two of them ``as_known_on`` gives equal answers, so one answer can serve them all.
    """
    days = {release.date.latest for source in data.sources.values() for release in source.releases}
    if isinstance(data.events, ArchivedEvents):
        dated = data.events.columns.days
        days |= set(np.unique([dated.earliest, np.where(dated.interval, dated.latest, NONE)]).tolist()) - {NONE}
    else:
        days |= {event.date.earliest for event in data.events}
        days |= {event.date.latest for event in data.events if event.date.is_interval}
    days |= {source.created.earliest for source in data.sources.values()}
    for period in [*(term.period for term in data.terms), *(era.period for era in data.card.eras)]:
        days |= {period.earliest, period.latest}
    return tuple(sorted(day for day in days if day is not None))


def release_days(data: DataSet) -> tuple[int, ...]:
    """The day numbers, ascending, on which a document opened, or more of it, that had been kept from the public."""
    sealed = (disclosure(source) for source in data.sources.values())
    days = {release.date.latest for found in sealed if found.sealed for release in found.history}
    return tuple(sorted(day for day in days if day is not None))


def as_known_on(data: DataSet, day: date | None) -> DataSet:
    """
    The data set as the public could have known it at the end of *day*.

    Gone are: events, terms and eras that begin later, sealed sources with their passages, evidence from them,
    silent claims, later releases of open sources with their addresses and archives, what curators note about sources
    and say of people's offices today, people and themes that nothing open names, relations to events that are gone,
    and of an event whose ``rests_on`` claims are silent title, summary, tone, actors, themes and place (its ``before``
    is shown instead; without one the event is gone). Bars stand for sealed evidence and silent claims; beside a claim
    that speaks a document that was not yet written leaves none.

    Args:
        data: The whole data set.
        day: The chosen day; None takes the second clock off and returns *data* itself, as does a day from which on
            nothing changes any more.
    """
    if day is None or day_number(day) >= turning_days(data)[-1]:
        return data
    known = day_number(day)
    sources = {s.id: _source_then(s, known) for s in data.sources.values() if is_open(s, known)}
    events, bars = _events_then(data, known)
    terms = _lasting_then(data.terms, known)
    actors, themes = _named(events)
    speaking = {p.speaker for source in sources.values() for p in source.passages}
    people = actors | speaking | {term.person for term in terms}
    sealed = (s for s in data.sources.values() if _written(s, known) and not is_open(s, known))
    return data.model_copy(
        update={
            "card": _card_then(data.card, known),
            "events": events,
            "sources": sources,
            "people": {key: _person_then(person) for key, person in data.people.items() if key in people},
            "themes": {key: theme for key, theme in data.themes.items() if key in themes},
            "terms": terms,
            "bars": bars,
            "sealed_until": tuple(sorted(_until(source) for source in sealed)),
        }
    )


def _named(events: Sequence[Event]) -> tuple[set[str], set[str]]:
    """Everybody who acts in the events, and all their themes."""
    if isinstance(events, ArchivedEvents):
        columns = events.columns
        return columns.actors.used(), columns.themes.used()
    return {a for event in events for a in event.actors}, {t for event in events for t in event.themes}


def _events_then(data: DataSet, known: int) -> tuple[Sequence[Event], Mapping[str, tuple[Bar, ...]]]:
    """The events with what may be said of them, and the bars of each."""
    if isinstance(data.events, ArchivedEvents):
        return _archived_then(data, data.events, known)
    events, bars = [], dict[str, tuple[Bar, ...]]()
    for event in data.events:
        then = _event_then(event, data.sources, known)
        if then is not None:
            events.append(then)
            bars[event.id] = tuple(_bars(event, then, data.sources, known))
    return tuple(_with_relations_among(events)), bars


def _archived_then(
    data: DataSet, events: ArchivedEvents, known: int
) -> tuple[Sequence[Event], Mapping[str, tuple[Bar, ...]]]:
    sealed = {name: _until(source) for name, source in data.sources.items() if not is_open(source, known)}
    hidden = {name for name in sealed if _written(data.sources[name], known)}
    left = events_then(events, sealed, hidden, known, lambda event: _event_then(event, data.sources, known))

    def bars_of(name: str) -> tuple[Bar, ...]:
        event = events.find(name)
        then = None if event is None else _event_then(event, data.sources, known)
        return () if event is None or then is None else tuple(_bars(event, then, data.sources, known))

    return left, ArchivedBars(left, bars_of, lambda: silences(events, left, sealed))


def _begun(period: Edtf, known: int) -> bool:
    return period.earliest is None or period.earliest <= known


def _until(source: Source) -> int:
    opened = public_on(source)
    return opened if opened is not None else day_number(date.max)


def _written(source: Source, known: int) -> bool:
    """Whether the document could exist by then: before that it is not kept from anybody."""
    return source.created.earliest is None or source.created.earliest <= known


def _source_then(source: Source, known: int) -> Source:
    """Without its later releases and all that is known through them, and without the note, which speaks from today."""
    past = tuple(r for r in source.releases if r.date.latest is not None and r.date.latest <= known)
    if past == source.releases and source.note is None:
        return source
    if past == source.releases:
        return source.model_copy(update={"note": None})
    later = {release.url for release in source.releases} - {release.url for release in past}
    url = None if source.url in later else source.url
    return source.model_copy(update={"releases": past, "url": url, "archive": None, "note": None})


def _person_then(person: Person) -> Person:
    """Without the office, which may be a later one."""
    return person if person.role is None else person.model_copy(update={"role": None})


def _card_then(card: DatasetCard, known: int) -> DatasetCard:
    return card.model_copy(update={"eras": _lasting_then(card.eras, known)})


def _lasting_then(lasting: tuple[Lasting, ...], known: int) -> tuple[Lasting, ...]:
    """Those that had begun; what ended later had, on that day, an open end."""
    begun = (one for one in lasting if _begun(one.period, known))
    return tuple(one.model_copy(update={"period": as_of(one.period, known)}) for one in begun)


def _event_then(event: Event, sources: Mapping[str, Source], known: int) -> Event | None:
    if not _begun(event.date, known):
        return None
    speaking = [c for c in event.claims if claim_status(c, sources, known) is not Status.SILENT]
    kept = tuple(_claim_then(claim, sources, known) for claim in speaking)
    changes: dict[str, object] = {"claims": kept, "before": None, "date": as_of(event.date, known)}
    heard = {claim.id for claim in speaking}
    if not heard.issuperset(event.rests_on):
        if event.before is None:
            return None
        changes |= {"title": event.before.title, "short": None, "summary": event.before.summary, "tone": None}
        changes["actors"] = event.actors if event.before.actors is None else event.before.actors
        changes |= {"themes": event.before.themes or event.themes, "place": event.before.place or event.place}
    changes["rests_on"] = tuple(c for c in event.rests_on if c in heard)
    return event.model_copy(update=changes)


def _claim_then(claim: Claim, sources: Mapping[str, Source], known: int) -> Claim:
    kept = tuple(e for e in claim.evidence if is_open(sources[e.source], known))
    return claim if kept == claim.evidence else claim.model_copy(update={"evidence": kept})


def _bars(event: Event, then: Event, sources: Mapping[str, Source], known: int) -> Iterable[Bar]:
    """One bar for each sealed piece of evidence of a speaking claim, one for each silent claim."""
    heard = {claim.id for claim in then.claims}
    for claim in event.claims:
        sealed = [e for e in claim.evidence if not is_open(sources[e.source], known)]
        if claim.id in heard:
            kept = (sources[e.source] for e in sealed if _written(sources[e.source], known))
            yield from (Bar(claim.id, _until(source)) for source in kept)
            continue
        bearing = [sources[e.source] for e in sealed if e.stance is not Stance.CONTEXT]
        if bearing:
            hidden = any(_written(source, known) for source in bearing)
            yield Bar(None, min(_until(source) for source in bearing), hidden)


def _with_relations_among(events: list[Event]) -> Iterable[Event]:
    present = {event.id for event in events}
    for event in events:
        kept = tuple(r for r in event.related if r.event in present)
        yield event if kept == event.related else event.model_copy(update={"related": kept})

"""
The second clock: what the public could know on a day, and what a claim's status was then.

``as_known_on`` is the one door. It answers with a data set of the same type in which everything
sealed on that day is gone: later modules show what they are given and need not ask about dates.
Of a sealed thing a ``Bar`` remains, which says only that something was sealed and until when.

When a source opens is said in ``openness``, what a claim's status is in ``status``, what is left of an event in
``then``. An archive goes through the same door: ``archived`` does for its columns what ``then`` does for one event.
``versions`` turns the clock over all days of one record, for what is made once and asked for any day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

import numpy as np

from explorer.archive import NONE, ArchivedEvents
from explorer.dates import as_of, day_number, has_begun
from explorer.knowledge.archived import ArchivedBars, events_then, silences
from explorer.knowledge.status import Status, claim_status
from explorer.knowledge.then import Then, event_among, source_among, source_then
from explorer.knowledge.versions import FAR, TODAY, Version, event_versions, source_versions
from explorer.openness import disclosure
from explorer.records import Bar, DataSet, DatasetCard, Era, Event, Person, Source, Term

__all__ = [
    "FAR",
    "TODAY",
    "ArchivedBars",
    "Status",
    "Version",
    "as_known_on",
    "claim_status",
    "event_versions",
    "release_days",
    "source_versions",
    "turning_days",
]

Lasting = TypeVar("Lasting", Term, Era)


def turning_days(data: DataSet) -> tuple[int, ...]:
    """
    Days on which what is known changes: releases, days on which documents were written, and first and last days of
    events, terms and eras.

    Between two of them ``as_known_on`` gives equal answers, so one answer can serve them all.
    """
    return tuple(np.unique(_turns(data)).tolist())


def _turns(data: DataSet) -> np.ndarray:
    """The turning days in any order, some of them more than once."""
    sources = data.sources.values()
    days = [release.date.latest for source in sources for release in source.releases]
    days += [source.created.earliest for source in sources]
    for period in [*(term.period for term in data.terms), *(era.period for era in data.card.eras)]:
        days += [period.earliest, period.latest]
    if isinstance(data.events, ArchivedEvents):
        dated = data.events.columns.days
        of_events = np.concatenate([dated.earliest, dated.latest[dated.interval]])
    else:
        days += [event.date.earliest for event in data.events]
        days += [event.date.latest for event in data.events if event.date.is_interval]
        of_events = np.empty(0, np.int64)
    known = np.array([day for day in days if day is not None], np.int64)
    return np.concatenate([known, of_events[of_events != NONE]])


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
    the stories, which are told from today, and of an event whose ``rests_on`` claims are silent title, summary, tone,
    actors, themes and place (its ``before`` is shown instead; without one the event is gone). Bars stand for sealed
    evidence and silent claims; beside a claim that speaks only documents that were kept from the public leave one, not
    those yet to be written or issued.

    Args:
        data: The whole data set.
        day: The chosen day; None takes the second clock off and returns *data* itself, as does a day from which on
            nothing changes any more.
    """
    if day is None or day_number(day) >= _turns(data).max(initial=NONE):
        return data
    known = day_number(day)
    then = Then(data.sources, known)
    sources = _sources_then(data, then, known)
    events, bars = _events_then(data, then, known)
    terms = _lasting_then(data.terms, known)
    actors, themes = _named(events)
    speaking = {p.speaker for source in sources.values() for p in source.passages}
    people = actors | speaking | {term.person for term in terms}
    return data.model_copy(
        update={
            "card": _card_then(data.card, known),
            "events": events,
            "sources": sources,
            "people": {key: _person_then(person) for key, person in data.people.items() if key in people},
            "themes": {key: theme for key, theme in data.themes.items() if key in themes},
            "terms": terms,
            "bars": bars,
            "stories": {},
            "sealed_until": tuple(sorted(then.until[name] for name in then.hidden)),
        }
    )


def _named(events: Sequence[Event]) -> tuple[set[str], set[str]]:
    """Everybody who acts in the events, and all their themes."""
    if isinstance(events, ArchivedEvents):
        columns = events.columns
        return columns.actors.used(), columns.themes.used()
    return {a for event in events for a in event.actors}, {t for event in events for t in event.themes}


def _sources_then(data: DataSet, then: Then, known: int) -> Mapping[str, Source]:
    """The open sources with what was known of them."""
    opened = {name: source_then(source, known) for name, source in data.sources.items() if name not in then.until}
    return {name: source_among(source, opened.__contains__) for name, source in opened.items()}


def _events_then(data: DataSet, then: Then, known: int) -> tuple[Sequence[Event], Mapping[str, tuple[Bar, ...]]]:
    """The events with what may be said of them, and the bars of each."""
    if isinstance(data.events, ArchivedEvents):
        return _archived_then(data.events, then, known)
    told = [(event, left) for event in data.events if (left := then.event(event)) is not None]
    bars = {event.id: tuple(then.bars(event)) for event, _ in told}
    return tuple(_with_relations_among([left for _, left in told])), bars


def _archived_then(
    events: ArchivedEvents, then: Then, known: int
) -> tuple[Sequence[Event], Mapping[str, tuple[Bar, ...]]]:
    left = events_then(events, then.until, then.hidden, known, then.event)

    def bars_of(name: str) -> tuple[Bar, ...]:
        event = events.find(name)
        return () if event is None or then.event(event) is None else tuple(then.bars(event))

    return left, ArchivedBars(left, bars_of, lambda: silences(events, left, then.until))


def _person_then(person: Person) -> Person:
    """Without the office, which may be a later one."""
    return person if person.role is None else person.model_copy(update={"role": None})


def _card_then(card: DatasetCard, known: int) -> DatasetCard:
    return card.model_copy(update={"eras": _lasting_then(card.eras, known)})


def _lasting_then(lasting: tuple[Lasting, ...], known: int) -> tuple[Lasting, ...]:
    """Those that had begun; what ended later had, on that day, an open end."""
    begun = (one for one in lasting if has_begun(one.period, known))
    return tuple(one.model_copy(update={"period": as_of(one.period, known)}) for one in begun)


def _with_relations_among(events: list[Event]) -> Iterable[Event]:
    present = {event.id for event in events}
    return (event_among(event, present.__contains__) for event in events)

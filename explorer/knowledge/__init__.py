"""
The second clock: what the public could know on a day, and what a claim's status was then.

``as_known_on`` is the one door. It answers with a data set of the same type in which everything
sealed on that day is gone: later modules show what they are given and need not ask about dates.
Of a sealed thing a ``Bar`` remains, which says only that something was sealed and until when.

A source is open from its first release on. A release whose day is not known exactly counts from
the last day it can mean, so that nothing is shown too early.

An archive goes through the same door: ``archived`` does for its columns what is done here for one event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeVar

import numpy as np

from explorer.archive import NONE, ArchivedEvents
from explorer.dates import Edtf, day_number, to_date
from explorer.knowledge.archived import ArchivedBars, events_then
from explorer.records import Bar, Claim, DataSet, DatasetCard, Era, Event, Source, Term
from explorer.vocabulary import How, Side, Stance

Lasting = TypeVar("Lasting", Term, Era)


class Status(StrEnum):
    """What is known of a claim; computed from open evidence, never typed in."""

    TWO_SIDED = "two-sided"
    DOCUMENTED = "documented"
    REPORTED = "reported"
    DISPUTED = "disputed"
    CONTRADICTED = "contradicted"
    SILENT = "silent"


class Secrecy(NamedTuple):
    """How long a source stayed out of sight: whole years and the months left over."""

    years: int
    months: int


def public_on(source: Source) -> int | None:
    """First day (day number) on which anyone could read *source*; None if no release has a last possible day."""
    return min((r.date.latest for r in source.releases if r.date.latest is not None), default=None)


def is_open(source: Source, day: int | None) -> bool:
    """Whether *source* is public on *day*; None stands for no second clock: everything is open."""
    if day is None:
        return True
    opened = public_on(source)
    return opened is not None and opened <= day


def once_sealed(source: Source) -> bool:
    """Whether *source* was kept from the public: not issued by its authors, and released after it was written."""
    opened, written = public_on(source), source.created.latest
    issued = any(r.how is How.ISSUED and r.date.latest == opened for r in source.releases)
    return not issued and opened is not None and written is not None and opened > written


def secrecy(source: Source) -> Secrecy | None:
    """
    Time from the day a source was written to its first release, in calendar years and months.

    Returns:
        Zero for a source that was public at once; None where either day is unknown or lies outside
        the years 1 to 9999. An imprecise day counts as its last possible one on both sides.
    """
    opened, written = public_on(source), source.created.latest
    if opened is None or written is None:
        return None
    try:
        start, end = to_date(written), to_date(max(opened, written))
    except ValueError:
        return None
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return Secrecy(*divmod(months, 12))


def claim_status(claim: Claim, sources: Mapping[str, Source], day: int | None) -> Status:
    """
    Status of *claim* on *day*, from the evidence whose sources are open then.

    Context alone neither supports nor contradicts: such a claim is silent.

    Args:
        claim: The claim; sources it names and *sources* lacks count as sealed.
        sources: All sources by id.
        day: Day number, or None for no second clock.
    """
    supporting, contradicted = set[Side](), False
    for evidence in claim.evidence:
        source = sources.get(evidence.source)
        if source is None or not is_open(source, day):
            continue
        if evidence.stance is Stance.SUPPORTS:
            supporting.add(source.side)
        contradicted = contradicted or evidence.stance is Stance.CONTRADICTS
    if contradicted:
        return Status.DISPUTED if supporting else Status.CONTRADICTED
    if not supporting:
        return Status.SILENT
    records = supporting - {Side.PRESS}
    if len(records) > 1:
        return Status.TWO_SIDED
    return Status.DOCUMENTED if records else Status.REPORTED


def turning_days(data: DataSet) -> tuple[int, ...]:
    """
    Days on which what is known changes: releases, first days of events, first and last days of terms and eras.

    Between two of them ``as_known_on`` gives equal answers, so one answer can serve them all.
    """
    days = {release.date.latest for source in data.sources.values() for release in source.releases}
    if isinstance(data.events, ArchivedEvents):
        days |= set(np.unique(data.events.columns.days.earliest).tolist()) - {NONE}
    else:
        days |= {event.date.earliest for event in data.events}
    for period in [*(term.period for term in data.terms), *(era.period for era in data.card.eras)]:
        days |= {period.earliest, period.latest}
    return tuple(sorted(day for day in days if day is not None))


def as_known_on(data: DataSet, day: date | None) -> DataSet:
    """
    The data set as the public could have known it at the end of *day*.

    Gone are: events, terms and eras that begin later, sealed sources with their passages, evidence from them,
    silent claims, later releases of open sources, relations to events that are gone, and of an event
    whose ``rests_on`` claims are silent title, summary, tone, actors and themes (its ``before`` is
    shown instead; without one the event is gone). Bars stand for sealed evidence and silent claims.

    Args:
        data: The whole data set.
        day: The chosen day; None takes the second clock off and returns *data* itself.
    """
    if day is None:
        return data
    known = day_number(day)
    sources = {s.id: _source_then(s, known) for s in data.sources.values() if is_open(s, known)}
    events, bars = _events_then(data, known)
    return data.model_copy(
        update={
            "card": _card_then(data.card, known),
            "events": events,
            "sources": sources,
            "terms": _lasting_then(data.terms, known),
            "bars": bars,
            "sealed_until": tuple(sorted(_until(s) for s in data.sources.values() if not is_open(s, known))),
        }
    )


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
    opened = {name: public_on(source) for name, source in data.sources.items()}
    left = events_then(events, opened, known, lambda event: _event_then(event, data.sources, known))

    def bars_of(name: str) -> tuple[Bar, ...]:
        event = events.find(name)
        then = None if event is None else _event_then(event, data.sources, known)
        return () if event is None or then is None else tuple(_bars(event, then, data.sources, known))

    return left, ArchivedBars(left, bars_of)


def _begun(period: Edtf, known: int) -> bool:
    return period.earliest is None or period.earliest <= known


def _until(source: Source) -> int:
    opened = public_on(source)
    return opened if opened is not None else day_number(date.max)


def _source_then(source: Source, known: int) -> Source:
    past = tuple(r for r in source.releases if r.date.latest is not None and r.date.latest <= known)
    return source if past == source.releases else source.model_copy(update={"releases": past})


def _card_then(card: DatasetCard, known: int) -> DatasetCard:
    return card.model_copy(update={"eras": _lasting_then(card.eras, known)})


def _lasting_then(lasting: tuple[Lasting, ...], known: int) -> tuple[Lasting, ...]:
    """Those that had begun; what ended later had, on that day, an open end."""
    begun = (one for one in lasting if _begun(one.period, known))
    return tuple(one.model_copy(update={"period": _period_then(one.period, known)}) for one in begun)


def _period_then(period: Edtf, known: int) -> Edtf:
    if period.latest is None or period.latest <= known:
        return period
    return Edtf.parse(f"{period.text.partition('/')[0]}/..")


def _event_then(event: Event, sources: Mapping[str, Source], known: int) -> Event | None:
    if not _begun(event.date, known):
        return None
    speaking = [c for c in event.claims if claim_status(c, sources, known) is not Status.SILENT]
    changes: dict[str, object] = {"claims": tuple(_claim_then(c, sources, known) for c in speaking), "before": None}
    heard = {claim.id for claim in speaking}
    if not heard.issuperset(event.rests_on):
        if event.before is None:
            return None
        changes |= {"title": event.before.title, "short": None, "summary": event.before.summary, "tone": None}
        changes["actors"] = event.actors if event.before.actors is None else event.before.actors
        changes["themes"] = event.before.themes or event.themes
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
            yield from (Bar(claim.id, _until(sources[e.source])) for e in sealed)
            continue
        speaks = [_until(sources[e.source]) for e in sealed if e.stance is not Stance.CONTEXT]
        if speaks:
            yield Bar(None, min(speaks))


def _with_relations_among(events: list[Event]) -> Iterable[Event]:
    present = {event.id for event in events}
    for event in events:
        kept = tuple(r for r in event.related if r.event in present)
        yield event if kept == event.related else event.model_copy(update={"related": kept})

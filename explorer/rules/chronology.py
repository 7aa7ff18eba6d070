"""
Nothing happens before what it needs.

Dates may be vague, so a rule is broken only if it is broken whatever day each date means: ``2003`` may well lie before
``2003-06-04``. An end that is open or not known breaks nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from explorer.dates import Edtf
from explorer.records import Source
from explorer.rules.readable import CARD, TERMS, Breach, Readable
from explorer.vocabulary import Stance


def events_have_happened(readable: Readable) -> Iterator[Breach]:
    """An event starts today at the latest."""
    for file, event in readable.event_files():
        if _after(event.date, readable.today):
            yield Breach(file, ("date",), f"{event.date.text} is in the future", "something that happened")


def sources_are_released_after_they_are_written(readable: Readable) -> Iterator[Breach]:
    """A source is written, then released, both of them by today."""
    for file, source in readable.source_files():
        if _after(source.created, readable.today):
            yield Breach(file, ("created",), f"{source.created.text} is in the future", "the day it was written")
        elif source.created.open_end:
            yield Breach(
                file, ("created",), "has no end", "the days between which it was written, as in 2003-03/2003-04"
            )
        yield from _releases(file, source, readable.today)


def _releases(file: str, source: Source, today: int) -> Iterator[Breach]:
    written = source.created.earliest
    for n, release in enumerate(source.releases):
        at = ("releases", n, "date")
        if _after(release.date, today):
            yield Breach(file, at, f"{release.date.text} is in the future", "a release that has happened")
        elif release.date.latest is None:
            fault = "has no last day, so the source would never be open"
            yield Breach(file, at, fault, "a day, or the days between which it was released")
        elif written is not None and release.date.latest < written:
            fault = f"{release.date.text} is before the source was created, {source.created.text}"
            yield Breach(file, at, fault, "that day or later")


def documents_report_what_had_happened(readable: Readable) -> Iterator[Breach]:
    """What supports a claim was not all written before the event, unless the claim tells what went before."""
    happened = ((file, event) for file, event in readable.event_files() if not _after(event.date, readable.today))
    for file, event in happened:
        for n, claim in enumerate(event.claims):
            cited = {e.source for e in claim.evidence if e.stance is Stance.SUPPORTS}
            if claim.background or not cited or not cited <= readable.sources.keys():
                continue
            written = [readable.sources[name].created for name in cited]
            if all(_before(date, event.date) for date in written):
                fault = f"rests on documents older than the event, {event.date.text}"
                remedy = "the event's day, a document that reports it, or background: true"
                yield Breach(file, ("claims", n, "evidence"), fault, remedy, key=True)


def terms_have_a_length(readable: Readable) -> Iterator[Breach]:
    """A term of office is an interval that does not start in the future."""
    for n, term in readable.terms.items():
        if not term.period.is_interval:
            yield Breach(TERMS, (n, "period"), "is one date", f"from/to, as in {term.period.text}/..")
        elif _after(term.period, readable.today):
            yield Breach(TERMS, (n, "period"), f"{term.period.text} starts in the future", "a term that has begun")


def eras_have_a_first_day(readable: Readable) -> Iterator[Breach]:
    """An era is an interval whose first day is known and has come; it may go on."""
    for n, era in enumerate(readable.card.eras if readable.card else ()):
        at = ("eras", n, "period")
        if not era.period.is_interval:
            yield Breach(CARD, at, "is one date", f"from/to, as in {era.period.text}/..")
        elif era.period.start is None:
            yield Breach(CARD, at, "has no first day", "the day, month or year it begins, then / and its end")
        elif _after(era.period, readable.today):
            yield Breach(CARD, at, f"{era.period.text} starts in the future", "an era that has begun")


def offices_are_held_once(readable: Readable) -> Iterator[Breach]:
    """Two terms of one office share no more than the day on which it is handed over."""
    held = defaultdict(list)
    for n, term in readable.terms.items():
        start = term.period.start
        if start and start.latest is not None:
            held[term.side, term.office.in_language("en").words].append((start.latest, n))
    for terms in held.values():
        terms.sort()
        for (_, earlier), (began, later) in pairwise(terms):
            before, after = readable.terms[earlier], readable.terms[later]
            if _goes_on_after(before.period, began):
                fault = f"{before.person} still holds the office when {after.person} begins, {after.period.text}"
                yield Breach(TERMS, (earlier, "period"), fault, "end it on the day of the handover")


def _goes_on_after(period: Edtf, day: int) -> bool:
    return period.open_end or (period.end is not None and (period.end.earliest or day) > day)


def _before(date: Edtf, other: Edtf) -> bool:
    """Whether all days that *date* can mean lie before *other*; not if its beginning is unknown."""
    if date.earliest is None or date.latest is None or other.earliest is None:
        return False
    return date.latest < other.earliest


def _after(date: Edtf, day: int) -> bool:
    return date.earliest is not None and date.earliest > day

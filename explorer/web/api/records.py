"""
Records as the API answers them: those of the YAML (``interchange.plain``), and what is computed from them beside that.

What is computed stands under the one key ``computed``: whoever takes it away has the curators' record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from explorer.dates import day_number, to_date
from explorer.frames import event_side, event_status
from explorer.frames.weighing import hidden_for, longest_secrecy
from explorer.interchange import plain
from explorer.knowledge import claim_status
from explorer.listing.documents import status_of
from explorer.openness import disclosure
from explorer.records import Bar, Claim, Event, Passage, Person, Record, Source, Story, Theme
from explorer.selection import Page, Selection
from explorer.web.api.question import Question

Json = dict[str, Any]
COMPUTED = "computed"
_NEVER = day_number(date.max)


def event_record(event: Event, question: Question) -> Json:
    """
    An event.

    ``computed``: page, status (that most of its claims share), side (whose record it rests on), sealed_months (the
    longest time that a document for or against a claim was sealed), claims (id -> status), and with the second clock
    set ``sealed``: the bars that stand for what was sealed.
    """
    sources = question.data.sources
    told: Json = {
        "page": question.page(_of_day(question, page=Page.EVENT, event=event.id)),
        "status": str(event_status(event, sources)),
        "claims": {claim.id: str(claim_status(claim, sources, None)) for claim in event.claims},
    }
    told |= _there(side=event_side(event, sources), sealed_months=longest_secrecy(event, sources))
    bars = question.data.bars.get(event.id, ())
    return {**plain(event), COMPUTED: {**told, **({"sealed": list(_bars(bars))} if bars else {})}}


def _bars(bars: Iterable[Bar]) -> Iterator[Json]:
    """All that may be said of what is sealed: in which claim, until when, and whether it was kept from the public."""
    for bar in bars:
        until = None if bar.until >= _NEVER else str(to_date(bar.until))
        yield {**_there(claim=bar.claim, until=until), "hidden": bar.hidden}


def source_record(source: Source, question: Question) -> Json:
    """
    A source.

    ``computed``: page, status (see the list of documents), public_on (EDTF, the day of its first release), sealed
    (whether it was kept from the public at first), sealed_months, cited_by (how many events cite it).
    """
    opened = disclosure(source)
    told: Json = {
        "page": question.page(_of_day(question, page=Page.SOURCE, source=source.id)),
        "status": str(status_of(opened)),
        "public_on": opened.first.date.text,
        "sealed": opened.sealed,
        "cited_by": question.known.citing.count(source.id),
    }
    return {**plain(source), COMPUTED: {**told, **_there(sealed_months=hidden_for(source))}}


def claim_record(event: Event, claim: Claim, question: Question) -> Json:
    """A claim by itself: with its ``event``; ``computed``: page, date of the event, status."""
    told = {
        "page": question.page(_of_day(question, page=Page.EVENT, event=event.id, claim=claim.id)),
        "date": event.date.text,
        "status": str(claim_status(claim, question.data.sources, None)),
    }
    return {"event": event.id, **plain(claim), COMPUTED: told}


def passage_record(source: Source, passage: Passage, question: Question) -> Json:
    """A passage by itself: with its ``source``; ``computed``: page, language of the source."""
    at = _of_day(question, page=Page.SOURCE, source=source.id, passage=passage.id)
    return {"source": source.id, **plain(passage), COMPUTED: {"page": question.page(at), "language": source.language}}


def person_record(person: Person, question: Question, acts: int) -> Json:
    """A person or organisation; ``computed``: in how many events they act."""
    return {**plain(person), COMPUTED: {"events": acts}}


def theme_record(theme: Theme, question: Question, events: int) -> Json:
    """A theme; ``computed``: page of the timeline with that theme alone, how many events have it."""
    page = question.page(_of_day(question, themes=(theme.id,)))
    return {**plain(theme), COMPUTED: {"page": page, "events": events}}


def story_record(story: Story, question: Question) -> Json:
    """A story; ``computed``: page on which it is told."""
    query = _of_day(question).to_query()
    return {**plain(story), COMPUTED: {"page": f"{question.host}present/{story.id}{query}"}}


def term_record(term: Record, _: Question) -> Json:
    """A term of office."""
    return plain(term)


def _of_day(question: Question, **chosen: Any) -> Selection:
    return Selection(**chosen, known=question.selection.known, lang=question.lang)


def _there(**values: object) -> Json:
    """The values that there are."""
    return {name: value for name, value in values.items() if value is not None}

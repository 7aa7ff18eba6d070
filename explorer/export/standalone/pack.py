"""
What a file holds, as plain data: events and documents in all the states that they had, from when on each lasted.

A state is written as what differs from the one before it, and texts by their numbers. The script in the file only
finds the states of a day; what a state holds was decided here, by the rules of ``knowledge``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from explorer.dates import FIRST_DAY, Edtf, as_of, day_number
from explorer.export.standalone.documents import Documents, State
from explorer.export.standalone.past import EventThen, Past
from explorer.export.standalone.wording import Wording, screen_words
from explorer.i18n import Catalogue
from explorer.knowledge import TODAY, claim_status
from explorer.records import Bar, Claim, DataSet, DatasetCard, Event, Place, Term
from explorer.vocabulary import Post

KEYS = (
    *(
        "app.languages",
        "app.skip-reader",
        "app.skip-timeline",
        "date.long.day",
        "date.short.day",
        "event.absent-then",
        "welcome.more",
        "look.switch",
        "language.",
        "marks.list",
        "marks.region",
        "reader.region",
        "filters.all",
    ),
    *("filters.documents", "filters.events", "filters.themes", "export.caption", "legend.bars", "legend.barred"),
    *("legend.cool", "legend.doubt", "legend.ring", "legend.warm", "mark.barred", "mark.sealed", "bands.list"),
    *("bins.count", "bins.list", "lanes.others-theme", "zoom.", "known.off", "known.on", "sealed.until"),
    *("silent.until", "clock.label", "clock.region", "clock.slider", "clock.today", "welcome.how", "welcome.none"),
    *("event.claims", "event.close", "event.next", "event.previous", "event.related", "event.steps", "event.tone-why"),
    *("event.sealed-for", "passage.seen-in", "passage.whose-words", "quote.marks", "secrecy.for", "secrecy.opened"),
    *("source.address", "source.archive", "source.creator", "source.created", "source.marked", "source.open"),
    *("source.release-page", "date.day-of-month", "date.era.bce", "date.era.ce", "bands.show", "welcome.events"),
    *("stance.", "status.", "side.", "tone.", "kind.", "relation.", "file.again", "file.last"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a file shows at first: language, look, first and last day number, the event in the reader."""

    language: str
    look: str
    window: tuple[int, int] | None
    chosen: str


class Pack:
    """
    The contents of a file.

    Args:
        data: The whole data set.
        events: The ids of the view's events, in the order of time.
        known: The last day; None for today's data set.
        texts: The languages of the screen.
    """

    def __init__(
        self, data: DataSet, events: Iterable[str], known: date | None, texts: Mapping[str, Catalogue]
    ) -> None:
        self._past = Past(data, tuple(events), known)
        self._wording = Wording(texts)
        self._events = {name: n for n, name in enumerate(self._past.events)}
        self._sources = {name: n for n, name in enumerate(self._past.sources)}
        self._passages = self._cited_passages()
        self._documents = Documents(self._wording, self._sources, self._passages)

    @property
    def card(self) -> DatasetCard:
        """What the data set is, as it was known."""
        return self._past.now.card

    def contents(self, *, today: date, shown: Shown, address: str, heading: str) -> State:
        """Everything, as JSON can write it."""
        past, say = self._past, self._wording
        events = [self._event(name) for name in past.events]
        sources = [self._source(name) for name in past.sources]
        first = min((states[0].since for states in past.events.values()), default=day_number(today))
        last = min(past.last, day_number(today))
        return {
            "languages": list(say.texts),
            "closed": past.last < TODAY,
            "words": screen_words(say.texts, KEYS),
            "card": self._card(),
            "clock": {"first": min(max(first, FIRST_DAY), last), "last": last, "off": past.last},
            "people": self._people(),
            "themes": self._themes(),
            "terms": [self._term(term) for term in past.now.terms if term.post is Post.HEAD_OF_STATE],
            "events": events,
            "sources": sources,
            "shown": {
                "language": shown.language,
                "look": shown.look,
                "window": shown.window,
                "chosen": shown.chosen,
                "address": address,
                "heading": heading,
            },
            "texts": say.table(),
        }

    def _card(self) -> State:
        card = self.card
        title, subtitle = (self._wording.text(words) for words in (card.title, card.subtitle))
        return {"title": title, "subtitle": subtitle, "version": card.version, "licence": card.licence}

    def _states(self) -> Iterable[EventThen]:
        return chain.from_iterable(self._past.events.values())

    def _cited_passages(self) -> dict[str, tuple[str, ...]]:
        """Of each document the passages that are cited, in the document's order."""
        cited = {(e.source, e.passage) for s in self._states() for claim in s.event.claims for e in claim.evidence}
        return {
            name: tuple(p.id for p in states[-1].source.passages if (name, p.id) in cited)
            for name, states in self._past.sources.items()
        }

    def _people(self) -> State:
        """Names of those who act or speak."""
        acting = {actor for state in self._states() for actor in state.event.actors}
        last = (states[-1].source for states in self._past.sources.values())
        speaking = {p.speaker for source in last for p in source.passages if p.id in self._passages[source.id]}
        return {
            name: self._wording.text(person.name)
            for name, person in self._past.people.items()
            if name in acting or name in speaking
        }

    def _themes(self) -> State:
        used = {theme for state in self._states() for theme in state.event.themes}
        return {name: self._wording.text(theme.name) for name, theme in self._past.themes.items() if name in used}

    def _term(self, term: Term) -> State:
        """Who, whose, when; and how it was said before it was over."""
        period, say = term.period, self._wording
        person = self._past.now.people[term.person]
        told: State = {
            "name": say.text(person.short or person.name),
            "full": say.text(person.name),
            "office": say.text(term.office),
            "side": term.side.value,
            "days": [period.earliest, period.latest],
            "when": say.date(period),
        }
        if period.is_interval and period.latest is not None:
            told["still"] = say.date(as_of(period, period.latest - 1))
        return told

    def _source(self, name: str) -> State:
        return {
            "id": name,
            "states": _changes((s.since, self._documents.state(s.source)) for s in self._past.sources[name]),
        }

    def _event(self, name: str) -> State:
        states = ((then.since, self._state(then)) for then in self._past.events[name])
        return {"id": name, "states": _changes(states)}

    def _state(self, then: EventThen) -> State:
        """An event as it was told for a while."""
        event, say = then.event, self._wording
        tone = event.tone
        return {
            "title": say.text(event.title),
            "short": say.text(event.short),
            "when": say.date(event.date),
            "brief": say.date(event.date, "short"),
            "days": _days(event.date),
            "about": event.date.approximate or None,
            "doubt": event.date.uncertain or None,
            "lasts": event.date.is_interval or None,
            "place": self._place(event.place),
            "summary": say.text(event.summary),
            "tone": [tone.value, say.text(tone.reason)] if tone else None,
            "actors": list(event.actors),
            "themes": list(event.themes),
            "importance": event.importance,
            "claims": [self._claim(claim) for claim in event.claims],
            "related": [[self._events[r.event], r.kind.value] for r in event.related if r.event in self._events],
            "bars": [_bar(bar, event) for bar in then.bars],
        }

    def _place(self, place: Place | None) -> int | None:
        return None if place is None else self._wording.text(place.name)

    def _claim(self, claim: Claim) -> list[object]:
        """Its words, its status, and its evidence: document, passage, stance."""
        sources = {link.source: self._past.sources[link.source][-1].source for link in claim.evidence}
        status = claim_status(claim, sources, None)
        links = [
            [self._sources[link.source], self._passages[link.source].index(link.passage), link.stance.value]
            for link in claim.evidence
        ]
        return [self._wording.text(claim.text), status.value, links]


def _bar(bar: Bar, event: Event) -> list[int]:
    """The place of the claim in which it stands (-1: it is a claim itself), until when, and whether it was hidden."""
    places = {claim.id: n for n, claim in enumerate(event.claims)}
    return [-1 if bar.claim is None else places[bar.claim], bar.until, int(bar.hidden)]


def _days(when: Edtf) -> list[float | None]:
    """First and last day that a date can mean (None: open), and where its mark stands: see ``rows.Rows``."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return [first, last, last if first is None else first]
    return [first, last, first if when.is_interval else (first + last) / 2]


def _changes(states: Iterable[tuple[int, State]]) -> list[State]:
    """Each state as what differs from the one before (None: not any more), with the day from which on it lasts."""
    told, before = list[State](), State()
    for since, state in states:
        full = {key: value for key, value in state.items() if value is not None}
        changed: State = {key: value for key, value in full.items() if key not in before or before[key] != value}
        changed |= {key: None for key in before if key not in full}
        if changed:
            told.append({"since": since, **changed})
        before = full
    return told

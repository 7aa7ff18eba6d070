"""
What a curator must not merge: sound as data, but not yet good enough to publish. ``check --strict`` asks for these.

``STRICT`` lists them; each is a rule like those of the package.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from explorer.problems import FieldPath, shown
from explorer.records import Event, Source, Text
from explorer.rules.readable import CARD, Breach, Readable, event_file
from explorer.rules.wording import records, texts
from explorer.vocabulary import Relation, Side

SUMMARY_WORDS = 90
NEEDS_A_PRIMARY_SOURCE = 3
"""Importance from which an event may not rest on press alone."""
CYRILLIC = frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"})
BACK = {Relation.LEADS_TO: Relation.RESPONDS_TO, Relation.RESPONDS_TO: Relation.LEADS_TO}
"""What the other event must say of this one."""


def important_events_have_a_primary_source(readable: Readable) -> Iterator[Breach]:
    """An event that matters is weighed by at least one record that is not the press's."""
    for file, event in readable.event_files():
        sides = {readable.sources[s].side for s in event.bearing if s in readable.sources}
        if event.importance >= NEEDS_A_PRIMARY_SOURCE and sides <= {Side.PRESS}:
            fault = f"of importance {event.importance} rests on press alone"
            yield Breach(file, ("claims",), fault, "at least one primary record for or against a claim", key=True)


def summaries_are_short(readable: Readable) -> Iterator[Breach]:
    """A summary can be read aloud in half a minute."""
    for file, event in readable.event_files():
        summaries: list[tuple[FieldPath, Text]] = [(("summary",), event.summary)]
        if event.before:
            summaries.append((("before", "summary"), event.before.summary))
        for path, summary in summaries:
            for language, words in summary.root.items():
                if (count := len(words.split())) > SUMMARY_WORDS:
                    yield Breach(file, (*path, language), f"has {count} words", f"at most {SUMMARY_WORDS}")


def everything_is_translated(readable: Readable) -> Iterator[Breach]:
    """Every text is there in every language that the data set declares."""
    if readable.card is None:
        return
    for file, record, start in records(readable):
        for path, text in texts(record, start):
            missing = [language for language in readable.card.languages if language not in text.root]
            if missing and not _is_one_for_all(path, tuple(text.root)):
                yield Breach(file, path, f"is not translated into {', '.join(missing)}", "one line for each", key=True)


def _is_one_for_all(path: FieldPath, languages: tuple[str, ...]) -> bool:
    """A locator may be one text for all languages: p. 3."""
    return bool(path) and path[-1] == "locator" and len(languages) == 1


def quotes_are_in_the_language_they_claim(readable: Readable) -> Iterator[Breach]:
    """A quote in another script than its document's language is a translation, and must say so."""
    for file, source in readable.source_files():
        for n, passage in enumerate(source.passages):
            if passage.quote is None:
                continue
            language = passage.quote_language or source.language
            if _is_cyrillic(passage.quote) != (language.partition("-")[0] in CYRILLIC):
                fault = f"is not written as {language} is"
                yield Breach(file, ("passages", n, "quote"), fault, "the document's own words, or a quote_language")


def _is_cyrillic(text: str) -> bool:
    letters = [unicodedata.name(c, "").startswith("CYRILLIC") for c in text if c.isalpha()]
    return sum(letters) * 2 > len(letters)


def quotes_can_be_found(readable: Readable) -> Iterator[Breach]:
    """A quote comes from a document with an address, or says through which source it is known."""
    for file, source in readable.source_files():
        if source.url or source.note or any(release.url for release in source.releases):
            continue
        for n, passage in enumerate(source.passages):
            if passage.quote and not passage.seen_in:
                fault = "is quoted from a document without an address"
                yield Breach(file, ("passages", n, "quote"), fault, "an address, seen_in, or a note that says where")


def addresses_are_known(readable: Readable) -> Iterator[Breach]:
    """An address is https, and on a host that the data set lists."""
    hosts = set(readable.card.hosts) if readable.card else None
    for file, source in readable.source_files():
        for path, address in _addresses(source):
            host = urlsplit(address).hostname or ""
            if urlsplit(address).scheme != "https":
                yield Breach(file, path, "is not https", "https://, if the host answers there")
            if hosts is not None and host not in hosts:
                yield Breach(file, path, f"the host {host} is not in {CARD}", "look at it, then add it to hosts")


def _addresses(source: Source) -> Iterator[tuple[FieldPath, str]]:
    if source.url:
        yield ("url",), source.url
    for n, release in enumerate(source.releases):
        if release.url:
            yield ("releases", n, "url"), release.url


def every_source_is_cited(readable: Readable) -> Iterator[Breach]:
    """A source is there because a claim rests on it, or a quote is known through it."""
    cited = {e.source for event in readable.events.values() for c in event.claims for e in c.evidence}
    cited |= readable.cited
    cited |= {p.seen_in for source in readable.sources.values() for p in source.passages if p.seen_in}
    for file, source in readable.source_files():
        if source.id not in cited:
            yield Breach(file, (), "no claim cites this source", "cite it, or take it out")


def relations_point_back(readable: Readable) -> Iterator[Breach]:
    """What leads to an event is answered by it: leads-to and responds-to come in pairs."""
    said = {(event.id, link.event, link.kind) for event in readable.events.values() for link in event.related}
    for file, event in readable.event_files():
        for n, link in enumerate(event.related):
            back = BACK.get(link.kind)
            if back and link.event in readable.events and (link.event, event.id, back) not in said:
                fault = f"{shown(link.event)} does not point back"
                remedy = f"{event_file(link.event)} says {back.value} {event.id}"
                yield Breach(file, ("related", n, "event"), fault, remedy)


def no_event_is_there_twice(readable: Readable) -> Iterator[Breach]:
    """Two events of one day with the same actors may be one; ``distinct_from`` says that they are not."""
    alike: defaultdict[tuple[str, frozenset[str]], list[Event]] = defaultdict(list)
    for event in readable.events.values():
        if event.actors:
            alike[event.date.text, frozenset(event.actors)].append(event)
    for events in alike.values():
        for n, event in enumerate(events):
            for other in events[:n]:
                if other.id not in event.distinct_from and event.id not in other.distinct_from:
                    fault = f"has the day and the actors of {shown(other.id)}"
                    remedy = f"one event, or distinct_from: [{other.id}]"
                    yield Breach(event_file(event.id), ("date",), fault, remedy)


WHOLE = frozenset({every_source_is_cited, relations_point_back, no_event_is_there_twice})
"""Those that compare events with one another, and so cannot be asked of some events at a time."""

STRICT: tuple[Callable[[Readable], Iterable[Breach]], ...] = (
    important_events_have_a_primary_source,
    summaries_are_short,
    everything_is_translated,
    quotes_are_in_the_language_they_claim,
    quotes_can_be_found,
    addresses_are_known,
    every_source_is_cited,
    relations_point_back,
    no_event_is_there_twice,
)

"""
What can be found of a data set: entries for its events with their claims, and for its sources with their passages.

The records come in versions (``knowledge.versions``), so an entry holds only what was known while it lasts. Each page
of an attached text is an entry of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from explorer.dates import Edtf, to_date
from explorer.frames import event_side, event_status
from explorer.fulltext import FullText
from explorer.knowledge import FAR, TODAY, Version, claim_status
from explorer.library import Kept
from explorer.openness import disclosure, public_on
from explorer.records import QUOTE_MARK, Claim, DataSet, Event, Passage, Phrase, Source, Text
from explorer.search.engine import Entry, Field, Kind
from explorer.vocabulary import Stance

VERSION = 1
"""Of what entries hold; an index of others is made anew."""

_KINDS = {Kind.EVENT: 1.2, Kind.CLAIM: 0.8, Kind.PASSAGE: 0.85, Kind.SOURCE: 0.75, Kind.TEXT: 0.7}
"""How much each kind counts: an event leads to all others."""

_OF_IMPORTANCE = (0.8, 0.88, 0.96, 1.04, 1.12)

Values = tuple[tuple[Field, tuple[str, ...]], ...]


def event_entries(versions: Iterable[Version[Event]], data: DataSet) -> Iterator[Entry]:
    """
    An event and its claims.

    Args:
        versions: What was known of it, from when to when.
        data: The whole data set: the names of people and themes, and whose record each source is.
    """
    yield from _lasting(entry for version in versions for entry in _of_event(version, data))


def source_entries(versions: Iterable[Version[Source]], data: DataSet) -> Iterator[Entry]:
    """A source and its passages; see ``event_entries``."""
    yield from _lasting(entry for version in versions for entry in _of_source(version, data))


def text_entries(kept: Kept, text: FullText, source: Source) -> Iterator[Entry]:
    """The pages of an attached text, from the day of the release that it is the reading of."""
    since = text_since(kept, source)
    if since is None:
        return
    dated = _dated(source)
    for number in range(len(text.pages)):
        words = text.words(number)
        if words.strip():
            key = f"{Kind.TEXT}:{source.id}:{kept.sha256}:{number + 1}"
            page = Entry(key, Kind.TEXT, since, FAR, body=(Phrase(words, source.language),), text=words)
            named = {Field.SOURCE: (source.id,), Field.DOCUMENT: (source.id,), Field.SIDE: (source.side,)}
            values = _values({**named, **_year(dated.first)})
            yield replace(page, values=values, weight=_KINDS[Kind.TEXT], **dated._asdict())


def text_since(kept: Kept, source: Source) -> int | None:
    """The day number from which a text may be read; TODAY if nobody said of which release it is; None if never."""
    if kept.release is None:
        return TODAY
    days = {r.date.text: r.date.latest for r in disclosure(source).history}
    if kept.release not in days:
        return None
    day = days[kept.release]
    return TODAY if day is None else day


class _Dates(NamedTuple):
    first: int
    last: int
    sealed: tuple[int, int] | None


def _lasting(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The same entries, those that did not change from one version to the next put together."""
    open_ones: dict[str, Entry] = {}
    for entry in entries:
        before = open_ones.get(entry.key)
        if before is not None and replace(entry, since=before.since) == replace(before, until=entry.until):
            open_ones[entry.key] = replace(before, until=entry.until)
            continue
        if before is not None:
            yield before
        open_ones[entry.key] = entry
    yield from open_ones.values()


def _of_event(version: Version[Event], data: DataSet) -> Iterator[Entry]:
    event, since, until = version
    names = [data.people[actor].name for actor in event.actors if actor in data.people]
    themes = [data.themes[theme].name for theme in event.themes if theme in data.themes]
    place = [event.place.name] if event.place else []
    reason = [event.tone.reason] if event.tone else []
    side = event_side(event, data.sources)
    dated = _Dates(*_ends(event.date), _sealed(event.bearing, data))
    shared = {Field.EVENT: (event.id,), Field.THEME: event.themes, Field.PERSON: event.actors, **_year(dated.first)}
    values = {Field.SIDE: (side,) if side else (), Field.STATUS: (str(event_status(event, data.sources)),)}
    weight = _KINDS[Kind.EVENT] * _OF_IMPORTANCE[event.importance - 1]
    yield Entry(
        f"{Kind.EVENT}:{event.id}",
        Kind.EVENT,
        since,
        until,
        title=_words(event.title, *([event.short] if event.short else [])),
        body=_words(event.summary, *names, *place, *reason),
        context=_words(*themes),
        values=_values({**shared, **values}),
        weight=weight,
        **dated._asdict(),
    )
    for claim in event.claims:
        sealed = dated._replace(sealed=_sealed(claim.bearing, data))
        yield _of_claim(claim, Version(event, since, until), data, _values({**shared, **_weighed(claim, data)}), sealed)


def _of_claim(claim: Claim, version: Version[Event], data: DataSet, values: Values, dated: _Dates) -> Entry:
    event = version.record
    names = [data.people[actor].name for actor in event.actors if actor in data.people]
    return Entry(
        f"{Kind.CLAIM}:{event.id}:{claim.id}",
        Kind.CLAIM,
        version.since,
        version.until,
        body=_words(claim.text),
        context=_words(event.title, *names),
        values=values,
        weight=_KINDS[Kind.CLAIM],
        **dated._asdict(),
    )


def _weighed(claim: Claim, data: DataSet) -> dict[Field, tuple[str, ...]]:
    """Whose records support a claim, and its status."""
    sides = {data.sources[link.source].side for link in claim.evidence if link.stance is Stance.SUPPORTS}
    status = str(claim_status(claim, data.sources, None))
    return {Field.SIDE: tuple(sorted(sides)), Field.STATUS: (status,)}


def _of_source(version: Version[Source], data: DataSet) -> Iterator[Entry]:
    source, since, until = version
    dated = _dated(source)
    kept = source.archive
    said = [
        source.creator,
        source.classification,
        *((kept.repository, kept.collection, kept.identifier) if kept else ()),
    ]
    said += [release.by for release in disclosure(source).history]
    speakers = tuple(dict.fromkeys(p.speaker for p in source.passages if p.speaker))
    shared = {Field.SOURCE: (source.id,), Field.FORM: (source.kind,), Field.SIDE: (source.side,), **_year(dated.first)}
    plain = tuple(Phrase(words, source.language) for words in dict.fromkeys(said) if words)
    yield Entry(
        f"{Kind.SOURCE}:{source.id}",
        Kind.SOURCE,
        since,
        until,
        title=_words(source.title),
        body=(*plain, *_words(*([source.note] if source.note else []))),
        values=_values({**shared, Field.DOCUMENT: (source.id,), Field.PERSON: speakers}),
        weight=_KINDS[Kind.SOURCE],
        **dated._asdict(),
    )
    for passage in source.passages:
        named = (passage.speaker,) if passage.speaker else ()
        names = [data.people[name].name for name in named if name in data.people]
        own = {Field.PERSON: named, Field.PASSAGE: (f"{source.id}:{passage.id}",)}
        yield Entry(
            f"{Kind.PASSAGE}:{source.id}:{passage.id}",
            Kind.PASSAGE,
            since,
            until,
            body=tuple(_said(passage, source)),
            context=_words(source.title, *names),
            values=_values({**shared, **own}),
            weight=_KINDS[Kind.PASSAGE],
            **dated._asdict(),
        )


def _said(passage: Passage, source: Source) -> Iterator[Phrase]:
    """The words of a passage: its quote, what was withheld and later opened, and the gloss in each language."""
    language = passage.quote_language or source.language
    if passage.quote:
        yield Phrase(passage.quote, language)
    yield from (Phrase(r.reading, language) for r in passage.redactions if r.reading)
    for phrase in _words(passage.gloss):
        yield phrase._replace(words=phrase.words.replace(QUOTE_MARK, " "))


def _dated(source: Source) -> _Dates:
    return _Dates(*_ends(source.created), _kept_back(source))


def _ends(when: Edtf) -> tuple[int, int]:
    """The first and the last day that a date can mean or that lasted; an open end is very far away."""
    first, last = when.earliest, when.latest
    return -FAR if first is None else first, FAR if last is None else last


def _kept_back(source: Source) -> tuple[int, int] | None:
    """From when to when it was kept from the public; None if it never was."""
    written, opened = source.created.latest, public_on(source)
    if not disclosure(source).sealed or written is None or opened is None:
        return None
    return written, opened


def _sealed(names: Iterable[str], data: DataSet) -> tuple[int, int] | None:
    """From the writing of the first of some sources that were kept from the public until the last of them opened."""
    spans = [span for name in names if (span := _kept_back(data.sources[name]))]
    return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None


def _words(*texts: Text) -> tuple[Phrase, ...]:
    return tuple(Phrase(words, language) for text in texts for language, words in text.root.items())


def _values(values: Mapping[Field, Iterable[str]]) -> Values:
    return tuple((field, tuple(map(str, held))) for field, held in values.items() if held)


def _year(first: int) -> dict[Field, tuple[str, ...]]:
    try:
        return {Field.YEAR: (f"{to_date(first).year:04}",)}
    except (ValueError, OverflowError):  # EDTF knows years that no calendar of Python has, and open ends
        return {}

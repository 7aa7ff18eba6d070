"""``unsealed show``: one record, whole."""

from __future__ import annotations

import difflib
import shutil
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from explorer.archive import ArchivedEvents
from explorer.cli.listing import opening
from explorer.cli.terminal import (
    Failure,
    data_option,
    data_set,
    is_terminal,
    json_option,
    known_option,
    language_option,
    say,
    say_json,
)
from explorer.dates import to_date
from explorer.i18n import Catalogue, catalogues
from explorer.knowledge import claim_status
from explorer.openness import disclosure
from explorer.records import QUOTE_MARK, Bar, DataSet, Event, Passage, Person, Record, Source, Text, Theme

NEAREST = 5


@click.command()
@click.argument("identifier", metavar="ID")
@data_option
@language_option
@known_option
@json_option
def show(identifier: str, folder: Path, language: str, known: date | None, as_json: bool) -> None:
    """
    Print an event, a source, a person or a theme.

    Where an id has two meanings, the kind comes first: person/nato, theme/nato.
    """
    data = data_set(folder, known)
    record = find(data, identifier)
    if as_json:
        say_json(_as_json(record, data) | ({"known": known.isoformat()} if known else {}))
        return
    text = catalogues()[language]
    if known:
        say(text("known.on", day=text.day(known)))
        say()
    width = shutil.get_terminal_size().columns if is_terminal() else 0
    for line in _lines(record, data, text):
        for part in _wrapped(line, width):
            say(part)


def find(data: DataSet, identifier: str) -> Record:
    """
    The record of that id, or of that kind and id.

    Raises:
        Failure: There is none, or more than one.
    """
    wanted, _, plain = identifier.rpartition("/")
    event = data.event(plain)
    kinds: dict[str, Mapping[str, Record]] = {
        "event": {} if event is None else {plain: event},
        "source": data.sources,
        "person": data.people,
        "theme": data.themes,
    }
    found = {kind: records[plain] for kind, records in kinds.items() if plain in records and wanted in {"", kind}}
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        raise Failure(
            f"{plain} is {' and '.join(f'a {kind}' for kind in found)}: "
            f"say {' or '.join(f'{kind}/{plain}' for kind in found)}"
        )
    ids = {name for records in kinds.values() for name in records} | set(_event_ids(data))
    near = [*sorted(name for name in ids if plain and plain in name), *difflib.get_close_matches(plain[:200], ids)]
    hint = (
        f": did you mean {', '.join(list(dict.fromkeys(near))[:NEAREST])}?" if near else ": unsealed list shows all ids"
    )
    raise Failure(f"no record is called {identifier[:200]!r}{hint}")


def _event_ids(data: DataSet) -> Sequence[str]:
    """All of them; an archive has them without making a record of each."""
    events = data.events
    return events.ids() if isinstance(events, ArchivedEvents) else [event.id for event in events]


def _as_json(record: Record, data: DataSet) -> dict[str, Any]:
    """The record as in its file, with its id, and what is computed from it."""
    values = dict(_plain(record))
    if isinstance(record, Event):
        for claim, printed in zip(record.claims, values["claims"], strict=True):
            printed["status"] = claim_status(claim, data.sources, None)
    if isinstance(record, Source):
        opened = opening(record)
        values["public_on"] = opened.isoformat() if opened else None
    return values


def _plain(value: object) -> Any:
    """*value* in what JSON knows, as it stands in the file; what was left out stays out."""
    if isinstance(value, Text):
        return value.root
    if isinstance(value, Record):
        return {name: _plain(part) for name, part in value if part is not None and part != ()}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _wrapped(line: str, width: int) -> list[str]:
    """*line* in parts of *width* columns, indented as its start; whole where *width* is 0."""
    if not width or len(line) <= width:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.wrap(line, max(width, 40), subsequent_indent=indent, break_on_hyphens=False) or [""]


def _lines(record: Record, data: DataSet, text: Catalogue) -> Iterator[str]:
    if isinstance(record, Event):
        yield from _event(record, data, text)
    elif isinstance(record, Source):
        yield from _source(record, data, text)
    elif isinstance(record, Person):
        yield from _person(record, data, text)
    elif isinstance(record, Theme):
        yield from _heading("theme", record.id, record.name, text)
        yield from _events("events", (e for e in data.events if record.id in e.themes), text)


def _words(words: Text, text: Catalogue) -> str:
    phrase = words.in_language(text.language)
    mark = "" if phrase.language == text.language else f" [{phrase.language}]"
    return " ".join(phrase.words.split()) + mark


def _heading(kind: str, identifier: str, title: Text, text: Catalogue) -> Iterator[str]:
    yield _words(title, text)
    yield f"{kind} {identifier}"
    yield ""


def _fields(**fields: str | None) -> Iterator[str]:
    for name, value in fields.items():
        if value:
            yield f"{name.replace('_', ' '):<16}{value}"


def _names(ids: Iterable[str], records: Mapping[str, Person] | Mapping[str, Theme], text: Catalogue) -> str:
    return ", ".join(_words(records[name].name, text) if name in records else name for name in ids)


def _event(event: Event, data: DataSet, text: Catalogue) -> Iterator[str]:
    yield from _heading("event", event.id, event.title, text)
    yield from _fields(
        date=text.date(event.date),
        place=_words(event.place.name, text) if event.place else None,
        actors=_names(event.actors, data.people, text),
        themes=_names(event.themes, data.themes, text),
        importance=text.number(event.importance),
        tone=_tone(event, text),
    )
    yield ""
    yield _words(event.summary, text)
    for claim in event.claims:
        yield ""
        yield f"{claim.id} · {text(f'status.{claim_status(claim, data.sources, None)}')}"
        yield f"  {_words(claim.text, text)}"
        for evidence in claim.evidence:
            yield f"    {text(f'stance.{evidence.stance}')}: {evidence.source}, {evidence.passage}"
        yield from (f"    {_bar(bar, text)}" for bar in data.bars.get(event.id, ()) if bar.claim == claim.id)
    silent = [bar for bar in data.bars.get(event.id, ()) if bar.claim is None]
    if silent:
        yield ""
    yield from (_bar(bar, text) for bar in silent)
    if event.related:
        yield ""
    for related in event.related:
        yield f"{text(f'relation.{related.kind}')}: {related.event}"


def _bar(bar: Bar, text: Catalogue) -> str:
    """What stands where something is sealed."""
    return f"▬▬▬ {text('sealed.until' if bar.hidden else 'silent.until', day=text.day(to_date(bar.until)))}"


def _tone(event: Event, text: Catalogue) -> str | None:
    if event.tone is None:
        return None
    value = event.tone.value
    return f"{text.signed(value)} {text(f'tone.{value}')}: {_words(event.tone.reason, text)}"


def _source(source: Source, data: DataSet, text: Catalogue) -> Iterator[str]:
    yield from _heading("source", source.id, source.title, text)
    opened = disclosure(source)
    kept = opened.secrecy
    archive = source.archive
    yield from _fields(
        kind=text(f"kind.{source.kind}"),
        side=text(f"side.{source.side}"),
        creator=source.creator,
        written=text.date(source.created),
        language=source.language,
        archive=", ".join(filter(None, (archive.repository, archive.collection, archive.identifier)))
        if archive
        else None,
        classification=source.classification,
        secrecy=text.duration(years=kept.years, months=kept.months) if kept and any(kept) else None,
        pages=text.number(source.pages) if source.pages else None,
        rights=text(f"rights.{source.rights}"),
        address=source.url,
        note=_words(source.note, text) if source.note else None,
    )
    for release in opened.history:
        how = text(f"how.{release.how.lower().replace(' ', '-')}")
        parts = (text.date(release.date), how, text(f"extent.{release.extent}"), release.by, release.url)
        yield from _fields(made_public=", ".join(filter(None, parts)))
    for passage in source.passages:
        yield ""
        yield from _passage(passage, data, text)
    yield ""
    citing = (e for e in data.events if any(v.source == source.id for c in e.claims for v in c.evidence))
    yield from _events("cited by", citing, text)


def _passage(passage: Passage, data: DataSet, text: Catalogue) -> Iterator[str]:
    speaker = f" · {_names([passage.speaker], data.people, text)}" if passage.speaker else ""
    yield f"{passage.id} · {_words(passage.locator, text)}{speaker}"
    quote = f"“{passage.quote}”" if passage.quote else ""
    yield f"  {_words(passage.gloss, text).replace(QUOTE_MARK, quote)}"
    if passage.seen_in:
        yield f"  seen in: {passage.seen_in}"


def _person(person: Person, data: DataSet, text: Catalogue) -> Iterator[str]:
    yield from _heading("person", person.id, person.name, text)
    yield from _fields(
        kind=person.kind, side=text(f"side.{person.side}"), role=_words(person.role, text) if person.role else None
    )
    for term in data.terms:
        if term.person == person.id:
            yield from _fields(term=f"{_words(term.office, text)}, {text.date(term.period)}")
    yield ""
    yield from _events("events", (e for e in data.events if person.id in e.actors), text)


def _events(heading: str, events: Iterable[Event], text: Catalogue) -> Iterator[str]:
    found = list(events)
    yield f"{heading}: {len(found)}"
    for event in found:
        yield f"  {event.id}  {_words(event.title, text)}"

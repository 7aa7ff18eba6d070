"""``unsealed list``: events, sources, people, themes or stories as a table."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import click
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text as Cell

from explorer.cli.terminal import (
    data_option,
    data_set,
    is_terminal,
    json_option,
    known_option,
    language_option,
    say,
    say_json,
    visible,
)
from explorer.dates import to_date
from explorer.i18n import Catalogue, catalogues
from explorer.openness import public_on
from explorer.records import DataSet, Source, Text


class Row(NamedTuple):
    """One record: what a table shows of it, by column, and what JSON says."""

    cells: Mapping[str, str]
    values: Mapping[str, Any]


def _words(words: Text, text: Catalogue) -> str:
    """In the language asked for, else in English with a mark that says so."""
    phrase = words.in_language(text.language)
    return phrase.words if phrase.language == text.language else f"{phrase.words} [{phrase.language}]"


def _events(data: DataSet, text: Catalogue) -> Iterator[Row]:
    for event in data.events:
        tone = event.tone.value if event.tone else None
        cells = {
            "id": event.id,
            "date": text.date(event.date, "short"),
            "title": _words(event.title, text),
            "tone": "" if tone is None else f"{text.signed(tone)} {text(f'tone.{tone}')}",
            "importance": text.number(event.importance),
            "claims": text.number(len(event.claims)),
        }
        values = {
            "id": event.id,
            "date": event.date.text,
            "title": event.title.in_language(text.language).words,
            "tone": tone,
            "importance": event.importance,
            "themes": event.themes,
            "actors": event.actors,
            "claims": len(event.claims),
        }
        yield Row(cells, values)


def _sources(data: DataSet, text: Catalogue) -> Iterator[Row]:
    for source in data.sources.values():
        opened = opening(source)
        cells = {
            "id": source.id,
            "written": text.date(source.created, "short"),
            "public on": text.day(opened, "short") if opened else "",
            "kind": text(f"kind.{source.kind}"),
            "side": text(f"side.{source.side}"),
            "title": _words(source.title, text),
        }
        values = {
            "id": source.id,
            "created": source.created.text,
            "public_on": opened.isoformat() if opened else None,
            "kind": source.kind,
            "side": source.side,
            "title": source.title.in_language(text.language).words,
            "passages": len(source.passages),
        }
        yield Row(cells, values)


def opening(source: Source) -> date | None:
    """The day on which *source* became public, if it is known and one that calendars have."""
    opened = public_on(source)
    try:
        return None if opened is None else to_date(opened)
    except ValueError:
        return None


def _people(data: DataSet, text: Catalogue) -> Iterator[Row]:
    events = Counter(actor for event in data.events for actor in event.actors)
    for person in data.people.values():
        cells = {
            "id": person.id,
            "name": _words(person.name, text),
            "side": text(f"side.{person.side}"),
            "events": text.number(events[person.id]),
            "role": _words(person.role, text) if person.role else "",
        }
        values = {
            "id": person.id,
            "name": person.name.in_language(text.language).words,
            "kind": person.kind,
            "side": person.side,
            "role": person.role.in_language(text.language).words if person.role else None,
            "events": events[person.id],
        }
        yield Row(cells, values)


def _themes(data: DataSet, text: Catalogue) -> Iterator[Row]:
    events = Counter(theme for event in data.events for theme in event.themes)
    for theme in data.themes.values():
        cells = {"id": theme.id, "name": _words(theme.name, text), "events": text.number(events[theme.id])}
        name = theme.name.in_language(text.language).words
        yield Row(cells, {"id": theme.id, "name": name, "events": events[theme.id]})


def _stories(data: DataSet, text: Catalogue) -> Iterator[Row]:
    for story in data.stories.values():
        cells = {
            "id": story.id,
            "title": _words(story.title, text),
            "level": text(f"level.{story.level}"),
            "minutes": text.number(story.minutes),
            "steps": text.number(len(story.steps)),
        }
        values = {
            "id": story.id,
            "title": story.title.in_language(text.language).words,
            "level": story.level,
            "minutes": story.minutes,
            "steps": [step.id for step in story.steps],
        }
        yield Row(cells, values)


TABLES: Mapping[str, tuple[tuple[str, ...], Callable[[DataSet, Catalogue], Iterator[Row]]]] = {
    "events": (("id", "date", "title", "tone", "importance", "claims"), _events),
    "sources": (("id", "written", "public on", "kind", "side", "title"), _sources),
    "people": (("id", "name", "side", "events", "role"), _people),
    "themes": (("id", "name", "events"), _themes),
    "stories": (("id", "title", "level", "minutes", "steps"), _stories),
}
NUMBERS = frozenset({"importance", "claims", "events", "minutes", "steps"})


@click.command("list")
@click.argument("what", type=click.Choice(list(TABLES)))
@data_option
@language_option
@known_option
@json_option
def list_records(what: str, folder: Path, language: str, known: date | None, as_json: bool) -> None:
    """List events, sources, people, themes or stories."""
    columns, rows_of = TABLES[what]
    text = catalogues()[language]
    rows = list(rows_of(data_set(folder, known), text))
    if as_json:
        clock = {"known": known.isoformat()} if known else {}
        say_json([{**row.values, **clock} for row in rows])
        return
    if known:
        say(text("known.on", day=text.day(known)))
    lines = [tuple(" ".join(visible(row.cells[column]).split()) for column in columns) for row in rows]
    print_table(columns, lines)


def print_table(columns: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """Lines of cells under the names of the columns."""
    if is_terminal():
        _print_boxed(columns, lines)
    else:
        _print_aligned(columns, lines)


def _print_boxed(columns: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """For people: as wide as the terminal, long cells folded. Rich must not read markup or emoji codes in the data."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column.upper(), justify="right" if column in NUMBERS else "left", overflow="fold")
    for line in lines:
        table.add_row(*(Cell(cell) for cell in line))
    Console(file=sys.stdout, highlight=False).print(table)


def _print_aligned(columns: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """For programs: one line a record, nothing cut off."""
    whole = [tuple(column.upper() for column in columns), *lines]
    widths = [max(cell_len(line[place]) for line in whole) for place in range(len(columns))]
    for line in whole:
        padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True))
        say("  ".join(padded).rstrip())

"""``unsealed new``: a valid file for a new event or source, with the right name."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click

from explorer.cli.terminal import Failure, data_option, data_set, say
from explorer.dates import Edtf
from explorer.records import DataSet
from explorer.skeleton import NewEvent, NewSource, event_yaml, slug, source_yaml, write_new
from explorer.vocabulary import How, Kind, Rights, Side

Command = TypeVar("Command", bound=Callable[..., Any])


class _EdtfType(click.ParamType[str]):
    """A date as it will stand in the file."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return Edtf.parse(str(value)).text
        except ValueError as error:
            self.fail(str(error), param, ctx)


def _word(words: type[StrEnum]) -> click.Choice[str]:
    return click.Choice([str(word) for word in words])


def _asked(*names: str, text: str, kind: Any = str, default: Any = None) -> Callable[[Command], Command]:
    """An option that is asked for if it is left out."""
    return click.option(*names, type=kind, prompt=text, default=default, show_default=default is not None, help=text)


@click.group()
def new() -> None:
    """
    Write a valid file for a new event or source.

    What is not given as an option is asked for.
    """


@new.command()
@data_option
@_asked("--title", text="Title in English")
@_asked("--date", text="When (EDTF: 2003-03-20, 2001-09~, 2022-02-24/..)", kind=_EdtfType())
@_asked("--theme", text="Theme, the lane of the timeline")
@_asked("--source", text="Id of a source that it rests on")
@click.option("--passage", help="Id of the passage; the source's first if left out.")
@_asked("--importance", text="Importance, 1 to 5", kind=click.IntRange(1, 5), default=3)
def event(folder: Path, title: str, date: str, theme: str, source: str, passage: str | None, importance: int) -> None:
    """Write data/events/<date>-<title>.yaml."""
    data = data_set(folder)
    if theme not in data.themes:
        raise Failure(f"there is no theme {theme!r} (one of {', '.join(data.themes)})")
    found = _passage(data, source, passage)
    written, first = data.sources[source].created.latest, Edtf.parse(date).earliest
    older = written is not None and first is not None and written < first
    chosen = NewEvent(title, date, theme, source, found, importance, background=older)
    _write(folder / "events", date, title, event_yaml(chosen, data.card.languages))


@new.command()
@data_option
@_asked("--title", text="Title in English")
@_asked("--created", text="When it was written (EDTF)", kind=_EdtfType())
@_asked("--released", text="When it became public (EDTF)", kind=_EdtfType())
@_asked("--kind", text="Kind", kind=_word(Kind))
@_asked("--side", text="Whose record it is", kind=_word(Side))
@_asked("--language", text="Its language (BCP 47)", default="en")
@_asked("--how", text="How it became public", kind=_word(How), default=How.ISSUED.value)
@_asked("--rights", text="Rights", kind=_word(Rights), default=Rights.QUOTATION_ONLY.value)
def source(folder: Path, title: str, created: str, released: str, **chosen: str) -> None:
    """Write data/sources/<date>-<title>.yaml."""
    data = data_set(folder)
    made = NewSource(
        title,
        created,
        released,
        kind=Kind(chosen["kind"]),
        side=Side(chosen["side"]),
        language=chosen["language"],
        how=How(chosen["how"]),
        rights=Rights(chosen["rights"]),
    )
    _write(folder / "sources", created, title, source_yaml(made, data.card.languages))


def _passage(data: DataSet, source: str, passage: str | None) -> str:
    if source not in data.sources:
        raise Failure(f"there is no source {source!r} (unsealed new source writes one)")
    known = [p.id for p in data.sources[source].passages]
    if passage is None:
        return known[0]
    if passage not in known:
        raise Failure(f"{source} has no passage {passage!r} (one of {', '.join(known)})")
    return passage


def _write(folder: Path, date: str, title: str, text: str) -> None:
    try:
        path = write_new(folder, slug(date, title), text)
    except ValueError as error:
        raise Failure(f"--title: {error}") from error
    except FileExistsError as error:
        raise Failure(f"{error.filename} is there already; nothing was changed") from error
    say(f"Wrote {path}: fill in what is marked TO WRITE, then run unsealed check")

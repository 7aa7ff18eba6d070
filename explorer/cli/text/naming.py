"""What the commands for texts share: the library, sources by name, releases by day, and what became of quotes."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from explorer.cli.terminal import Failure
from explorer.library import Kept, default_folder
from explorer.openness import disclosure
from explorer.quotes import Checked
from explorer.records import DataSet, Source

NEAREST = 5

Command = TypeVar("Command", bound=Callable[..., Any])


def library_option(command: Command) -> Command:
    """The option that chooses the folder of texts; the user's own if left out."""
    return click.option(
        "--library",
        "shelf",
        type=click.Path(path_type=Path, file_okay=False),
        default=default_folder,
        show_default="the user's own",
        metavar="DIR",
        help="The folder of texts.",
    )(command)


def source_named(data: DataSet, name: str) -> Source:
    """
    The source of that id.

    Raises:
        Failure: There is none; the line names those that are nearest.
    """
    if name in data.sources:
        return data.sources[name]
    near = difflib.get_close_matches(name[:200], data.sources, NEAREST)
    hint = f"did you mean {', '.join(near)}?" if near else "unsealed list sources shows all"
    raise Failure(f"no source is called {name[:200]!r}: {hint}")


def release_of(source: Source, day: str | None) -> str:
    """
    The date of the release that a text is the reading of: the one of that day, or the last one.

    Raises:
        Failure: The source has no release of that day.
    """
    days = [release.date.text for release in disclosure(source).history]
    if day is None:
        return days[-1]
    if day not in days:
        raise Failure(f"{source.id} has no release of {day[:40]!r} (its releases: {', '.join(days)})")
    return day


def quotes_said(checked: Iterable[Checked]) -> str:
    """How many of the quotes were found in a text, and how: quotes: 2 exact, 1 missing."""
    found = Counter(str(quote.anchor.found) for quote in checked if quote.kept is not None)
    said = ", ".join(f"{n} {how}" for how, n in found.most_common())
    return f"quotes: {said}" if said else "no quotes"


def text_named(kept: Iterable[Kept], source: str, sha: str) -> Kept:
    """
    The text whose SHA-256 begins so.

    Raises:
        Failure: None does, or several do.
    """
    texts = list(kept)
    found = [one for one in texts if sha and one.sha256.startswith(sha.lower())]
    if len(found) == 1:
        return found[0]
    have = ", ".join(one.sha256[:12] for one in texts) or "it has none"
    what = "several texts" if found else "no text"
    raise Failure(f"{source} has {what} whose SHA-256 begins with {sha[:70]!r} (its texts: {have})")

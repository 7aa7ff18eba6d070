"""What the commands that write a story share: which story, in which language, where to."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from explorer.cli.export.viewed import write_whole
from explorer.cli.terminal import Failure, data_option, data_set, language_option, say

if TYPE_CHECKING:
    from explorer.records import Story
    from explorer.web.shelf import Shelf, View

Command = TypeVar("Command", bound=Callable[..., Any])


class Chosen(NamedTuple):
    """A story, the view that says its language, and what there is."""

    story: Story
    view: View
    shelf: Shelf


def story_options(ending: str) -> Callable[[Command], Command]:
    """The argument and options of these commands; *ending* is that of the file, with its dot."""

    def decorate(command: Command) -> Command:
        place = click.option(
            "-o",
            "--output",
            "place",
            required=True,
            type=click.Path(path_type=Path),
            metavar=f"FILE{ending}",
            help="Where to write.",
        )
        host = click.option(
            "--host", metavar="URL", default="", help="Where the explorer is, for its address on the file: https://…"
        )
        return click.argument("name", metavar="STORY")(place(host(language_option(data_option(command)))))

    return decorate


def chosen(name: str, language: str, folder: Path) -> Chosen:
    """
    The story of that name.

    Raises:
        Failure: There is none, or the name could be that of several.
    """
    data = data_set(folder)
    # Tables take longer to import than all commands without them to run.
    from explorer.i18n import catalogues
    from explorer.selection import Selection
    from explorer.stories import by_short_name
    from explorer.web.shelf import Shelf

    found = by_short_name(name, data.stories)
    if found is None:
        near = get_close_matches(name, data.stories, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(data.stories) or 'none'}"
        raise Failure(f"{name}: there is no such story ({hint})")
    shelf = Shelf(data, catalogues())
    return Chosen(data.stories[found], shelf.read(Selection(lang=language).to_query()), shelf)


def keep(place: Path, content: bytes) -> None:
    """Write a file, and say so."""
    write_whole(place, content)
    say(f"{place}: {len(content):,} bytes")

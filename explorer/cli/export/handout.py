"""``unsealed export handout``: a story on paper."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.cli.export.told import chosen, keep, story_options
from explorer.cli.terminal import Failure


@click.command()
@story_options(".pdf")
def handout(name: str, place: Path, host: str, language: str, folder: Path) -> None:
    """
    Write a story as a handout to print: A4, PDF.

    STORY is its id or how that begins; unsealed list stories has all. The teacher's pages, with answers and what is
    behind the bars, come last, on sheets of their own.
    """
    found = chosen(name, language, folder)
    from explorer.export.typesetting import CannotWrite
    from explorer.web.classroom.taken import handout_of

    try:
        keep(place, handout_of(found.story, found.view, found.shelf, host))
    except CannotWrite as error:
        raise Failure(str(error)) from error

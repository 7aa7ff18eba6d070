"""``unsealed export slides``: a story for PowerPoint."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.cli.export.told import chosen, keep, story_options
from explorer.cli.terminal import Failure
from explorer.theme import LOOKS


@click.command()
@story_options(".pptx")
@click.option("--look", type=click.Choice(list(LOOKS)), default="light", show_default=True, help="Its colours.")
def slides(name: str, place: Path, host: str, language: str, folder: Path, look: str) -> None:
    """
    Write a story as slides for PowerPoint or LibreOffice.

    STORY is its id or how that begins; unsealed list stories has all. Words stay text, the teacher's notes are the
    speaker's, the last slide has the sources.
    """
    found = chosen(name, language, folder)
    from explorer.export.typesetting import CannotWrite
    from explorer.web.classroom.taken import slides_of

    try:
        keep(place, slides_of(found.story, found.view, found.shelf, LOOKS[look], host))
    except CannotWrite as error:
        raise Failure(str(error)) from error

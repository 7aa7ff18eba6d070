"""``unsealed export timelinejs``: the events of a view for TimelineJS."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.cli.terminal import Failure, data_option, data_set, say
from explorer.cli.text.naming import library_option


@click.command()
@click.option(
    "--view",
    default="",
    metavar="URL_OR_QUERY",
    help="An address of the explorer, or what follows its path: ?themes=nato. Left out: everything.",
)
@click.option(
    "-o", "--output", "place", required=True, type=click.Path(path_type=Path), metavar="FILE", help="Where to write."
)
@data_option
@library_option
def timelinejs(view: str, place: Path, folder: Path, shelf: Path) -> None:
    """
    Write the events of a view as JSON that TimelineJS 3 opens.

    If --view is a whole address, each slide has a link to the page of its event there. What TimelineJS does not show is
    in the file too: unsealed import timelinejs gets it back.
    """
    data = data_set(folder)
    # Tables take longer to import than all commands without them to run.
    from explorer.cli.export.writing import asked_for
    from explorer.export.data import CannotHold
    from explorer.i18n import catalogues
    from explorer.library import Library
    from explorer.search import default_cache
    from explorer.web.shelf import Shelf
    from explorer.web.timelinejs import written

    asked = asked_for(view)
    found = Shelf(data, catalogues(), library=Library(shelf), cache=default_cache()).read(asked.query, asked.path)
    if found.absent:
        raise Failure(f"--view {view}: there is no such event or document on that day; unsealed list has all")
    try:
        content = written(found, asked.host, most=None)
    except CannotHold as error:
        raise Failure(str(error)) from None
    place.write_bytes(content)
    say(f"{place}: {len(content):,} bytes")

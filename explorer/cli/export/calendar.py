"""``unsealed export calendar``: anniversaries of what a view shows."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.cli.terminal import Failure, count, data_option, data_set, say
from explorer.cli.text.naming import library_option


@click.command()
@click.option(
    "--view",
    "address",
    default="",
    metavar="URL_OR_QUERY",
    help="An address of the explorer, or what follows its path: ?themes=nato&lang=ru. Left out: everything.",
)
@click.option(
    "-o",
    "--output",
    "place",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE.ics",
    help="Where to write.",
)
@data_option
@library_option
def calendar(address: str, place: Path, folder: Path, shelf: Path) -> None:
    """
    Write anniversaries of the events that a view shows, as iCalendar.

    Each event of which the day is known comes back every year; the others are counted. If --view is a whole address,
    each entry has a link to the page of its event there.
    """
    data = data_set(folder)
    # Tables take longer to import than all commands without them to run.
    from explorer.cli.export.writing import asked_for
    from explorer.i18n import catalogues
    from explorer.library import Library
    from explorer.search import default_cache
    from explorer.web.anniversaries import anniversaries
    from explorer.web.shelf import Shelf

    asked = asked_for(address)
    view = Shelf(data, catalogues(), library=Library(shelf), cache=default_cache()).read(asked.query, asked.path)
    if view.absent:
        raise Failure(f"--view {address}: there is no such event or document on that day; unsealed list has all")
    made = anniversaries(view, asked.host, most=None)
    place.write_bytes(made.content)
    left_out = f"; {count(made.left_out, 'event')} without a day of its own left out" if made.left_out == 1 else ""
    if made.left_out > 1:
        left_out = f"; {count(made.left_out, 'event')} without a day of their own left out"
    say(f"{place}: {count(made.kept, 'anniversary', 'anniversaries')}, {len(made.content):,} bytes{left_out}")

"""``unsealed export timelinejs``: the events of a view for TimelineJS."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.cli.export.viewed import view_options, viewed, write_whole
from explorer.cli.terminal import Failure, say


@click.command()
@view_options("", "FILE.json")
def timelinejs(address: str, place: Path, folder: Path, shelf: Path) -> None:
    """
    Write the events of a view as JSON that TimelineJS 3 opens.

    If --view is a whole address, each slide has a link to the page of its event there. What TimelineJS does not show is
    in the file too: unsealed import timelinejs gets it back.
    """
    found = viewed(address, folder, shelf)
    from explorer.export.data import CannotHold  # tables take long to import
    from explorer.web.timelinejs import written

    try:
        content = written(found.view, found.host, most=None)
    except CannotHold as error:
        raise Failure(str(error)) from None
    write_whole(place, content)
    say(f"{place}: {len(content):,} bytes")

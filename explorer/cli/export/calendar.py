"""``unsealed export calendar``: anniversaries of what a view shows."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.cli.export.viewed import view_options, viewed, write_whole
from explorer.cli.terminal import count, say


@click.command()
@view_options("", "FILE.ics")
def calendar(address: str, place: Path, folder: Path, shelf: Path) -> None:
    """
    Write anniversaries of the events that a view shows, as iCalendar.

    Each event of which the day is known comes back every year; the others are counted. If --view is a whole address,
    each entry has a link to the page of its event there.
    """
    found = viewed(address, folder, shelf)
    from explorer.web.anniversaries import anniversaries  # tables take long to import

    made = anniversaries(found.view, found.host, most=None)
    write_whole(place, made.content)
    left_out = f"; {count(made.left_out, 'event')} without a day of its own left out" if made.left_out == 1 else ""
    if made.left_out > 1:
        left_out = f"; {count(made.left_out, 'event')} without a day of their own left out"
    say(f"{place}: {count(made.kept, 'anniversary', 'anniversaries')}, {len(made.content):,} bytes{left_out}")

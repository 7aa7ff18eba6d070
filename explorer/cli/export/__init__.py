"""``unsealed export``: files to take away. One kind of file a module."""

from __future__ import annotations

import click

from explorer.cli.export.calendar import calendar
from explorer.cli.export.chart import chart
from explorer.cli.export.data import data
from explorer.cli.export.handout import handout
from explorer.cli.export.references import references
from explorer.cli.export.slides import slides
from explorer.cli.export.timelinejs import timelinejs


@click.group()
def export() -> None:
    """Write files to take away: charts, data, references, anniversaries, stories."""


export.add_command(calendar)
export.add_command(chart)
export.add_command(data)
export.add_command(handout)
export.add_command(references)
export.add_command(slides)
export.add_command(timelinejs)

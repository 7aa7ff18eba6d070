"""``unsealed export``: files to take away. One kind of file a module."""

from __future__ import annotations

import click

from explorer.cli.export.chart import chart


@click.group()
def export() -> None:
    """Write files to take away: charts."""


export.add_command(chart)

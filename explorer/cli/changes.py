"""``unsealed changes``: what changed between two days of the second clock."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from explorer.cli.listing import print_table
from explorer.cli.terminal import Day, Failure, data_option, data_set, language_option, say
from explorer.dates import day_number
from explorer.knowledge import as_known_on

COLUMNS = ("change", "event", "claim", "source", "was", "now", "day")


@click.command("changes")
@click.argument("first", type=Day())
@click.argument("last", type=Day(), required=False)
@data_option
@language_option
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, with titles and claims in full.")
def changes_between(
    first: datetime.date, last: datetime.date | None, folder: Path, language: str, as_csv: bool
) -> None:
    """
    List what changed between two days, or since one.

    What opened, which claims are newly supported or disputed, and of what nothing is known still.
    """
    # Tables take longer to import than all commands without them to run.
    from explorer.changes import changes
    from explorer.export.changed import changes_csv

    until = last or datetime.date.today()
    if until < first:
        raise Failure(f"{until} is before {first}: the earlier day comes first")
    data = data_set(folder)
    earlier, later = as_known_on(data, first), as_known_on(data, until)
    found = changes(earlier, later, day_number(first))
    if as_csv:
        for line in changes_csv(found, later, language, first=first, last=until).splitlines():
            say(line)
        return
    plain = found.astype(object).where(found.notna(), "")
    lines = [[str(cell).removesuffix(" 00:00:00") for cell in row] for row in plain.itertuples(index=False)]
    print_table(COLUMNS, lines)

"""``unsealed export data``: the records of a view as files for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.cli.export.viewed import view_options, viewed, write_whole
from explorer.cli.terminal import Failure, count, say

ZIPPED = ("datapackage", "parquet", "yaml")
ENDINGS = {".csv": "events.csv", ".xlsx": "unsealed.xlsx", ".json": "unsealed.json", ".jsonl": "unsealed.jsonl"}


@click.command("data")
@view_options("; its ending says what: .csv, .xlsx, .json, .jsonl, or .zip with --form")
@click.option("--form", type=click.Choice(ZIPPED), help="What is in a .zip; datapackage if left out.")
@click.option("--table", metavar="NAME", help="Which table a .csv has, such as claims; left out: events, or sources.")
def data(address: str, place: Path, form: str | None, table: str | None, folder: Path, shelf: Path) -> None:
    """
    Write the records of a view: events, claims with their evidence, sources, passages.

    CSV (a table), XLSX (all tables), JSON and JSON Lines (the records as in the YAML), or a ZIP: a Data Package,
    Parquet files, or the folder of YAML files itself, which is copied as it is if everything is written. With
    ?known=DAY the files have only what the public could know then.
    """
    name = _name(place, form, table)
    found = viewed(address, folder, shelf)
    # Tables take longer to import than all commands without them to run.
    from explorer.export.data import FORMS, CannotHold, table_csv
    from explorer.selection import Page
    from explorer.web.data.files import heading_of
    from explorer.web.data.taking import taken

    part = taken(found.view, most=None)
    heading = heading_of(found.view, found.host, whole=part.is_whole)._replace(folder=folder)
    if name == ENDINGS[".csv"] and not table and found.view.selection.page in (Page.DOCUMENTS, Page.SOURCE):
        name = "sources.csv"
    try:
        content = table_csv(table, part, heading) if table else FORMS[name].write(part, heading)
    except CannotHold as error:
        raise Failure(str(error)) from None
    write_whole(place, content)
    events, sources = count(len(part.events), "event"), count(len(part.sources), "source")
    say(f"{place}: {events}, {sources}, {len(content):,} bytes")


def _name(place: Path, form: str | None, table: str | None) -> str:
    """
    The name of the form that is asked for.

    Raises:
        Failure: The ending is none of ours, or does not go with an option, or there is no such table.
    """
    ending = place.suffix.lower()
    if ending != ".zip" and ending not in ENDINGS:
        raise Failure(f"{place}: data is written as {', '.join(ENDINGS)} or .zip")
    if form and ending != ".zip":
        raise Failure(f"{place}: --form {form} goes with a file that ends in .zip")
    if table and ending != ".csv":
        raise Failure(f"{place}: --table {table} goes with a file that ends in .csv; the other forms have all tables")
    if table:
        from explorer.interchange import TABLES

        if table not in TABLES:
            raise Failure(f"--table {table}: there is no such table; there are {', '.join(TABLES)}")
    return f"{form or ZIPPED[0]}.zip" if ending == ".zip" else ENDINGS[ending]

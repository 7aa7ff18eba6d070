"""``unsealed export data``: the records of a view as files for other programs."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

import click

from explorer.cli.terminal import Failure, count, data_option, data_set, say
from explorer.cli.text.naming import library_option

ZIPPED = ("datapackage", "parquet", "yaml")
ENDINGS = {".csv": "events.csv", ".xlsx": "unsealed.xlsx", ".json": "unsealed.json", ".jsonl": "unsealed.jsonl"}


@click.command("data")
@click.option(
    "--view",
    default="",
    metavar="URL_OR_QUERY",
    help="An address of the explorer, or what follows its path: ?themes=nato. Left out: everything.",
)
@click.option(
    "-o",
    "--output",
    "place",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to write; its ending says what: .csv, .xlsx, .json, .jsonl, or .zip with --form.",
)
@click.option("--form", type=click.Choice(ZIPPED), help="What is in a .zip; datapackage if left out.")
@click.option("--table", metavar="NAME", help="Which table a .csv has, such as claims; left out: events, or sources.")
@data_option
@library_option
def data(view: str, place: Path, form: str | None, table: str | None, folder: Path, shelf: Path) -> None:
    """
    Write the records of a view: events, claims with their evidence, sources, passages.

    CSV (a table), XLSX (all tables), JSON and JSON Lines (the records as in the YAML), or a ZIP: a Data Package,
    Parquet files, or the folder of YAML files itself, which is copied as it is if everything is written. With
    ?known=DAY the files have only what the public could know then.
    """
    name = _name(place, form, table)
    records = data_set(folder)
    # Tables take longer to import than all commands without them to run.
    from explorer.cli.export.writing import asked_for
    from explorer.export.data import FORMS, CannotHold, table_csv
    from explorer.i18n import catalogues
    from explorer.library import Library
    from explorer.search import default_cache
    from explorer.selection import Page
    from explorer.web.data.files import heading_of
    from explorer.web.data.taking import taken
    from explorer.web.shelf import Shelf

    asked = asked_for(view)
    found = Shelf(records, catalogues(), library=Library(shelf), cache=default_cache(), folder=folder).read(
        asked.query, asked.path
    )
    if found.absent:
        raise Failure(f"--view {view}: there is no such event or document on that day; unsealed list has all")
    part = taken(found, most=None)
    heading = heading_of(found, asked.host, whole=part.is_whole)._replace(folder=folder)
    if name == ENDINGS[".csv"] and not table and found.selection.page in (Page.DOCUMENTS, Page.SOURCE):
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


def write_whole(place: Path, content: bytes) -> None:
    """
    Write a file, or leave what was there as it was: never a half of it.

    Raises:
        Failure: It cannot be written; says where and why.
    """
    try:
        with NamedTemporaryFile(dir=place.parent, prefix=".unsealed-", delete=False) as beside:
            written = Path(beside.name)
            try:
                beside.write(content)
                beside.close()
                written.chmod(0o666 & ~_mask())
                written.replace(place)
            except OSError:
                written.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise Failure(f"{place}: cannot be written: {error.strerror or error}") from error


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

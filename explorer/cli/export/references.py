"""``unsealed export references``: the sources of a view, as references for other programs or as a bibliography."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.cli.terminal import Failure, data_option, data_set, say
from explorer.cli.text.naming import library_option

FORMS = ("bib", "ris", "json", "txt")
STYLES = ("chicago", "apa", "mla", "gost")


@click.command()
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
    help="Where to write; its ending says what: .bib, .ris, .json (CSL-JSON) or .txt (a bibliography).",
)
@click.option("--style", type=click.Choice(STYLES), help="Of a .txt; chicago if left out.")
@data_option
@library_option
def references(view: str, place: Path, style: str | None, folder: Path, shelf: Path) -> None:
    """
    Write the sources of a view as references: BibLaTeX, RIS, CSL-JSON, or a bibliography as text.

    With ?known=DAY the file has only what the public could know then; with ?lang=ru titles are in Russian.
    """
    form = place.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise Failure(f"{place}: references are written as .{', .'.join(FORMS[:-1])} or .{FORMS[-1]}")
    if style and form != "txt":
        raise Failure(
            f"{place}: --style {style} goes with a file that ends in .txt; programs choose the style themselves"
        )
    records = data_set(folder)
    # Tables take longer to import than all commands without them to run.
    from explorer.cli.export.data import write_whole
    from explorer.cli.export.writing import asked_for
    from explorer.i18n import catalogues
    from explorer.library import Library
    from explorer.search import default_cache
    from explorer.web.references import references_file
    from explorer.web.shelf import Shelf

    asked = asked_for(view)
    found = Shelf(records, catalogues(), library=Library(shelf), cache=default_cache(), folder=folder).read(
        asked.query, asked.path
    )
    if found.absent:
        raise Failure(f"--view {view}: there is no such event or document on that day; unsealed list has all")
    content = references_file(found, form, style or "", most=None)
    write_whole(place, content)
    say(f"{place}: {len(content):,} bytes")

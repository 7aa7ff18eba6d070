"""``unsealed export references``: the sources of a view, as references for other programs or as a bibliography."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.cli.export.viewed import view_options, viewed, write_whole
from explorer.cli.terminal import Failure, say

FORMS = ("bib", "ris", "json", "txt")
STYLES = ("chicago", "apa", "mla", "gost")


@click.command()
@view_options("; its ending says what: .bib, .ris, .json (CSL-JSON) or .txt (a bibliography)")
@click.option("--style", type=click.Choice(STYLES), help="Of a .txt; chicago if left out.")
def references(address: str, place: Path, style: str | None, folder: Path, shelf: Path) -> None:
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
    found = viewed(address, folder, shelf)
    from explorer.web.references import references_file  # tables take long to import

    content = references_file(found.view, form, style or "", most=None)
    write_whole(place, content)
    say(f"{place}: {len(content):,} bytes")

"""``unsealed export chart``: what a view shows, as files."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.cli.terminal import Failure, data_option, data_set
from explorer.cli.text.naming import library_option
from explorer.figures.sizes import SheetSize
from explorer.theme import LOOKS

FORMS = ("png", "svg", "pdf", "html")


@click.command()
@click.option(
    "--view",
    "views",
    multiple=True,
    metavar="URL_OR_QUERY",
    help="An address of the explorer, or what follows its path: ?themes=nato. Left out: everything.",
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to write; its ending says what: .png, .svg, .pdf or .html. Several: one for each --view, or of one.",
)
@click.option(
    "--chart",
    "name",
    metavar="NAME",
    help="A chart of the page of insights, such as secrecy; left out: the timeline.",
)
@click.option("--size", type=click.Choice([str(size) for size in SheetSize]), default="slide", show_default=True)
@click.option("--scale", type=click.Choice(["1", "2", "4"]), default="2", show_default=True, help="Pixels of a PNG.")
@click.option("--look", type=click.Choice(list(LOOKS)), default="light", show_default=True, help="Its colours.")
@data_option
@library_option
def chart(
    views: tuple[str, ...],
    outputs: tuple[Path, ...],
    name: str | None,
    size: str,
    scale: str,
    look: str,
    folder: Path,
    shelf: Path,
) -> None:
    """
    Write what a view shows as a chart, with its sources on it.

    A picture (PNG, SVG, PDF), or a page that needs no server (HTML). PNG and PDF are drawn by the Chrome, Chromium or
    Edge that is there, else without one.
    """
    for place in outputs:
        if place.suffix.lower().removeprefix(".") not in FORMS:
            raise Failure(f"{place}: a chart is written as .png, .svg, .pdf or .html")
    wanted = views or ("",)
    if len(wanted) not in (1, len(outputs)):
        raise Failure(f"there are {len(wanted)} views for {len(outputs)} files: give one --view for each -o, or one")
    data = data_set(folder)
    # Tables take longer to import than all commands without them to run.
    from explorer.cli.export.writing import Writing
    from explorer.library import Library
    from explorer.web.charts.wish import Wish

    with Writing(data, Wish(SheetSize(size), LOOKS[look], int(scale)), name or "", Library(shelf)) as writing:
        for place, view in zip(outputs, wanted * (len(outputs) if len(wanted) == 1 else 1), strict=True):
            writing.write(view, place)

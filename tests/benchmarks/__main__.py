"""Measure, and print the tables."""

import platform
from math import isfinite
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rich.console import Console
from rich.table import Table

from explorer.paths import data_folder
from explorer.sample import write_sample
from tests.benchmarks.loading import measure_loading
from tests.benchmarks.pages import PATIENCE, PLAIN, Measured, measure_bare_start, measure_page
from tests.browser.browsers import launched_browser

SHIPPED = "shipped"


@click.command()
@click.option("--sizes", default="100,1000,10000", show_default=True, help="Events in the data sets to load.")
@click.option(
    "--pages", default=f"{SHIPPED},100,1000", show_default=True, help="Data sets to draw: events, or shipped."
)
@click.option("--runs", default=5, show_default=True, help="Each number is the median of so many runs.")
def main(sizes: str, pages: str, runs: int) -> None:
    """Measure loading, starting, drawing and sending. Leave out a part with --sizes '' or --pages ''."""
    console = Console(width=110)
    console.print(f"Python {platform.python_version()}, medians of {runs} runs\n")
    with TemporaryDirectory() as scratch:
        if sizes:
            console.print(loading_table([int(size) for size in sizes.split(",")], Path(scratch), runs))
        if pages:
            console.print(*page_tables(pages.split(","), Path(scratch), runs), sep="\n")


def loading_table(sizes: list[int], scratch: Path, runs: int) -> Table:
    """Events a second, each with its source, and how much of yaml.CSafeLoader's own pace that is."""
    table = Table(title="Events a second, each with its source, and × the time of yaml.CSafeLoader on the same files")
    for heading in ("events", "yaml.CSafeLoader", "check", "×", "load", "×"):
        table.add_column(heading, justify="right")
    for size in sizes:
        taken = measure_loading(_sample(scratch, size), runs=runs)
        table.add_row(
            f"{size:,}",
            f"{size / taken.bare:,.0f}",
            f"{size / taken.check:,.0f}",
            f"{taken.check / taken.bare:.2f}",
            f"{size / taken.load:,.0f}",
            f"{taken.load / taken.bare:.2f}",
        )
    return table


def page_tables(names: list[str], scratch: Path, runs: int) -> tuple[Table, Table]:
    """Seconds to the first answer and to the drawn timeline; bytes by type of resource."""
    times = Table(title="Seconds from process start to the first answer, from navigation to a drawn timeline")
    sizes = Table(title="kB sent for the first visit (unpacked)")
    for heading in ("page", "start", "× bare imports", "drawn", "× plain Dash"):
        times.add_column(heading, justify="right")
    for heading in ("page", "in all", "scripts", "styles", "answers", "the rest"):
        sizes.add_column(heading, justify="right")
    bare = measure_bare_start(runs=runs)
    with launched_browser(lock=scratch / "browser.lock") as browser:
        for name in names:
            data = [] if name == SHIPPED else ["--data", str(_sample(scratch, int(name)))]
            points = str(len(list((data_folder() / "events").iterdir()))) if name == SHIPPED else name
            ours = measure_page(browser, *data, runs=runs)
            plain = measure_page(browser, "--points", points, runs=runs, program=PLAIN)
            for label, page in ((f"explorer, {name}", ours), (f"plain Dash, {points} points", plain)):
                times.add_row(
                    label,
                    f"{page.start:.2f}",
                    f"{page.start / bare:.2f}",
                    f"{page.drawn:.2f}" if isfinite(page.drawn) else f"not in {PATIENCE}",
                    f"{page.drawn / plain.drawn:.2f}",
                )
                sizes.add_row(label, *_kilobytes(page))
    return times, sizes


def _kilobytes(page: Measured) -> list[str]:
    listed = [["Script"], ["Stylesheet"], ["Fetch", "XHR"]]
    rest = [kind for kind in page.sent if kind not in {"Script", "Stylesheet", "Fetch", "XHR"}]
    return [
        f"{sum(page.sent[k] for k in kinds) / 1000:,.1f} ({sum(page.unpacked[k] for k in kinds) / 1000:,.0f})"
        for kinds in ([*page.sent], *listed, rest)
    ]


def _sample(scratch: Path, events: int) -> Path:
    folder = scratch / str(events)
    if not folder.exists():
        write_sample(folder, events=events)
    return folder


if __name__ == "__main__":
    main()

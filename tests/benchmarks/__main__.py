"""Measure, and print the tables."""

import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from math import isfinite
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from playwright.sync_api import Browser
from rich.console import Console
from rich.table import Table

from explorer.sample import Form
from tests.benchmarks.anchoring import anchoring
from tests.benchmarks.answers import answers_table, measure_answers, slowest
from tests.benchmarks.api import NAMES, api
from tests.benchmarks.charts import charts
from tests.benchmarks.clock import clock_table, measure_clock
from tests.benchmarks.data import data as data_files
from tests.benchmarks.datasets import SHIPPED, archive, measured
from tests.benchmarks.labels import labels_table, measure_labels, offenders
from tests.benchmarks.loading import measure_loading
from tests.benchmarks.motions import measure_motions, motions_table
from tests.benchmarks.pages import (
    CHECKOUT,
    PATIENCE,
    PLAIN,
    Measured,
    measure_address,
    measure_bare_start,
    measure_page,
)
from tests.benchmarks.peers import install, serving_folder, write_pages
from tests.benchmarks.references import references
from tests.benchmarks.search import search
from tests.benchmarks.slides import slides
from tests.benchmarks.variants import variants
from tests.browser.browsers import launched_browser
from tests.serving import serving

Part = Callable[[], Iterator[Table | str]]
WITHOUT_BROWSER: dict[str, Part] = {"anchoring": anchoring, "variants": variants}
SEARCH, CHARTS, DATA, REFERENCES, SLIDES, API = "search", "charts", "data", "references", "slides", "api"
IN_A_BROWSER = ("loading", "pages", "labels", "motions", "answers", "clock")
PARTS = (*IN_A_BROWSER, *WITHOUT_BROWSER, SEARCH, CHARTS, DATA, REFERENCES, SLIDES, API)
PEERS = {"vis": "vis-timeline", "timelinejs": "TimelineJS"}
PEERS_EVENTS = 100


@click.command()
@click.option("--parts", default=",".join(PARTS), show_default=True, help="What to measure.")
@click.option("--sizes", default="100,1000,10000", show_default=True, help="Events in the data sets to load.")
@click.option(
    "--data",
    "names",
    default=f"{SHIPPED},10000,100000,1000000",
    show_default=True,
    help="Data sets to look at in the browser: shipped, or archives of so many events.",
)
@click.option("--documents", default="1000,30000,300000", show_default=True, help="Documents to search in.")
@click.option("--runs", default=5, show_default=True, help="Times to load and to visit, of which medians are taken.")
@click.option(
    "--keep",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder for archives and other timelines, to be used again; else they are thrown away.",
)
@click.option("--verbose", is_flag=True, help="List each text that is in the way, and the slowest questions.")
def main(parts: str, sizes: str, names: str, documents: str, runs: int, keep: Path | None, *, verbose: bool) -> None:
    """Measure loading, first sight, labels, motions, answers, second clock, anchoring, releases, search, files."""
    console = Console(width=140)
    console.print(f"Python {platform.python_version()}, medians of {runs} runs\n")
    chosen, data = parts.split(","), names.split(",")
    searched: Part = partial(search, [int(size) for size in documents.split(",")])
    taken = {
        CHARTS: partial(charts, runs),
        DATA: partial(data_files, runs),
        REFERENCES: partial(references, runs),
        SLIDES: partial(slides, runs),
    }
    without = {**WITHOUT_BROWSER, SEARCH: searched, **taken}
    for name, part in without.items():
        if name in chosen:
            _say(console, part())
    if API in chosen:
        with _folder(keep) as scratch:
            _say(console, api(NAMES, scratch, runs))
    if not set(chosen) - without.keys() - {API}:
        return
    with _folder(keep) as scratch, launched_browser(lock=scratch / "browser.lock") as browser:
        if "loading" in chosen:
            console.print(loading_table([int(size) for size in sizes.split(",")], scratch, runs))
        if "pages" in chosen:
            console.print(*page_tables(browser, data, scratch, runs), sep="\n")
        if "labels" in chosen:
            _say(console, labels(browser, scratch, verbose=verbose))
        if "motions" in chosen:
            for name in data:
                console.print(motions_table(measure_motions(browser, measured(name, scratch), install(scratch))))
        if "answers" in chosen:
            for name in data:
                _say(console, answers(browser, name, scratch, verbose=verbose))
        if "clock" in chosen:
            for name in data:
                held = measured(name, scratch)
                with serving(*held.arguments, cwd=CHECKOUT) as address:
                    console.print(clock_table(measure_clock(browser, address, held)))


def _say(console: Console, parts: Iterator[Table | str]) -> None:
    for part in parts:
        console.print(part, markup=False, soft_wrap=isinstance(part, str))


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep
        return
    with TemporaryDirectory() as scratch:
        yield Path(scratch)


def labels(browser: Browser, scratch: Path, *, verbose: bool) -> Iterator[Table | str]:
    """What is in whose way, on the shipped data."""
    held = measured(SHIPPED, scratch)
    with serving(*held.arguments, cwd=CHECKOUT) as address:
        found = measure_labels(browser, address, held)
    yield labels_table(found)
    if verbose:
        yield from offenders(found)


def answers(browser: Browser, name: str, scratch: Path, *, verbose: bool) -> Iterator[Table | str]:
    """Times and sizes of answers with one data set."""
    held = measured(name, scratch)
    with serving(*held.arguments, cwd=CHECKOUT) as address:
        found = measure_answers(browser, address, held)
    yield answers_table(found)
    if verbose:
        yield from slowest(found)


def loading_table(sizes: list[int], scratch: Path, runs: int) -> Table:
    """Events a second, with up to 2,000 sources, and how much of yaml.CSafeLoader's own pace that is."""
    table = Table(title="Events a second, up to 2,000 sources, and × the time of yaml.CSafeLoader on the same files")
    for heading in ("events", "yaml.CSafeLoader", "check", "×", "load", "×"):
        table.add_column(heading, justify="right")
    for size in sizes:
        taken = measure_loading(archive(scratch, size, Form.YAML), runs=runs)
        table.add_row(
            f"{size:,}",
            f"{size / taken.bare:,.0f}",
            f"{size / taken.check:,.0f}",
            f"{taken.check / taken.bare:.2f}",
            f"{size / taken.load:,.0f}",
            f"{taken.load / taken.bare:.2f}",
        )
    return table


def page_tables(browser: Browser, names: list[str], scratch: Path, runs: int) -> tuple[Table, Table]:
    """Seconds to the first answer, to the timeline seen and usable; bytes by type of resource."""
    times = Table(title="Seconds from process start to the first answer, and from navigation on; layout shift")
    sizes = Table(title="kB sent for the first visit (unpacked)")
    headings = ("start", "× bare imports", "paint", "events seen", "× plain Dash", "usable", "for the room", "shift")
    for heading in ("page", *headings):
        times.add_column(heading, justify="right")
    for heading in ("page", "in all", "scripts", "styles", "answers", "document", "the rest"):
        sizes.add_column(heading, justify="right")
    bare = measure_bare_start(runs=runs)
    plain = None
    for name, page in _pages(browser, names, scratch, runs):
        plain = page if plain is None else plain  # it comes first
        times.add_row(name, *_seconds(page, plain, bare))
        sizes.add_row(name, *_kilobytes(page))
    return times, sizes


def _pages(browser: Browser, names: list[str], scratch: Path, runs: int) -> Iterator[tuple[str, Measured]]:
    """The plain Dash page first, then ours, then the other timelines; those with as many events as they can show."""
    points = str(PEERS_EVENTS)
    yield f"plain Dash, {points}", measure_page(browser, "--points", points, runs=runs, program=PLAIN)
    for name in names:
        yield f"explorer, {name}", measure_page(browser, *measured(name, scratch).arguments, runs=runs)
    folder = install(scratch)
    write_pages(folder, measured(SHIPPED, scratch), most=PEERS_EVENTS)
    with serving_folder(folder) as address:
        for peer, label in PEERS.items():
            found = measure_address(browser, f"{address}/{peer}-{SHIPPED}.html", runs=runs)
            yield f"{label}, {PEERS_EVENTS}, uncompressed", found


def _seconds(page: Measured, plain: Measured, bare: float) -> list[str]:
    started = isfinite(page.start)
    seen = page.times
    return [
        f"{page.start:.2f}" if started else "",
        f"{page.start / bare:.2f}" if started else "",
        f"{seen.painted:.2f}" if isfinite(seen.painted) else "not told",
        f"{seen.marks:.2f}" if isfinite(seen.marks) else f"not in {PATIENCE}",
        f"{seen.marks / plain.times.marks:.2f}",
        *(f"{t:.2f}" if isfinite(t) else f"not in {PATIENCE}" for t in (seen.usable, seen.settled)),
        f"{seen.moved:.3f}",
    ]


def _kilobytes(page: Measured) -> list[str]:
    listed = [["Script"], ["Stylesheet"], ["Fetch", "XHR"], ["Document"]]
    rest = [kind for kind in page.sent if [kind] not in listed and kind not in listed[2]]
    return [
        f"{sum(page.sent[k] for k in kinds) / 1000:,.1f} ({sum(page.unpacked[k] for k in kinds) / 1000:,.0f})"
        for kinds in ([*page.sent], *listed, rest)
    ]


if __name__ == "__main__":
    main()

"""
Charts as files: how long each form takes and how large it is; and ten pictures in a batch, one camera for all, against
ten single calls of Plotly's exporter.

The files are those of the whole timeline, of the shipped data and of 5,000 made-up events, on a slide; PNG, SVG and PDF
are drawn without a browser, as the explorer's own pages have them drawn. The pictures are the timeline of the shipped
data as PNG of 1 dot a pixel. A single call is ``calc_fig_sync`` of kaleido with the same page (no MathJax), which
starts and ends a browser of its own. Both orders are measured in turn, so that a busy minute of the machine is shared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from rich.table import Table

from explorer.export.camera import Camera
from explorer.export.facts import Form
from explorer.figures.pen import Figure
from explorer.load import load
from explorer.paths import data_folder
from explorer.web.charts.sheets import timeline_chart, written
from explorer.web.charts.whole import whole_page
from explorer.web.charts.wish import SCALES, Wish
from explorer.web.shelf import Shelf
from tests.benchmarks.datasets import SHIPPED, measured
from tests.web.views import shelf_of, view_of

CHARTS = 10
MADE_UP = "5000"


def charts(runs: int) -> Iterator[Table]:
    """The tables of this part."""
    yield files_table(runs)
    yield batch_table(runs)


def files_table(runs: int) -> Table:
    """Milliseconds and kilobytes of each form, for both data sets; the first drawing of each is not counted."""
    table = Table(title=f"Files of the whole timeline: ms (kB), medians of {runs} runs")
    table.add_column("form")
    found = dict[str, list[str]]()
    with TemporaryDirectory() as scratch:
        for name in (SHIPPED, MADE_UP):
            table.add_column(f"{name} events" if name != SHIPPED else SHIPPED, justify="right")
            shelf = shelf_of(measured(name, Path(scratch)).data)
            for form, make in FORMS.items():
                seconds, content = timed(partial(make, shelf), runs)
                found.setdefault(form, []).append(f"{seconds * 1000:,.0f} ({len(content) / 1000:,.0f})")
    for form, cells in found.items():
        table.add_row(form, *cells)
    return table


def timed(make: Callable[[], bytes], runs: int) -> tuple[float, bytes]:
    """Seconds that it takes, and what it makes."""
    content, taken = make(), list[float]()
    for _ in range(runs):
        begin = perf_counter()
        content = make()
        taken.append(perf_counter() - begin)
    return median(taken), content


def drawn(form: Form, scale: int, shelf: Shelf) -> bytes:
    """A chart as a file, from its address on."""
    view = shelf.read("")
    return written(timeline_chart(view, Wish(), ""), view, form, scale)


FORMS: Mapping[str, Callable[[Shelf], bytes]] = {
    "SVG": partial(drawn, "svg", 1),
    **{f"PNG {scale}×": partial(drawn, "png", scale) for scale in SCALES},
    "PDF": partial(drawn, "pdf", 1),
    "HTML": lambda shelf: whole_page(shelf.read(""), shelf, "").encode(),
}


def batch_table(runs: int) -> Table:
    """Seconds for so many charts, and how many times as long the single calls take."""
    figure = timeline_chart(view_of(load(data_folder())), Wish(), "").figure
    for way in (batch, singly):
        way(figure, 1)  # programs are read from the disk
    taken = [(batch(figure, CHARTS), singly(figure, CHARTS)) for _ in range(runs)]
    together, apart = (median(seconds) for seconds in zip(*taken, strict=True))
    table = Table(title=f"Seconds for {CHARTS} charts as PNG")
    for heading in ("one camera", "a chart", "single calls", "a chart", "ratio"):
        table.add_column(heading, justify="right")
    columns = (together, together / CHARTS, apart, apart / CHARTS, apart / together)
    table.add_row(*(f"{seconds:.2f}" for seconds in columns))
    return table


def batch(figure: Figure, count: int) -> float:
    """Seconds with one camera, its start and end included."""
    size = {name: figure["layout"][name] for name in ("width", "height")}
    begin = perf_counter()
    with Camera() as camera:
        for _ in range(count):
            camera.picture(figure, "png", **size)
    return perf_counter() - begin


def singly(figure: Figure, count: int) -> float:
    """Seconds with a browser for each."""
    import kaleido  # it takes a while

    draw = partial(kaleido.calc_fig_sync, figure, opts={"format": "png", "scale": 1}, kopts={"mathjax": False})
    begin = perf_counter()
    for _ in range(count):
        draw()
    return perf_counter() - begin

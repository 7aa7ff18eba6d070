"""
Data as files: how long each form takes and how large it is, of the shipped data and of 5,000 made-up events.

Measured is what the page answers, from the view on; the first of each is not counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.table import Table

from explorer.export.data import FORMS
from explorer.web import timelinejs
from explorer.web.data.files import data_file
from explorer.web.shelf import Shelf
from tests.benchmarks.charts import MADE_UP, timed
from tests.benchmarks.datasets import SHIPPED, measured
from tests.web.views import shelf_of

HOST = "https://history.example/"


def data(runs: int) -> Iterator[Table]:
    """Milliseconds and kilobytes of each form, for both data sets."""
    table = Table(title=f"Files of all data: ms (kB), medians of {runs} runs")
    table.add_column("file")
    found = dict[str, list[str]]()
    with TemporaryDirectory() as scratch:
        for name in (SHIPPED, MADE_UP):
            table.add_column(f"{name} events" if name != SHIPPED else SHIPPED, justify="right")
            shelf = shelf_of(measured(name, Path(scratch)).data)
            makers = {form: partial(written, form, shelf) for form in FORMS}
            makers[timelinejs.NAME] = lambda shelf=shelf: timelinejs.written(shelf.read(""), HOST)
            for form, make in makers.items():
                seconds, content = timed(make, runs)
                found.setdefault(form, []).append(f"{seconds * 1000:,.0f} ({len(content) / 1000:,.0f})")
    for form, cells in found.items():
        table.add_row(form, *cells)
    yield table


def written(form: str, shelf: Shelf) -> bytes:
    """A file of everything, from its address on."""
    return data_file(form, shelf.read(""), HOST)

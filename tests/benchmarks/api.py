"""
The HTTP API: how long one answer takes, of the shipped data, of 5,000 events and of a million.

Measured is the whole answer of the application, from the address to the JSON, without the network and uncompressed; the
first one of each data set, which makes what later ones use, is told apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

from rich.table import Table
from werkzeug.test import TestResponse

from tests.benchmarks.charts import MADE_UP
from tests.benchmarks.datasets import SHIPPED, measured
from tests.web.calling import API, client_of

LARGE = "1000000"
ADDRESSES = (
    *("/events?limit=1", "/events", "/events?limit=500", "/events?from=1999&to=2001", "/events?known=2004-12-31"),
    *("/claims?offset=300", "/sources?secrecy=10..", "/passages", "/people"),
)
HELD = "/events, not changed since (304)"


def api(names: list[str], scratch: Path, runs: int) -> Iterator[Table]:
    """Milliseconds of each answer, for data sets by their names (see ``measured``)."""
    table = Table(title=f"Answers of the HTTP API: processor ms, medians of {runs} runs (the first one)")
    table.add_column("address")
    found: dict[str, list[str]] = {address: [] for address in (*ADDRESSES, HELD)}
    for name in names:
        table.add_column(name if name == SHIPPED else f"{int(name):,} events", justify="right")
        client = client_of(measured(name, scratch).data)
        for address in ADDRESSES:
            first, *others = (spent(partial(client.get, f"{API}{address}")) for _ in range(1 + runs))
            found[address].append(f"{median(others):,.1f} ({first:,.0f})")
        tag = client.get(f"{API}/events").headers["ETag"]
        held = partial(client.get, f"{API}/events", headers={"If-None-Match": tag})
        found[HELD].append(f"{median(spent(held, 304) for _ in range(runs)):,.1f}")
    for address, cells in found.items():
        table.add_row(address, *cells)
    yield table


def spent(ask: Callable[[], TestResponse], status: int = 200) -> float:
    """Milliseconds of a processor that an answer takes: on a busy machine the clock tells of others."""
    begin = process_time()
    answer = ask()
    seconds = process_time() - begin
    assert answer.status_code == status, answer.text
    return seconds * 1000


NAMES = [SHIPPED, MADE_UP, LARGE]
"""The data sets that are measured."""

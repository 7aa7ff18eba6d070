"""How long a reader waits: for the server to start, and for the timeline; and what crosses the network for it."""

import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from math import inf
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, TimeoutError

from tests.serving import FROM_THIS_CHECKOUT, serving

# The first mark of a chart. The explorer's page holds an empty chart before the first answer.
DRAWN = ".js-plotly-plot .scatterlayer .points path"
PATIENCE = 60  # seconds until a page counts as not drawn
PLAIN = (sys.executable, "-m", "tests.benchmarks.plain")
CHECKOUT = Path(__file__).resolve().parents[2]


class Visit(NamedTuple):
    """One reader's first visit, with nothing in the cache."""

    drawn: float
    sent: Counter[str]
    unpacked: Counter[str]


class Measured(NamedTuple):
    """Medians of several visits, infinite if not drawn; sent and unpacked are bytes by type, of the last visit."""

    start: float
    drawn: float
    sent: Counter[str]
    unpacked: Counter[str]


def measure_page(browser: Browser, *arguments: str, runs: int, program: Sequence[str] = FROM_THIS_CHECKOUT) -> Measured:
    """Start the server *runs* times, and visit it once each time."""
    starts, visits = [], []
    for _ in range(runs):
        begin = perf_counter()
        with serving(*arguments, cwd=CHECKOUT, program=program) as address:
            with urlopen(address) as answer:
                answer.read()
            starts.append(perf_counter() - begin)
            visits.append(visit(browser, address))
        if visits[-1].drawn == inf:
            break  # the others would take as long
    return Measured(median(starts), median(v.drawn for v in visits), visits[-1].sent, visits[-1].unpacked)


def visit(browser: Browser, address: str) -> Visit:
    """Open the page as a new reader; the time is the page's own clock, from navigation to the first mark."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    sent: Counter[str] = Counter()
    unpacked: Counter[str] = Counter()

    def received(event: dict) -> None:
        unpacked[kinds.get(event["requestId"], "Other")] += event["dataLength"]

    def finished(event: dict) -> None:
        sent[kinds.get(event["requestId"], "Other")] += event["encodedDataLength"]

    devtools.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    devtools.on("Network.dataReceived", received)
    devtools.on("Network.loadingFinished", finished)
    devtools.send("Network.enable")
    page.goto(address, wait_until="commit")
    drawn = _seconds_until_drawn(page)
    context.close()
    return Visit(drawn, sent, unpacked)


def _seconds_until_drawn(page: Page) -> float:
    look = "mark => document.querySelector(mark) && performance.now()"
    try:
        drawn = page.wait_for_function(look, arg=DRAWN, timeout=PATIENCE * 1000)
    except TimeoutError:
        return inf
    page.wait_for_load_state("networkidle")
    return drawn.json_value() / 1000


def measure_bare_start(*, runs: int) -> float:
    """Median seconds of a Python process that imports what the explorer is built on, and ends."""
    taken = []
    for _ in range(runs):
        begin = perf_counter()
        subprocess.run([sys.executable, "-c", "import dash, pandas, plotly.graph_objects, pydantic"], check=True)
        taken.append(perf_counter() - begin)
    return median(taken)

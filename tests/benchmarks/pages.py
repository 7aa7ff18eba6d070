"""
How long a reader waits: for the server to start, to see the timeline, and to use it; what crosses the network for it.

All times of a visit are by the page's own clock, from navigation on: the first contentful paint as the browser tells
it, the frame after the one in which the first event was there, ``html[data-ready]`` (other pages are usable when they
are drawn), and the picture for the room that the browser has told. *moved* is the browser's layout shift by then.
"""

import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from math import inf, nan
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple
from urllib.request import urlopen

from playwright.sync_api import Browser, Page

from tests.benchmarks.selectors import DRAWN, NOTHING_PENDING
from tests.serving import FROM_THIS_CHECKOUT, serving

PATIENCE = 60  # seconds until a page counts as not drawn
PLAIN = (sys.executable, "-m", "tests.benchmarks.plain")
CHECKOUT = Path(__file__).resolve().parents[2]


WATCH = f"""() => {{
  const seen = (window.firstSight = {{ moved: 0 }});
  new PerformanceObserver((list) => {{
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.moved += entry.value;
  }}).observe({{ type: "layout-shift", buffered: true }});
  const settled = {NOTHING_PENDING};
  const note = (name) => setTimeout(() => {{ seen[name] ??= performance.now() / 1000; }});
  const look = () => {{
    const ours = Boolean(document.getElementById("explore-canvas"));
    if (document.querySelector("{DRAWN}")) {{
      note("marks");
      if (!ours || document.documentElement.dataset.ready) note("usable");
      if (!ours || settled()) note("settled");
    }}
    if (seen.settled === undefined) requestAnimationFrame(look);
  }};
  requestAnimationFrame(look);
}}"""
ARRIVED = """async () => {
  const painted = () => performance.getEntriesByName("first-contentful-paint")[0];
  for (let n = 0; n < 40 && !painted(); n += 1) await new Promise((then) => setTimeout(then, 50));
  const paint = painted(); // it is told some time after it happened
  return { ...window.firstSight, painted: paint ? paint.startTime / 1000 : Infinity };
}"""


class Times(NamedTuple):
    """Seconds from navigation on (infinite: did not come), and how far things moved (a share of the window)."""

    painted: float = inf
    marks: float = inf
    usable: float = inf
    settled: float = inf
    moved: float = inf


class Visit(NamedTuple):
    """One reader's first visit, with nothing in the cache; bytes by type of resource."""

    times: Times
    sent: Counter[str]
    unpacked: Counter[str]


class Measured(NamedTuple):
    """Medians of several visits; sent and unpacked are bytes by type, of the last visit."""

    start: float
    times: Times
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
        if visits[-1].times.settled == inf:
            break  # the others would take as long
    return _medians(median(starts), visits)


def measure_address(browser: Browser, address: str, *, runs: int) -> Measured:
    """Visit a page that is served already *runs* times."""
    return _medians(nan, [visit(browser, address) for _ in range(runs)])


def _medians(start: float, visits: Sequence[Visit]) -> Measured:
    times = Times(*(median(column) for column in zip(*(v.times for v in visits), strict=True)))
    return Measured(start, times, visits[-1].sent, visits[-1].unpacked)


def visit(browser: Browser, address: str) -> Visit:
    """Open the page as a new reader."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(f"({WATCH})()")
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
    times = _times(page)
    context.close()
    return Visit(times, sent, unpacked)


def _times(page: Page) -> Times:
    begin = perf_counter()
    while not page.evaluate("() => window.firstSight?.settled !== undefined"):
        if perf_counter() - begin > PATIENCE:
            return Times()
        page.wait_for_timeout(50)  # asked seldom, so that asking does not slow the page that is measured
    page.wait_for_load_state("networkidle")
    return Times(**page.evaluate(ARRIVED))


def measure_bare_start(*, runs: int) -> float:
    """Median seconds of a Python process that imports what the explorer is built on, and ends."""
    taken = []
    for _ in range(runs):
        begin = perf_counter()
        subprocess.run([sys.executable, "-c", "import dash, pandas, plotly.graph_objects, pydantic"], check=True)
        taken.append(perf_counter() - begin)
    return median(taken)

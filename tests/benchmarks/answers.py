"""
How long an answer takes, and how large it is: what the page posts for another filter, other lanes, zoom and pan.

The page's own first question is the template; only its address changes. Each of the questions is another one, so that
no answer is a remembered one as a whole. Taken from outside, one after the other on one connection: from the question
to the last byte of the answer, compressed as the server chooses; beside it the processor's time for the same answers
in this process, which depends less on what else the machine does; and the time in a real browser from a click to the
picture drawn (with reduced motion, so that no gliding counts).
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from http.client import HTTPConnection
from itertools import combinations
from time import perf_counter, thread_time
from typing import NamedTuple
from urllib.parse import urlsplit

import brotli  # comes with flask-compress
import numpy as np
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page
from rich.table import Table

from explorer.i18n import catalogues
from explorer.paths import assets_folder
from explorer.selection import Selection
from explorer.vocabulary import LaneKind
from explorer.web.app import PAGES, create_app
from explorer.web.server import harden
from tests.benchmarks.datasets import Measured
from tests.benchmarks.selectors import LANE_LINK, THEME_LINK, ZOOM_LINK, go, settle

ADDRESS = "/_dash-update-component"
HEADERS = {"Content-Type": "application/json", "Accept-Encoding": "gzip, deflate, br, zstd"}
SCREEN = {"width": 1440, "height": 900}
MOST = 36
CLICKS = 10

CLICKED = """async (selector) => {
  const links = document.querySelectorAll(selector);
  if (!links.length) return null;
  window.clickNumber = (window.clickNumber ?? -1) + 1;
  const before = window.unsealed.latest();
  const begun = performance.now();
  links[window.clickNumber % links.length].click();
  const { dataset } = document.documentElement;
  const late = () => performance.now() - begun > 10000;
  while (!late() && (window.unsealed.latest() === before || dataset.shown !== String(window.unsealed.latest())))
    await new Promise(requestAnimationFrame);
  await new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
  return late() ? null : performance.now() - begun;
}"""
LINKS = {
    "filter": THEME_LINK,
    "lanes": LANE_LINK,
    "zoom in": ZOOM_LINK.format("in"),
    "zoom out": ZOOM_LINK.format("out"),
    "pan": ", ".join(map(ZOOM_LINK.format, ("right", "left"))),
}


class Answered(NamedTuple):
    """One kind of question: milliseconds, the processor's milliseconds and bytes of each answer; of each click."""

    data: str
    kind: str
    times: np.ndarray
    work: np.ndarray
    sent: np.ndarray
    unpacked: np.ndarray
    clicks: np.ndarray
    slowest: str


def measure_answers(browser: Browser, address: str, held: Measured) -> list[Answered]:
    """Ask all kinds of questions of a server that runs."""
    page, template, connection = opened(browser, address)
    client = client_of(held)
    found = []
    for kind, selections in questions(held).items():
        queries = [selection.to_query() for selection in selections][:MOST]
        for query in ("", queries[-1], ""):  # a warm-up
            ask(connection, template, query)
        taken = [ask(connection, template, query) for query in queries]
        times, sent, unpacked = (np.array(column) for column in zip(*taken, strict=True))
        work = np.array([worked(client, template, query) for query in ("", *queries)][1:])
        clicks = np.array(list(_clicks(page, kind, held)))
        found.append(Answered(held.name, kind, times, work, sent, unpacked, clicks, queries[int(times.argmax())]))
    connection.close()
    page.context.close()
    return found


def opened(browser: Browser, address: str) -> tuple[Page, dict, HTTPConnection]:
    """A page of the explorer, what it posts to ask for a view, and a connection to ask on."""
    page = browser.new_context(viewport=SCREEN, reduced_motion="reduce").new_page()
    page.goto(address)
    settle(page)
    with page.expect_request(lambda request: ADDRESS in request.url) as asked:
        page.locator(ZOOM_LINK.format("in")).first.click()
    settle(page)
    return page, json.loads(asked.value.post_data or ""), HTTPConnection(urlsplit(address).netloc, timeout=300)


def client_of(held: Measured) -> FlaskClient:
    """The same explorer in this process."""
    app = create_app(held.data, assets=assets_folder())
    harden(app, texts=catalogues(), pages=PAGES)
    return app.server.test_client()


def worked(client: FlaskClient, template: dict, query: str) -> float:
    """Milliseconds of the processor for one answer."""
    text = posted(template, query)
    begin = thread_time()
    client.post(ADDRESS, data=text, headers=HEADERS).get_data()
    return (thread_time() - begin) * 1000


def posted(template: dict, query: str) -> str:
    """What the page posts to ask for an address."""
    (address,) = template["inputs"]
    return json.dumps({**template, "inputs": [{**address, "value": {"path": "/", "search": query, "asked": 2}}]})


def ask(connection: HTTPConnection, template: dict, query: str) -> tuple[float, int, int]:
    """Milliseconds until the answer is read, its bytes as sent, and unpacked."""
    text = posted(template, query)
    begin = perf_counter()
    connection.request("POST", ADDRESS, text, HEADERS)
    answer = connection.getresponse()
    received = answer.read()
    taken = perf_counter() - begin
    if answer.status != 200:
        raise RuntimeError(f"{query} was answered with {answer.status}")
    return taken * 1000, len(received), len(_unpacked(received, answer.headers.get("Content-Encoding", "")))


def _unpacked(received: bytes, encoding: str) -> bytes:
    return brotli.decompress(received) if encoding == "br" else received


def questions(held: Measured) -> dict[str, list[Selection]]:
    """At least 30 different views for each kind of question."""
    themes = list(dict.fromkeys(theme for event in held.data.events[:2000] for theme in event.themes))
    choices = [(theme,) for theme in themes] + list(combinations(themes, 2)) + list(combinations(themes, 3))
    stretches = [held.busiest(length) for length in (7305, 3652, 1826, 913, 365, 182, 91, 42, 14)]
    views = [Selection(first=s.first, last=s.last) for s in stretches]
    begin, end = int(held.days[0]), int(held.days[-1])
    return {
        "filter": [Selection(themes=tuple(sorted(choice))) for choice in choices],
        "lanes": [replace(view, lanes=kind) for view in [Selection(), *views] for kind in LaneKind],
        "zoom in": list(_zooms(begin, end, 0.82)),
        "zoom out": list(_zooms(begin + 9, end, 0.8))[::-1],
        "pan": [
            Selection(first=first, last=first + length)
            for length in (365, 1826, 7305)
            for first in np.linspace(begin, end - length, 12).astype(int).tolist()
        ],
    }


def _zooms(begin: int, end: int, factor: float) -> Iterator[Selection]:
    """Shorter and shorter stretches about a point two thirds along the period."""
    middle = begin + (end - begin) * 2 / 3
    for n in range(MOST):
        half = (end - begin) / 3 * factor**n
        yield Selection(first=round(middle - half), last=round(middle + half) + n % 3)


def _clicks(page: Page, kind: str, held: Measured) -> Iterator[float]:
    """What each click took; before it the view is one in which it leads somewhere."""
    stretch = held.middle() if kind != "zoom out" else held.busiest(365)
    go(page, f"?{stretch.query}")
    for n in range(CLICKS):
        if kind.startswith("zoom") and n % 4 == 3:
            go(page, f"?{stretch.query}")
        page.wait_for_timeout(100)  # a reader's pause: what the last answer left to draw is not the next click's time
        taken = page.evaluate(CLICKED, LINKS[kind])
        if taken is not None:
            yield taken
        settle(page)


def answers_table(found: list[Answered]) -> Table:
    """A row for each kind of question."""
    table = Table(title="Answers: ms to the last byte, of the processor (work); kB; ms from a click to its picture")
    figures = ("p50", "p95", "work p50", "p95", "kB p50", "p95", "unpacked", "clicks", "p50", "p95")
    headings = ("events", "question", "asked", *figures)
    for heading in headings:
        table.add_column(heading, justify="right")
    for one in found:
        table.add_row(
            one.data,
            one.kind,
            str(len(one.times)),
            *_percentiles(one.times),
            *_percentiles(one.work),
            *_percentiles(one.sent / 1000),
            f"{np.median(one.unpacked) / 1000:.0f}",
            str(len(one.clicks)),
            *_percentiles(one.clicks),
        )
    return table


def _percentiles(values: np.ndarray) -> list[str]:
    return [f"{v:.0f}" for v in np.percentile(values, [50, 95])] if len(values) else ["–", "–"]


def slowest(found: list[Answered]) -> Iterator[str]:
    """The slowest question of each kind, to look into."""
    yield from (f"{one.data} {one.kind}: {one.times.max():.0f} ms {one.slowest}" for one in found)

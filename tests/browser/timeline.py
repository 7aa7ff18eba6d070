"""What journeys over the timeline have in common: how to open a view, to wait for its answer, and to read it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

PLENARY = "2000-06-04-kremlin-plenary"
MEMCON = "memcon-2000-06-04-first-plenary"
CLOSE = "from=2000-06-01&to=2000-06-12"
"""Some days around the plenary, in which no mark lies over another."""

SIZES = {"laptop": (1280, 800), "projector": (1920, 1080), "phone": (390, 844)}

SETTLED = """() => {
    const { ready, shown } = document.documentElement.dataset;
    const asked = ready && window.unsealed.latest();
    return ready && (asked === 0 || shown === String(asked)) && !document.querySelector("#explore-canvas.moving");
}"""


def visit(page: Page, query: str = "") -> Page:
    """Open a view and wait until it answers."""
    page.goto(f"/{query}")
    return settled(page)


def settled(page: Page) -> Page:
    """Wait until nothing moves and every question is answered."""
    page.wait_for_function(SETTLED)
    return page


@contextmanager
def going_elsewhere(page: Page) -> Iterator[None]:
    """What is done within the block leads to another address; wait until that one is shown."""
    before = page.url
    yield
    page.wait_for_function("before => window.location.href !== before", arg=before)
    settled(page)


def mark(page: Page, event: str) -> Locator:
    """The link over an event's mark; the first, where it stands in several lanes."""
    return page.locator(f'a.mark[data-event="{event}"]:not([tabindex])')


def marks(page: Page) -> Locator:
    """The links over the marks that the keyboard reaches: each event in the window once."""
    return page.locator("a.mark:not([tabindex])")


def in_order(page: Page) -> list[str]:
    """The events of the timeline, in the order in which the keyboard reaches them."""
    return marks(page).evaluate_all("links => links.map(link => link.dataset.event)")


def title(page: Page) -> Locator:
    """The heading of the reader."""
    return page.locator("#reader-title")


def canvas(page: Page) -> Locator:
    """The part of the page that the timeline is drawn on."""
    return page.locator("#explore-canvas")


def stretch(page: Page) -> tuple[int, int]:
    """First and last day number that the answered view shows."""
    view: dict[str, Any] = json.loads(canvas(page).get_attribute("data-view") or "")
    return view["first"], view["last"]


def day_at(page: Page, x: float) -> float:
    """The day number at a place of the window."""
    box = page.locator(".window").first.bounding_box()
    first, last = stretch(page)
    return first + (x - box["x"]) / box["width"] * (last + 1 - first)


def query_of(page: Page) -> str:
    """The part of the address that holds the view."""
    return urlsplit(page.url).query


def middle(found: Locator, *, at: float = 0.5) -> tuple[float, float]:
    """A place on an element: in the middle of its height, and *at* so much of its width."""
    expect(found).to_be_visible()
    box = found.bounding_box()
    return box["x"] + box["width"] * at, box["y"] + box["height"] / 2


def drag(page: Page, start: tuple[float, float], to_x: float) -> None:
    """Press at a place, move sideways in a few steps, let go."""
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(to_x, start[1], steps=5)
    page.mouse.up()

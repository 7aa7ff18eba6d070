"""
How smoothly the timeline moves under a reader's hands: times between frames, in a real browser, beside vis-timeline.

Each motion lasts some seconds: dragging with the mouse, panning by a call at each frame, zooming with the wheel. The
times are those that ``requestAnimationFrame`` tells in the page; an empty page with one moving box shows what the
machine had left for any page at that moment. What comes after a motion, when the answer for the
new stretch arrives and replaces the picture, is taken apart: its longest frame is what a reader would feel.
"""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter, sleep
from typing import NamedTuple

import numpy as np
from playwright.sync_api import Browser, Page, TimeoutError
from rich.table import Table

from explorer.dates import first_of, last_of
from tests.benchmarks.datasets import Measured, Stretch
from tests.benchmarks.pages import CHECKOUT
from tests.benchmarks.peers import serving_folder, write_pages
from tests.benchmarks.selectors import BAR, MARK_PLACE, MOVING, OURS, WINDOW, settle
from tests.serving import serving

SECONDS = 3
STEP = 1 / 60
PATIENCE = 60  # seconds until a timeline counts as not drawn
SCREEN = {"width": 1440, "height": 900}
VIS_ITEM = ".vis-item-content"
VIS_PLACE = ".vis-center"

RECORD = """() => {
  const times = (window.frameTimes = []);
  const next = (time) => { times.push(time); window.frameRequest = requestAnimationFrame(next); };
  window.frameRequest = requestAnimationFrame(next);
}"""
TAKEN = "() => { cancelAnimationFrame(window.frameRequest); return window.frameTimes; }"

# To and fro, so that the stretch stays within the period: a share of the window a frame.
PAN_OURS = """(seconds) => new Promise((done) => {
  const begun = performance.now();
  let n = 0;
  const step = () => {
    window.unsealed.motion.pan(Math.sin((n += 1) / 30) * 0.01);
    if (performance.now() - begun < seconds * 1000) requestAnimationFrame(step);
    else { window.unsealed.motion.settle(0); done(); }
  };
  requestAnimationFrame(step);
})"""
PAN_VIS = """(seconds) => new Promise((done) => {
  const begun = performance.now();
  let n = 0;
  const step = () => {
    const { start, end } = window.timeline.getWindow();
    const by = (end - start) * Math.sin((n += 1) / 30) * 0.01;
    window.timeline.setWindow(new Date(+start + by), new Date(+end + by), { animation: false });
    if (performance.now() - begun < seconds * 1000) requestAnimationFrame(step);
    else done();
  };
  requestAnimationFrame(step);
})"""


EMPTY = "<p id='box' style='position: absolute; left: 0'>box</p>"
PAN_EMPTY = """(seconds) => new Promise((done) => {
  const begun = performance.now();
  let n = 0;
  const step = () => {
    document.getElementById("box").style.left = `${100 + 100 * Math.sin((n += 1) / 30)}px`;
    if (performance.now() - begun < seconds * 1000) requestAnimationFrame(step);
    else done();
  };
  requestAnimationFrame(step);
})"""


class Motion(NamedTuple):
    """Milliseconds between frames while something moved, and the longest one after it."""

    what: str
    intervals: np.ndarray
    landing: float


class Moved(NamedTuple):
    """
    One timeline of one stretch.

    *marks* are those in sight, *moving* all elements that move; *drawn* is in seconds, None if it took too long.
    """

    whose: str
    data: str
    view: str
    drawn: float | None
    marks: int
    moving: int
    motions: list[Motion]


def measure_motions(browser: Browser, held: Measured, peers: Path) -> list[Moved]:
    """Move our timeline and vis-timeline in the same stretches: half of the period, and one that is drawn as marks."""
    stretches = {"half of the period": held.middle(), "as marks": held.marked()}
    write_pages(peers, held)
    found = [_empty(browser, held.name)]
    with serving(*held.arguments, cwd=CHECKOUT) as ours, serving_folder(peers) as theirs:
        for view, stretch in stretches.items():
            found.append(_ours(browser, f"{ours}/?{stretch.query}", held.name, view))
            found.append(_vis(browser, _vis_address(theirs, held, stretch), held.name, view))
    return found


def _vis_address(theirs: str, held: Measured, stretch: Stretch) -> str:
    return f"{theirs}/vis-{held.name}.html?{first_of(stretch.first)}/{last_of(stretch.last)}"


def _empty(browser: Browser, data: str) -> Moved:
    page = browser.new_page(viewport=SCREEN)
    page.set_content(EMPTY)
    motion = _moved(page, "moved by calls", lambda: page.evaluate(PAN_EMPTY, SECONDS))
    page.context.close()
    return Moved("empty page", data, "one box", 0.0, 1, 1, [motion])


def _ours(browser: Browser, address: str, data: str, view: str) -> Moved:
    page = browser.new_page(viewport=SCREEN)
    begin = perf_counter()
    page.goto(address)
    page.wait_for_selector(OURS, state="attached")
    drawn = perf_counter() - begin
    settle(page)
    marks = page.locator(MARK_PLACE).count()
    bars = page.locator(BAR).count()
    moving = page.locator(MOVING).count()
    motions = _motions(page, WINDOW, PAN_OURS, then=lambda: settle(page))
    page.context.close()
    return Moved("explorer", data, f"{view}: bars" if bars else view, drawn, marks + bars, moving, motions)


def _vis(browser: Browser, address: str, data: str, view: str) -> Moved:
    page = browser.new_page(viewport=SCREEN)
    begin = perf_counter()
    try:
        page.goto(address, timeout=PATIENCE * 1000)
        page.wait_for_selector(VIS_ITEM, timeout=PATIENCE * 1000)
    except TimeoutError:
        page.context.close()
        return Moved("vis-timeline", data, view, None, 0, 0, [])
    drawn = perf_counter() - begin
    marks = page.locator(VIS_ITEM).count()
    motions = _motions(page, VIS_PLACE, PAN_VIS)
    page.context.close()
    return Moved("vis-timeline", data, view, drawn, marks, marks, motions)


def _motions(page: Page, place: str, pan: str, then: Callable[[], object] = bool) -> list[Motion]:
    box = page.locator(place).first.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + min(box["height"], SCREEN["height"] - box["y"]) * 0.7

    def drag(n: int) -> None:
        page.mouse.move(x + 350 * np.sin(n / 25), y)

    def zoom(n: int) -> None:
        page.mouse.wheel(0, -20 if n % 60 < 30 else 20)

    motions = [_moved(page, "panned by calls", lambda: page.evaluate(pan, SECONDS))]
    then()
    page.mouse.move(x, y)
    page.mouse.down()
    motions.append(_moved(page, "dragged", lambda: _paced(drag), then=page.mouse.up))
    then()
    page.mouse.move(x, y)
    motions.append(_moved(page, "wheel", lambda: _paced(zoom)))
    return motions


def _paced(act: Callable[[int], None]) -> None:
    """Act as often as a pointer reports, for some seconds."""
    begin = perf_counter()
    n = 0
    while perf_counter() - begin < SECONDS:
        act(n)
        n += 1
        sleep(max(0.0, begin + n * STEP - perf_counter()))


def _moved(page: Page, what: str, move: Callable[[], object], then: Callable[[], object] | None = None) -> Motion:
    page.evaluate(RECORD)
    move()
    times = page.evaluate(TAKEN)
    page.evaluate(RECORD)
    if then:
        then()
    page.wait_for_timeout(1500)  # frames are recorded meanwhile: how the motion lands is what is measured
    after = page.evaluate(TAKEN)
    return Motion(what, np.diff(times), float(np.diff(after).max(initial=0.0)))


def motions_table(found: list[Moved]) -> Table:
    """A row for each motion; milliseconds."""
    table = Table(title=f"Milliseconds between frames, while the timeline moves for {SECONDS} s")
    for heading in (
        "timeline, events",
        "view",
        "marks",
        "moving",
        "drawn, s",
        "motion",
        "p50",
        "p95",
        "a second",
        "landing",
    ):
        table.add_column(heading, justify="right")
    for one in found:
        named = (f"{one.whose}, {one.data}", one.view, f"{one.marks:,}", f"{one.moving:,}")
        if one.drawn is None:
            table.add_row(*named, f"not in {PATIENCE}")
        for n, motion in enumerate(one.motions):
            p50, p95 = np.percentile(motion.intervals, [50, 95]) if len(motion.intervals) else (np.nan, np.nan)
            rate = len(motion.intervals) / motion.intervals.sum() * 1000 if len(motion.intervals) else 0.0
            first = (*named, f"{one.drawn:.1f}") if n == 0 else ("", "", "", "", "")
            table.add_row(*first, motion.what, f"{p50:.0f}", f"{p95:.0f}", f"{rate:.0f}", f"{motion.landing:.0f}")
    return table

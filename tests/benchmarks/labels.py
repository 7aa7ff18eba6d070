"""
What is in whose way on the timeline: the boxes of all texts that are seen, in a real browser.

A text's box is that of its glyphs (``Range.getBoundingClientRect``), not of the element around it. Counted are texts
that overlap each other, texts that what clips them or the edge of the canvas or the window cuts, and labels that
reach over the circle of a mark or over a band; a pixel more or less is no fault.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from playwright.sync_api import Browser
from rich.table import Table

from explorer.vocabulary import LaneKind
from tests.benchmarks.datasets import ZOOMS, Measured
from tests.benchmarks.selectors import BAND, BAR, CANVAS, DOT, DOT_MARGIN, LABEL, MARK, MARK_PLACE, go, settle

SCREENS = ((360, 800), (390, 844), (1280, 800), (1920, 1080), (2560, 1440))
PHONE = (
    "Mozilla/5.0 (Linux; Android 16; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36"
)
FIRST_PICTURE = "first picture"
OTHERS = "other views"
TOLERANCE = 1

LOOK = """({ canvas, place, mark, label, dot, margin, band, bar, tolerance }) => {
  const plain = ({ left, right, top, bottom }) => ({ left, right, top, bottom });
  const box = (element) => plain(element.getBoundingClientRect());
  const shared = (a, b) => ({
    left: Math.max(a.left, b.left), right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top), bottom: Math.min(a.bottom, b.bottom),
  });
  const there = (a) => a.right - a.left > 0 && a.bottom - a.top > 0;
  const overlaps = (a, b) => {
    const both = shared(a, b);
    return both.right - both.left > tolerance && both.bottom - both.top > tolerance;
  };
  const root = document.querySelector(canvas);

  /* What is left of a box inside what clips it: overflow, clip-path: inset(y x), and the window's sides. */
  function clips(element) {
    const found = [{ left: 0, right: document.documentElement.clientWidth, top: -1e6, bottom: 1e6 }];
    for (let at = element; at && at !== root.parentElement; at = at.parentElement) {
      const style = getComputedStyle(at);
      const inset = /^inset\\((-?[\\d.]+)px(?: (-?[\\d.]+)px)?\\)/.exec(style.clipPath);
      const { left, right, top, bottom } = box(at);
      if (inset) {
        const [y, x] = [Number(inset[1]), Number(inset[2] ?? inset[1])];
        found.push({ left: left + x, right: right - x, top: top + y, bottom: bottom - y });
      }
      if (at === root || style.overflow !== "visible") found.push({ left, right, top, bottom });
    }
    return found;
  }

  const texts = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const whole = plain(range.getBoundingClientRect());
    const limits = clips(element);
    const seen = limits.reduce(shared, whole);
    if (!there(seen)) continue;
    const cut = Math.max(
      seen.left - whole.left, whole.right - seen.right, seen.top - whole.top, whole.bottom - seen.bottom);
    const kind = element.closest("[class]").className.split(" ")[0];
    texts.push({ words: node.data, kind, seen, cut: cut > tolerance, label: element.matches(label), element });
  }

  const told = (text) => `${text.kind} “${text.words}”`;
  const pairs = [];
  for (let a = 0; a < texts.length; a += 1)
    for (let b = a + 1; b < texts.length; b += 1)
      if (overlaps(texts[a].seen, texts[b].seen)) pairs.push(`${told(texts[a])} × ${told(texts[b])}`);

  const circles = [...document.querySelectorAll(dot)].map((element) => {
    const { left, right, top, bottom } = box(element);
    return { x: (left + right) / 2, y: (top + bottom) / 2, r: (right - left) / 2 - margin,
             name: element.closest(mark).dataset.event };
  });
  const bands = [...document.querySelectorAll(band)].map(
    (element) => ({ box: box(element), name: element.textContent }));
  const over = [];
  for (const text of texts.filter((one) => one.label)) {
    const { left, right, top, bottom } = text.seen;
    for (const { x, y, r, name } of circles) {
      const [dx, dy] = [Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)];
      if (Math.hypot(dx, dy) < r - tolerance) over.push(`${told(text)} over the mark of ${name}`);
    }
    for (const one of bands) if (overlaps(text.seen, one.box)) over.push(`${told(text)} over the band ${one.name}`);
  }

  const marks = [...document.querySelectorAll(`${place} ${mark}`)];
  const labelled = texts.filter((one) => one.label).map((one) => one.element.closest(mark).dataset.event);
  return {
    texts: texts.length,
    pairs,
    cut: texts.filter((one) => one.cut).map(told),
    over,
    events: new Set(marks.map((one) => one.dataset.event)).size,
    labelled: new Set(labelled).size,
    bars: document.querySelectorAll(bar).length,
  };
}"""
PLACES = {
    "canvas": CANVAS,
    "place": MARK_PLACE,
    "mark": MARK,
    "label": LABEL,
    "dot": DOT,
    "margin": DOT_MARGIN,
    "band": BAND,
    "bar": BAR,
    "tolerance": TOLERANCE,
}


class Fault(NamedTuple):
    """Something in the way of something, and where to see it."""

    what: str
    width: int
    query: str
    words: str


@dataclass
class Tally:
    """What was found in the views of one row of the table."""

    views: int = 0
    texts: int = 0
    events: int = 0
    labelled: int = 0
    faults: list[Fault] = field(default_factory=list)

    def add(self, seen: dict[str, Any], width: int, query: str) -> None:
        """Count one view."""
        self.views += 1
        self.texts += seen["texts"]
        if not seen["bars"]:
            self.events += seen["events"]
            self.labelled += seen["labelled"]
        for what in ("pairs", "cut", "over"):
            self.faults += [Fault(what, width, query, words) for words in seen[what]]

    def count(self, what: str) -> int:
        """How many faults of a kind."""
        return sum(fault.what == what for fault in self.faults)


def measure_labels(browser: Browser, address: str, held: Measured) -> dict[tuple[int, str], Tally]:
    """Look at every view at every width: width and name of the row -> what was found."""
    found: dict[tuple[int, str], Tally] = {}
    for width, height in SCREENS:
        context = browser.new_context(**_screen(width, height), reduced_motion="reduce")
        page = context.new_page()
        page.goto(address)
        settle(page)
        for row, query in views(held):
            go(page, query)
            found.setdefault((width, row), Tally()).add(page.evaluate(LOOK, PLACES), width, query)
        context.close()
        found[width, FIRST_PICTURE] = _first_pictures(browser, address, width, height)
    return found


def _screen(width: int, height: int) -> dict[str, Any]:
    """What tells a phone from a desk: the server draws the first picture by it."""
    phone = {"is_mobile": True, "has_touch": True, "user_agent": PHONE} if width < 500 else {}
    return {"viewport": {"width": width, "height": height}, **phone}


def _first_pictures(browser: Browser, address: str, width: int, height: int) -> Tally:
    """What a reader sees before any script has run: on a first visit the server guesses how large the room is."""
    tally = Tally()
    context = browser.new_context(**_screen(width, height), java_script_enabled=False)
    page = context.new_page()
    for kind in LaneKind:
        page.goto(f"{address}/?lanes={kind}")
        tally.add(page.evaluate(LOOK, PLACES), width, f"?lanes={kind} without scripts")
    context.close()
    return tally


def views(held: Measured) -> Iterator[tuple[str, str]]:
    """Row of the table, and address: each zoom with each kind of lanes; then what else can be on the canvas."""
    for zoom, length in ZOOMS.items():
        for kind in LaneKind:
            part = f"&{held.busiest(length).query}" if length else ""
            yield zoom, f"?lanes={kind}{part}"
    yield from ((OTHERS, query) for query in _others(held))


def _others(held: Measured) -> Iterator[str]:
    events = sorted(held.data.events, key=lambda event: len(event.related), reverse=True)[:2]
    people = sorted(held.data.people, key=lambda p: -sum(p in event.actors for event in held.data.events))[:2]
    years, quarter = held.busiest(ZOOMS["10 years"]), held.busiest(ZOOMS["3 months"])
    yield from (f"?event={event.id}&tails=all" for event in events)
    yield f"?event={events[0].id}&tails=all&{years.query}"
    yield f"?align={','.join(event.id for event in events)}"
    yield f"?persons={','.join(people)}"
    yield f"?beside=1985&{years.query}"
    yield f"?beside=1985&{quarter.query}"
    for language in held.data.card.languages:
        yield from (f"?lang={language}{part}" for part in ("", f"&{years.query}", f"&{quarter.query}"))


def labels_table(found: dict[tuple[int, str], Tally]) -> Table:
    """One row for each width and zoom, over all kinds of lanes."""
    table = Table(title="Texts on the timeline, over all kinds of lanes: what is in whose way")
    for heading in ("width", "view", "views", "texts", "overlaps", "cut", "over mark or band", "events labelled"):
        table.add_column(heading, justify="right")
    for (width, row), tally in found.items():
        table.add_row(
            f"{width:,}",
            row,
            str(tally.views),
            f"{tally.texts:,}",
            *(str(tally.count(what)) for what in ("pairs", "cut", "over")),
            f"{tally.labelled:,} of {tally.events:,}, {tally.labelled / max(1, tally.events):.0%}",
        )
    return table


def offenders(found: dict[tuple[int, str], Tally]) -> Iterator[str]:
    """Each fault in a line: kind, width, address, texts."""
    for tally in found.values():
        for fault in tally.faults:
            yield f"{fault.what} {fault.width} {fault.query} {fault.words}"

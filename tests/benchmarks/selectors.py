"""
Where the parts of the page are, and how to know that it stands still: the one place to change when the page does.

A script in here is run by ``page.evaluate``, which the page's content security policy does not stop, unlike
``page.wait_for_function``.
"""

from playwright.sync_api import Page

CANVAS = "#explore-canvas"
WINDOW = ".window"
MOVING = ".window .moves"
MARK = "a.mark"
MARK_PLACE = ".mark-place:not(.beyond)"
LABEL = ".mark .label"
DOT = ".mark-place:not(.beyond) .dot"
DOT_MARGIN = 4  # px between the box of a dot and its circle
BAND = ".band"
BAR = "a.bin"
LANE_LINK = "nav.lanes a[href]:not([aria-current])"
THEME_LINK = "#explore-filters .chips > ul > li > a[href]"
ZOOM_LINK = 'a[data-zoom="{}"]'

# The first event in a plotly chart, in vis-timeline and in TimelineJS.
PEERS = (".js-plotly-plot .scatterlayer .points path", ".vis-item-content", ".tl-timemarker")
DRAWN = ", ".join((MARK, BAR, *PEERS))
OURS = ", ".join((MARK, BAR))

NOTHING_PENDING = """() => {
  const { ready, shown } = document.documentElement.dataset;
  return Boolean(ready) && (shown || "0") === String(window.unsealed.latest());
}"""

SETTLED = f"""async () => {{
  const still = {NOTHING_PENDING};
  while (!still()) await new Promise(requestAnimationFrame);
  await new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
}}"""


def settle(page: Page) -> None:
    """Wait until the page is usable and every question that it asked is answered and drawn."""
    page.wait_for_selector("html[data-ready]", state="attached")
    page.evaluate(SETTLED)


def go(page: Page, query: str) -> None:
    """Show another view without loading the page anew."""
    page.evaluate("(query) => window.unsealed.go(query || '/')", query)
    settle(page)

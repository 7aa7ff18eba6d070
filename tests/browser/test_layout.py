"""Where things stand: no word over another at any size, and pages that fit their window."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.overlaps import assert_nothing_overlaps
from tests.browser.timeline import CLOSE, PLENARY, SETTLED, SIZES, canvas, in_order, mark, settled, title, visit

WINDOWS = {360: 640, 390: 844, 1280: 720, 1920: 1080}
VIEWS = (
    "",
    "?lang=ru&lanes=side",
    "?lang=id&lanes=person",
    f"?event={PLENARY}&from=1998&lanes=status&to=2004",
    "?from=2014&lanes=one&tails=all&to=2016",
    f"?{CLOSE}&event={PLENARY}&lang=ru",
    "?beside=1991&from=1999&to=2001",
    "?align=1991-08-19-august-coup,2014-03-18-crimea-address&lanes=side",
    "?curve=off&from=2021&lanes=person&to=2026",
)
SOME = {360: VIEWS[1::2], 390: VIEWS[::2], 1920: VIEWS[1::2], 2560: VIEWS[::2]}
"""Of the windows that are nearly as another one: half of the views each."""
LAID_OUT = """() => {
    const canvas = document.querySelector("#explore-canvas");
    return JSON.parse(canvas.dataset.view).width === canvas.clientWidth;
}"""


@pytest.mark.parametrize("width", WINDOWS)
def test_no_word_on_the_timeline_overlaps_another_or_is_cut(open_page, width: int):
    page = open_page(viewport={"width": width, "height": WINDOWS[width]})
    for view in SOME.get(width, VIEWS):
        page.context.clear_cookies()  # as who comes by this address first: nothing is known of the window
        assert_nothing_overlaps(visit(page, view))


@pytest.mark.parametrize("width", [360, 1280, 1920])
def test_no_word_overlaps_another_before_scripts_have_measured_any(open_page, width: int):
    page = open_page(java_script_enabled=False, viewport={"width": width, "height": WINDOWS[width]})
    page.goto("/")
    assert_nothing_overlaps(page)


def test_a_window_that_changes_its_size_gets_a_timeline_that_fits(page: Page):
    visit(page)
    for width, height in ((1000, 700), (700, 900), (1700, 900)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(LAID_OUT)
        assert_nothing_overlaps(settled(page))
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("size", SIZES)
def test_the_page_fits_its_window(open_page, size: str):
    width, height = SIZES[size]
    page = visit(open_page(viewport={"width": width, "height": height}), f"?event={PLENARY}")

    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert canvas(page).bounding_box()["width"] <= width


def test_on_a_phone_the_reader_comes_into_view_with_the_choice(open_page):
    page = visit(open_page(viewport={"width": 390, "height": 844}))
    mark(page, in_order(page)[0]).click()

    expect(title(page)).to_be_in_viewport()
    expect(page.locator(".dateline")).to_be_in_viewport()


def test_a_settled_view_is_that_of_its_own_question(page: Page):
    visit(page)
    for _ in range(6):
        page.locator('a[data-zoom="in"]').click()
    page.wait_for_function(SETTLED)
    address = page.evaluate("() => window.location.search")
    shown = in_order(page)

    visit(page, address)
    assert in_order(page) == shown

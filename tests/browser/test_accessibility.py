"""Rules of accessibility, in every language and in each look, and in the states that a reader can bring the page to."""

from itertools import cycle

import pytest
from playwright.sync_api import Page

from explorer.i18n import catalogues
from tests.browser.accessibility import assert_accessible
from tests.browser.timeline import CLOSE, MEMCON, PLENARY, visit

STATES = {
    "table": "?as=table&lanes=person",
    "two periods": "?beside=1991&from=1999&lanes=side&to=2001",
    "close, a statement": f"?{CLOSE}&claim=never-realised&event={PLENARY}&tails=all",
    "as known on, two days compared": f"?against=2000-01-01&event={PLENARY}&known=2001-09-10",
}
# Words differ by language and colours by look, but neither by the other: each of them once.
LANGUAGES = sorted(catalogues())
LOOKS = [*zip(LANGUAGES, cycle(["light", "dark"]))]
# Marks are looked at by themselves. A short term is a narrow band: the menu of periods has the same link.
SMALL = """() => [...document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select")]
    .filter((element) => element.checkVisibility() && !element.matches(".skip, .mark"))
    .map((element) => [element.outerHTML.slice(0, 90), element.getBoundingClientRect()])
    .filter(([html, box]) => (box.width < 23.5 && !html.includes("band")) || box.height < 23.5)
    .map(([html, box]) => `${html} ${box.width.toFixed(1)} x ${box.height.toFixed(1)}`)"""
SMALL_MARKS = """marks => marks.filter((mark) => {
    const target = getComputedStyle(mark, "::before");
    return parseFloat(target.width) < 24 || parseFloat(target.height) < 24;
}).length"""


@pytest.mark.parametrize(("language", "look"), LOOKS)
def test_nothing_stands_in_anyones_way(open_page, language: str, look: str):
    page = open_page(color_scheme=look)
    if language != LANGUAGES[-1]:  # in each look once
        visit(page, f"?lang={language}")
        page.locator("#explore-tools summary").nth(1).click()
        assert_accessible(page, timeline=False)  # which is looked at below
    visit(page, f"?event={PLENARY}&lang={language}&passage=bin-laden&source={MEMCON}")
    assert_accessible(page)


@pytest.mark.parametrize("state", STATES)
def test_nothing_stands_in_anyones_way_whatever_is_open(page: Page, state: str):
    assert_accessible(visit(page, STATES[state]))


def test_nothing_stands_in_anyones_way_on_a_phone(open_page):
    page = visit(open_page(viewport={"width": 390, "height": 844}), f"?event={PLENARY}")
    assert_accessible(page)


@pytest.mark.parametrize("width", [390, 1280])
def test_everything_that_can_be_hit_is_at_least_24_pixels_high_and_wide(open_page, width: int):
    page = visit(open_page(viewport={"width": width, "height": 800}), f"?event={PLENARY}")
    assert page.evaluate(SMALL) == []
    assert page.locator(".mark").evaluate_all(SMALL_MARKS) == 0
    for menu in page.locator("#explore-tools summary, #explore-clock summary").all():
        menu.click()
        assert page.evaluate(SMALL) == []

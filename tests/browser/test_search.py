"""Search in a real browser: from any page by one key, while writing, on the page of results, and back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import assert_accessible
from tests.browser.timeline import MEMCON, PLENARY, going_elsewhere, marks, settled, visit

SMALL = """() => [...document.querySelectorAll("#explore-reader :is(a[href], button, summary), .search-box input")]
    .filter((e) => e.checkVisibility()).map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
    .filter(([, box]) => box.width < 23.5 || box.height < 23.5).map(([html]) => html)"""


def box(page: Page):
    return page.get_by_role("combobox", name=re.compile("Search everything|Искать везде"))


def written(page: Page, words: str):
    """Write into the line as a reader does, and wait for what fits."""
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type(words)
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    return page.locator("#search-list")


def test_half_a_name_in_the_wrong_alphabet_leads_to_the_passage_by_keyboard_alone(page: Page):
    visit(page)
    listed = written(page, "прим turn")
    expect(listed.get_by_role("group", name="Passages")).to_be_visible()
    place = listed.get_by_role("option").evaluate_all(
        "options => options.findIndex(option => option.id.startsWith('option-passage'))"
    )
    for _ in range(place + 1):
        page.keyboard.press("ArrowDown")
    expect(listed.locator("[aria-selected=true]")).to_have_attribute("id", "option-passage-0")
    assert box(page).get_attribute("aria-activedescendant") == "option-passage-0"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*passage=*")
    settled(page)
    expect(page.locator("#source-card")).to_be_visible()


def test_the_list_closes_and_what_was_written_stays(page: Page):
    visit(page)
    listed = written(page, "plenar")
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    expect(box(page)).to_have_value("plenar")
    page.keyboard.press("ArrowDown")
    expect(listed).to_be_visible()
    page.locator("#explore-canvas").click(position={"x": 5, "y": 5})
    expect(listed).to_be_hidden()


def test_enter_shows_all_results_and_their_events_on_the_timeline(page: Page):
    visit(page, f"?event={PLENARY}&lang=en")
    written(page, '"coordinated strategy"')
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    settled(page)
    expect(page.locator(".result")).not_to_have_count(0)
    expect(page.locator(".result mark").first).to_have_text("coordinated strategy")
    assert PLENARY in marks(page).evaluate_all("links => links.map(link => link.dataset.event)")
    everything = marks(page).count()

    with going_elsewhere(page):
        page.locator(".kinds").get_by_role("link", name="Passages").click()
    expect(box(page)).to_have_value('"coordinated strategy" kind:passage')
    expect(page.locator(".result-passage")).not_to_have_count(0)
    expect(page.locator(".result-claim")).to_have_count(0)
    with going_elsewhere(page):
        page.locator(f'.result a[href*="source={MEMCON}"]').first.click()
    expect(page.locator("#source-title")).to_be_focused()
    with going_elsewhere(page):
        page.get_by_role("link", name="Back to the results").click()
    expect(page.locator(".result-passage")).not_to_have_count(0)
    for _ in range(3):
        with going_elsewhere(page):
            page.go_back()
    expect(marks(page)).to_have_count(everything)
    expect(page.locator(".result-claim")).not_to_have_count(0)
    page.reload()
    expect(page.locator(".result-claim")).not_to_have_count(0)


def test_a_misspelling_is_corrected_and_the_second_clock_says_that_more_may_be_sealed(page: Page):
    visit(page, "search?q=abotabad+karzai+raid&known=2011-06-01")
    expect(page.locator(".found-spellings, .found-some").first).to_be_visible()
    visit(page, "search?q=abbattobad")
    with going_elsewhere(page):
        page.locator(".spellings a").first.click()
    expect(page.locator(".result").first).to_contain_text("Abbottabad")
    visit(page, "search?q=abbottabad&known=2001-09-10")
    expect(page.locator(".found-sealed")).to_contain_text("more may be sealed on that day")
    expect(marks(page)).to_have_count(0)


@pytest.mark.parametrize(
    ("look", "width", "query"),
    [
        ("light", 1280, "search?q=putin+side:ru"),
        ("dark", 390, "search?q=путин&lang=ru"),
        ("dark", 1280, "search?q=zzyzx+-a&known=2001-09-10&themes=nato"),
        ("light", 390, "search"),
    ],
)
def test_nothing_stands_in_anyones_way(open_page, look: str, width: int, query: str):
    page = visit(open_page(color_scheme=look, viewport={"width": width, "height": 800}), query)
    assert_accessible(page, timeline="lang=ru" in query)  # one of them is enough
    assert page.evaluate(SMALL) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    if "q=putin" in query:
        page.locator(".facet-menus summary").first.click()
        assert_accessible(page, timeline=False)


def test_nothing_stands_in_the_way_of_somebody_who_writes(open_page):
    page = visit(open_page(color_scheme="dark"), "?lang=ru")
    written(page, "ельцин")
    page.keyboard.press("ArrowDown")
    assert_accessible(page, timeline=False)


def test_the_line_works_without_scripts(open_page):
    page = open_page(java_script_enabled=False)
    page.goto(f"/?event={PLENARY}&known=2025-08-21")
    box(page).fill("bin laden")
    page.get_by_role("search").get_by_role("button").click()
    expect(page.locator(".result").first).to_be_visible()
    assert "known=2025-08-21" in page.url

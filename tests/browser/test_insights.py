"""Insights in a real browser: drawn for the room there is, followed by a click, filtered, and without scripts."""

from playwright.sync_api import Page, expect

from tests.browser.accessibility import assert_accessible

DRAWN = """() => [...document.querySelectorAll(".insight-chart")].every((room) =>
    Math.abs(room.firstChild.viewBox.baseVal.width - room.clientWidth) <= 1)"""
WIDE = "() => document.documentElement.scrollWidth"


def shown(page: Page, query: str = "") -> Page:
    """Open the page, and wait until the charts are drawn for the room that they have."""
    page.goto(f"/insights{query}")
    page.wait_for_function(DRAWN)
    return page


def test_charts_fit_their_room_and_lead_to_what_they_show(open_page):
    page = shown(open_page(viewport={"width": 1280, "height": 800}))
    page.locator("#shares .insight-behind > summary").click()
    assert_accessible(page)

    page.get_by_role("link", name="Who appears with whom").click()
    page.locator(".chips").get_by_role("link", name="Summits").click()
    expect(page.locator(".counts")).to_contain_text("54 of 166")
    expect(page.locator("#secrecy-title")).to_be_visible()
    assert page.locator(".insight-behind[open]").count() == 1
    page.set_viewport_size({"width": 1000, "height": 800})
    page.wait_for_function(DRAWN)

    dot = page.locator("#pairs .chart a").first
    name = dot.locator("title").text_content()
    dot.click()
    expect(page.locator("h2.title")).to_have_text(name.split(" · ")[1])
    page.go_back()
    expect(page.locator(".insight")).to_have_count(5)


def test_on_a_phone_in_the_dark_nothing_is_cut_or_in_anyones_way(open_page):
    page = shown(open_page(viewport={"width": 390, "height": 844}, color_scheme="dark"), "?known=2011-09-01&lang=ru")
    assert_accessible(page)
    assert page.evaluate(WIDE) == 390


def test_without_scripts_the_charts_and_their_tables_are_there(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/insights?themes=nato")
    expect(page.locator("svg.chart")).to_have_count(5)
    page.locator("#shares .insight-behind > summary").click()
    page.locator("#shares table").get_by_role("link").first.click()
    expect(page.locator(".list-plain tbody tr").first).to_be_visible()

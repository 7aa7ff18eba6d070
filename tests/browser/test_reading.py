"""Journeys through Explore in a real browser: what a researcher and a teacher do there."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.timeline import (
    CLOSE,
    MEMCON,
    PLENARY,
    SIZES,
    going_elsewhere,
    in_order,
    mark,
    marks,
    query_of,
    settled,
    title,
    visit,
)


def test_a_researcher_follows_a_statement_to_its_passage_and_back(page: Page):
    visit(page, f"?{CLOSE}")
    mark(page, PLENARY).click()
    expect(title(page)).to_contain_text("bin Laden")

    page.locator("#claim-strategy .evidence-link.side-us").first.click()
    expect(page.locator("#source-card mark.quote")).to_be_visible()
    expect(page.locator("#source-card mark.quote")).to_contain_text("coordinated strategy")
    assert f"source={MEMCON}" in query_of(page)

    page.get_by_role("link", name="Next passage").click()
    expect(page).not_to_have_url(re.compile("passage=bin-laden&"))
    page.go_back()
    expect(page.locator("#source-card mark.quote")).to_contain_text("coordinated strategy")
    page.get_by_role("link", name="Close document").click()
    expect(page.locator("#source-card")).to_have_count(0)
    expect(page.locator("#claim-strategy .evidence-link.side-us").first).to_be_focused()
    page.go_back()
    expect(page.locator("#source-card mark.quote")).to_contain_text("coordinated strategy")
    page.go_back()
    expect(page.locator("#source-card")).to_have_count(0)
    page.go_back()
    expect(page.locator(".event-list")).to_be_visible()


def test_a_shared_address_opens_the_same_view_and_a_reload_keeps_it(page: Page):
    visit(page, f"?event={PLENARY}&passage=bin-laden&source={MEMCON}&themes=nato&lang=ru")

    for _ in range(2):
        expect(page.locator("html")).to_have_attribute("lang", "ru")
        expect(page.locator("#source-card mark.quote")).to_contain_text("coordinated strategy")
        expect(page.locator(".filters .chip[aria-current]")).to_have_text(re.compile("НАТО"))
        expect(mark(page, PLENARY)).to_have_attribute("aria-current", "true")
        page.reload()
        settled(page)


def test_themes_filter_the_timeline_and_back_takes_them_off(page: Page):
    visit(page)
    everything = marks(page).count()
    first, second = (page.locator(".chips > ul > li > .chip").nth(n) for n in (1, 2))
    shown = int(first.locator(".count").inner_text())

    first.click()
    expect(marks(page)).to_have_count(shown)
    expect(page.locator(".counts")).to_contain_text(f"{shown} of {everything} events")
    expect(first).to_have_attribute("aria-current", "true")
    second.click()
    expect(marks(page)).not_to_have_count(shown)
    assert len(query_of(page).removeprefix("themes=").split(",")) == 2

    page.go_back()
    expect(marks(page)).to_have_count(shown)
    page.go_back()
    expect(marks(page)).to_have_count(everything)


@pytest.mark.parametrize("size", SIZES)
def test_every_theme_is_within_reach(open_page, size: str):
    width, height = SIZES[size]
    page = visit(open_page(viewport={"width": width, "height": height}))
    page.locator(".chips summary").click()
    rare = page.locator(".chip-menu .chip").last
    name = rare.locator("span").first.inner_text()
    rare.click()

    expect(page.locator(".filters .chip[aria-current]")).to_contain_text(name)


def test_a_chosen_event_comes_into_sight_on_the_timeline(page: Page):
    last = in_order(visit(page))[-1]
    page.locator(f'.event-list a[href="/?event={last}"]').click()
    expect(mark(page, last)).to_have_attribute("aria-current", "true")
    expect(mark(page, last)).to_be_in_viewport()

    first = in_order(page)[0]
    visit(page, f"?event={first}")
    expect(mark(page, first)).to_be_in_viewport()


def test_previous_and_next_are_links_too(page: Page):
    visit(page, f"?event={PLENARY}")
    following = in_order(page)[in_order(page).index(PLENARY) + 1]
    page.get_by_role("link", name="Next", exact=True).click()
    expect(mark(page, following)).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="Previous", exact=True).click()
    expect(mark(page, PLENARY)).to_have_attribute("aria-current", "true")


def test_what_a_press_report_says_and_what_the_record_shows_stand_side_by_side(page: Page):
    visit(page, f"?event={PLENARY}")
    page.locator("#claim-never-realised .compare").click()

    expect(page.locator("#claim-never-realised")).to_be_in_viewport()
    page.reload()
    expect(page.locator("#claim-never-realised")).to_be_in_viewport()
    columns = page.locator("#claim-never-realised .column")
    expect(columns).to_have_count(2)
    expect(columns.nth(0)).to_contain_text("contradicts")
    expect(columns.nth(1)).to_contain_text("Inews Batulicin")


def test_the_language_changes_everything_and_keeps_the_view(page: Page):
    visit(page, f"?event={PLENARY}&{CLOSE}")
    with going_elsewhere(page):
        page.get_by_role("link", name=re.compile("Bahasa Indonesia")).click()
    expect(page.locator("html")).to_have_attribute("lang", "id")
    expect(page.locator(".dateline")).to_contain_text("4 Juni 2000")
    with going_elsewhere(page):
        page.get_by_role("link", name=re.compile("Русский")).click()
    expect(page.locator(".dateline")).to_contain_text("4 июня 2000")
    expect(page.locator(".band", has_text="Путин")).to_be_visible()
    expect(mark(page, PLENARY).locator(".label")).to_contain_text("4 июн")
    assert query_of(page) == f"event={PLENARY}&{CLOSE.replace('&', '&lang=ru&')}"


def test_light_and_dark_follow_the_system_until_the_reader_chooses(open_page):
    page = visit(open_page(color_scheme="dark"))
    paper = "() => getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    page.get_by_role("button", name="Light or dark").click()
    expect(page.locator("html")).to_have_attribute("data-look", "light")
    light = page.evaluate(paper)
    assert light != dark

    first_html = page.reload().text()
    assert 'data-look="light"' in first_html.partition("<head>")[0]
    assert page.evaluate(paper) == light


def test_the_address_is_copied(open_page):
    page = visit(open_page(permissions=["clipboard-read", "clipboard-write"]), f"?event={PLENARY}")
    page.get_by_role("button", name="Copy link").click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == page.url


def test_a_view_is_drawn_before_any_script_and_asked_for_once_at_most(page: Page):
    asked = []
    page.on("request", lambda request: "_dash-update" in request.url and asked.append(request.post_data))
    answer = page.goto("/")
    html = answer.text()
    settled(page)

    assert html.count("data-event=") == page.locator("a.mark").count()
    assert len(asked) <= 1


def test_an_address_that_does_not_exist_is_a_friendly_page(page: Page, complaints):
    complaints.expect("404")
    answer = page.goto("/no/such/page")

    assert answer.status == 404
    page.get_by_role("link").first.click()
    expect(marks(page).first).to_be_attached()

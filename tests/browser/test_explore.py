"""Journeys through Explore in a real browser: what a researcher and a teacher do there."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from explorer.i18n import catalogues
from tests.browser.accessibility import assert_accessible

PLENARY = "2000-06-04-kremlin-plenary"
MEMCON = "memcon-2000-06-04-first-plenary"
SIZES = {"laptop": (1280, 800), "projector": (1920, 1080), "phone": (390, 844)}


def mark(page: Page, event: str) -> Locator:
    """The link over an event's mark."""
    return page.locator(f'a.mark[data-event="{event}"]')


def in_order(page: Page) -> list[str]:
    """The events of the timeline, in the order in which the keyboard reaches them."""
    return page.locator("a.mark").evaluate_all("links => links.map(link => link.dataset.event)")


def title(page: Page) -> Locator:
    """The heading of the reader."""
    return page.locator("#reader-title")


def visit(page: Page, query: str = "") -> Page:
    """Open a view and wait until its timeline is drawn."""
    page.goto(f"/{query}")
    drawn(page)
    return page


def drawn(page: Page) -> None:
    """Wait until the marks and what is drawn under them are there."""
    expect(page.locator("a.mark").first).to_be_attached()
    expect(page.locator("#explore-timeline .scatterlayer .trace").first).to_be_attached()


def query_of(page: Page) -> str:
    """The part of the address that holds the view."""
    return urlsplit(page.url).query


def test_a_researcher_follows_a_statement_to_its_passage_and_back(page: Page):
    visit(page)
    mark(page, PLENARY).click()
    expect(title(page)).to_contain_text("bin Laden")

    page.locator("#claim-strategy .evidence-link.side-us").first.click()
    expect(page.locator("#source-card mark.quote")).to_be_visible()
    expect(page.locator("#source-card mark.quote")).to_contain_text("coordinated strategy")
    assert f"source={MEMCON}" in query_of(page)

    page.get_by_role("link", name="Next passage").click()
    expect(page).not_to_have_url(re.compile("passage=bin-laden$"))
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
        expect(page.locator(".chip[aria-current]")).to_have_text(re.compile("НАТО"))
        expect(mark(page, PLENARY)).to_have_attribute("aria-current", "true")
        page.reload()
        drawn(page)


def test_themes_filter_the_timeline_and_back_takes_them_off(page: Page):
    visit(page)
    everything = page.locator("a.mark").count()
    first, second = (page.locator(".chips > ul > li > .chip").nth(n) for n in (1, 2))
    shown = int(first.locator(".count").inner_text())

    first.click()
    expect(page.locator("a.mark")).to_have_count(shown)
    expect(page.locator(".counts")).to_contain_text(f"{shown} of {everything} events")
    expect(first).to_have_attribute("aria-current", "true")
    second.click()
    expect(page.locator("a.mark")).not_to_have_count(shown)
    assert len(query_of(page).removeprefix("themes=").split(",")) == 2

    page.go_back()
    expect(page.locator("a.mark")).to_have_count(shown)
    page.go_back()
    expect(page.locator("a.mark")).to_have_count(everything)


@pytest.mark.parametrize("size", SIZES)
def test_every_theme_is_within_reach(open_page, size: str):
    width, height = SIZES[size]
    page = visit(open_page(viewport={"width": width, "height": height}))
    page.locator(".chips summary").click()
    rare = page.locator(".chip-menu .chip").last
    name = rare.locator("span").first.inner_text()
    rare.click()

    expect(page.locator(".chip[aria-current]")).to_contain_text(name)


def test_arrow_keys_go_from_event_to_event(page: Page):
    visit(page)
    first, second = in_order(page)[:2]
    page.keyboard.press("ArrowRight")
    expect(mark(page, first)).to_have_attribute("aria-current", "true")
    page.keyboard.press("ArrowRight")
    expect(mark(page, second)).to_have_attribute("aria-current", "true")
    expect(title(page)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(mark(page, first)).to_have_attribute("aria-current", "true")


def test_every_event_is_reached_and_opened_by_keyboard_alone(page: Page):
    visit(page)
    events = in_order(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the skip link

    seen = []
    for _ in events:
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.dataset.event"))
    assert seen == events
    page.keyboard.press("Enter")
    expect(mark(page, events[-1])).to_have_attribute("aria-current", "true")


def test_focus_stays_on_the_timeline_when_arrow_keys_move_along_it(page: Page):
    visit(page, f"?event={PLENARY}")
    mark(page, PLENARY).focus()
    page.keyboard.press("ArrowRight")

    expect(mark(page, in_order(page)[in_order(page).index(PLENARY) + 1])).to_be_focused()


def test_a_filter_that_was_chosen_by_keyboard_keeps_the_focus(page: Page):
    visit(page)
    chip = page.locator(".chips > ul > li > .chip").nth(1)
    chip.focus()
    page.keyboard.press("Enter")

    expect(chip).to_have_attribute("aria-current", "true")
    expect(chip).to_be_focused()


def test_a_chosen_event_comes_into_sight_on_the_timeline(page: Page):
    last = in_order(visit(page))[-1]
    page.locator(f'.event-list a[href="?event={last}"]').click()
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
    visit(page, f"?event={PLENARY}")
    page.get_by_role("link", name=re.compile("Bahasa Indonesia")).click()
    expect(page.locator("html")).to_have_attribute("lang", "id")
    expect(page.locator(".dateline")).to_contain_text("4 Juni 2000")
    page.get_by_role("link", name=re.compile("Русский")).click()
    expect(page.locator(".dateline")).to_contain_text("4 июня 2000")
    assert query_of(page) == f"event={PLENARY}&lang=ru"


def test_light_and_dark_follow_the_system_until_the_reader_chooses(open_page):
    page = visit(open_page(color_scheme="dark"))
    expect(page.locator("html")).to_have_attribute("data-look", "dark")
    page.get_by_role("button", name="Light or dark").click()
    expect(page.locator("html")).to_have_attribute("data-look", "light")
    page.reload()
    drawn(page)
    expect(page.locator("html")).to_have_attribute("data-look", "light")


@pytest.mark.parametrize("form", ["png", "svg"])
def test_the_chart_is_exported_as_a_picture(page: Page, form: str):
    visit(page, "?themes=nato")
    page.locator("details.export summary").click()
    with page.expect_download() as waiting:
        page.locator(f'[data-format="{form}"]').click()

    download = waiting.value
    content = download.path().read_bytes()
    assert download.suggested_filename == f"unsealed-nato.{form}"
    assert content.startswith(b"\x89PNG") if form == "png" else b"US\xe2\x80\x93Russia relations: NATO" in content


def test_the_address_is_copied(open_page):
    page = visit(open_page(permissions=["clipboard-read", "clipboard-write"]), f"?event={PLENARY}")
    page.get_by_role("button", name="Copy link").click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("language", sorted(catalogues()))
def test_nothing_stands_in_anyones_way(open_page, language: str, look: str):
    page = visit(open_page(color_scheme=look), f"?lang={language}")
    assert_accessible(page)
    visit(page, f"?claim=never-realised&event={PLENARY}&lang={language}")
    assert_accessible(page)
    visit(page, f"?event={PLENARY}&lang={language}&passage=bin-laden&source={MEMCON}")
    assert_accessible(page)


def test_nothing_stands_in_anyones_way_on_a_phone(open_page):
    page = visit(open_page(viewport={"width": 390, "height": 844}), f"?event={PLENARY}")
    assert_accessible(page)


BOXES = """() => [...document.querySelectorAll('#explore-timeline .textpoint text')].map(text => {
    const box = text.getBoundingClientRect();
    return [text.textContent, box.left, box.top, box.right, box.bottom];
})"""


@pytest.mark.parametrize("language", sorted(catalogues()))
@pytest.mark.parametrize("size", SIZES)
def test_no_word_on_the_timeline_overlaps_another_or_is_cut(open_page, size: str, language: str):
    width, height = SIZES[size]
    page = visit(open_page(viewport={"width": width, "height": height}), f"?lang={language}")
    canvas = page.locator(".canvas").bounding_box()
    boxes = page.evaluate(BOXES)

    assert len(boxes) > 10
    for i, (word, left, top, right, bottom) in enumerate(boxes):
        assert canvas["x"] - 0.5 <= left, word
        assert right <= canvas["x"] + canvas["width"] + 0.5, word
        for other, left2, top2, right2, bottom2 in boxes[:i]:
            apart = right <= left2 + 1 or right2 <= left + 1 or bottom <= top2 + 2 or bottom2 <= top + 2
            assert apart, (word, other)


def test_on_a_phone_the_reader_comes_into_view_with_the_choice(open_page):
    page = visit(open_page(viewport={"width": 390, "height": 844}))
    mark(page, in_order(page)[-1]).click()

    expect(title(page)).to_be_in_viewport()
    expect(page.locator(".dateline")).to_be_in_viewport()


@pytest.mark.parametrize("size", SIZES)
def test_the_page_fits_its_window(open_page, size: str):
    width, height = SIZES[size]
    page = visit(open_page(viewport={"width": width, "height": height}), f"?event={PLENARY}")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.locator("a.mark").evaluate_all(
        "links => links.filter(l => l.offsetWidth < 24 || l.offsetHeight < 24).length"
    )
    assert small == 0


def test_a_window_that_changes_its_size_gets_a_timeline_that_fits(page: Page):
    visit(page)
    page.set_viewport_size({"width": 1000, "height": 700})

    expect(page.locator("#explore-timeline .main-svg").first).to_have_attribute(
        "width", str(page.locator(".canvas").evaluate("canvas => canvas.clientWidth"))
    )


def test_the_timeline_is_drawn_once_when_a_page_opens(page: Page):
    asked = []
    page.on("request", lambda request: asked.append(request.post_data or ""))
    visit(page)
    page.wait_for_load_state("networkidle")

    assert len([body for body in asked if "explore-timeline.figure" in body]) == 1


def test_every_mark_lies_on_its_link(page: Page):
    visit(page)
    centres = page.evaluate(
        """() => [...document.querySelectorAll('#explore-timeline .points path')].map(path => {
            const box = path.getBoundingClientRect();
            return [(box.left + box.right) / 2, (box.top + box.bottom) / 2, box.width];
        }).filter(([x, y, width]) => width > 8)"""
    )
    links = page.locator("a.mark").evaluate_all(
        "links => links.map(l => l.getBoundingClientRect()).map(b => [b.left, b.top, b.right, b.bottom])"
    )

    assert len(centres) >= len(links) > 0
    assert all(any(a < x < c and b < y < d for a, b, c, d in links) for x, y, _ in centres)


def test_an_address_that_does_not_exist_is_a_friendly_page(page: Page, complaints):
    complaints.expect("404")
    answer = page.goto("/no/such/page")

    assert answer.status == 404
    page.get_by_role("link").first.click()
    drawn(page)

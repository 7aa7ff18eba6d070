"""Everything by keyboard: from event to event, along the timeline, in menus; and what is said aloud on the way."""

import re

from playwright.sync_api import Page, expect

from tests.browser.timeline import CLOSE, PLENARY, in_order, mark, settled, title, visit

UNSAID = """links => links.filter(link => {
    const parts = link.getAttribute("aria-label").split(",\\n");
    return parts.length < 3 || !/[0-9]{4}/.test(parts[0]);
}).map(link => link.getAttribute("aria-label"))"""


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


def test_every_event_is_reached_in_the_order_of_time_and_opened_by_keyboard_alone(page: Page):
    visit(page)
    events = in_order(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the skip link
    expect(page.locator("#marks")).to_be_focused()

    seen = []
    for _ in events:
        page.keyboard.press("Tab")
        seen.append(page.evaluate("() => document.activeElement.dataset.event"))
    assert seen == events
    days = page.locator(".mark-place").evaluate_all("places => places.map(place => parseFloat(place.style.left))")
    assert days == sorted(days)
    page.keyboard.press("Enter")
    expect(mark(page, events[-1])).to_have_attribute("aria-current", "true")
    expect(title(page)).to_be_focused()


def test_every_mark_says_date_title_tone_and_status(page: Page):
    visit(page)

    assert page.locator("a.mark").evaluate_all(UNSAID) == []
    said = mark(page, PLENARY).get_attribute("aria-label").split(",\n")
    assert said[0] == "4 June 2000"
    assert "bin Laden" in said[1]
    assert said[2].startswith("+")
    assert said[3:] == ["documented", "rests on a once secret document"]


def test_an_event_in_several_lanes_is_one_stop_on_the_way(page: Page):
    visit(page, "?lanes=person")
    events = in_order(page)

    assert page.locator("a.mark").count() > len(events) == len(set(events))


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


def test_escape_closes_a_menu_and_gives_the_focus_back(page: Page):
    visit(page)
    summary = page.locator("#explore-tools summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".periods")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".periods input[name=from]")).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.locator(".periods")).to_be_hidden()
    expect(summary).to_be_focused()


def test_a_tip_says_what_a_mark_is_by_hover_and_by_focus_and_goes_with_escape(page: Page):
    visit(page, f"?{CLOSE}")
    tip = page.locator("#tip")
    mark(page, PLENARY).hover()
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("4 June 2000")
    expect(tip).to_contain_text("bin Laden")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()

    mark(page, PLENARY).focus()
    expect(tip).to_contain_text("documented")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.locator(".band").last.focus()
    expect(tip).to_contain_text("Putin")


def test_the_tone_curve_is_read_by_pointer_and_by_arrow_keys(page: Page):
    visit(page)
    curve, tip = page.locator(".curve-reader"), page.locator("#tip")
    box = curve.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(tip).to_be_visible()
    expect(tip.locator("> *")).not_to_have_count(1)  # the day, and what weighed most
    at = int(curve.get_attribute("aria-valuenow"))
    assert 0 < at < int(curve.get_attribute("aria-valuemax"))
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 300)
    expect(curve).not_to_have_class(re.compile("reading"))

    curve.focus()
    page.keyboard.press("ArrowLeft")
    expect(curve).to_have_attribute("aria-valuenow", str(at - 1))
    said = curve.get_attribute("aria-valuetext")
    expect(tip).to_be_visible()
    page.keyboard.press("Home")
    expect(curve).to_have_attribute("aria-valuenow", "0")
    assert curve.get_attribute("aria-valuetext") != said
    assert settled(page).evaluate("() => window.location.search") == ""

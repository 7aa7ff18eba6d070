"""Journeys through time: every way to another stretch of it, and what the timeline shows there."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.timeline import (
    CLOSE,
    PLENARY,
    canvas,
    day_at,
    drag,
    going_elsewhere,
    in_order,
    mark,
    marks,
    middle,
    query_of,
    settled,
    stretch,
    title,
    visit,
)

START = "from=1999&to=2002"


def wheel(page: Page) -> None:
    page.mouse.move(*middle(canvas(page), at=0.6))
    for _ in range(3):
        page.mouse.wheel(0, -120)


def sideways_wheel(page: Page) -> None:
    page.mouse.move(*middle(canvas(page), at=0.6))
    page.mouse.wheel(100, 0)


def drag_the_timeline(page: Page) -> None:
    x, y = empty_place(page)
    drag(page, (x, y), x + 90)


def pinch(page: Page) -> None:
    x, y = empty_place(page)
    devtools = page.context.new_cdp_session(page)

    def fingers(kind: str, *apart: float) -> None:
        points = [{"x": x + side * apart[0], "y": y, "id": n} for n, side in enumerate((-1, 1))] if apart else []
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    fingers("touchStart", 30)
    for apart in (40, 60, 80):
        fingers("touchMove", apart)
    fingers("touchEnd")


def button(name: str) -> Callable[[Page], None]:
    return lambda page: page.locator(f'a[data-zoom="{name}"]').click()


def key(*names: str) -> Callable[[Page], None]:
    def press(page: Page) -> None:
        canvas(page).focus()
        for name in names:
            page.keyboard.press(name)

    return press


def drag_the_strips_window(page: Page) -> None:
    x, y = middle(page.locator(".strip-window.held"))
    drag(page, (x, y), x + 60)


def drag_the_strips_end(page: Page) -> None:
    x, y = middle(page.locator(".grip.end"), at=0.7)
    drag(page, (x, y), x + 60)


def drag_across_the_strip(page: Page) -> None:
    x, y = middle(page.locator(".strip-bars"), at=0.6)
    drag(page, (x, y), x + 120)


def click_on_the_strip(page: Page) -> None:
    page.mouse.click(*middle(page.locator(".strip-bars"), at=0.7))


def open_periods(page: Page) -> None:
    page.locator("#explore-tools summary").first.click()


def type_years(page: Page) -> None:
    open_periods(page)
    page.locator(".periods input[name=from]").fill("2000")
    page.locator(".periods input[name=to]").fill("2003")
    page.keyboard.press("Enter")


def choose(name: str) -> Callable[[Page], None]:
    def click(page: Page) -> None:
        open_periods(page)
        page.locator(".periods").get_by_role("link", name=name, exact=True).first.click()

    return click


def click_a_band(page: Page) -> None:
    page.locator(".band", has_text="Bush").click()


GESTURES = {
    "wheel": wheel,
    "sideways wheel": sideways_wheel,
    "drag": drag_the_timeline,
    "pinch": pinch,
    "in": button("in"),
    "out": button("out"),
    "left": button("left"),
    "right": button("right"),
    "key +": key("+", "+"),
    "key -": key("-"),
    "key left": key("ArrowLeft", "ArrowLeft"),
    "key right": key("ArrowRight"),
    "key home": key("Home"),
    "key end": key("End"),
    "strip's window": drag_the_strips_window,
    "strip's end": drag_the_strips_end,
    "across the strip": drag_across_the_strip,
    "click on the strip": click_on_the_strip,
    "years": type_years,
    "era": choose("After 11 September"),
    "term": choose("Yeltsin"),
    "band": click_a_band,
}


def empty_place(page: Page) -> tuple[float, float]:
    """A place on the drawing where nothing is that can be hit."""
    x, y, width, height = (canvas(page).bounding_box()[side] for side in ("x", "y", "width", "height"))
    found = page.evaluate(
        """([x, y, width, height]) => {
            for (let down = height * 0.9; down > height * 0.35; down -= 7)
                for (let across = width * 0.35; across < width * 0.7; across += 11) {
                    const free = [-80, -40, 0, 40, 80].every(
                        (by) => !document.elementFromPoint(x + across + by, y + down).closest("a, .curve-reader")
                    );
                    if (free) return [x + across, y + down];
                }
        }""",
        [x, y, width, height],
    )
    assert found, "no empty place"
    return tuple(found)


WAYS = {
    "fingers": ["pinch"],
    "pointer": ["wheel", "sideways wheel", "drag", "strip's window", "strip's end", "across the strip"],
    "buttons": ["in", "out", "left", "right", "click on the strip", "band"],
    "keyboard": ["key +", "key -", "key left", "key right", "key home", "key end"],
    "menus": ["years", "era", "term"],
}


def test_every_way_is_tried():
    assert sorted(name for names in WAYS.values() for name in names) == sorted(GESTURES)


@pytest.mark.parametrize("ways", WAYS)
def test_a_way_through_time_is_in_the_address_keeps_the_event_and_is_one_step_back(open_page, ways: str):
    page = visit(open_page(has_touch=ways == "fingers"), f"?event={PLENARY}&{START}")
    before, steps = stretch(page), page.evaluate("() => history.length")
    for gesture in WAYS[ways]:
        with going_elsewhere(page):
            GESTURES[gesture](page)
        after = stretch(page)

        assert after != before, gesture
        assert f"event={PLENARY}" in query_of(page), gesture
        expect(title(page)).to_contain_text("bin Laden")
        assert page.evaluate("() => history.length") == steps + 1, gesture
        if gesture == WAYS[ways][-1]:
            events = in_order(page)
            page.reload()
            settled(page)
            assert stretch(page) == after, gesture
            assert in_order(page) == events, gesture
        with going_elsewhere(page):
            page.go_back()
        assert stretch(page) == before, gesture
        expect(mark(page, PLENARY)).to_have_attribute("aria-current", "true")


def test_a_whole_gesture_is_one_step_back_and_nothing_is_asked_until_it_settles(page: Page):
    visit(page, f"?{START}")
    steps = page.evaluate("() => history.length")
    x, y = empty_place(page)
    page.mouse.move(x, y)
    page.mouse.down()
    for way in (60, -50, 40):
        page.mouse.move(x + way, y, steps=4)
    expect(canvas(page)).to_have_class(re.compile("moving"))
    assert query_of(page) == START
    with going_elsewhere(page):
        page.mouse.up()

    assert page.evaluate("() => history.length") == steps + 1


def test_the_day_under_the_pointer_stays_when_the_wheel_turns_and_when_the_timeline_is_dragged(page: Page):
    visit(page, f"?{START}")
    for turn in (-240, 240):
        first, last = stretch(page)
        before = last - first
        x, y = middle(page.locator(".window"), at=0.7)
        day = day_at(page, x)
        page.mouse.move(x, y)
        with going_elsewhere(page):
            page.mouse.wheel(0, turn)

        first, last = stretch(page)
        assert (last - first < before) == (turn < 0)
        assert abs(day_at(page, x) - day) <= 1.5

    x, y = empty_place(page)
    day = day_at(page, x)
    with going_elsewhere(page):
        drag(page, (x, y), x - 120)

    assert abs(day_at(page, x - 120) - day) <= 1.5


def test_the_days_under_two_fingers_stay_under_them(open_page):
    page = visit(open_page(has_touch=True), f"?{START}")
    x, _ = empty_place(page)
    left, right = day_at(page, x - 30), day_at(page, x + 30)
    with going_elsewhere(page):
        pinch(page)

    assert abs(day_at(page, x - 80) - left) <= 8
    assert abs(day_at(page, x + 80) - right) <= 8


def test_a_drag_that_ends_on_a_mark_opens_nothing(page: Page):
    visit(page, f"?{CLOSE}")
    x, y = middle(mark(page, PLENARY).locator(".dot"))
    with going_elsewhere(page):
        drag(page, (x, y), x + 60)

    assert "event=" not in query_of(page)


def test_home_end_and_0_lead_to_the_edges_and_to_the_whole_period(page: Page):
    visit(page)
    begin, end = stretch(page)
    visit(page, f"?{START}")
    length = stretch(page)[1] - stretch(page)[0]
    canvas(page).focus()
    for pressed, expected in {
        "Home": (begin, begin + length),
        "End": (end - length, end),
        "0": (begin, end),
    }.items():
        with going_elsewhere(page):
            page.keyboard.press(pressed)
        assert stretch(page) == expected
    assert query_of(page) == ""


def test_a_double_click_goes_back_to_the_stretch_before(page: Page):
    visit(page, f"?{START}")
    before = stretch(page)
    with going_elsewhere(page):
        drag_across_the_strip(page)
    with going_elsewhere(page):
        page.mouse.dblclick(*empty_place(page))

    assert stretch(page) == before


def test_steps_lead_where_their_links_do_and_stop_at_the_edges(page: Page):
    visit(page)
    zoom = page.get_by_role("group", name="Zoom")
    assert zoom.locator("[aria-disabled]").count() == 4  # of the whole period there is only a part to see
    for name in ("in", "in", "left", "right", "out"):
        link = page.locator(f'a[data-zoom="{name}"]')
        promised = link.evaluate("link => link.search")
        with going_elsewhere(page):
            link.click()
        assert f"?{query_of(page)}" == promised


def test_the_closer_the_more_is_said(page: Page):
    def labelled() -> float:
        return page.locator(".mark-place:not(.beyond) .label").count() / marks(page).count()

    shares = []
    for query in ("", "?from=1999&to=2002", f"?{CLOSE}"):
        visit(page, query)
        shares.append(labelled())
    assert shares == sorted(shares)
    assert shares[0] < shares[1] < shares[2] == 1

    assert mark(page, PLENARY).locator(".label").inner_text().startswith("4 Jun · ")
    ticks = page.locator(".tick").all_inner_texts()
    assert ticks[0].endswith(" 2000")
    assert ["3 Jun", "4 Jun", "5 Jun"] == ticks[1:4]


def test_an_event_that_lasts_has_a_span_as_long_as_it_took(page: Page):
    visit(page, "?from=1991-08-01&lanes=one&to=1991-08-31")
    expect(mark(page, "1991-08-19-august-coup")).to_be_visible()
    longest = page.locator(".span").evaluate_all(
        "spans => Math.max(...spans.map(span => span.getBoundingClientRect().width))"
    )
    day = page.locator(".window").bounding_box()["width"] / 31

    assert abs(longest - 4 * day) < 2


def test_hovering_a_band_lights_its_period_and_says_who(page: Page):
    visit(page)
    band = page.locator(".band", has_text="Yeltsin")
    light = band.locator("xpath=following-sibling::*")
    expect(light).to_have_css("opacity", "0")
    band.hover()
    expect(light).to_have_css("opacity", "1")
    expect(page.locator("#tip")).to_contain_text("Boris Yeltsin")
    assert light.bounding_box()["width"] == band.bounding_box()["width"]
    assert light.bounding_box()["height"] > 300

    page.mouse.move(0, 0)
    expect(light).to_have_css("opacity", "0")
    band.focus()
    expect(light).to_have_css("opacity", "1")

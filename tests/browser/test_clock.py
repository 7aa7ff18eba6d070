"""The second clock in a real browser: set it, drag it, step and play it, compare two days; and nothing sealed stays."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.timeline import PLENARY, going_elsewhere, mark, query_of, settled, title, visit
from tests.sealing import DAYS, leaks

KREMLIN = f"event={PLENARY}"
OURS = re.compile(r"^(?!.*/_dash-component-suites/)")
"""Every address but those of Dash's bundles."""


def known(page: Page) -> str:
    """The day in the address; empty if there is none."""
    return parse_qs(urlsplit(page.url).query).get("known", [""])[0]


def slider(page: Page):
    return page.get_by_role("slider", name="As known on, day by day")


def set_day(page: Page, day: str) -> None:
    """Type a day and show it."""
    with going_elsewhere(page):
        page.locator(".clock-day input[type=date]").fill(day)
        page.locator(".clock-day button").click()


def test_a_title_that_was_secret_is_another_one_on_the_day_before(page: Page):
    visit(page, f"?{KREMLIN}")
    expect(title(page)).to_contain_text("bin Laden")

    set_day(page, "2025-08-20")
    expect(title(page)).to_have_text("Clinton and Putin meet in the Kremlin")
    expect(page.locator(".known")).to_contain_text("As known on 20 August 2025")
    expect(page.locator(".bar-words").first).to_contain_text("21 August 2025")
    expect(page.locator("body")).not_to_contain_text("joint plan on bin Laden")

    with going_elsewhere(page):
        page.get_by_role("link", name="Next release").click()
    assert known(page) == "2025-08-21"
    expect(title(page)).to_contain_text("bin Laden")
    expect(page.locator(".known [role=status]")).to_contain_text("claims speak")

    page.go_back()
    expect(title(page)).to_have_text("Clinton and Putin meet in the Kremlin")
    page.reload()
    settled(page)
    expect(title(page)).to_have_text("Clinton and Putin meet in the Kremlin")

    page.get_by_role("link", name="Show what is known today").click()
    expect(page.locator(".known")).to_have_count(0)
    assert query_of(page) == KREMLIN


def test_what_could_be_known_on_the_day_itself_is_one_click_away(page: Page):
    visit(page, f"?{KREMLIN}")
    page.get_by_role("link", name="What could be known on the day itself").click()

    expect(page.locator(".known")).to_contain_text("As known on 4 June 2000")
    expect(title(page)).to_have_text("Clinton and Putin meet in the Kremlin")
    assert known(page) == "2000-06-04"


def test_an_event_that_is_hidden_on_one_day_is_there_again_on_another(page: Page):
    visit(page, f"?{KREMLIN}")
    set_day(page, "1999-01-01")
    expect(page.locator(".absent")).to_contain_text("could be known on this day")

    set_day(page, "2025-09-01")
    expect(title(page)).to_contain_text("bin Laden")


def test_the_slider_is_dragged_and_the_page_follows(page: Page):
    visit(page)
    everything = int(page.locator(".counts").inner_text().split()[0])
    box = slider(page).bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] - 12, y)
    page.mouse.down()
    for share in (0.8, 0.6, 0.45):
        page.mouse.move(box["x"] + box["width"] * share, y, steps=4)
    page.mouse.up()
    settled(page)

    expect(page.locator(".known")).to_be_visible()
    assert 1995 < int(known(page)[:4]) < 2010
    expect(page.locator(".counts")).not_to_contain_text(f"{everything} of")
    expect(slider(page)).to_have_attribute("aria-valuetext", re.compile(known(page)[:4]))
    page.go_back()
    settled(page)
    assert known(page) == ""


def test_the_slider_is_moved_by_keys_from_day_to_day_and_from_release_to_release(page: Page):
    visit(page, "?known=2025-08-20")
    slider(page).focus()
    with going_elsewhere(page):
        page.keyboard.press("ArrowRight")
    assert known(page) == "2025-08-21"
    with going_elsewhere(page):
        page.keyboard.press("PageDown")
    later = known(page)
    assert later < "2025-08-21"
    expect(slider(page)).to_be_focused()
    with going_elsewhere(page):
        page.keyboard.press("PageUp")
    assert known(page) == "2025-08-21"
    with going_elsewhere(page):
        page.keyboard.press("End")
    assert known(page) == ""


def test_play_goes_from_release_to_release_and_stops_when_asked(open_page):
    page = open_page(alone=True)
    page.clock.install()
    visit(page, "?known=2019-08-31")
    play = page.locator(".clock-play")
    seen = [known(page)]
    with going_elsewhere(page):
        play.click()
    for _ in range(3):
        seen.append(known(page))
        expect(page.locator(".known [role=status]")).to_contain_text(re.compile("opened|no claim"))
        expect(play).to_contain_text("Pause")
        with going_elsewhere(page):
            page.clock.fast_forward(4000)
    assert seen == sorted(set(seen))

    play.click()
    expect(play).to_contain_text("Play")
    stopped = page.url
    page.clock.fast_forward(20_000)
    assert page.url == stopped


def test_play_ends_at_the_last_release(open_page):
    page = open_page(alone=True)
    page.clock.install()
    visit(page, "?known=2026-01-06")
    with going_elsewhere(page):
        page.locator(".clock-play").click()
    page.clock.fast_forward(4000)

    expect(page.locator(".clock-play")).to_contain_text("Play")
    expect(page.locator("a.clock-next")).to_have_count(0)


def test_what_changed_between_two_days_is_listed_marked_and_taken_home(page: Page):
    visit(page, "?known=2026-01-01")
    page.locator(".clock-compare summary").click()
    page.locator(".clock-compare input[type=date]").fill("2025-08-20")
    with going_elsewhere(page):
        page.get_by_role("button", name="Compare").last.click()

    expect(page.locator(".known")).to_contain_text("Compared with 20 August 2025")
    expect(page.locator(".change-heading").first).to_contain_text("Opened")
    expect(mark(page, PLENARY)).to_have_class(re.compile("changed newly-(supported|disputed)"))
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download the list (CSV)").click()
    assert taken.value.suggested_filename == "unsealed-changes-2025-08-20-2026-01-01.csv"
    assert "newly-supported" in taken.value.path().read_text()

    page.locator(".changes a", has_text="Kremlin plenary").first.click()
    expect(page.locator(".claim .turn").first).to_be_visible()
    page.locator(".known").get_by_role("link", name="Stop comparing").click()
    expect(page.locator(".claim .turn")).to_have_count(0)
    assert "against" not in page.url


def test_a_document_says_how_long_it_was_sealed_and_what_opened_it(page: Page):
    visit(page, f"?{KREMLIN}")

    expect(page.locator(".secret").first).to_contain_text("Sealed for 25 years 2 months")
    expect(page.locator(".secret").first).to_contain_text("FOIA lawsuit")


@pytest.mark.parametrize("day", DAYS[1:2])
def test_nothing_sealed_reaches_the_browser_or_stays_in_it(page: Page, day: str):
    """From the moment in which the clock is set, every byte that comes and all that the page then holds."""
    visit(page, f"?{KREMLIN}&lang=ru")
    mark(page, PLENARY).focus()
    expect(page.locator("#tip")).to_be_visible()
    with page.expect_download():
        page.locator(".export > summary").click()
        page.locator('[formaction="/chart.svg"]').click()
    received = list[str]()
    page.route(OURS, lambda route: received.append(passed_on(route)))
    set_day(page, day)
    held = [page.content()]

    for query in ("&lanes=person", "&as=table&lang=en", "&against=1988-01-01", "&from=1989&to=1991&tails=all"):
        visit(page, f"?known={day}{query}")
        held.append(page.content())
    for link in page.locator("a.mark:not([tabindex])").all()[:2]:
        link.dispatch_event("click")
        settled(page)
        held.append(page.content())
    with page.expect_download() as taken:
        page.locator(".export > summary").click()
        page.locator('[formaction="/chart.svg"]').click()
    received.append(taken.value.path().read_text())
    held.append(page.evaluate("() => JSON.stringify({ ...localStorage, ...sessionStorage, cookie: document.cookie })"))

    assert sum(map(len, received)) > 300_000
    assert leaks([*received, *held], day) == []


def passed_on(route: Route) -> str:
    """What came, decompressed, on its way to the page; texts in JSON as they are read."""
    answer = route.fetch()
    route.fulfill(response=answer)
    text = answer.text()
    if "json" in (answer.headers.get("content-type") or ""):
        return text + json.dumps(json.loads(text), ensure_ascii=False)
    return text

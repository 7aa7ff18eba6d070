"""A view as one file, opened from the disk with the network off: every function of it, and not one request."""

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from explorer.dates import day_number
from explorer.export.facts import Facts
from explorer.export.standalone import standalone_html
from explorer.i18n import catalogues
from explorer.knowledge import as_known_on
from explorer.paths import assets_folder
from tests.browser.accessibility import assert_accessible
from tests.shipped import shipped

PLENARY = "2000-06-04-kremlin-plenary"
TODAY = date(2026, 11, 1)
SETTLED = """() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => done(true)), 260))"""
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}

Opened = Callable[..., Page]

FAULTS = """() => {
    const canvas = document.querySelector("#canvas").getBoundingClientRect();
    const faults = [];
    const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    const texts = [...document.querySelectorAll(".label, .band > :first-child, .tick, .lane-name span")]
        .filter((element) => element.textContent.trim())
        .map((element) => {
            const range = document.createRange();
            range.selectNodeContents(element);
            return { element, said: element.textContent, box: range.getBoundingClientRect() };
        });
    for (const { box, said } of texts) {
        const beyond = Math.max(canvas.left - box.left, box.right - canvas.right,
                                canvas.top - box.top, box.bottom - canvas.bottom);
        if (beyond > 1) faults.push(`cut by ${beyond.toFixed(1)} px: ${said}`);
    }
    texts.forEach((one, n) => texts.slice(0, n).forEach((other) => {
        if (over(one.box, other.box)) faults.push(`over each other: ${one.said} | ${other.said}`);
    }));
    const labels = texts.filter(({ element }) => element.matches(".label"));
    for (const dot of document.querySelectorAll("#canvas .dot")) {
        const { left, right, top, bottom } = dot.getBoundingClientRect();
        const radius = parseFloat(getComputedStyle(dot, "::before").width) / 2;
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        for (const { element, box, said } of labels) {
            const far = Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
            if (element.parentElement !== dot.parentElement && far < radius - 1) faults.push(`over a mark: ${said}`);
        }
    }
    return { faults, labels: labels.length };
}"""


@pytest.fixture
def opened(browser: Browser, tmp_path) -> Iterator[Opened]:
    """Open a file of the shipped data in a browser without a network; nothing may be asked for but the file itself."""
    asked, complaints = list[str](), list[str]()
    context = browser.new_context(offline=True, viewport=DESK, reduced_motion="reduce", color_scheme="light")
    context.on("request", lambda request: asked.append(request.url))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)

    def open_one(known: date | None = None, **changes) -> Page:
        file = tmp_path / f"view-{known}.html"
        given = {"texts": catalogues(), "language": "en", "today": TODAY, "known": known, "assets": assets_folder()}
        events = [event.id for event in as_known_on(shipped(), known).events]
        given |= {"facts": Facts(address="http://127.0.0.1:8050/?x=1"), "heading": "All themes", **changes}
        file.write_text(standalone_html(shipped(), events, **given), encoding="utf-8")
        page = context.new_page()
        page.goto(file.as_uri())
        return settled(page)

    yield open_one
    assert complaints == []
    assert {url.partition("#")[0] for url in asked} <= {file.as_uri() for file in tmp_path.iterdir()}
    context.close()


def settled(page: Page) -> Page:
    page.wait_for_function("() => document.documentElement.dataset.shown")
    page.evaluate(SETTLED)
    return page


def assert_nothing_overlaps(page: Page) -> None:
    found = page.evaluate(FAULTS)

    assert found["faults"] == [], "\n".join(found["faults"])
    assert found["labels"] > 5


def span(page: Page) -> float:
    first, last = re.search(r"span=([-\d.]+)~([-\d.]+)", page.url).groups()
    return float(last) - float(first)


def test_the_file_does_from_the_disk_what_the_explorer_does(opened):
    page = opened()
    marks, title, count = page.locator(".canvas .mark"), page.locator(".reader .title"), page.locator(".counts")
    expect(count).to_have_text(re.compile(r"^166 of 166"))
    assert_nothing_overlaps(page)

    plenary = page.locator(f'[data-event="{PLENARY}"]')
    plenary.dispatch_event("pointerover", {"pointerType": "mouse", "bubbles": True})
    expect(page.locator(".tip")).to_contain_text("4 June 2000")
    expect(page.locator(".tip")).to_contain_text("documented")

    box = page.locator("#canvas").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 200)
    page.mouse.wheel(0, -600)
    settled(page)
    near, before = span(page), marks.count()
    assert near < 12_000
    assert before < 166
    assert_nothing_overlaps(page)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 200, steps=4)
    page.mouse.up()
    settled(page)
    assert span(page) == pytest.approx(near, abs=0.3)
    expect(page.locator(".reader .dateline")).to_have_count(0)
    page.locator("#canvas").focus()
    for key in ("+", "ArrowRight", "-", "0"):
        page.keyboard.press(key)
    settled(page)
    assert "span" not in page.url

    page.get_by_role("button", name=re.compile("^Counterterrorism")).click()
    expect(count).to_have_text(re.compile(r"^42 of 166"))
    settled(page)
    plenary.focus()
    page.keyboard.press("Enter")
    expect(title).to_have_text("Kremlin plenary: Clinton proposes a joint plan on bin Laden")
    expect(title).to_be_focused()
    expect(page.locator(".reader q.quote").first).to_have_text(
        "“Russia and the United States need a coordinated strategy”"
    )
    expect(page.locator(".reader")).to_contain_text("Sealed for 25 years 2 months")
    assert_accessible(page)

    page.locator('input[type="date"]').fill("2001-09-10")
    page.locator('input[type="date"]').dispatch_event("change")
    expect(title).to_have_text("Clinton and Putin meet in the Kremlin")
    expect(page.locator(".reader")).to_contain_text("Sealed until 21 August 2025")
    expect(count).to_have_text(re.compile(r"^11 of 47"))
    page.get_by_role("button", name="Bahasa Indonesia").click()
    page.get_by_role("button", name="Terang atau gelap").click()
    assert page.locator("html").get_attribute("lang") == "id"
    settled(page)
    assert_accessible(page)
    shown = title.text_content(), count.text_content()
    page.reload()
    settled(page)
    assert (title.text_content(), count.text_content()) == shown
    assert page.locator("html").get_attribute("data-look") == "dark"

    page.locator(".chip").first.click()
    page.get_by_role("button", name="Berikutnya").click()
    expect(title).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".reader .dateline")).to_have_count(0)
    page.go_back()
    page.go_back()
    expect(title).to_have_text(shown[0])
    page.locator(".tool-line > .button").click()
    expect(count).to_have_text(re.compile("^166 dari 166"))


def test_a_file_made_on_a_day_ends_with_it_and_stands_on_a_phone(opened):
    page = opened(date(2001, 9, 10), language="ru", chosen=PLENARY, look="dark")
    slider = page.locator(".slider")

    assert slider.get_attribute("max") == str(day_number(date(2001, 9, 10)))
    assert page.locator('input[type="date"]').get_attribute("max") == "2001-09-10"
    expect(page.locator(".signs")).to_contain_text("10 сентября 2001 года")
    page.set_viewport_size(PHONE)
    settled(page)
    assert_nothing_overlaps(page)
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    slider.focus()
    page.keyboard.press("PageDown")
    settled(page)
    assert "known=" in page.url
    page.locator(".zoom .button").nth(1).click()
    settled(page)
    assert_nothing_overlaps(page)

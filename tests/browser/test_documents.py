"""The list of documents in a real browser: the grid, its address, its keyboard, its forms, and without scripts."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import assert_accessible
from tests.browser.timeline import SIZES

SMALL = """() => [...document.querySelectorAll("a[href], button, summary, input:not([type=hidden], [type=checkbox])")]
    .filter((e) => e.checkVisibility() && !e.matches(".skip, .cell-lines a") && !e.closest(".ag-root"))
    .map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
    .filter(([, box]) => box.width < 23.5 || box.height < 23.5).map(([html]) => html)"""
TINY = """() => [...document.querySelectorAll("#documents *")]
    .filter((e) => e.checkVisibility() && e.childElementCount === 0 && e.textContent.trim())
    .filter((e) => parseFloat(getComputedStyle(e).fontSize) < 12.9).map((e) => e.outerHTML.slice(0, 120))"""


def listed(page: Page, query: str = "") -> Page:
    """Open the list and wait until the grid has its first rows."""
    page.goto(f"/documents{query}")
    expect(page.locator("html")).to_have_attribute("data-grid", "yes")
    return page


def address(page: Page) -> str:
    parts = urlsplit(page.url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def row(page: Page, place: int) -> Locator:
    return page.locator(f'.ag-row[row-index="{place}"]')


def column(page: Page, name: str) -> Locator:
    return page.get_by_role("columnheader", name=name)


def test_a_click_on_a_column_sorts_and_is_an_address_that_back_undoes(page: Page):
    listed(page, "?kind=cable,memo")
    column(page, "Sealed for").click()
    expect(page).to_have_url(f"{_origin(page)}/documents?kind=cable,memo&sort=-secrecy")
    expect(row(page, 0)).to_contain_text("29 years 11 months")
    column(page, "Title").click(modifiers=["Shift"])
    expect(page).to_have_url(f"{_origin(page)}/documents?kind=cable,memo&sort=-secrecy,title")
    page.go_back()
    page.go_back()
    expect(column(page, "Sealed for")).to_have_attribute("aria-sort", "none")
    expect(column(page, "Public on")).to_have_attribute("aria-sort", "descending")
    assert address(page) == "/documents?kind=cable,memo"


def _origin(page: Page) -> str:
    parts = urlsplit(page.url)
    return f"{parts.scheme}://{parts.netloc}"


def test_typing_narrows_the_list_and_the_count_says_so(page: Page):
    listed(page)
    page.get_by_role("searchbox").press_sequentially("plenary")
    expect(row(page, 0)).to_contain_text("plenary")
    expect(page.locator(".list-count")).not_to_have_text("768 of 768 documents")
    assert address(page) == "/documents?words=plenary"
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.get_by_role("searchbox").press_sequentially("zzz")
    expect(page.get_by_text("No document fits all of this.")).to_be_visible()
    page.locator(".list-none").get_by_role("link").click()
    expect(page.locator(".list-count")).to_have_text("768 of 768 documents")
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_filters_and_columns_are_set_by_keyboard(page: Page):
    listed(page)
    page.locator("summary", has_text="Side").press("Enter")
    page.get_by_role("form", name="Filter: Side").get_by_label("Russia").press("Space")
    expect(page.locator("summary", has_text="Side: Russia")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("summary", has_text="Side: Russia")).to_be_focused()
    page.locator("summary", has_text="Written").press("Enter")
    page.get_by_label("From", exact=True).first.fill("1999")
    page.keyboard.press("Enter")
    expect(page.locator("summary", has_text="Written: since 1999")).to_be_focused()
    assert address(page) == "/documents?side=ru&written=1999.."
    page.locator("summary", has_text="Columns").press("Enter")
    page.locator(".list-columns").get_by_label("Author").press("Space")
    expect(column(page, "Author")).to_be_attached()
    expect(row(page, 0)).to_contain_text("Russia")
    page.reload()
    expect(column(page, "Author")).to_be_attached()
    expect(page.locator("#documents-releases")).to_be_hidden()


def test_arrows_walk_through_the_grid_and_enter_opens_a_document(page: Page):
    listed(page, "?words=plenary&sort=written")
    column(page, "Title").focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
    expect(row(page, 0).locator('[col-id="title"]')).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/source/*?sort=written&words=plenary")
    page.go_back()
    expect(page.locator("html")).to_have_attribute("data-grid", "yes")
    assert address(page) == "/documents?words=plenary&sort=written"


def test_what_came_out_on_a_day_takes_two_clicks(page: Page):
    listed(page)
    page.get_by_role("link", name="By release").click()
    page.get_by_role("link", name="21 August 2025").click()
    expect(page.get_by_role("heading", name="21 August 2025 · 2 documents")).to_be_visible()
    expect(row(page, 1)).to_contain_text("25 years 2 months")
    expect(row(page, 2)).to_have_count(0)
    assert address(page) == "/documents?group=release&released=2025-08-21"
    page.get_by_role("link", name="What it changed on the timeline").click()
    page.wait_for_url("**/?against=2025-08-20&known=2025-08-21")


def test_the_list_and_the_timeline_share_their_filters(page: Page):
    page.goto("/?from=1999&themes=nato&to=2001")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Documents").click()
    expect(page.locator("html")).to_have_attribute("data-grid", "yes")
    expect(page.locator(".chip[aria-current]", has_text="NATO")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download (CSV)").click()
    rows = waiting.value.path().read_text(encoding="utf-8").splitlines()
    count = page.locator(".list-count").inner_text().partition(" ")[0]
    assert (waiting.value.suggested_filename, len(rows) - 1) == ("unsealed-documents.csv", int(count))


def test_far_rows_come_when_they_are_scrolled_to(page: Page):
    listed(page, "?sort=title")
    row(page, 0).locator('[col-id="title"]').click(position={"x": 3, "y": 3})
    page.keyboard.press("Control+End")
    expect(row(page, 767).locator("a")).to_be_visible()
    assert page.locator(".ag-row").count() < 80


@pytest.mark.parametrize(
    ("look", "query"),
    [
        ("light", ""),
        ("dark", "?group=release&lang=ru&released=2025-08-21"),
        ("light", "?kind=memo&known=2001-09-10&lang=id&words=zzz"),
    ],
)
def test_nothing_stands_in_anyones_way(open_page, look: str, query: str):
    page = listed(open_page(color_scheme=look), query)
    page.locator(".list-filters summary").first.click()
    assert_accessible(page)
    assert page.evaluate(SMALL) == []
    assert page.evaluate(TINY) == []


@pytest.mark.parametrize("size", SIZES)
def test_the_page_never_scrolls_sideways(open_page, size: str):
    width, height = SIZES[size]
    page = listed(open_page(viewport={"width": width, "height": height}), "?group=release&lang=ru&secrecy=3..")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    if size == "phone":
        assert_accessible(page)
        expect(row(page, 0)).to_contain_text("Закрыто")
    else:
        assert page.evaluate("document.documentElement.scrollHeight") == height


def test_without_scripts_there_is_a_table_and_its_forms_work(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/documents?sort=title")
    expect(page.locator(".list-plain tbody tr")).to_have_count(200)
    page.locator("summary", has_text="Sealed for").click()
    page.locator("input[name=secrecy-from]").fill("25")
    page.locator("form", has=page.locator("input[name=secrecy-from]")).get_by_role("button").click()
    expect(page.locator("summary", has_text="Sealed for: ≥ 25")).to_be_visible()
    page.locator(".list-plain a", has_text="First Plenary").click()
    expect(page.locator("h2.title")).to_contain_text("First Plenary")

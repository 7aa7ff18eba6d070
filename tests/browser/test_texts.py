"""From a dot on a line to the page of the document, and back: texts attached, read, searched, compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import assert_accessible
from tests.browser.timeline import SIZES, going_elsewhere, mark, settled, visit
from tests.serving import serving
from tests.web.attached import BUSH, MEMCON, NOTICE, OPENED, TREATY, attach

CLAIM = "hinders"
HALFWAY = "() => [...document.querySelectorAll('.leaf')].slice(400, 600).some(leaf => leaf.childElementCount)"
LEAVES = "document.querySelectorAll('.leaf > .leaf-words').length"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with texts written for these tests: two accounts, a long treaty, two releases of one memorandum."""
    folder = tmp_path_factory.mktemp("library")
    attach(folder)
    return folder


@pytest.fixture(scope="module")
def explorer_url(tmp_path_factory: pytest.TempPathFactory, library: Path) -> Iterator[str]:
    """The product with that library; the pages of the tests below are its."""
    with serving("--library", str(library), cwd=tmp_path_factory.mktemp("empty")) as address:
        yield address


def test_a_researcher_follows_a_claim_to_the_place_in_the_text_and_back(page: Page):
    visit(page, "?from=2001-12-01&to=2001-12-24")
    mark(page, NOTICE).click()
    page.get_by_role("link", name="Open as a page").first.click()
    settled(page)
    assert f"/event/{NOTICE}?" in page.url

    claim = page.locator(f"#claim-{CLAIM}")
    expect(claim.locator(".check").first).to_contain_text("found, but for spacing, hyphens or marks, page 2")
    claim.locator(".evidence-link.side-us").first.click()
    settled(page)
    assert f"/source/{BUSH}?" in page.url
    found = page.locator("#at-hinders")
    expect(found).to_contain_text("hinders our government's ability to develop ways to protect our people")
    expect(found).to_be_in_viewport()
    notice = page.locator("#at-notice .margin")
    expect(notice).to_have_text("1 claim")

    page.go_back()
    settled(page)
    page.go_forward()
    settled(page)
    notice.click()
    settled(page)
    assert f"/event/{NOTICE}?" in page.url
    expect(page.locator("#claim-notice")).to_be_in_viewport()
    page.go_back()
    settled(page)
    page.get_by_role("link", name="Back to the claim").click()
    settled(page)
    expect(page.locator(f"#claim-{CLAIM}")).to_be_visible()


def test_two_accounts_of_one_claim_stand_next_to_each_other(page: Page):
    visit(page, f"event/{NOTICE}")
    with going_elsewhere(page):
        page.locator(f"#claim-{CLAIM} .compare").click()

    accounts = page.locator(".account")
    expect(accounts).to_have_count(2)
    expect(accounts.nth(0)).to_contain_text("hinders our government's ability")
    expect(accounts.nth(1)).to_contain_text("we consider it a mistake")
    expect(accounts.nth(1).locator(".stance")).to_have_text("contradicts")
    assert_accessible(page)

    with going_elsewhere(page):
        accounts.nth(0).locator("summary").first.click()
        accounts.nth(0).get_by_role("link", name=re.compile("letter|note", re.IGNORECASE)).first.click()
    expect(accounts.nth(0)).not_to_contain_text("hinders our government's ability")
    page.go_back()
    settled(page)
    expect(accounts.nth(0)).to_contain_text("hinders our government's ability")
    page.reload()
    settled(page)
    expect(accounts).to_have_count(2)


def test_a_thousand_pages_are_no_more_than_a_few_at_a_time(page: Page):
    visit(page, f"source/{TREATY}")
    expect(page.locator(".leaf")).to_have_count(1000)
    assert page.evaluate(LEAVES) < 60

    page.locator(".leaves").evaluate("box => box.scrollTo(0, box.scrollHeight)")
    expect(page.locator("#leaf-1000")).to_contain_text("Last words of page 1000.")
    page.locator(".leaves").evaluate("box => box.scrollTo(0, box.scrollHeight / 2)")
    page.wait_for_function(HALFWAY)
    assert page.evaluate(LEAVES) < 120

    page.locator("input[name=leaf]").fill("777")
    with going_elsewhere(page):
        page.locator(".turn form button").click()
    expect(page.locator("#leaf-777")).to_be_in_viewport()
    expect(page.locator("#leaf-777")).to_contain_text("Page 777")


def test_words_are_found_in_the_text_and_each_place_is_one_click_away(page: Page):
    visit(page, f"source/{TREATY}")
    page.locator("input[name=find]").fill("INSPECTION  protocol")
    with going_elsewhere(page):
        page.locator("main form[role=search] button").click()

    expect(page.locator(".hits li")).to_have_count(3)
    expect(page.get_by_role("status").filter(has_text="3 places")).to_be_visible()
    with going_elsewhere(page):
        page.locator(".hits a").nth(2).click()
    expect(page.locator("#hit-3")).to_be_in_viewport()
    expect(page.locator("#hit-3")).to_have_text("inspection protocol")
    assert_accessible(page)


def test_two_releases_are_laid_side_by_side(page: Page):
    visit(page, f"source/{MEMCON}")
    expect(page.locator(".leaves .withheld")).to_have_count(1)  # the latest release is shown first
    with going_elsewhere(page):
        page.get_by_role("link", name="Compare two releases").click()

    expect(page.locator(".releases-counts")).to_contain_text("1 place opened")
    expect(page.locator(".newly")).to_contain_text(OPENED)
    expect(page.locator(".releases .withheld")).to_have_count(3)
    assert_accessible(page)


@pytest.mark.parametrize(("size", "look"), [("laptop", "light"), ("phone", "dark")])
def test_the_pages_of_records_stand_in_nobodys_way(open_page, size: str, look: str):
    width, height = SIZES[size]
    page = open_page(viewport={"width": width, "height": height}, color_scheme=look)
    for address in (f"event/{NOTICE}?claim={CLAIM}&lang=ru", f"source/{BUSH}?passage=hinders"):
        visit(page, address)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_text_stands_in_the_side_reader_too(page: Page):
    visit(page, f"?event={NOTICE}&passage=hinders&source={BUSH}")

    expect(page.locator("#source-card .leaves")).to_be_visible()
    expect(page.locator("#source-card .leaf-words mark.quote").first).to_contain_text("hinders our government")
    expect(page.locator("#source-card .check").first).to_contain_text("found, but for spacing")
    assert_accessible(page, timeline=False)


def test_on_a_day_before_a_release_only_the_earlier_reading_is_there(page: Page):
    visit(page, f"source/{MEMCON}?known=2010-01-01")

    expect(page.locator(".leaves .withheld")).to_have_count(2)
    expect(page.locator("body")).not_to_contain_text(OPENED)
    for address in (f"/leaves/{MEMCON}?known=2010-01-01&pages=1", f"/source/{MEMCON}?known=2010-01-01&find=Moscow"):
        assert OPENED not in page.request.get(address).text()
    assert page.request.get(f"/leaves/{MEMCON}?known=2000-01-01&pages=1").status == 404
    page.get_by_role("link", name="Show what is known today").click()
    settled(page)
    expect(page.locator(".leaves")).to_contain_text(OPENED)


def test_a_document_that_was_sealed_on_a_day_has_no_page_on_it(page: Page, complaints):
    complaints.expect("404")
    visit(page, f"source/{MEMCON}?known=2000-01-01")

    expect(page.locator(".absent")).to_contain_text("could be known on this day")
    page.get_by_role("link", name="Show what is known today").click()
    settled(page)
    expect(page.locator("#source-title")).to_contain_text("Memorandum")

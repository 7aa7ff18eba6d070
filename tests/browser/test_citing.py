"""Citing in a real browser: a statement is cited, its citation copied; what is sealed later leaves the page's head."""

import re

from playwright.sync_api import Page, expect

from tests.browser.accessibility import assert_accessible
from tests.browser.timeline import PLENARY, settled, visit

TOLD = "head [data-told]"


def test_a_researcher_cites_a_statement_and_looks_up_what_the_data_is(open_page):
    page: Page = visit(open_page(permissions=["clipboard-read", "clipboard-write"]), f"event/{PLENARY}")
    assert page.locator(f"{TOLD}[type='application/ld+json']").count() == 1

    page.locator("#claim-strategy .cite-link").click()
    expect(page).to_have_url(re.compile(r"\?claim=strategy#cite-heading$"))
    expect(page.locator(".cite-what")).to_contain_text("coordinated strategy")
    expect(page.locator("#cite-heading")).to_be_focused()
    page.locator(".cite-more summary").click()
    page.get_by_role("button", name="Copy: APA").click()
    expect(page.get_by_role("button", name="Copy: APA")).to_have_text("Copied")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == page.locator(".citation").nth(3).inner_text()
    assert_accessible(page)
    assert page.locator(TOLD).count() > 0
    page.get_by_role("link", name="What could be known").click()
    settled(page)
    expect(page.locator(TOLD)).to_have_count(0)

    page.locator(".subtitle a").click()
    expect(page).to_have_url(re.compile(r"/about\?known=2000-06-04$"))
    page.locator(".about-cff summary").click()
    expect(page.locator(".about-file")).to_contain_text("cff-version")
    assert_accessible(page)

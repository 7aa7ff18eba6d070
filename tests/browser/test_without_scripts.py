"""A reader whose browser runs no scripts: the timeline is there, and links and forms lead to pages."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.timeline import CLOSE, PLENARY, mark, marks, query_of, title


@pytest.fixture
def page(open_page) -> Page:
    """A page in a browser that runs no scripts."""
    return open_page(java_script_enabled=False)


def test_the_timeline_is_there_and_its_links_work(page: Page):
    page.goto(f"/?{CLOSE}")
    expect(page.locator(".label", has_text="bin Laden")).to_be_visible()
    expect(page.locator(".drawing .curve")).to_be_visible()
    mark(page, PLENARY).click()
    expect(title(page)).to_contain_text("bin Laden")
    page.locator("#claim-strategy .evidence-link.side-us").first.click()
    expect(page.locator("#source-card mark.quote")).to_contain_text("coordinated strategy")
    page.get_by_role("link", name="Zoom out").click()
    expect(mark(page, PLENARY)).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="People", exact=True).click()
    expect(page.locator(".lane-name", has_text="Putin")).to_be_visible()
    page.get_by_role("link", name="Table", exact=True).click()
    expect(page.locator(".table tbody tr").first).to_be_visible()


def test_years_are_typed_and_periods_are_compared(page: Page):
    page.goto(f"/?event={PLENARY}")
    everything = marks(page).count()
    page.locator("summary", has_text="Period").click()
    page.locator(".periods input[name=from]").fill("2000")
    page.locator(".periods input[name=to]").fill("2003")
    page.locator(".periods").get_by_role("button").click()
    expect(marks(page)).not_to_have_count(everything)
    assert query_of(page) == f"event={PLENARY}&from=2000&to=2003"

    page.locator("summary", has_text="Compare").click()
    page.get_by_role("form", name="Two people").get_by_role("button").click()
    expect(page.locator(".panel-name")).to_have_count(2)

"""What the lanes stand for, what a chosen event brings with it, and the table of it all."""

import re

from playwright.sync_api import Page, expect

from tests.browser.timeline import (
    CLOSE,
    PLENARY,
    going_elsewhere,
    in_order,
    mark,
    marks,
    query_of,
    settled,
    title,
    visit,
)

ABBOTTABAD = "2011-05-02-abbottabad"
NAMED = {
    "Sides": "US record",
    "People": "Putin",
    "Status": "Documented",
    "One": None,
    "Themes": "Counterterrorism",
}


def test_lanes_are_chosen_by_links_stay_in_the_address_and_show_every_event(page: Page):
    everything = marks(visit(page)).count()
    for words, lane in NAMED.items():
        with going_elsewhere(page):
            page.get_by_role("navigation", name="Lanes").get_by_role("link", name=words, exact=True).click()
        kind = query_of(page)
        assert kind == ("" if words == "Themes" else f"lanes={kind.removeprefix('lanes=')}")
        for _ in range(2):
            expect(marks(page)).to_have_count(everything)
            expect(page.locator(".segment[aria-current]")).to_have_text(words)
            if lane:
                expect(page.locator(".lane-name").filter(has_text=lane).first).to_be_visible()
            else:
                expect(page.locator(".lane-name")).to_have_count(0)
            page.reload()
            settled(page)


def test_only_the_chosen_event_shows_when_its_documents_opened_until_all_are_asked_for(page: Page):
    visit(page)
    tails = page.locator(".drawing .tail")
    expect(tails).to_have_count(0)
    visit(page, f"?event={ABBOTTABAD}&lanes=one")
    expect(tails).to_have_count(1)
    expect(page.locator(".drawing .opened.part")).to_have_count(1)
    assert page.locator(".drawing .opened.part").get_attribute("d").count("M") == 3

    page.locator("summary", has_text="Show").click()
    with going_elsewhere(page):
        page.get_by_role("link", name="All openings of documents").click()
    assert tails.count() > 20
    assert "tails=all" in query_of(page)
    expect(page.locator(".drawing .opened:not(.part)").first).to_be_attached()


def test_the_tone_curve_can_be_hidden(page: Page):
    visit(page)
    expect(page.locator(".drawing .curve")).to_have_count(1)
    page.locator("summary", has_text="Show").click()
    with going_elsewhere(page):
        page.get_by_role("link", name="Tone curve").click()
    expect(page.locator(".drawing .curve, .curve-reader, .curve-end")).to_have_count(0)
    assert query_of(page) == "curve=off"


def test_related_events_are_joined_by_arcs_and_one_jump_away(page: Page):
    visit(page, f"?event={PLENARY}&from=2000-05-15&to=2000-06-12")
    expect(page.locator(".drawing .arc").first).to_be_attached()
    kin = page.locator(".mark-place:not(.beyond) .mark.kin")
    assert kin.count() == page.locator(".drawing .arc").count() >= 2
    assert "responds to" in page.locator('a.mark[data-event="2000-05-22-russia-warns-taliban"]').get_attribute(
        "aria-label"
    )

    chip = page.locator(".related-chip", has_text="missile defence")
    with going_elsewhere(page):
        chip.click()
    expect(title(page)).to_contain_text("missile defence")
    expect(mark(page, "2000-06-05-moscow-summit-ends")).to_have_attribute("aria-current", "true")


def test_the_table_is_one_switch_away_and_holds_what_the_plot_holds_in_its_order(page: Page):
    visit(page, f"?{CLOSE}")
    plotted = in_order(page)
    with going_elsewhere(page):
        page.locator("#explore-tools").get_by_role("link", name="Table", exact=True).click()
    links = page.locator(".table tbody a")
    listed = links.evaluate_all("links => links.map(link => new URLSearchParams(link.search).get('event'))")
    assert listed == plotted
    row = page.locator(".table tbody tr", has_text="bin Laden")
    expect(row).to_contain_text("4 June 2000")
    expect(row).to_contain_text("documented")

    with going_elsewhere(page):
        row.get_by_role("link").click()
    expect(title(page)).to_contain_text("bin Laden")
    expect(page.locator(".table a[aria-current]")).to_have_text(re.compile("bin Laden"))
    with going_elsewhere(page):
        page.locator("#explore-tools").get_by_role("link", name="Table", exact=True).click()
    assert in_order(page) == plotted

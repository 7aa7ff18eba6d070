"""Two periods or two people one above the other, and two events at day 0."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.timeline import going_elsewhere, query_of, settled, visit


def form(page: Page, name: str) -> Locator:
    """One of the forms of the menu, which is opened."""
    page.locator("summary", has_text="Compare").click()
    return page.get_by_role("form", name=name)


def stop(page: Page) -> None:
    """Leave the comparison; one panel remains."""
    page.locator("summary", has_text="Compare").click()
    with going_elsewhere(page):
        page.get_by_role("link", name="Stop comparing").click()
    expect(page.locator(".window")).to_have_count(1)
    expect(page.locator(".panel-name")).to_have_count(0)


def days(page: Page) -> list[tuple[int, int]]:
    """First and last day number of each panel."""
    found = page.locator(".window").evaluate_all(
        "all => all.map(w => [Number(w.dataset.first), Number(w.dataset.last)])"
    )
    return [(int(first), int(last)) for first, last in found]


def test_two_periods_of_one_length_stand_one_above_the_other(page: Page):
    visit(page, "?from=1999&to=2001")
    fields = form(page, "Two periods of one length")
    fields.locator("input[name=beside]").fill("1991")
    with going_elsewhere(page):
        fields.get_by_role("button").click()

    assert query_of(page) == "beside=1991&from=1999&to=2001"
    expect(page.locator(".panel-name")).to_have_count(2)
    (first, last), (other, end) = days(page)
    assert last - first == end - other
    upper, lower = (page.locator(".window").nth(n) for n in (0, 1))
    assert upper.bounding_box()["width"] == lower.bounding_box()["width"]
    assert lower.locator('a.mark[data-event="1991-08-19-august-coup"]').count()
    assert not upper.locator('a.mark[data-event="1991-08-19-august-coup"]').count()

    with going_elsewhere(page):
        page.locator('a[data-zoom="right"]').click()
    moved = days(page)
    assert moved[0][0] - first == moved[1][0] - other > 0
    page.reload()
    assert days(settled(page)) == moved
    stop(page)


def test_two_people_stand_one_above_the_other(page: Page):
    visit(page)
    fields = form(page, "Two people")
    above, below = (fields.locator("select").nth(n) for n in (0, 1))
    names = [above.locator("option").nth(n).inner_text() for n in (0, 2)]
    above.select_option(label=names[0])
    below.select_option(label=names[1])
    with going_elsewhere(page):
        fields.get_by_role("button").click()

    assert query_of(page).startswith("persons=")
    assert page.locator(".panel-name").all_inner_texts() == names
    assert len(set(days(page))) == 1
    stop(page)
    assert query_of(page) == ""


def test_two_crises_share_their_day_0(page: Page):
    visit(page)
    fields = form(page, "Two events, day by day")
    above, below = (fields.locator("select").nth(n) for n in (0, 1))
    chosen = [above.locator("option").nth(n).get_attribute("value") for n in (1, 9)]
    above.select_option(chosen[0])
    below.select_option(chosen[1])
    fields.locator("input[name=since]").fill("-30")
    fields.locator("input[name=until]").fill("200")
    with going_elsewhere(page):
        fields.get_by_role("button").click()

    assert query_of(page) == f"align={chosen[0]},{chosen[1]}&since=-30&until=200"
    at_zero = []
    for panel, event in zip(page.locator(".window").all(), chosen, strict=True):
        line = panel.locator(".day-zero").bounding_box()
        dot = panel.locator(f'.mark[data-event="{event}"] .dot').first.bounding_box()
        at_zero += [line["x"] + line["width"] / 2, dot["x"] + dot["width"] / 2]
    assert at_zero == pytest.approx([at_zero[0]] * 4, abs=40)  # an event of several days stands in their middle
    assert at_zero[0] == pytest.approx(at_zero[2], abs=0.5)

    with going_elsewhere(page):
        page.locator('a[data-zoom="in"]').click()
    (first, last), (other, end) = days(page)
    assert last - first == end - other < 130
    stop(page)

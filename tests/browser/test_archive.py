"""An archive of 20,000 events: counts at first, marks further in, and answers that depend on the screen alone."""

from collections.abc import Iterator

import pytest
from filelock import FileLock
from playwright.sync_api import expect

from explorer.sample import Form, write_sample
from tests.browser.accessibility import assert_accessible
from tests.browser.overlaps import assert_nothing_overlaps
from tests.browser.timeline import going_elsewhere, marks, stretch, title, visit
from tests.serving import serving

LARGEST_ANSWER = 60_000  # bytes, compressed


@pytest.fixture(scope="module")
def archive_url(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """Where the archive is served."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    folder = shared / "archive"
    with FileLock(shared / "archive.lock"):
        if not folder.exists():
            write_sample(folder, events=20_000, form=Form.PARQUET)
    with serving("--data", str(folder), cwd=own) as address:
        yield address


def test_counts_lead_to_marks_and_answers_are_small(open_page, archive_url: str):
    page = open_page(base_url=archive_url)
    requests = []
    page.on("requestfinished", lambda request: "_dash-update" in request.url and requests.append(request))
    visit(page)
    bars = page.locator("a.bin")
    assert bars.count() > 20
    expect(page.locator("a.mark")).to_have_count(0)
    assert_nothing_overlaps(page)
    assert_accessible(page)

    for _ in range(8):
        if not bars.count():
            break
        before = stretch(page)
        with going_elsewhere(page):
            bars.nth(bars.count() // 2).click()
        after = stretch(page)
        assert after[1] - after[0] < before[1] - before[0]
    expect(marks(page).first).to_be_attached()
    assert_nothing_overlaps(page)
    with going_elsewhere(page):
        page.locator("a.step-next").or_(marks(page).first).first.focus()
        page.keyboard.press("Enter")
    expect(title(page)).to_be_visible()
    sizes = [request.sizes()["responseBodySize"] for request in requests]
    assert sizes
    assert max(sizes) < LARGEST_ANSWER


def test_a_date_that_is_not_exact_has_whiskers_as_long_as_the_doubt(open_page, archive_url: str):
    page = visit(open_page(base_url=archive_url), "?from=1990-01&lanes=one&to=1990-03")
    whiskers = page.locator(".drawing .doubt")
    expect(whiskers.first).to_be_attached()
    widths = whiskers.evaluate_all("all => all.map(whisker => whisker.getBoundingClientRect().width)")
    day = page.locator(".window").bounding_box()["width"] / 90

    assert any(364 * day < width < 366 * day for width in widths)  # a year, of which no more is known
    assert page.locator(".mark-place:not(.beyond) .mark.vague").count() >= whiskers.count()


def test_the_first_page_is_as_small_as_the_screen(open_page, archive_url: str):
    page = open_page(base_url=archive_url)
    answer = page.goto("/?lanes=side")

    assert answer.request.sizes()["responseBodySize"] < LARGEST_ANSWER

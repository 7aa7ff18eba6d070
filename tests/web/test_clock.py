"""The second clock on the page: what it is set to, where its links lead, and what it says."""

from __future__ import annotations

from datetime import date

import pytest

from explorer.changes import Counts
from explorer.dates import day_number
from explorer.i18n import catalogues
from explorer.records import Release
from explorer.web.clock import caption, changed, clock, notice
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_source
from tests.web.parts import links, nodes, with_class, with_tag, words
from tests.web.views import TODAY, shelf_of

LINKS = [make_evidence("first"), make_evidence("second", "contradicts")]
DATA = make_dataset(
    [make_event("a", claims=[make_claim(evidence=LINKS), make_claim("told", [make_evidence("second")])])],
    [
        make_source("first", "2010-05-01"),
        make_source("second", "2025-08-21"),
        make_source("speech", releases=[Release(date="2000-06-04", how="issued")]),
    ],
)
VIEWS = shelf_of(DATA)


def read(query=""):
    return VIEWS.read(query)


def steps(query=""):
    """Where each button of the clock leads; None where it leads nowhere."""
    made = clock(read(query))
    return {
        name: next((node.get("href") for node in with_class(made, f"clock-{name}")), None)
        for name in ("previous", "next", "today")
    }


def slider(query=""):
    return next(node for node in nodes(clock(read(query))) if node.get("type") == "range")


@pytest.mark.parametrize(
    ("query", "previous", "following", "today"),
    [
        ("", "/?known=2025-08-21", None, None),
        ("?known=2026-01-01&lanes=side", "/?known=2025-08-21&lanes=side", None, "/?lanes=side"),
        ("?known=2025-08-21", "/?known=2010-05-01", None, "/"),
        ("?known=2015-01-01", "/?known=2010-05-01", "/?known=2025-08-21", "/"),
        ("?known=2001-09-10", None, "/?known=2010-05-01", "/"),
    ],
)
def test_the_buttons_lead_from_release_to_release(query, previous, following, today):
    assert steps(query) == {"previous": previous, "next": following, "today": today}


def test_links_say_which_day_they_set_so_that_the_rest_of_the_address_can_stay():
    days = {
        node["href"]: node["data-known"] for node in nodes(clock(read("?known=2015-01-01"))) if "data-known" in node
    }

    assert days == {"/?known=2010-05-01": "2010-05-01", "/?known=2025-08-21": "2025-08-21", "/": ""}


def test_the_slider_goes_over_the_whole_period_up_to_today():
    found = slider("?known=2015-01-01")

    assert [int(found[name]) for name in ("min", "max", "value", "data-end")] == [
        day_number(date(1999, 1, 1)),
        day_number(TODAY),
        day_number(date(2015, 1, 1)),
        day_number(date(2026, 12, 31)),
    ]
    assert found["aria-valuetext"] == "1 January 2015"
    assert found["data-releases"] == f"{day_number(date(2010, 5, 1))} {day_number(date(2025, 8, 21))}"


def test_without_a_day_the_slider_stands_at_today():
    assert slider()["value"] == slider()["max"] == str(day_number(TODAY))


def test_each_release_has_a_tick():
    assert len(with_class(clock(read()), "clock-tick")) == 2


def test_a_day_in_the_future_is_today():
    assert read("?known=2030-01-01").selection.known is None
    assert read(f"?known={TODAY}").selection.known is None


def test_a_comparison_has_the_earlier_day_first():
    view = read("?known=2010-01-01&against=2020-01-01")

    assert (view.selection.against, view.selection.known) == (date(2010, 1, 1), date(2020, 1, 1))
    assert read("?known=2010-01-01&against=2010-01-01").changed is None
    assert read("?against=2030-01-01").changed is None


def test_what_is_compared_offers_the_day_before_the_release():
    fields = {n["name"]: n["value"] for n in nodes(clock(read("?known=2025-08-21"))) if n.get("type") == "date"}

    assert fields == {"known": "2025-08-21", "against": "2025-08-20"}


def test_forms_keep_the_rest_of_the_view():
    forms = with_tag(clock(read("?known=2015-01-01&lanes=side&event=a")), "form")
    hidden = [{n["name"]: n["value"] for n in nodes(f["children"]) if n.get("type") == "hidden"} for f in forms]

    assert hidden == [{"lanes": "side", "event": "a"}, {"lanes": "side", "event": "a", "known": "2015-01-01"}]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "As known on 10 September 2001 2 documents were sealed Show what is known today"),
        (
            "id",
            "Sebagaimana diketahui pada 10 September 2001 2 dokumen masih tertutup Tampilkan yang diketahui hari ini",
        ),
        ("ru", "Что было известно на 10 сентября 2001 года 2 документа были закрыты Показать известное сегодня"),
    ],
)
def test_a_page_with_the_clock_set_says_so_plainly(language, said):
    made = notice(read(f"?known=2001-09-10&lang={language}&themes=talks"))

    assert words(made) == said
    assert list(links(made).values()) == [f"/?lang={language}&themes=talks" if language != "en" else "/?themes=talks"]


def test_on_the_day_of_a_release_it_says_what_that_changed():
    assert "opened: 1 document; 1 claim speaks; status of 1 claim changes" in words(notice(read("?known=2025-08-21")))


def test_two_days_that_are_compared_are_both_said():
    made = notice(read("?known=2025-08-21&against=2009-01-01"))

    assert "As known on 21 August 2025" in words(made)
    assert links(made)["Stop comparing"] == "/?known=2025-08-21"
    assert words(notice(read("?against=2009-01-01"))) == "Compared with 1 January 2009 Stop comparing"


def test_nothing_is_said_while_the_clock_is_off():
    assert notice(read()) == []


@pytest.mark.parametrize("language", ["en", "id", "ru"])
def test_a_release_that_changed_no_claim_says_that(language):
    text = catalogues()[language]

    assert changed(Counts(0, 0, 0, 0), text) == text("clock.nothing")
    assert changed(Counts(1, 2, 5, 1), text).count("; ") == 3


def test_captions_say_what_the_clock_is_set_to():
    text = catalogues()["en"]

    assert [
        caption(read(query).selection, text) for query in ("", "?known=2001-09-10", "?known=2015-01-01&against=2009")
    ] == [
        "",
        "As known on 10 September 2001",
        "As known on 1 January 2015",
    ]
    compared = read("?known=2015-01-01&against=2009-01-01").selection
    assert caption(compared, text) == "As known on 1 January 2015 · Compared with 1 January 2009"


def test_the_same_step_is_computed_once():
    assert VIEWS.clock(date(2025, 8, 21)).step is VIEWS.clock(date(2025, 8, 21)).step
    assert VIEWS.clock(date(2025, 8, 20)).step is None

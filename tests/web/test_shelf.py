"""What a running explorer holds: made once, kept by the day on which it last changed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import frames
from explorer.dates import day_number
from explorer.figures.axis import SHORTEST
from explorer.i18n import catalogues
from explorer.knowledge import TODAY
from explorer.search import Contents, Index
from explorer.search.spelling import Spelling
from explorer.selection import Selection
from explorer.web import shelf
from explorer.web.readings import Readings
from explorer.web.shelf import Known, Shelf
from tests.builders import make_dataset, make_event, make_source
from tests.web.views import shelf_of

DAYS = st.integers(day_number(date(1900, 1, 1)), day_number(date(2100, 1, 1)))
SHELF = shelf_of(make_dataset([make_event("a"), make_event("b", date="2010-06-04")]))


def known_of(data):
    """A data set with nothing sealed, and without texts of its sources."""
    index = Index(Contents(data, None))
    return Known(data, Readings(None, data, whole=True), TODAY, index, Spelling())


@given(st.none() | DAYS, st.none() | DAYS)
def test_a_window_lies_within_the_period_and_shows_a_week_at_least(first, last):
    view = SHELF.read(Selection(first=first, last=last).to_query())
    (begin, end), (start, stop) = view.period, view.window

    assert begin <= start <= start + SHORTEST - 1 <= stop <= end


@given(DAYS, st.integers(SHORTEST, 3000))
def test_a_window_within_the_period_is_what_was_asked_for(first, length):
    view = SHELF.read(Selection(first=first, last=first + length).to_query())
    within = view.period[0] <= first and first + length <= view.period[1]

    assert not within or view.window == (first, first + length)


@pytest.mark.parametrize(
    ("query", "window"),
    [
        ("", ("1999-01-01", "2026-12-31")),
        ("?from=1900", ("1999-01-01", "2026-12-31")),
        ("?from=2001", ("2001-01-01", "2026-12-31")),
        ("?to=2001", ("1999-01-01", "2001-12-31")),
        ("?from=2003&to=2001", ("2001-01-01", "2003-12-31")),
        ("?from=2001-06-10&to=2001-06-10", ("2001-06-10", "2001-06-11")),
        ("?from=2050&to=2060", ("2026-12-30", "2026-12-31")),
        ("?from=1900&to=1910", ("1999-01-01", "1999-01-02")),
    ],
)
def test_what_is_asked_for_is_shown_as_far_as_there_is_something(query, window):
    assert SHELF.read(query).window == tuple(day_number(date.fromisoformat(day)) for day in window)


def test_the_period_is_the_same_on_every_day_of_the_second_clock():
    made = shelf_of(make_dataset(sources=[make_source(released="2015-01-01")]))

    assert made.read("?known=2001-01-01").period == made.read("").period


def test_the_period_ends_with_the_year_that_is_today():
    days = iter([date(2026, 12, 31), date(2027, 1, 1)])
    made = Shelf(make_dataset(), catalogues(), lambda: next(days))

    assert [made.period()[1] for _ in range(2)] == [day_number(date(2026, 12, 31)), day_number(date(2027, 12, 31))]


def test_what_was_known_changes_on_the_day_of_an_opening_alone():
    made = shelf_of(make_dataset(sources=[make_source(released="2015-01-01")]))
    known = [made.on(date.fromisoformat(day)) for day in ("2001-01-01", "2014-12-31", "2015-01-01", "2020-01-01")]

    assert [known[0] is known[1], known[1] is known[2], known[2] is known[3]] == [True, False, True]


def test_before_the_first_opening_all_days_are_one():
    made = shelf_of(make_dataset(sources=[make_source(released="2015-01-01")]))

    assert made.on(date.min) is made.on(date(1990, 1, 1))


def test_rows_and_terms_are_made_once():
    known = known_of(make_dataset())

    assert [known.rows("en") is known.rows("en"), known.terms("ru") is known.terms("ru")] == [True, True]


def test_another_language_shares_the_order_of_time():
    known = known_of(make_dataset([make_event("a", title={"en": "Talks", "ru": "Переговоры"})]))

    assert known.rows("ru").column("title").tolist() == ["Переговоры"]
    assert known.rows("ru").at is known.rows("en").at


def test_many_readers_at_once_make_the_rows_once(monkeypatch):
    made, real, start = [], frames.events, Barrier(8)
    monkeypatch.setattr(frames, "events", lambda data, language: made.append(language) or real(data, language))
    known = known_of(make_dataset([make_event(f"e-{n}") for n in range(200)]))

    def ask(_):
        start.wait()
        return known.rows("en")

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(ask, range(8)))

    assert (made, len({id(rows) for rows in found})) == (["en"], 1)


def test_many_readers_at_once_share_what_was_known_on_a_day(monkeypatch):
    made, real, start = [], shelf.as_known_on, Barrier(8)
    monkeypatch.setattr(shelf, "as_known_on", lambda data, day: made.append(day) or real(data, day))
    fresh = shelf_of(make_dataset([make_event(f"e-{n}") for n in range(200)]))

    def ask(_):
        start.wait()
        return fresh.on(date(2000, 6, 3))

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(ask, range(8)))

    assert (len(made), len({id(known) for known in found})) == (1, 1)


def test_an_address_is_read_for_the_day_that_it_names():
    assert SHELF.read("?known=1990-01-01&event=a").known is SHELF.on(date(1990, 1, 1))

"""When a source opened, and what made it so."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.dates import day_number
from explorer.openness import Secrecy, disclosure, is_open, once_sealed, public_on, secrecy, speaks_from
from explorer.records import Release
from tests.builders import make_claim, make_evidence, make_source


def number(text: str) -> int:
    return day_number(date.fromisoformat(text))


def release(day: str, how: str = "FOIA request", extent: str = "unknown", by: str | None = None) -> Release:
    return Release(date=day, how=how, extent=extent, by=by)


def test_a_source_is_open_from_its_first_release():
    source = make_source(releases=[release("2020-01-01"), release("2010-05-01")])

    assert number("2010-05-01") == public_on(source)
    assert [False, True, True] == [is_open(source, d) for d in (number("2010-04-30"), number("2010-05-01"), None)]


def test_a_release_whose_day_is_not_known_counts_from_the_last_day_it_can_mean():
    assert number("2025-12-31") == public_on(make_source(released="2025"))


def test_a_source_without_a_last_possible_day_never_opens():
    source = make_source(released="2001/")

    assert public_on(source) is None
    assert not is_open(source, number("9999-12-31"))


@pytest.mark.parametrize(
    ("created", "released", "expected"),
    [
        ("2000-06-04", "2025-08-21", Secrecy(25, 2)),
        ("2000-06-04", "2000-06-04", Secrecy(0, 0)),
        ("2000-06-30", "2001-06-29", Secrecy(0, 11)),
        ("2000-06-30", "2001-06-30", Secrecy(1, 0)),
        ("2000-06", "2001-06-30", Secrecy(1, 0)),
    ],
)
def test_secrecy_counts_whole_years_and_months_from_writing_to_release(created, released, expected):
    found = secrecy(make_source(created=created, released=released))

    assert expected == found
    assert expected.years * 12 + expected.months == found.total


def test_a_source_that_its_authors_issued_was_never_sealed():
    issued = make_source(created="2000-06-04", releases=[release("2000-06-05", "issued")])

    assert [False, True] == [once_sealed(issued), once_sealed(make_source(released="2000-06-05"))]


LEAKED, DECLASSIFIED = release("2010-11-28", "leak"), release("2015-01-01", "mandatory review")
PART, WHOLE = release("2010-01-01", extent="in-part"), release("2012-01-01", extent="in-full")


@pytest.mark.parametrize(
    ("releases", "leaked", "declassified", "in_part", "completed"),
    [
        ([LEAKED], True, None, False, None),
        ([DECLASSIFIED, LEAKED], True, DECLASSIFIED, False, None),
        ([DECLASSIFIED], False, DECLASSIFIED, False, None),
        ([PART], False, PART, True, None),
        ([WHOLE, PART], False, PART, False, WHOLE),
        ([WHOLE], False, WHOLE, False, None),
    ],
)
def test_what_opened_a_source_is_told(releases, leaked, declassified, in_part, completed):
    found = disclosure(make_source(releases=releases))

    assert (leaked, declassified, in_part, completed) == (
        found.leaked,
        found.declassified,
        found.in_part,
        found.completed,
    )
    assert found.sealed


def test_releases_stand_in_the_order_of_the_days_from_which_they_count():
    vague, early, never = release("2010"), release("2010-05-01"), release("2009/")

    assert (early, vague, never) == disclosure(make_source(releases=[never, vague, early])).history


@given(st.lists(st.dates(date(1980, 1, 1), date(2026, 1, 1)), min_size=1, max_size=4), st.dates())
def test_a_source_that_is_open_stays_open(days, day):
    source = make_source(releases=[release(str(d)) for d in days])
    opened = [is_open(source, day_number(day) + n) for n in range(3)]

    assert opened == sorted(opened)
    assert opened[0] == any(d <= day for d in days)


def test_a_claim_speaks_from_the_first_day_on_which_something_bears_on_it():
    sources = {s.id: s for s in (make_source("us", "2010-01-01"), make_source("ru", "2005-01-01"), make_source("un"))}
    claim = make_claim(
        evidence=[make_evidence("us"), make_evidence("ru", "contradicts"), make_evidence("un", "context")]
    )

    assert number("2005-01-01") == speaks_from(claim, sources)
    assert speaks_from(make_claim(evidence=[make_evidence("un", "context")]), sources) is None

from __future__ import annotations

import contextlib
import datetime
import io
import math
from typing import Any

import numpy as np
import pytest
from edtf import parse_edtf
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from explorer.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    Edtf,
    NotADateError,
    Precision,
    calendar_date,
    day_number,
    first_of,
    last_of,
    stretch,
    to_date,
    year_of,
)

DATES = [
    # text, first day, last day, precision, approximate, uncertain, unspecified
    ("2000-06-04", (2000, 6, 4), (2000, 6, 4), Precision.DAY, False, False, False),
    ("2000-02-29", (2000, 2, 29), (2000, 2, 29), Precision.DAY, False, False, False),
    ("-0100-03-01", (-100, 3, 1), (-100, 3, 1), Precision.DAY, False, False, False),
    ("0000-02-29", (0, 2, 29), (0, 2, 29), Precision.DAY, False, False, False),
    ("2000-06", (2000, 6, 1), (2000, 6, 30), Precision.MONTH, False, False, False),
    ("1900-02", (1900, 2, 1), (1900, 2, 28), Precision.MONTH, False, False, False),
    ("2000", (2000, 1, 1), (2000, 12, 31), Precision.YEAR, False, False, False),
    ("0000", (0, 1, 1), (0, 12, 31), Precision.YEAR, False, False, False),
    ("-1985", (-1985, 1, 1), (-1985, 12, 31), Precision.YEAR, False, False, False),
    ("Y170000002", (170000002, 1, 1), (170000002, 12, 31), Precision.YEAR, False, False, False),
    ("Y-170000002", (-170000002, 1, 1), (-170000002, 12, 31), Precision.YEAR, False, False, False),
    ("2001-09~", (2001, 9, 1), (2001, 9, 30), Precision.MONTH, True, False, False),
    ("2001-09?", (2001, 9, 1), (2001, 9, 30), Precision.MONTH, False, True, False),
    ("2001-09-11%", (2001, 9, 11), (2001, 9, 11), Precision.DAY, True, True, False),
    ("Y-10000~", (-10000, 1, 1), (-10000, 12, 31), Precision.YEAR, True, False, False),
    ("199X", (1990, 1, 1), (1999, 12, 31), Precision.DECADE, False, False, False),
    ("19XX?", (1900, 1, 1), (1999, 12, 31), Precision.CENTURY, False, True, False),
    ("-199X", (-1999, 1, 1), (-1990, 12, 31), Precision.DECADE, False, False, False),
    ("-00XX", (-99, 1, 1), (0, 12, 31), Precision.CENTURY, False, False, False),
    ("2004-XX", (2004, 1, 1), (2004, 12, 31), Precision.YEAR, False, False, True),
    ("1985-04-XX", (1985, 4, 1), (1985, 4, 30), Precision.MONTH, False, False, True),
    ("1985-XX-XX~", (1985, 1, 1), (1985, 12, 31), Precision.YEAR, True, False, True),
    ("2001-21", (2001, 3, 1), (2001, 5, 31), Precision.SEASON, False, False, False),
    ("2001-22", (2001, 6, 1), (2001, 8, 31), Precision.SEASON, False, False, False),
    ("2001-23~", (2001, 9, 1), (2001, 11, 30), Precision.SEASON, True, False, False),
    ("2003-24", (2003, 12, 1), (2004, 2, 29), Precision.SEASON, False, False, False),
    ("9999-24", (9999, 12, 1), (10000, 2, 29), Precision.SEASON, False, False, False),
]

INTERVALS = [
    # text, first day, last day, start, end, open start, open end, approximate, uncertain
    ("2000-06-03/2000-06-05", (2000, 6, 3), (2000, 6, 5), "2000-06-03", "2000-06-05", False, False, False, False),
    ("2000/2000", (2000, 1, 1), (2000, 12, 31), "2000", "2000", False, False, False, False),
    ("2005-06/2005", (2005, 6, 1), (2005, 12, 31), "2005-06", "2005", False, False, False, False),
    ("2022-02-24/..", (2022, 2, 24), None, "2022-02-24", None, False, True, False, False),
    ("../1991-12", None, (1991, 12, 31), None, "1991-12", True, False, False, False),
    ("2022~/", (2022, 1, 1), None, "2022~", None, False, False, True, False),
    ("/199X?", None, (1999, 12, 31), None, "199X?", False, False, False, True),
    ("2004-XX/2005-07-XX%", (2004, 1, 1), (2005, 7, 31), "2004-XX", "2005-07-XX%", False, False, True, True),
    ("2001-21/Y10000", (2001, 3, 1), (10000, 12, 31), "2001-21", "Y10000", False, False, False, False),
]

WRONG = [
    ("", "it is empty"),
    ("2000-02-30", "30 February does not exist (February 2000 has 29 days)"),
    ("2003-02-29", "29 February does not exist (February 2003 has 28 days)"),
    ("1900-02-29", "29 February does not exist (February 1900 has 28 days)"),
    ("2004-06-31", "31 June does not exist (June 2004 has 30 days)"),
    ("2004-06-00", "0 June does not exist"),
    ("2004-13", "month 13 does not exist (01 to 12"),
    ("2004-00", "month 00 does not exist"),
    ("2004-25", "month 25 does not exist"),
    ("2004-21-03", "month 21 does not exist"),
    ("2005/2004", "the interval ends before it starts (the earlier date first: 2004/2005)"),
    ("2000-06-05/2000-06-04", "the interval ends before it starts"),
    ("2004-06-31/2004-07", "the interval's start: 31 June does not exist"),
    ("2004/2005-13", "the interval's end: month 13 does not exist"),
    ("2000/06/04", "an interval has one slash (2000-06-04 for a day"),
    ("2000/06", "the interval's end: a year has four digits"),
    ("../..", "neither start nor end is known (at least one date"),
    ("/", "neither start nor end is known"),
    ("../", "neither start nor end is known"),
    ("2000-06-04T10:00:00Z", "it holds a time of day (the day alone"),
    ("2004-6-4", "month and day have two digits (2000-06-04)"),
    ("2004-6", "month and day have two digits"),
    ("20000604", "the parts of a date are joined by hyphens (2000-06-04)"),
    ("20000", "a year of more than four digits starts with Y"),
    ("800", "a year has four digits (0800"),
    ("Y2004", "Y is only for years of more than four digits"),
    ("Y0", "Y is only for years of more than four digits"),
    ("Y-012345", "zeros stand before the year (Y-12345)"),
    ("-0000", "there is no year -0000 (0000, which is 1 BCE)"),
    (f"Y{LAST_YEAR + 1}", f"the year {LAST_YEAR + 1} is out of range"),
    (f"Y{FIRST_YEAR - 1}", f"the year {FIRST_YEAR - 1} is out of range"),
    ("Y" + "9" * 40, "is out of range"),
    ("9" * 5000, "it has 5000 characters"),
    ("199x", "an unspecified digit is a capital X (199X"),
    ("1XXX", "only the last two digits of a year can be X"),
    ("XXXX", "only the last two digits of a year can be X"),
    ("20XX-04", "a month needs a year without X"),
    ("2004-1X", "X stands for both digits"),
    ("1985-XX-05", "a day is given without its month (1985-XX-XX or 1985)"),
    ("~2004", "level 2"),
    ("2004~-06", "level 2"),
    ("2004~?", "level 2"),
    ("{2000,2001}", "level 2"),
    ("[2000..2001]", "level 2"),
    ("1950S2", "level 2"),
    ("Y3E5", "level 2"),
    ("2000\N{EN DASH}06", "a dash stands where a hyphen should"),
    ("\N{MINUS SIGN}0100", "a dash stands where a hyphen should"),
    ("4 June 2000", "it holds a space"),
    ("2000-06-04\n", "it holds a space or a line break"),
    ("04.06.2000", "it is not written in EDTF (2000-06-04"),
    ("\N{ARABIC-INDIC DIGIT TWO}000", "it is not written in EDTF"),
    ("today", "it is not written in EDTF"),
]

years = st.one_of(st.integers(0, 9999).map("{:04}".format), st.integers(1, 9999).map("-{:04}".format))
months = st.integers(1, 12).map("{:02}".format)
days = st.integers(1, 28).map("{:02}".format)
marks = st.sampled_from(["", "", "~", "?", "%"])
plain_dates = st.one_of(
    years,
    st.builds("{}-{}".format, years, months),
    st.builds("{}-{}-{}".format, years, months, days),
)
masked_dates = st.one_of(
    years.map(lambda year: year[:-1] + "X"),
    years.map(lambda year: year[:-2] + "XX"),
    years.map("{}-XX".format),
    years.map("{}-XX-XX".format),
    st.builds("{}-{}-XX".format, years, months),
)
seasons = st.builds("{}-{}".format, years, st.integers(21, 24))
long_years = st.one_of(st.integers(FIRST_YEAR, -10_000), st.integers(10_000, LAST_YEAR)).map("Y{}".format)
dates = st.builds("{}{}".format, st.one_of(plain_dates, masked_dates, seasons, long_years), marks)
plain_and_marked = st.builds("{}{}".format, plain_dates, marks)


def _second_opinion(text: str) -> tuple[object, object]:
    """First and last day as the edtf package has them, without its padding for ~ and ?; inf for an open end."""
    with contextlib.redirect_stdout(io.StringIO()):  # its parser prints what it tries
        date = parse_edtf(text)
        lower, upper = date.lower_strict(), date.upper_strict()
    return _plain(lower), _plain(upper)


def _plain(bound: Any) -> object:
    return bound if isinstance(bound, float) else tuple(bound[:3])


def _bounds(text: str) -> tuple[object, object]:
    date = Edtf.parse(text)
    return (
        -math.inf if date.earliest is None else calendar_date(date.earliest),
        math.inf if date.latest is None else calendar_date(date.latest),
    )


@pytest.mark.parametrize(("text", "first", "last", "precision", "approximate", "uncertain", "unspecified"), DATES)
def test_a_date_means_these_days(text, first, last, precision, approximate, uncertain, unspecified):
    date = Edtf.parse(text)

    assert (first, last) == _bounds(text)
    assert precision is date.precision
    assert (approximate, uncertain, unspecified) == (date.approximate, date.uncertain, date.unspecified)
    assert (date.is_interval, date.start, date.end) == (False, None, None)


@pytest.mark.parametrize(
    ("text", "first", "last", "start", "end", "open_start", "open_end", "approximate", "uncertain"), INTERVALS
)
def test_an_interval_means_these_days(text, first, last, start, end, open_start, open_end, approximate, uncertain):
    date = Edtf.parse(text)

    assert date.is_interval
    assert (first or -math.inf, last or math.inf) == _bounds(text)
    assert (start, end) == tuple(side and side.text for side in (date.start, date.end))
    assert (open_start, open_end) == (date.open_start, date.open_end)
    assert (approximate, uncertain) == (date.approximate, date.uncertain)
    assert (date.start or date.end).precision is date.precision


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_what_is_no_date_is_refused_with_what_would_be_right(text, message):
    with pytest.raises(NotADateError) as caught:
        Edtf.parse(text)

    assert str(caught.value).startswith("is not a date: ")
    assert message in str(caught.value)
    assert str(caught.value).endswith(f"({caught.value.remedy})")


@given(dates)
def test_a_date_keeps_its_text_and_starts_no_later_than_it_ends(text):
    date = Edtf.parse(text)

    assert text == date.text == str(date)
    assert date.earliest <= date.latest


@given(dates, dates)
def test_an_interval_runs_from_its_starts_first_day_to_its_ends_last(first, last):
    start, end = Edtf.parse(first), Edtf.parse(last)
    assume(start.earliest <= end.latest)

    date = Edtf.parse(f"{first}/{last}")

    assert (start, end) == (date.start, date.end)
    assert (start.earliest, end.latest) == (date.earliest, date.latest)


@given(dates, dates)
def test_an_interval_that_ends_before_it_starts_is_refused(first, last):
    assume(Edtf.parse(first).earliest > Edtf.parse(last).latest)

    with pytest.raises(NotADateError, match="ends before it starts"):
        Edtf.parse(f"{first}/{last}")


def _is_read_rightly_by_the_edtf_package(text: str) -> bool:
    """It swaps the ends of a negative year's unknown month, and cuts a winter off on 31 December."""
    return not (text.startswith("-") and text.endswith("XX")) and not text.endswith("-24")


@settings(max_examples=30)  # the package is slow
@given(st.one_of(plain_and_marked, masked_dates, seasons, long_years).filter(_is_read_rightly_by_the_edtf_package))
def test_the_edtf_package_gives_a_date_the_same_days(text):
    assert _second_opinion(text) == _bounds(text)


@settings(max_examples=30)  # the package is slow
@given(plain_and_marked, plain_and_marked)
def test_the_edtf_package_gives_an_interval_the_same_days(first, last):
    assume(Edtf.parse(first).earliest <= Edtf.parse(last).latest)
    text = f"{first}/{last}"

    assert _second_opinion(text) == _bounds(text)


@settings(max_examples=30)  # the package is slow
@given(plain_and_marked, st.sampled_from(["{}/..", "../{}"]))
def test_the_edtf_package_gives_an_open_interval_the_same_days(text, form):
    assert _second_opinion(form.format(text)) == _bounds(form.format(text))


@given(st.text("0123456789-X/.~?%YTZ: \n\N{EN DASH}", max_size=20) | st.text(max_size=70))
def test_any_text_is_a_date_or_says_why_not(text):
    try:
        answer = Edtf.parse(text).text
    except NotADateError as error:
        answer = f"{error.fault} ({error.remedy})"

    assert answer


def test_two_dates_are_equal_and_hash_alike_if_their_texts_are_the_same():
    assert Edtf.parse("2000") == Edtf.parse("2000")
    assert len({Edtf.parse("2000"), Edtf.parse("2000")}) == 1
    assert Edtf.parse("2000") != Edtf.parse("2000-XX")


def test_the_same_text_is_read_once():
    assert Edtf.parse("2000-06-04") is Edtf.parse("2000-06-04")


@given(st.dates())
def test_day_numbers_are_those_of_numpy_and_turn_back_into_dates(date):
    day = day_number(date)

    assert int(np.datetime64(date, "D").astype(np.int64)) == day
    assert date == to_date(day)
    assert (date.year, date.month, date.day) == calendar_date(day)
    assert date.year == year_of(day)


@pytest.mark.parametrize("text", ["0000-12-31", "Y10000", "-0043-03-15"])
def test_a_day_outside_the_years_1_to_9999_is_no_calendar_date(text):
    with pytest.raises(ValueError, match="not in the years 1 to 9999"):
        to_date(Edtf.parse(text).earliest)


@pytest.mark.parametrize("date", [datetime.date.min, datetime.date.max])
def test_the_first_and_last_calendar_dates_turn_back(date):
    assert date == to_date(day_number(date))


@pytest.mark.parametrize("year", [FIRST_YEAR, LAST_YEAR])
def test_numpy_holds_each_second_of_the_first_and_the_last_year(year):
    date = Edtf.parse(f"Y{year}")
    seconds = np.array([date.earliest, date.latest]).astype("datetime64[D]").astype("datetime64[s]")

    assert [date.earliest * 86400, date.latest * 86400] == seconds.astype(np.int64).tolist()
    assert [year, year] == [year_of(date.earliest), year_of(date.latest)]
    assert -(2**63) < date.earliest * 86400 < (date.latest + 1) * 86400 < 2**63


@pytest.mark.parametrize(("year", "step"), [(FIRST_YEAR, -366), (LAST_YEAR, 366)])
def test_numpy_does_not_hold_all_of_the_years_before_and_after(year, step):
    outermost = Edtf.parse(f"Y{year}").earliest if step < 0 else Edtf.parse(f"Y{year}").latest

    assert not -(2**63) < (outermost + step) * 86400 < 2**63


ANY_DAY = st.integers(-(10**10), 10**10) | st.integers(-800_000, 60_000)


def number(text: str) -> int:
    found = Edtf.parse(text).earliest
    assert found is not None
    return found


@given(ANY_DAY)
def test_a_first_day_is_written_as_what_begins_with_it(day):
    year, month, number_ = calendar_date(day)
    far = abs(year) > 9999

    assert Edtf.parse(first_of(day)).earliest == (Edtf.parse(f"Y{year}").earliest if far else day)
    assert far or (len(first_of(day).lstrip("-")) == 4) == ((month, number_) == (1, 1))


@given(ANY_DAY)
def test_a_last_day_is_written_as_what_ends_with_it(day):
    year, month, number_ = calendar_date(day)
    far = abs(year) > 9999

    assert Edtf.parse(last_of(day)).latest == (Edtf.parse(f"Y{year}").latest if far else day)
    assert far or (len(last_of(day).lstrip("-")) == 4) == ((month, number_) == (12, 31))


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2000-06-04", "2000-06-04", "2000-06-04"),
        ("2000-06-01", "2000-06-30", "2000-06"),
        ("2000-12-01", "2000-12-31", "2000-12"),
        ("2000-06-03", "2000-06-05", "2000-06-03/2000-06-05"),
        ("2000-01-01", "2000-01-01", "2000-01-01"),
        ("2000-12-31", "2000-12-31", "2000-12-31"),
        ("2000-01-01", "2000-12-31", "2000"),
        ("2000-01-01", "2003-12-31", "2000/2003"),
        ("2000-01-01", "2000-06-30", "2000-01/2000-06"),
        ("1999-07-01", "2000-12-31", "1999-07/2000-12"),
        ("1999-08-09", "2008-12-31", "1999-08-09/2008"),
        ("2000-01-01", "2000-01-07", "2000/2000-01-07"),
        ("2000-02-01", "2000-02-28", "2000-02-01/2000-02-28"),
    ],
)
def test_a_stretch_of_days_is_written_as_short_as_it_can_be(first, last, text):
    days = [day_number(datetime.date.fromisoformat(day)) for day in (first, last)]

    assert stretch(*days) == Edtf.parse(text)


@pytest.mark.parametrize(("first", "last", "text"), [(0, None, "1970/.."), (None, 364, "../1970")])
def test_a_stretch_may_be_open(first, last, text):
    assert stretch(first, last) == Edtf.parse(text)


@given(st.integers(-4_000_000, 4_000_000), st.integers(0, 100_000))
def test_a_stretch_means_its_days(first, length):
    assume(max(abs(year_of(first)), abs(year_of(first + length))) <= 9999)
    found = stretch(first, first + length)

    assert (found.earliest, found.latest) == (first, first + length)

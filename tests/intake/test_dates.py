"""Dates that others wrote, as EDTF: never a day more than they say."""

import pytest

from explorer.dates import Edtf
from explorer.intake.dates import of_parts, of_text, order_of

PARTS = [
    ({"year": "1789", "month": "7", "day": "14"}, "1789-07-14", ""),
    ({"year": 1789, "month": 7}, "1789-07", ""),
    ({"year": "1789", "month": "", "day": ""}, "1789", ""),
    ({"year": "1789.0", "month": 0}, "1789", ""),
    ({"year": "-44", "month": "3", "day": "15"}, "-0043-03-15", ""),
    ({"year": "0"}, "0000", "there is no year 0: read as 1 BCE"),
    ({"year": "800"}, "0800", ""),
    ({"year": "-170000", "month": "2"}, "Y-169999", "month and day left out: of years of five digits"),
    ({"year": "2000", "day": "5"}, "2000", "day 5 without a month left out"),
    ({"year": "2000", "month": "13"}, "2000", "month 13 left out"),
    ({"year": "2001", "month": "2", "day": "29"}, "2001-02", "day 29 left out: 29 February does not exist"),
]
TEXTS = [
    ("2000-06-04", "2000-06-04"),
    ("2001-09~", "2001-09~"),
    ("2022-02-24/..", "2022-02-24/.."),
    ("2000-06-04T15:30:00Z", "2000-06-04"),
    ("2000-06-04 15:30", "2000-06-04"),
    ("4 June 2000", "2000-06-04"),
    ("4th of June, 2000", "2000-06-04"),
    ("June 4, 2000", "2000-06-04"),
    ("Jun. 4th 2000", "2000-06-04"),
    ("4 Juni 2000", "2000-06-04"),
    ("4 июня 2000 г.", "2000-06-04"),
    ("июнь 2000", "2000-06"),
    ("Agustus 1945", "1945-08"),
    ("2000/6/4", "2000-06-04"),
    ("4.6.2000", "2000-06-04"),
    ("06/2000", "2000-06"),
    ("25/12/1999", "1999-12-25"),
    ("12/25/1999", "1999-12-25"),
    ("5/5/1999", "1999-05-05"),
    ("03/04/1999", "1999"),
    ("1990s", "199X"),
    ("1990-an", "199X"),
    ("19th century", "18XX"),
    ("Spring 1999", "1999-21"),
    ("ca. 1850", "1850~"),
    ("1850?", "1850?"),
    ("about June 2000?", "2000-06%"),
    ("44 BC", "-0043"),
    ("44 B.C.E.", "-0043"),
    ("AD 79", "0079"),
    ("1914–18", "1914/1918"),
    ("1914 - 1918", "1914/1918"),
    ("4 June 2000 to 6 June 2000", "2000-06-04/2000-06-06"),
    ("c. 1850 – 1860", "1850~/1860"),
    ("12345", "Y12345"),
    ("\uff12\uff10\uff10\uff10", "2000"),
]
STRANGE = (
    "",
    "soon",
    "31 June",
    "32 Smarch 1999",
    "0 BC",
    "-",
    "yesterday at 5",
    "9" * 400,
    "1918 - 1914",
    "a to b to c",
    "/",
)


@pytest.mark.parametrize(("parts", "edtf", "lost"), PARTS, ids=[edtf for _, edtf, _ in PARTS])
def test_year_month_and_day_are_read_as_far_as_there_is_such_a_day(parts, edtf, lost):
    taken = of_parts(parts)

    assert taken.edtf == edtf
    assert taken.lost.startswith(lost)
    assert bool(taken.lost) == bool(lost)


def test_words_and_numbers_are_read_as_far_as_they_say_a_day():
    assert [(text, of_text(text).edtf) for text, _ in TEXTS] == TEXTS
    assert all(Edtf.parse(edtf) for _, edtf in TEXTS)


def test_what_a_time_of_day_or_two_readings_take_away_is_said():
    assert of_text("2000-06-04T15:30").lost == "time of day left out: 15:30"
    assert of_text("03/04/1999").lost == "03/04/1999 may be two different days: only the year is kept"


def test_the_other_dates_of_a_column_tell_whether_days_or_months_come_first():
    assert order_of(["03/04/1999", "25/12/1999"]) == "day"
    assert order_of(["03/04/1999", "12/25/1999"]) == "month"
    assert order_of(["13/04/1999", "12/25/1999"]) == ""
    assert of_text("03/04/1999", "day").edtf == "1999-04-03"
    assert of_text("03/04/1999", "month").edtf == "1999-03-04"


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_what_is_no_date_is_refused_in_words(text):
    with pytest.raises(ValueError, match=r"date|interval|no year|empty"):
        of_text(text)

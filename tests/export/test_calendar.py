"""Anniversaries, read by another program's reader: every event once, every year, in words that come back unchanged."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from explorer.dates import Edtf
from explorer.export.calendar import anniversary, calendar_ics
from explorer.export.printable import printable
from explorer.i18n import catalogues
from tests.builders import make_card, make_dataset, make_event
from tests.builders import words as w
from tests.shipped import shipped

TEXTS = catalogues()
TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # which no record may hold


def made(events, language="en", **more):
    data = make_dataset(events, card=make_card(title=w("US–Russia: relations")))
    return calendar_ics(data.events, data, TEXTS[language], version="1+abc", **more)


def entries(content):
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_every_shipped_event_with_a_day_is_there_once():
    data, text = shipped(), TEXTS["ru"]
    with_a_day = [event for event in data.events if anniversary(event.date)]
    found = calendar_ics(data.events, data, text, version="1", page=lambda e: f"https://example.org/event/{e.id}")
    read = entries(found.content)

    assert (found.kept, found.left_out) == (len(with_a_day), len(data.events) - len(with_a_day))
    assert [str(e["UID"]) for e in read] == [f"{event.id}@us-russia-relations" for event in with_a_day]
    assert [e.decoded("DTSTART") for e in read] == [anniversary(event.date) for event in with_a_day]
    assert [str(e["DESCRIPTION"]) for e in read] == [event.summary.in_language("ru").words for event in with_a_day]
    assert [str(e["URL"]) for e in read] == [f"https://example.org/event/{event.id}" for event in with_a_day]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2000-06-04", date(2000, 6, 4)),
        ("2000-06-03/2000-06-05", date(2000, 6, 3)),
        ("2022-02-24/..", date(2022, 2, 24)),
        ("2000-06-03/2000-06~", date(2000, 6, 3)),
        ("0800-12-25", date(800, 12, 25)),
        ("2000-06-04~", None),
        ("2000-06-04?", None),
        ("2000-06-XX", None),
        ("2000-06", None),
        ("2000", None),
        ("2001-21", None),
        ("../2000-06-04", None),
        ("2000-06/2000-07-01", None),
        ("-0043-03-15", None),
    ],
)
def test_only_what_is_known_to_the_day_has_an_anniversary(written, day):
    assert day == anniversary(Edtf.parse(written))


def test_an_entry_comes_back_every_year_and_on_29_february_at_the_end_of_that_month():
    read = entries(made([make_event("a", date="2000-06-04"), make_event("b", date="2000-02-29")]).content)

    assert [e["RRULE"].to_ical().decode() for e in read] == [
        "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2",
        "FREQ=YEARLY",
    ]


def test_the_year_the_themes_and_the_place_are_said():
    place = {"name": w("The Kremlin, Moscow"), "lat": 55.752, "lon": 37.617}
    (entry,) = entries(made([make_event("a", place=place)]).content)

    assert str(entry["SUMMARY"]) == "2000: Title of a"
    assert entry["CATEGORIES"].to_ical() == b"Talks"
    assert str(entry["LOCATION"]) == "The Kremlin, Moscow"
    assert (entry["GEO"].latitude, entry["GEO"].longitude) == (55.752, 37.617)
    assert (str(entry["TRANSP"]), entry["DTSTART"].params["VALUE"]) == ("TRANSPARENT", "DATE")
    assert "URL" not in entry


def test_words_that_a_language_lacks_say_which_they_are_in():
    (entry,) = entries(made([make_event("a")], language="ru").content)

    assert [entry[name].params["LANGUAGE"] for name in ("SUMMARY", "DESCRIPTION")] == ["en", "en"]


def test_what_is_left_out_is_counted_and_an_empty_view_is_a_calendar_too():
    found = made([make_event("a", date="2000"), make_event("b", date="2000-06")])
    calendar = Calendar.from_ical(found.content)

    assert (found.kept, found.left_out, entries(found.content)) == (0, 2, [])
    assert str(calendar["X-UNSEALED-LEFT-OUT"]) == "2"
    assert str(calendar["NAME"]) == "US–Russia: relations: anniversaries"


def test_the_same_events_give_the_same_bytes():
    assert made([make_event("a")]).content == made([make_event("a")]).content


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"], exclude_characters=TURNS), max_size=200))
def test_hostile_words_come_back_and_no_line_is_longer_than_75_octets(words):
    content = made([make_event("a", title=w(f"x{words}"), summary=w(f"{words};,\\n\n🙂BEGIN:VEVENT"))]).content
    (entry,) = entries(content)

    def told(text):
        return "\n".join(printable(text).splitlines())

    assert str(entry["SUMMARY"]) == told(f"2000: x{words}")
    assert str(entry["DESCRIPTION"]) == told(f"{words};,\\n\n🙂BEGIN:VEVENT")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75

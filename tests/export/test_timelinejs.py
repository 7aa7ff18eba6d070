"""What TimelineJS is given: dates as far as they are known, texts that are no HTML, records that come back."""

import json
from datetime import date

import pytest

from explorer.export.data import CannotHold, Heading
from explorer.export.timelinejs import MOST_LANES, timelinejs, timelinejs_file
from explorer.i18n import catalogues
from explorer.interchange import Part, plain
from tests.builders import make_card, make_dataset, make_era, make_event, words

TODAY = date(2026, 11, 1)
HEADING = Heading("A <b>title</b>", "About", "1+abc", "CC-BY-4.0", "NATO & co", "2004-12-31", host="https://a.example")
DATES = {
    "2000-06-04": ({"year": 2000, "month": 6, "day": 4}, None),
    "2000-06": ({"year": 2000, "month": 6}, None),
    "2000-06-XX": ({"year": 2000, "month": 6}, None),
    "2000": ({"year": 2000}, None),
    "2001-09~": ({"year": 2001, "month": 9}, None),
    "2001-24": ({"year": 2001, "month": 12}, {"year": 2002, "month": 2}),
    "199X": ({"year": 1990}, {"year": 1999}),
    "19XX": ({"year": 1900}, {"year": 1999}),
    "2000-06-03/2000-06-05": ({"year": 2000, "month": 6, "day": 3}, {"year": 2000, "month": 6, "day": 5}),
    "1998/200X": ({"year": 1998}, {"year": 2009}),
    "2022-02-24/..": ({"year": 2022, "month": 2, "day": 24}, None),
    "2014/": ({"year": 2014}, None),
    "../1991-08": ({"year": 1991, "month": 8}, None),
    "/199X": ({"year": 1990}, None),
    "0000": ({"year": -1}, None),
    "-0043-03-15": ({"year": -44, "month": 3, "day": 15}, None),
    "-000X": ({"year": -10}, {"year": -1}),
}


def timeline_of(*events, language="en", heading=HEADING, **changes):
    return timelinejs(Part.all_of(make_dataset(events, **changes)), heading, catalogues()[language], TODAY)


@pytest.mark.parametrize(("when", "expected"), DATES.items(), ids=DATES)
def test_a_date_goes_as_far_as_it_is_known_and_years_are_counted_as_people_do(when, expected):
    (slide,) = timeline_of(make_event(date=when))["events"]

    assert (slide["start_date"], slide.get("end_date")) == expected
    assert slide["display_date"] == catalogues()["en"].date(make_event(date=when).date)


def test_texts_are_escaped_as_often_as_timelinejs_reads_them_as_html():
    event = make_event(title=words("<i>a</i> & b"), summary=words('x < "y"\nz'), themes=["talks"])
    made = timeline_of(event)
    (slide,) = made["events"]

    assert slide["text"]["headline"] == "&lt;i&gt;a&lt;/i&gt; &amp; b"
    assert slide["text"]["text"].startswith("<p>x &lt; &quot;y&quot;<br>z</p>")
    assert made["title"]["text"]["headline"] == "A &lt;b&gt;title&lt;/b&gt;"
    assert "<p>NATO &amp; co</p><p>As known on 31 December 2004</p>" in made["title"]["text"]["text"]


def test_a_slide_leads_to_the_page_of_its_event_on_the_same_day_in_the_same_language():
    link = '<a href="https://a.example/event/talks?known=2004-12-31&amp;lang=ru">'

    assert link in timeline_of(make_event("talks"), language="ru")["events"][0]["text"]["text"]
    assert "<a " not in str(timeline_of(make_event(), heading=HEADING._replace(host="")))


def test_too_many_themes_are_no_lanes_because_slides_would_have_no_room():
    few = [make_event(f"e{n}", themes=[f"t{n}"]) for n in range(MOST_LANES)]

    assert [slide["group"] for slide in timeline_of(*few)["events"]] == [f"T{n}" for n in range(MOST_LANES)]
    many = timeline_of(*few, make_event("more", themes=["t9", "t0"]))["events"]
    assert not any("group" in slide for slide in many)
    assert "<p>T9 · T0</p>" in many[-1]["text"]["text"]


def test_eras_are_those_that_an_event_can_lie_in_and_one_that_goes_on_ends_on_the_day_of_the_file():
    eras = [make_era(), make_era("later", "2010/2012"), make_era("now", "1999-05/..")]
    made = timeline_of(make_event(), card=make_card(eras=eras))["eras"]

    assert [era["text"]["headline"] for era in made] == ["Nineties", "Now"]
    assert made[1]["start_date"] == {"year": 1999, "month": 5}
    assert made[1]["end_date"] == {"year": 2026, "month": 11, "day": 1}


@pytest.mark.parametrize(("when", "scale"), [("2000", None), ("Y-170000002", "cosmological"), ("-9999", None)])
def test_years_that_no_calendar_of_a_browser_holds_make_it_count_in_years(when, scale):
    assert timeline_of(make_event(date=when)).get("scale") == scale


def test_our_own_records_stand_beside_what_is_shown():
    event = make_event()
    made = json.loads(timelinejs_file(Part.all_of(make_dataset([event])), HEADING, catalogues()["id"], TODAY))

    assert made["events"][0]["unsealed"] == plain(event)
    assert set(made["unsealed"]) == {"dataset", "people", "themes", "terms", "sources"}
    assert made["title"]["unique_id"] not in {slide["unique_id"] for slide in made["events"]}


def test_a_timeline_needs_an_event():
    with pytest.raises(CannotHold, match="A timeline needs an event"):
        timeline_of()

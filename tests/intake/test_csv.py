"""Tables of events that other people made."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.intake import CannotTake, Report, read_csv, write
from explorer.intake.wording import is_html, shortened, tidy
from tests.intake.hostile import LINES

TODAY = date(2026, 11, 1)
SHEET = (
    "Year,Month,Day,Time,End Year,End Month,End Day,Display Date,Headline,Text,Media,Media Credit,"
    "Type,Group,Background\n"
    ",,,,,,,,My timeline,<p>About <b>it</b></p>,,,title,,\n"
    "1999,1,2,10:00,,,,,First,Words,https://a.example/p.jpg,me,,Talks,#fff\n"
    '2000,,,,2001,,,about then,Second,"More, words",,,,War,\n'
    "1990,,,,1995,,,,The nineties,,,,era,,\n"
    "x,,,,,,,,Bad,,,,,,\n"
)


def taken(text, name="table.csv", encoding="utf-8", **more):
    report = Report()
    data = text if isinstance(text, bytes) else text.encode(encoding)
    return read_csv(data, name, report, today=TODAY, language="en", **more), report


def told(found):
    return [(event["date"], event["title"]["en"], event["summary"]["en"]) for event in found["events"]]


def test_the_spreadsheet_of_timelinejs_is_read(tmp_path):
    found, report = taken(SHEET)
    write(found, tmp_path / "made", TODAY)

    assert told(found) == [("1999-01-02", "First", "Words"), ("2000/2001", "Second", "More, words")]
    assert found["dataset"][0]["title"] == {"en": "My timeline"}
    assert found["dataset"][0]["description"] == {"en": "About it"}
    assert [era["period"] for era in found["dataset"][0]["eras"]] == ["1990/1995"]
    assert [theme["id"] for theme in found["themes"]] == ["talks", "war"]
    assert report.lines[:4] == (
        "row 3: time of day left out: 10:00",
        "row 3: background left out",
        "row 6: date: year 'x' is no whole number",
        "row 6: left out: an event needs a date (Bad)",
    )
    assert "1 row: 'Media' has no field: kept as words in a passage" in report.lines


TABLES = {
    "a comma": "date,title,text\n2000-06-04,One,Words\n",
    "a semicolon": "Date;Title;Text\n4 June 2000;One;Words\n",
    "a tab": "when\twhat\tnotes\tdescription\n2000-06-04\tOne\t\tWords\n",
    "a bar": "START DATE | Event | Summary\n2000-06-04 | One | Words\n",
    "lines of Windows": "date,title,text\r\n2000-06-04,One,Words\r\n\r\n",
    "other words": "tanggal,judul,keterangan\n4 Juni 2000,One,Words\n",
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_plain_table_is_read_whatever_parts_its_cells(text, encoding):
    assert told(taken(text, encoding=encoding)[0]) == [("2000-06-04", "One", "Words")]


def test_an_encoding_that_is_not_said_is_guessed_and_reported():
    text = "date;title;text\n1999;Grüße aus Köln;Schöne Wörter über Männer, Öl und Übermut\n"

    found, report = taken(text, encoding="cp1252")

    assert told(found)[0][1] == "Grüße aus Köln"
    assert report.lines[0] == "table.csv: the file does not say its encoding; it was read as cp1252"


def test_dates_that_can_be_read_twice_are_read_as_the_others_of_their_column_say():
    some, alone = "date,title\n03/04/1999,a\n25/12/1999,b\n", "date,title\n03/04/1999,a\n"

    assert [event["date"] for event in taken(some)[0]["events"]] == ["1999-04-03", "1999-12-25"]
    found, report = taken(alone)
    assert found["events"][0]["date"] == "1999"
    assert report.lines[0] == "row 2: 03/04/1999 may be two different days: only the year is kept"


def test_a_place_needs_a_point_and_themes_may_be_several():
    text = "date,title,theme,place,lat,lon\n1999,a,One; Two,Kyiv,50.45,30.5\n1998,b,one,Kyiv,,\n1997,c,,Kyiv,99,0\n"
    found, report = taken(text)

    assert [event.get("place") for event in found["events"]] == [
        {"name": {"en": "Kyiv"}, "lat": 50.45, "lon": 30.5},
        None,
        None,
    ]
    assert [event["themes"] for event in found["events"]] == [["one", "two"], ["one"], ["events"]]
    glosses = [passage["gloss"]["en"] for passage in found["sources"][0]["passages"]]
    assert "place: Kyiv 99 0" in glosses
    assert any(line.startswith("2 rows: a place needs a name") for line in report.lines)


def test_what_no_column_is_for_is_kept_in_words():
    found, report = taken("date,title,Archive,Box\n1999,a,Kew,12\n1998,b,,3\n")

    glosses = {passage["id"]: passage["gloss"]["en"] for passage in found["sources"][0]["passages"]}
    assert glosses["row-2-more"] == "Archive: Kew; Box: 12"
    assert "2 rows: 'Box' has no field: kept as words in a passage" in report.lines


@given(st.lists(st.tuples(LINES, LINES), min_size=1, max_size=5), st.sampled_from(",;\t|"))
@settings(max_examples=10)
def test_every_text_of_a_plain_table_comes_over_as_it_is_read(rows, sign):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=sign).writerows([("date", "title", "text"), *(("1999", *row) for row in rows)])
    found, _ = taken(file.getvalue())

    for (title, text), event in zip(rows, found["events"], strict=True):
        if not is_html(title) and not is_html(text) and tidy(title) and tidy(text):
            assert event["title"]["en"] == shortened(" ".join(tidy(title).split()), 300)
            assert event["summary"]["en"] == shortened(tidy(text))


BROKEN = {
    "": "table.csv: is empty",
    "a,b\n1,2\n": "table.csv: is no timeline: its first row is 'a, b' (needed: a first row",
    "date,title\n": "table.csv: holds no event with a date that has come",
    "date,title\nsoon,a\n": "table.csv: holds no event with a date that has come",
    "id,title_en,kind,side,created\na,b,c,d,e\n": "table.csv: is our table of sources, not of events",
    b"\x00" * 99: "table.csv: is no text: it holds zero bytes",
}


@pytest.mark.parametrize(("text", "message"), BROKEN.items(), ids=range(len(BROKEN)))
def test_what_is_no_table_of_events_is_refused_in_one_line(text, message):
    with pytest.raises(CannotTake) as refused:
        taken(text)

    assert str(refused.value).startswith(message)

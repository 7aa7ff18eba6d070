"""Other people's timelines in TimelineJS' JSON."""

import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.intake import CannotTake, Report, read_timelinejs, write
from explorer.knowledge import claim_status
from explorer.load import check, load
from tests.intake.hostile import LINES

TODAY = date(2026, 11, 1)
FRANCE = {
    "title": {"text": {"headline": "Revolution in <b>France</b>", "text": "<p>How &amp; why.</p><p>More.</p>"}},
    "scale": "human",
    "events": [
        {
            "start_date": {"year": "1789", "month": "7", "day": "14", "hour": "15"},
            "text": {
                "headline": "The Bastille falls",
                "text": '<p>In <i>Paris</i>, see <a href="https://a.example/x">this</a>.</p><script>no</script>{quote}',
            },
            "group": "Paris &amp; around",
            "background": {"url": "b.jpg"},
            "media": {"url": "https://a.example/p.jpg", "caption": "The <b>keep</b>", "credit": "BnF"},
            "location": {"name": "Paris", "lat": 48.85, "lon": "2.35"},
        },
        {"start_date": {"year": "-44"}, "display_date": "on that day", "text": {"headline": "Ides"}},
        {"start_date": {"year": "1793"}, "end_date": {"year": "1794", "month": "7"}, "text": {"headline": "Террор"}},
        {"text": {"headline": "Nobody knows when"}},
        {"start_date": {"year": "2031"}, "text": {"headline": "To come"}},
        {"start_date": {"year": "1789", "month": "7", "day": "14"}, "text": {"headline": "The Bastille falls"}},
    ],
    "eras": [
        {"start_date": {"year": "1789"}, "end_date": {"year": "1799"}, "text": {"headline": "Révolution"}},
        {"start_date": {"year": "2100"}, "end_date": {"year": "2200"}, "text": {"headline": "Later"}},
    ],
}


def taken(told, language="en"):
    report = Report()
    data = told if isinstance(told, bytes) else json.dumps(told).encode()
    return read_timelinejs(data, "france.json", report, today=TODAY, language=language), report


def test_a_foreign_timeline_is_a_data_set_in_which_every_claim_rests_on_the_file(tmp_path):
    found, _ = taken(FRANCE)
    write(found, tmp_path / "made", TODAY)

    data = load(tmp_path / "made", today=TODAY)
    assert check(tmp_path / "made", today=TODAY) == []
    assert data.card.title.root == {"en": "Revolution in France"}
    assert data.card.description.root == {"en": "How & why.\nMore."}
    assert [(event.id, event.date.text, event.title.root["en"]) for event in data.events] == [
        ("0043-ides", "-0043", "Ides"),
        ("1789-07-14-the-bastille-falls", "1789-07-14", "The Bastille falls"),
        ("1789-07-14-the-bastille-falls-2", "1789-07-14", "The Bastille falls"),
        ("1793-slide-3", "1793/1794-07", "Террор"),
    ]
    assert {str(claim_status(c, data.sources, None)) for event in data.events for c in event.claims} == {"reported"}
    bastille = data.events[1]
    assert bastille.summary.root["en"] == "In Paris, see this (https://a.example/x).\n{quote}"
    assert bastille.place.name.root["en"] == "Paris"
    assert [theme.name.root["en"] for theme in data.themes.values()] == ["Paris & around", "Events"]
    assert [(era.id, era.period.text) for era in data.card.eras] == [("r-volution", "1789/1799")]
    (source,) = data.sources.values()
    glosses = {passage.id: passage.gloss.root["en"] for passage in source.passages}
    assert source.created.text == "/2026-11-01"
    assert glosses["slide-1"].startswith("The Bastille falls — In Paris")
    assert glosses["slide-1-more"] == "media url: https://a.example/p.jpg; caption: The keep; credit: BnF"
    assert glosses["slide-2"] == "Ides — on that day"


def test_what_could_not_be_carried_over_is_said_with_its_place():
    assert taken(FRANCE)[1].lines == (
        "slide 1: time of day left out: 15:00",
        "slide 1: background left out",
        "slide 1: <script> in the text left out",
        "slide 4: left out: an event needs a date (Nobody knows when)",
        "slide 5: left out: 2031 is in the future (To come)",
        "era 2: left out: its first day has not come, or is not known (Later)",
        "2 slides: bold, lists and other looks of the text left out",
        "1 slide: media are no source (no date, kind or side): kept as words in a passage",
        "1 passage: braces are written as brackets: they mark where a quote stands",
        "evidence must be added by hand: every claim rests on what the imported timeline says, and is 'reported'",
        "importance is 3 in every event, and none has a tone: set them by hand",
    )


def test_words_in_another_language_stand_under_english_too_because_the_form_asks_for_it():
    found, report = taken(FRANCE, "fr")

    assert found["events"][0]["title"] == {"en": "The Bastille falls", "fr": "The Bastille falls"}
    assert found["dataset"][0]["languages"] == ["en", "fr"]
    assert report.lines[-1] == "texts stand under en too, untranslated: the form asks for English (fr is kept)"


def test_the_older_form_of_the_file_is_read_too():
    old = {
        "timeline": {
            "headline": "Old",
            "text": "About",
            "date": [
                {"startDate": "2011,12,10", "endDate": "2011,12,11", "headline": "One", "tag": "a"},
                {"startDate": "1999", "headline": "Two", "asset": {"media": "https://a.example", "credit": "me"}},
                {"startDate": "3/4/1998", "headline": "Three"},
            ],
        }
    }
    events = taken(old)[0]["events"]

    assert [event["date"] for event in events] == ["2011-12-10/2011-12-11", "1999", "1998-03-04"]


def test_a_long_text_is_cut_in_the_summary_and_stands_whole_in_passages(tmp_path):
    text = " ".join(f"word{n}" for n in range(2000))
    found, report = taken({"events": [{"start_date": {"year": 1999}, "text": {"headline": "Long", "text": text}}]})
    write(found, tmp_path / "made", TODAY)

    glosses = [passage["gloss"]["en"] for passage in found["sources"][0]["passages"]]
    assert " ".join(" ".join(glosses).split()) == f"Long — {text}"
    assert len(found["events"][0]["summary"]["en"]) <= 4000
    assert "slide 1: its words are cut, and stand whole in the passages" in report.lines


def test_many_slides_are_told_by_several_sources_none_of_which_is_too_large_to_read(monkeypatch):
    monkeypatch.setattr("explorer.intake.slides.LARGEST_SOURCE", 2_000)
    slides = [{"start_date": {"year": 1999}, "text": {"headline": f"{n}", "text": "word " * 70}} for n in range(12)]
    found, _ = taken({"events": slides})

    assert [source["title"]["en"] for source in found["sources"]] == [f"france ({n}/3)" for n in (1, 2, 3)]
    cited = {link["source"] for event in found["events"] for link in event["claims"][0]["evidence"]}
    assert cited == {source["id"] for source in found["sources"]}


BROKEN = {
    b"": "france.json: is empty",
    b"{": "france.json:1:2: is no JSON: Expecting property name enclosed in double quotes",
    b"[]": "france.json: is no TimelineJS file: it has no list of events",
    b'{"events": {}}': "france.json: is no TimelineJS file: it has no list of events",
    b'{"events": []}': "france.json: holds no event with a date that has come",
    b'{"events": [{"start_date": NaN}]}': "france.json: is no JSON: NaN is no number",
    b'{"a":' * 100_000: "france.json: is nested too deeply to be a timeline",
    b'{"events": %s}'
    % (b"9" * 5000): "france.json: is no JSON: Exceeds the limit (4300 digits) for integer string conversion",
    b"\x00\x01\x02"
    * 9: "france.json: is no text: it holds zero bytes (PDF, plain text, HTML, TEI XML and Markdown can be read)",
    b"\xff\xfe{": "france.json: begins with the mark of UTF-16, but is not sound UTF-16",
}


@pytest.mark.parametrize(("data", "message"), BROKEN.items(), ids=range(len(BROKEN)))
def test_what_is_no_timeline_is_refused_in_one_line(data, message):
    with pytest.raises(CannotTake) as refused:
        taken(data)

    assert str(refused.value) == message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_a_timeline_may_be_in_any_encoding_that_says_so(encoding):
    told = json.dumps(FRANCE, ensure_ascii=False).encode(encoding)

    assert taken(told)[0] == taken(FRANCE)[0]


VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-9999, 3000),
        st.floats(allow_nan=False, allow_infinity=False),
        LINES,
        st.text(max_size=3),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(
            st.sampled_from(["year", "month", "day", "url", "text", "headline", "name", "lat", "x"]), inner
        ),
    ),
    max_leaves=5,
)
KEYS = ("start_date", "end_date", "text", "media", "group", "location", "display_date", "background", "unsealed", "odd")
DATES = st.fixed_dictionaries({"year": st.integers(-9999, 2026)}, optional={"month": VALUES, "day": VALUES})
SLIDES = st.fixed_dictionaries({"start_date": DATES}, optional=dict.fromkeys(KEYS[1:], VALUES))


@given(st.lists(st.one_of(SLIDES, VALUES), max_size=4), VALUES, VALUES, st.one_of(st.none(), VALUES))
@settings(max_examples=15)
def test_whatever_a_file_holds_it_makes_a_sound_data_set_or_one_line(slides, title, eras, own):
    told = {"events": [{"start_date": {"year": 1}}, *slides], "title": title, "eras": eras, "unsealed": own}
    found, report = taken(json.dumps(told).encode())

    assert all(line.isprintable() for line in report.lines)
    with TemporaryDirectory() as folder:
        write(found, Path(folder) / "made", TODAY)

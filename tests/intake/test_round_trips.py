"""What was exported comes back: nothing is lost that the format can hold."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.export.data import FORMS, Heading, table_csv
from explorer.export.timelinejs import timelinejs_file
from explorer.i18n import catalogues
from explorer.intake import Report, read_csv, read_datapackage, read_timelinejs, write
from explorer.interchange import Part, plain
from explorer.knowledge import as_known_on
from explorer.load import check, load
from tests.intake.hostile import LINES, data_of
from tests.shipped import shipped

TODAY = date(2026, 11, 1)
HEADING = Heading("Title", "About", "1", "CC-BY-4.0", host="https://here.example")
DATA = st.lists(LINES, min_size=1, max_size=7).map(data_of)
KINDS = ("dataset", "people", "themes", "terms", "sources", "events")
NOT_IN_A_TABLE_OF_EVENTS = ("claims", "rests_on", "before", "related", "distinct_from")
LANGUAGES = list(catalogues())


def records(data):
    """All of it as plain records, by kind."""
    part = Part.all_of(data)
    kinds = ([data.card], part.people, part.themes, data.terms, part.sources, part.events)
    return {kind: [plain(record) for record in found] for kind, found in zip(KINDS, kinds, strict=True)}


def from_timelinejs(data, language="en"):
    report = Report()
    file = timelinejs_file(Part.all_of(data), HEADING, catalogues()[language], TODAY)
    return read_timelinejs(file, "timeline.json", report, today=TODAY, language="en"), report


def from_datapackage(data, folder):
    report = Report()
    file = folder / "datapackage.zip"
    file.write_bytes(FORMS["datapackage.zip"].write(Part.all_of(data), HEADING))
    return read_datapackage(file, report, today=TODAY, language="en"), report


@given(DATA, st.sampled_from(LANGUAGES))
@settings(max_examples=15)
def test_a_timeline_for_timelinejs_comes_back_whole(data, language):
    found, report = from_timelinejs(data, language)

    assert found == records(data)
    assert report.lines == ()


@given(DATA)
@settings(max_examples=10)
def test_a_data_package_comes_back_whole(data):
    with TemporaryDirectory() as folder:
        found, report = from_datapackage(data, Path(folder))

    assert found == records(data)
    assert report.lines == ()


@given(DATA)
@settings(max_examples=10)
def test_a_table_of_events_comes_back_with_all_that_its_columns_hold(data):
    report = Report()
    file = table_csv("events", Part.all_of(data), HEADING)

    found = read_csv(file, "events.csv", report, today=TODAY, language="en")

    def kept(events):
        return [{key: value for key, value in event.items() if key not in NOT_IN_A_TABLE_OF_EVENTS} for event in events]

    assert kept(found["events"]) == kept(records(data)["events"])
    assert [theme["id"] for theme in found["themes"]] == ["talks", "war"]
    assert any("evidence must be added by hand" in line for line in report.lines)


@given(DATA)
@settings(max_examples=5)
def test_what_comes_back_is_written_as_a_data_set_that_is_equal_to_the_first(data):
    found, _ = from_timelinejs(data)
    with TemporaryDirectory() as folder:
        write(found, Path(folder) / "made", TODAY)

        assert load(Path(folder) / "made", today=TODAY) == data


@pytest.mark.parametrize("read", [lambda data, _: from_timelinejs(data), from_datapackage], ids=["json", "zip"])
def test_what_was_known_on_a_day_makes_a_data_set_too(read, tmp_path):
    then = as_known_on(shipped(), date(1997, 6, 1))

    found, report = read(then, tmp_path)
    write(found, tmp_path / "made", TODAY)

    assert [event["id"] for event in found["events"]] == [event.id for event in then.events]
    assert check(tmp_path / "made", today=TODAY) == []
    assert len(report.lines) < 10


def test_a_view_makes_a_data_set_without_what_it_names_and_does_not_hold(tmp_path):
    whole = data_of(["words"])
    part = Part(whole, whole.events[1:2], (whole.sources["memo"],))
    file = timelinejs_file(part, HEADING, catalogues()["en"], TODAY)
    report = Report()

    found = read_timelinejs(file, "view.json", report, today=TODAY, language="en")
    write(found, tmp_path / "made", TODAY)

    assert [event["id"] for event in found["events"]] == ["second"]
    assert report.lines == ("second: relation to 2000-06-04-meeting left out: it is not in the file",)


def test_a_record_of_ours_that_is_not_sound_is_read_as_any_other_slide(tmp_path):
    file = timelinejs_file(Part.all_of(data_of(["words"])), HEADING, catalogues()["en"], TODAY)
    broken = file.replace(b'"importance": 3', b'"importance": 9', 1)
    report = Report()

    found = read_timelinejs(broken, "timeline.json", report, today=TODAY, language="en")
    write(found, tmp_path / "made", TODAY)

    assert len(found["events"]) == 3
    assert (
        "slide 1: our own record in it is not sound (importance: 9 is too large): read as any other slide"
        in report.lines
    )

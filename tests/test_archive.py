"""An archive says what the same events say as YAML, and makes no record before somebody asks for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from explorer import frames
from explorer.archive import ArchivedEvents
from explorer.changes import changes
from explorer.dates import day_number
from explorer.knowledge import as_known_on, turning_days
from explorer.load import DataProblems, load
from explorer.problems import CannotRun
from explorer.records import DataSet, Event
from explorer.sample import Form, write_sample
from tests.archives import EVENT, event, write_archive

EVENTS = 300
ARCHIVES = (Form.JSONL, Form.PARQUET)
DAYS = ("1940-01-01", "1961-07-01", "1975-12-31", "1999-01-01", "2012-06-30", "2026-01-01")


@pytest.fixture(scope="module")
def folders(tmp_path_factory) -> dict[Form, Path]:
    made = {form: tmp_path_factory.mktemp("sample") / form for form in Form}
    for form, folder in made.items():
        write_sample(folder, events=EVENTS, form=form)
    return made


@pytest.fixture(scope="module")
def data(folders) -> dict[Form, DataSet]:
    return {form: load(folder) for form, folder in folders.items()}


def plain(data: DataSet) -> DataSet:
    return data.model_copy(
        update={"events": tuple(data.events), "bars": {e.id: data.bars.get(e.id) for e in data.events}}
    )


@pytest.mark.parametrize("form", ARCHIVES)
def test_an_archive_holds_the_same_records(data, form):
    assert isinstance(data[form].events, ArchivedEvents)
    assert plain(data[form]) == plain(data[Form.YAML])


@pytest.mark.parametrize("form", ARCHIVES)
@pytest.mark.parametrize("language", ["en", "ru", "xx"])
def test_its_events_frame_is_the_same(data, form, language):
    pd.testing.assert_frame_equal(frames.events(data[form], language), frames.events(data[Form.YAML], language))


@pytest.mark.parametrize("form", ARCHIVES)
@pytest.mark.parametrize("table", [frames.openings, lambda data: frames.people(data, "en")], ids=["openings", "people"])
def test_its_other_frames_are_the_same(data, form, table):
    pd.testing.assert_frame_equal(table(data[form]), table(data[Form.YAML]))


@pytest.mark.parametrize("form", ARCHIVES)
@pytest.mark.parametrize("day", DAYS)
def test_the_second_clock_takes_the_same_away(data, form, day):
    here, there = (as_known_on(data[f], date.fromisoformat(day)) for f in (form, Form.YAML))

    assert plain(here) == plain(there)
    pd.testing.assert_frame_equal(frames.events(here, "ru"), frames.events(there, "ru"))
    pd.testing.assert_frame_equal(frames.openings(here), frames.openings(there))
    pd.testing.assert_frame_equal(frames.statuses(here), frames.statuses(there))
    order = ["event", "until"]
    silences = [frames.silences(known).sort_values(order, ignore_index=True) for known in (here, there)]
    pd.testing.assert_frame_equal(*silences)
    assert (here.people, here.themes, here.sealed_until) == (there.people, there.themes, there.sealed_until)


@pytest.mark.parametrize("form", ARCHIVES)
def test_the_same_has_changed_between_two_days(data, form):
    days = date(1975, 12, 31), date(1999, 1, 1)
    found = [changes(*(as_known_on(data[f], day) for day in days), day_number(days[0])) for f in (form, Form.YAML)]

    assert len(found[0]) > EVENTS / 10
    pd.testing.assert_frame_equal(*found)


def test_the_second_clock_can_be_set_back_twice(data):
    days = [date(2010, 1, 1), date(1980, 1, 1)]
    here, there = data[Form.PARQUET], data[Form.YAML]
    for day in days:
        here, there = as_known_on(here, day), as_known_on(there, day)

    assert plain(here).events == plain(there).events
    pd.testing.assert_frame_equal(frames.events(here, "en"), frames.events(there, "en"))


def test_nothing_sealed_is_left_in_the_columns(data):
    day = date(1975, 12, 31)
    known = as_known_on(data[Form.PARQUET], day)

    columns = known.events.columns
    assert {columns.sources[code] for code in columns.link_source} <= set(known.sources)
    assert columns.before.null_count == len(columns)


@pytest.mark.parametrize("form", ARCHIVES)
def test_the_days_on_which_something_changes_are_the_same(data, form):
    assert turning_days(data[form]) == turning_days(data[Form.YAML])


@pytest.mark.parametrize("form", ARCHIVES)
def test_an_event_is_found_by_its_id_on_every_day(data, form):
    known = as_known_on(data[form], date(1999, 1, 1))
    ids = known.events.ids()

    assert [known.event(name).id for name in ids[::50]] == ids[::50]
    assert known.event(data[form].events[-1].id) is None
    assert data[form].event("no-such-event") is None


@pytest.mark.parametrize("form", ARCHIVES)
def test_no_record_is_made_to_open_an_archive_and_to_draw_it(folders, form, monkeypatch):
    made = []
    validate = Event.model_validate_json
    monkeypatch.setattr(Event, "model_validate_json", lambda text: made.append(text) or validate(text))
    monkeypatch.setattr(Event, "model_validate", None)

    data = load(folders[form])
    frames.events(data, "en")
    frames.openings(as_known_on(data, date(1999, 1, 1)))
    assert made == []

    assert data.events[7].id == data.events.ids()[7]
    assert len(made) == 1


def test_events_are_a_sequence(data):
    events = data[Form.PARQUET].events

    assert events[-1] == events[EVENTS - 1]
    assert events[3:6] == tuple(events[n] for n in (3, 4, 5))
    assert events[5] in events
    with pytest.raises(IndexError):
        events[EVENTS]


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_lines_need_no_order(tmp_path, form):
    events = [
        event("b", date="2001"),
        event("late", date="2005-01"),
        event("a", date="2001"),
        event("open", date="../1999"),
    ]

    assert load(write_archive(tmp_path, events, form=form)).events.ids() == ["open", "a", "b", "late"]


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_an_archive_may_be_empty(tmp_path, form):
    data = load(write_archive(tmp_path, [], form=form))

    assert (len(data.events), len(frames.events(data, "en")), len(frames.openings(data))) == (0, 0, 0)
    assert len(as_known_on(data, date(2000, 1, 1)).events) == 0


def test_blank_lines_and_a_byte_order_mark_mean_nothing(tmp_path):
    folder = write_archive(tmp_path, ["", event("a"), "   ", event("b")])
    path = folder / "events.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert [e.id for e in load(folder).events] == ["a", "b"]


def test_only_events_may_lie_in_one_file(tmp_path, folders):
    folder = tmp_path / "mixed"
    write_sample(folder, events=EVENTS)
    for path in (folder / "events").iterdir():
        path.unlink()
    (folder / "events").rmdir()
    (folder / "events.parquet").write_bytes((folders[Form.PARQUET] / "events.parquet").read_bytes())

    assert len(load(folder).events) == EVENTS


def test_a_record_that_is_wrong_where_the_timeline_does_not_look_is_refused_when_it_is_opened(tmp_path):
    data = load(write_archive(tmp_path, [event("a"), event("b", colour="red")]))

    assert data.events[0].id == "a"
    with pytest.raises(DataProblems) as caught:
        data.events[1]
    assert [str(problem) for problem in caught.value.problems] == [
        "events.jsonl:2:1: colour: is not a known key (one of: title, short, date, place, summary, actors, themes, "
        "importance, tone, claims, related, distinct_from, rests_on, before)"
    ]


def test_a_file_that_is_cut_short_while_it_is_open_is_no_traceback(tmp_path):
    folder = write_archive(tmp_path, [event("a"), event("b")])
    data = load(folder)
    (folder / "events.jsonl").write_text(str(EVENT["id"]), encoding="utf-8")

    with pytest.raises((DataProblems, CannotRun)):
        data.events[1]

"""Whatever is wrong with a file of many events is said in one line each, and all of it in one run."""

# ruff: noqa: E501 # a case is read better on one line

from __future__ import annotations

import json

import pyarrow as pa
import pytest

from explorer.load import MOST, DataProblems, check, load
from tests.archives import EVENT, SOURCE, event, rewritten, write_archive

LINE = json.dumps(event())


def printed(folder, run=check):
    if run is check:
        return [str(problem) for problem in check(folder)]
    try:
        load(folder)
    except DataProblems as error:
        return [str(problem) for problem in error.problems]
    return []


def claim(**changes):
    link = {**EVENT["claims"][0]["evidence"][0], **changes}
    return [{**EVENT["claims"][0], "evidence": [link]}]


# What is wrong with the second line of events.jsonl, and what is said of it; by load too.
SEEN_BY_LOAD = [
    ("{", "2:2: is not JSON: expecting property name enclosed in double quotes (one whole record a line)"),
    (LINE[:-1], f"2:{len(LINE)}: is not JSON: expecting ',' delimiter (one whole record a line)"),
    ("[]", "2:1: is not a mapping (one record a line: {…})"),
    (LINE + LINE, f"2:{len(LINE) + 1}: is not JSON: extra data (one whole record a line)"),
    (LINE.replace('"date"', '"id": "x", "date"'), "2:1: the key 'id' is there twice (keep one)"),
    ("[" * 100_000, "2:1: is not a record: too many brackets inside one another (one whole record a line)"),
    (event(id="Talks!"), "2:8: id: is the text 'Talks!' (lower-case words joined by hyphens)"),
    (event(id=None), "2:1: id: is missing (each row has an id of its own)"),
    (event(id="first"), "2:8: id: 'first' is the id of line 1 too (another id)"),
    (event(date="2000-6-4"), "2:{date}: date: is not a date: month and day have two digits (2000-06-04)"),
    (event(date="2100"), "2:{date}: date: 2100 is in the future (something that happened)"),
    (event(date=2000), '2:1: has a number where a text should be, or the other way round (as in "date": "2000", "importance": 5)'),
    (event(importance=6), "2:{importance}: importance: 6 is too large (a number from 1 to 5)"),
    (event(importance="much"), "2:{importance}: importance: is the text 'much' (a whole number from 1 to 5)"),
    (event(importance=True), '2:1: has a number where a text should be, or the other way round (as in "date": "2000", "importance": 5)'),
    (event(tone={"value": -6, "reason": {"en": "So."}}), "2:{tone}: tone.value: -6 is too small (a number from -5 to 5)"),
    (event(themes=[]), "2:{themes}: themes: is an empty list (at least one item)"),
    (event(themes=["otan"]), "2:{themes.0}: themes.0: there is no theme 'otan' (add it to themes.yaml)"),
    (event(actors=["bill"]), "2:{actors.0}: actors.0: there is no person 'bill' (add it to people.yaml)"),
    (event(actors="bill"), "2:{actors}: actors: is the text 'bill' (a list: each item on a line of its own, after a hyphen)"),
    (event(title={"ru": "Без английского"}), "2:{title}: title: has no English (add en: the language to fall back to)"),
    (event(claims=claim(source="memos")), "2:{source}: claims.0.evidence.0.source: there is no source 'memos' (did you mean memo?)"),
    (event(claims=claim(source="x")), "2:{source}: claims.0.evidence.0.source: there is no source 'x' (sources.jsonl has no such id)"),
    (event(claims=claim(passage="end")), "2:{passage}: claims.0.evidence.0.passage: memo has no passage 'end' (one of: opening)"),
    (event(claims=claim(stance="proves")), "2:{stance}: claims.0.evidence.0.stance: is the text 'proves' (one of: supports, contradicts, context)"),
    (event(related=[{"event": "gone", "kind": "repeats"}]), "2:{event}: related.0.event: there is no event 'gone' (events.jsonl has no such id)"),
    (event(rests_on=["met", "asked"]), "2:{rests_on}: rests_on.1: there is no claim 'asked' (an id of this event's claims)"),
    (event(place={"name": {"en": "X"}, "lat": 91, "lon": 0}), "2:{lat}: place.lat: 91 is too large (a number from -90 to 90)"),
]  # fmt: skip
# What only check looks for.
SEEN_BY_CHECK = [
    (event(colour="red"), "2:{colour}: colour: is not a known key"),
    (event(summary=None), "2:1: summary: is missing"),
    (event(before={"title": {"en": "A"}, "summary": {"en": "B"}}, rests_on=None), "2:{before}: before: is never shown"),
    (event(actors=["bill-clinton", "bill-clinton"]), "2:{again}: actors.1: 'bill-clinton' is there twice (keep one)"),
]


def places(line: str) -> dict[str, int]:
    """Where values of a line stand, found in another way than the program does."""
    keys = ("title", "date", "actors", "themes", "importance", "source", "passage", "stance", "event", "lat")
    after = {key: line.find(f'"{key}": ') + len(key) + 5 for key in keys}
    return {
        **after,
        "actors.0": after["actors"] + 1,
        "themes.0": after["themes"] + 1,
        "tone": line.find('"value": ') + 10,
        "rests_on": line.find('"rests_on": ["met", ') + 21,
        "colour": line.find('"colour"') + 1,
        "before": line.find('"before"') + 1,
        "again": line.rfind('"bill-clinton"') + 1,
    }


def with_places(second, expected: str) -> tuple[str, str]:
    line = second if isinstance(second, str) else json.dumps(second, ensure_ascii=False)
    for name, column in places(line).items():
        expected = expected.replace(f"{{{name}}}", str(column))
    return line, f"events.jsonl:{expected}"


@pytest.mark.parametrize(("second", "expected"), SEEN_BY_LOAD)
@pytest.mark.parametrize("run", [check, load])
def test_what_is_wrong_with_a_line_is_said_with_line_and_column(tmp_path, second, expected, run):
    line, expected = with_places(second, expected)

    assert printed(write_archive(tmp_path, [event("first"), line, event("third")]), run) == [expected]


@pytest.mark.parametrize(("second", "expected"), SEEN_BY_CHECK)
def test_check_looks_at_what_load_leaves_for_later(tmp_path, second, expected):
    line, expected = with_places(second, expected)
    folder = write_archive(tmp_path, [event("first"), line, event("third")])

    assert printed(folder, load) == []
    assert [said.startswith(expected) for said in printed(folder)] == [True]


def test_all_lines_are_told_in_one_run(tmp_path):
    lines = [event("a", importance=0), "{", event("b"), event("c", themes=["x"]), event("b")]

    assert [said.partition(" ")[0] for said in printed(write_archive(tmp_path, lines))] == [
        *("events.jsonl:1:178:", "events.jsonl:2:2:", "events.jsonl:4:155:", "events.jsonl:5:8:"),
    ]


def test_many_problems_are_counted(tmp_path):
    said = printed(write_archive(tmp_path, [event(f"e{n}", importance=9) for n in range(130)]), load)

    assert len(said) == MOST + 1
    assert said[-1].endswith(" 30 more problems in this file (mend those above first)")


def test_a_broken_line_is_still_an_event_that_others_may_name(tmp_path):
    lines = [event("a", related=[{"event": "talks", "kind": "repeats"}]), LINE[:-1]]

    assert [said.partition(" ")[0] for said in printed(write_archive(tmp_path, lines))] == [
        f"events.jsonl:2:{len(LINE)}:"
    ]


def test_another_encoding_is_named(tmp_path):
    folder = write_archive(tmp_path)
    path = folder / "events.jsonl"
    path.write_bytes(json.dumps(event(title={"en": "Café"}), ensure_ascii=False).encode("latin-1"))
    assert printed(folder) == ["events.jsonl:1:37: is not UTF-8: byte 0xE9 (save the file as UTF-8)"]

    path.write_bytes(LINE.encode("utf-16"))
    assert printed(folder) == ["events.jsonl:1:1: the file is UTF-16 (save it as UTF-8)"]


def test_a_line_without_end_is_not_read(tmp_path):
    folder = write_archive(tmp_path, [event(summary={"en": "x" * 2_000_000})])

    assert printed(folder, load) == ["events.jsonl:1:1: the record is longer than 1,048,576 bytes (a shorter one)"]


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ([{**SOURCE, "side": "uk"}], "sources.jsonl:1:71: side: is the text 'uk'"),
        ([SOURCE, SOURCE], "sources.jsonl:2:8: id: 'memo' is the id of line 1 too (another id)"),
        (["{"], "sources.jsonl:1:2: is not JSON: expecting property name"),
        ([{**SOURCE, "created": "2020"}], "sources.jsonl:1:136: releases.0.date: 2010-01-01 is before the source was"),
    ],
)
def test_sources_in_one_file_are_told_alike(tmp_path, sources, expected):
    said = printed(write_archive(tmp_path, sources=sources), load)

    assert [line.startswith(expected) for line in said] == [True], said


def test_a_folder_and_a_file_for_the_same_thing_are_one_too_many(tmp_path):
    folder = write_archive(tmp_path)
    (folder / "events").mkdir()

    assert printed(folder) == [
        "events.jsonl:1:1: the events are in events too (one of the two: a folder events, or one file)"
    ]


def test_neither_folder_nor_file_is_missing(tmp_path):
    folder = write_archive(tmp_path)
    (folder / "events.jsonl").unlink()

    assert printed(folder) == ["events:1:1: the folder is missing (it has one file an event)"]


# --- Parquet


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda t: t.drop_columns("date"), "date: the column is missing (a column of texts)"),
        (lambda t: t.append_column("colour", pa.array(["red"])), "colour: is not a known column"),
        (lambda t: t.set_column(6, "importance", pa.array(["3"])), "importance: is a column of the type string (a column of whole numbers)"),
        (lambda t: t.set_column(4, "themes", pa.array(["nato"])), "themes: is a column of the type string (a column of lists of texts)"),
        (lambda t: t.set_column(6, "importance", pa.array([4])), "importance: the column says something else than the record (the same in both)"),
        (lambda t: t.set_column(0, "id", pa.array([None], pa.string())), "id: the column says something else than the record (the same in both)"),
        (lambda t: t.set_column(15, "record", pa.array(["{"])), "is not JSON: expecting property name enclosed in double quotes (one whole record a line)"),
    ],
)  # fmt: skip
def test_a_parquet_file_with_other_columns_is_told(tmp_path, change, expected):
    folder = write_archive(tmp_path, form="parquet")
    rewritten(folder, change)

    assert [said.startswith(f"events.parquet:1:1: {expected}") for said in printed(folder)] == [True]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (event(importance=6), "importance: 6 is too large"),
        (event(date="?"), "date: is not a date"),
        (event(themes=["otan"]), "themes.0: there is no theme 'otan'"),
    ],
)
@pytest.mark.parametrize("run", [check, load])
def test_a_row_of_a_parquet_file_is_told_by_its_number(tmp_path, second, expected, run):
    said = printed(write_archive(tmp_path, [event("first"), second], form="parquet"), run)

    assert [line.startswith(f"events.parquet:2:1: {expected}") for line in said] == [True], said


@pytest.mark.parametrize("name", ["events.parquet", "sources.parquet"])
@pytest.mark.parametrize("cut", [0, 3, 100, -20])
def test_what_is_no_parquet_file_is_told(tmp_path, name, cut):
    folder = write_archive(tmp_path, form="parquet")
    path = folder / name
    path.write_bytes(path.read_bytes()[:cut])

    assert [said for said in printed(folder) if said.startswith(name)] == [
        f"{name}:1:1: is not a Parquet file, or not all of one (write it again)"
    ]


def test_a_damaged_parquet_file_is_told(tmp_path):
    folder = write_archive(tmp_path, [event(f"e{n}") for n in range(2000)], form="parquet")
    path = folder / "events.parquet"
    data = bytearray(path.read_bytes())
    data[100:400] = bytes(300)
    path.write_bytes(bytes(data))

    said = printed(folder)
    assert said
    assert all(line.startswith("events.parquet:") and "\n" not in line for line in said)

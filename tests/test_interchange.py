"""Plain records and flat tables: nothing that a record says is lost on the way there and back."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.interchange import TABLES, Part, Unread, columns_of, languages_of, plain, records_in, tables_of
from explorer.records import SHAPES, Event, Record, Source
from tests.builders import make_claim, make_dataset, make_event, make_passage, make_source
from tests.builders import words as w
from tests.hostile import awkward_dataset, texts
from tests.shipped import shipped


def plain_records(part):
    """What should come back."""
    data = part.data
    return {
        "events": [plain(event) for event in part.events],
        "sources": [plain(source) for source in part.sources],
        "people": [plain(person) for person in part.people],
        "themes": [plain(theme) for theme in part.themes],
        "terms": [plain(term) for term in data.terms],
        "dataset": [plain(data.card)],
        "unread": [],
    }


def there_and_back(part):
    return records_in(tables_of(part, languages_of(part)))


def said(value, found):
    """Collect which fields of which records say something."""
    if isinstance(value, Record):
        usual = {name: f.default for name, f in type(value).model_fields.items() if not f.is_required()}
        for name, part in value.__dict__.items():
            if name not in usual or part != usual[name]:
                found.add((type(value).__name__, name))
            said(part, found)
    elif isinstance(value, tuple):
        for part in value:
            said(part, found)
    return found


def test_the_awkward_records_say_something_in_every_field():
    data = awkward_dataset()
    records = (data.card, data.events, tuple(data.sources.values()), tuple(data.people.values()), data.terms)
    found = said((*records, tuple(data.themes.values())), set())
    kinds = {name for name, _ in found}
    every = {(kind.__name__, name) for kind in inside(Record) if kind.__name__ in kinds for name in kind.model_fields}

    assert every - found == set()


def inside(kind):
    return {kind, *(other for sub in kind.__subclasses__() for other in inside(sub))}


@given(st.lists(texts, min_size=3, max_size=9))
@settings(max_examples=8)
def test_what_a_record_says_comes_back_from_tables_whatever_it_is(given):
    part = Part.all_of(awkward_dataset(given))

    assert there_and_back(part) == plain_records(part)


def test_every_record_of_the_shipped_data_is_the_same_after_tables():
    part = Part.all_of(shipped())
    back = there_and_back(part)

    assert back == plain_records(part)
    assert tuple(map(Event.model_validate, back["events"])) == part.events
    assert tuple(map(Source.model_validate, back["sources"])) == part.sources
    assert SHAPES["dataset"].validate_python(back["dataset"][0]) == shipped().card


def test_a_plain_record_has_what_its_yaml_has():
    event = make_event("a", rests_on=[], place=None)

    assert plain(event) == {
        "id": "a",
        "title": {"en": "Title of a"},
        "date": "2000-06-04",
        "summary": {"en": "Summary of a."},
        "actors": ["ann"],
        "themes": ["talks"],
        "importance": 3,
        "tone": {"value": 2, "reason": {"en": "They agreed."}},
        "claims": [
            {
                "id": "asked",
                "text": {"en": "Statement asked."},
                "evidence": [{"source": "memo", "passage": "opening", "stance": "supports"}],
            }
        ],
        "rests_on": [],
    }
    assert plain(make_passage())["locator"] == "p. 1"
    assert plain(make_passage(locator=w("p. 1", ru="с. 1")))["locator"] == {"en": "p. 1", "ru": "с. 1"}


def test_tables_tell_the_days_that_a_date_can_mean_and_what_is_computed():
    data = make_dataset([make_event("a", date="2001-09~")], [make_source(released="2025-08-21")])
    tables = tables_of(Part.all_of(data), ["en"])
    (event,), (source,), (claim,) = tables["events"], tables["sources"], tables["claims"]

    assert [event[name] for name in ("date", "date_earliest", "date_latest")] == [
        "2001-09~",
        "2001-09-01",
        "2001-09-30",
    ]
    assert (source["public_on"], source["secrecy_months"]) == ("2025-08-21", 302)
    assert (event["status"], claim["status"], claim["background"]) == ("documented", "documented", False)


def test_a_day_that_no_calendar_program_holds_is_left_empty():
    data = make_dataset([make_event("a", date="-0043-03-15")])

    assert tables_of(Part.all_of(data), ["en"])["events"][0]["date_earliest"] is None


def test_every_table_has_the_columns_that_it_promises_each_once():
    part = Part.all_of(awkward_dataset())
    languages = languages_of(part)
    tables = tables_of(part, languages)

    assert languages == ("en", "ru", "fr", "zh-Hans")
    assert list(tables) == list(TABLES)
    for name, rows in tables.items():
        names = [column.name for column in columns_of(TABLES[name], languages)]
        assert len(set(names)) == len(names)
        assert {tuple(row) for row in rows} == {tuple(names)}
        assert set(TABLES[name].key) <= set(names)
    assert all(column.description for table in TABLES.values() for column in table.columns)


def test_a_part_has_those_alone_whom_it_names():
    data = make_dataset(
        [make_event("a", actors=["ann"], themes=["talks"]), make_event("b", actors=["bob"], themes=["war"])]
    )
    part = Part(data, data.events[:1], ())

    assert [person.id for person in part.people] == ["ann"]
    assert [theme.id for theme in part.themes] == ["talks"]
    assert [person.id for person in Part.all_of(data).people] == ["ann", "bob"]


@pytest.mark.parametrize(
    ("column", "value", "read"),
    [
        ("importance", "3", 3),
        ("importance", 3.0, 3),
        ("date", datetime(2000, 6, 4), "2000-06-04"),
        ("date", date(2000, 6, 4), "2000-06-04"),
        ("date", 2000.0, "2000"),
        ("themes", ["talks", "arms"], ["talks", "arms"]),
        ("themes", " talks  arms ", ["talks", "arms"]),
        ("rests_on", "[]", []),
        ("title_en", float("nan"), None),
        ("title_pt-BR", "Olá", {"pt-BR": "Olá"}),
        ("date_earliest", "1066-10-14", None),
    ],
)
def test_cells_are_read_as_spreadsheets_and_other_programs_have_them(column, value, read):
    (event,) = records_in({"events": [{"id": "a", column: value}]})["events"]
    key = column if column in {"importance", "date", "themes", "rests_on"} else "title"

    assert event.get(key) == read


def test_what_has_no_place_is_told_and_not_dropped():
    back = records_in(
        {
            "events": [{"id": "a", "importance": "high", "colour": "red"}, {"id": "a"}],
            "claims": [{"event": "b", "claim": "asked", "text_en": "x"}],
            "recipes": [],
        }
    )

    assert sorted(map(str, back["unread"])) == [
        "claims, row 1: there is no b",
        "events, row 1: colour: is no column of this table",
        "events, row 1: importance: 'high' is no number",
        "events, row 2: a second a",
        f"recipes: is no table (there are {', '.join(TABLES)})",
    ]
    assert isinstance(back["unread"][0], Unread)
    assert back["events"] == [{"id": "a"}]


def test_rows_in_any_order_find_the_record_above_them():
    data = make_dataset([make_event("a"), make_event("b", claims=[make_claim("x"), make_claim("y")])])
    tables = tables_of(Part.all_of(data), ["en"])
    shuffled = {name: rows[::-1] for name, rows in reversed(tables.items())}

    assert {e["id"]: len(e["claims"]) for e in records_in(shuffled)["events"]} == {"a": 1, "b": 2}

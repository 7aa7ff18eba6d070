"""Data to take home: each form is opened by a program that is not ours, and gives back what was written."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from zipfile import ZipFile

import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.export.data import FORMS, CannotHold, Heading, table_csv
from explorer.export.data.package import datapackage_zip
from explorer.export.data.spreadsheet import LONGEST_CELL
from explorer.interchange import TABLES, Part, csv_rows, records_in
from explorer.knowledge import as_known_on
from explorer.load import check, load
from explorer.positions import read_yaml
from explorer.records import SHAPES, Event, Source
from tests.builders import make_dataset, make_event, make_source
from tests.data_files import write_data
from tests.export.workbooks import differences
from tests.hostile import awkward_dataset, texts
from tests.test_interchange import plain_records

HEADING = Heading("Talks", "What was said", "1+0123456789ab", "CC-BY-4.0", host="https://history.example")


def of(name, part, heading=HEADING):
    return FORMS[name].write(part, heading)


def unzipped(content):
    with ZipFile(io.BytesIO(content)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def rows_in(text):
    heads, *rows = csv_rows(text)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def book_of(content):
    """A workbook, as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(content))


def rows_of(sheet):
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def tables_of_package(content):
    return {
        name.removesuffix(".csv"): rows_in(data.decode()) for name, data in unzipped(content).items() if "csv" in name
    }


def tables_of_book(content):
    book = book_of(content)
    return {name: rows_of(book[name]) for name in TABLES}


def tables_of_parquet(content):
    return {
        name.removesuffix(".parquet"): pq.read_table(io.BytesIO(data)).to_pylist()
        for name, data in unzipped(content).items()
    }


BACK = {
    "datapackage.zip": tables_of_package,
    "unsealed.xlsx": tables_of_book,
    "parquet.zip": tables_of_parquet,
}


@given(st.lists(texts, min_size=3, max_size=9))
@settings(max_examples=3)
def test_awkward_texts_in_every_field_come_back_from_every_form(given):
    part = Part.all_of(awkward_dataset(given))

    for name, read in BACK.items():
        assert records_in(read(of(name, part))) == plain_records(part), name
    assert documents(part) == plain_records(part)


def documents(part):
    """What JSON and JSON Lines say, which must be the same."""
    document = json.loads(of("unsealed.json", part))
    lines = [json.loads(line) for line in of("unsealed.jsonl", part).decode().split("\n") if line]
    told = {kind: [line["record"] for line in lines if line["kind"] == kind] for kind in document}
    assert told == document | {"about": [document["about"]], "dataset": [document["dataset"]]}
    return {kind: told[kind] for kind in told if kind not in ("about", "stories")} | {"unread": []}


def test_the_fixed_awkward_texts_come_back_too():
    part = Part.all_of(awkward_dataset())

    for name, read in BACK.items():
        assert records_in(read(of(name, part))) == plain_records(part), name
    assert documents(part) == plain_records(part)
    back = [records_in({name: rows_in(table_csv(name, part, HEADING).decode()) for name in TABLES})]
    assert back == [plain_records(part)]


@pytest.mark.parametrize("name", FORMS)
def test_the_same_data_gives_the_same_bytes(name, monkeypatch):
    part = Part.all_of(awkward_dataset())
    once = of(name, part)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")

    assert of(name, part) == once


@pytest.mark.parametrize("name", FORMS)
def test_nothing_is_a_file_too(name):
    data = make_dataset([], [], people={}, themes={})

    assert of(name, Part.all_of(data))


def test_a_csv_begins_with_a_mark_by_which_excel_knows_its_encoding_and_runs_nothing():
    content = table_csv("events", Part.all_of(awkward_dataset()), HEADING)
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))

    assert content.startswith(b"\xef\xbb\xbf")
    assert rows[0][:3] == ["id", "title_en", "title_ru"]
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\n"))] == []


@pytest.fixture(scope="module")
def book():
    heading = HEADING._replace(filters="themes: talks", known="2004-12-31", address="https://history.example/?a=1")
    return book_of(of("unsealed.xlsx", Part.all_of(awkward_dataset()), heading))


def test_the_first_sheet_says_what_it_is_and_the_last_what_its_columns_say(book):
    said = {str(value) for row in book["about"].iter_rows(values_only=True) for value in row if value}

    assert book.sheetnames == ["about", *TABLES, "columns"]
    assert {"Talks", "1+0123456789ab", "CC-BY-4.0", "themes: talks", "2004-12-31"} <= said
    assert len(rows_of(book["columns"])) > 100


def test_headings_stay_and_columns_can_be_filtered(book):
    assert {book[name].freeze_panes for name in TABLES} == {"B2"}
    assert book["events"].auto_filter.ref.startswith("A1:")


def test_whole_days_are_days_and_all_others_are_texts(book):
    (talks, ides), (memo, report) = rows_of(book["events"]), rows_of(book["sources"])

    assert (talks["date"], ides["date"]) == (datetime(2000, 6, 4), "-0043-03~")
    assert (memo["created"], report["created"]) == ("1899-12-31", "1999-21")
    assert report["created_earliest"] == datetime(1999, 3, 1)


def test_texts_are_texts_and_numbers_are_numbers(book):
    kinds = {cell.data_type for name in TABLES for row in book[name].iter_rows() for cell in row}
    talks = rows_of(book["events"])[0]

    assert "f" not in kinds
    assert (talks["importance"], talks["place_lat"]) == (5, -55.7520001)
    assert rows_of(book["claims"])[0]["background"] is True


def test_addresses_are_links_and_ids_lead_to_our_pages_on_the_same_day(book):
    cells = [cell for name in TABLES for row in book[name].iter_rows() for cell in row if cell.hyperlink]
    links = {"#".join(filter(None, (cell.hyperlink.target, cell.hyperlink.location))) for cell in cells}

    assert "http://x.example/a?b=1#c" in links
    assert "https://history.example/event/2000-06-04-talks?known=2004-12-31" in links
    assert "https://history.example/source/memo?known=2004-12-31" in links


def test_a_text_that_no_cell_holds_is_cut_and_says_so():
    many = tuple(f"person-{'x' * 66}-{n}" for n in range(500))
    part = Part.all_of(make_dataset([make_event("a", actors=many)]))
    (row,) = tables_of_book(of("unsealed.xlsx", part))["events"]

    assert len(row["actors"]) == LONGEST_CELL
    assert row["actors"].endswith("the CSV and the JSON have all of them]")


def test_more_rows_than_a_sheet_has_are_refused_in_one_line(monkeypatch):
    monkeypatch.setattr("explorer.export.data.spreadsheet.MOST_ROWS", 1)

    with pytest.raises(CannotHold, match=r"^events: a sheet holds 1 rows"):
        of("unsealed.xlsx", Part.all_of(make_dataset([make_event("a"), make_event("b")])))


def test_parquet_has_types_lists_and_descriptions():
    files = unzipped(of("parquet.zip", Part.all_of(awkward_dataset())))
    table = pq.read_table(io.BytesIO(files["events.parquet"]))
    talks, ides = table.to_pylist()

    assert list(files) == [f"{name}.parquet" for name in TABLES]
    assert (talks["themes"], talks["before_actors"], ides["rests_on"], ides["actors"]) == (
        ["talks", "arms"],
        [],
        [],
        None,
    )
    assert (talks["date"], talks["date_latest"], talks["tone"]) == ("2000-06-04", date(2000, 6, 4), -5)
    assert table.schema.field("importance").metadata == {b"description": b"1 to 5"}
    assert table.schema.metadata[b"data_set_licence"] == b"CC-BY-4.0"


def test_json_has_the_form_of_the_yaml_and_its_records_are_valid():
    data = awkward_dataset()
    document = json.loads(of("unsealed.json", Part.all_of(data)))

    assert document["about"] == {
        "title": "Talks",
        "description": "What was said",
        "version": "1+0123456789ab",
        "licence": "CC-BY-4.0",
    }
    assert [Event.model_validate(event) for event in document["events"]] == list(data.events)
    assert [Source.model_validate(source) for source in document["sources"]] == list(data.sources.values())
    assert SHAPES["dataset"].validate_python(document["dataset"]) == data.card


def reported(content, tmp_path):
    """What frictionless finds in a package."""
    import frictionless  # it takes half a second

    ZipFile(io.BytesIO(content)).extractall(tmp_path)
    return frictionless.validate(str(tmp_path / "datapackage.json"))


def test_it_has_no_errors_and_its_keys_hold(tmp_path):
    content = datapackage_zip(Part.all_of(awkward_dataset()), HEADING)
    report = reported(content, tmp_path)
    described = json.loads(unzipped(content)["datapackage.json"])

    assert report.flatten(["type", "note"]) == []
    assert report.valid
    assert (described["version"], described["licenses"][0]["name"]) == ("1+0123456789ab", "CC-BY-4.0")
    assert [resource["name"] for resource in described["resources"]] == list(TABLES)
    keyed = {r["name"] for r in described["resources"] if "foreignKeys" in r["schema"]}
    assert keyed == {name for name, table in TABLES.items() if table.foreign}


def test_a_key_that_does_not_hold_in_a_part_is_not_declared(tmp_path):
    data = awkward_dataset()
    part = Part(data, data.events[:1], tuple(data.sources.values()))
    described = json.loads(unzipped(datapackage_zip(part, HEADING))["datapackage.json"])
    related = next(r for r in described["resources"] if r["name"] == "related")["schema"]

    assert [key["fields"] for key in related["foreignKeys"]] == [["event"]]


def unpacked(content, tmp_path):
    ZipFile(io.BytesIO(content)).extractall(tmp_path / "out")
    return tmp_path / "out"


def test_everything_is_the_files_themselves_byte_for_byte(tmp_path):
    write_data(tmp_path / "in")
    part = Part.all_of(load(tmp_path / "in"))
    files = unzipped(of("yaml.zip", part, HEADING._replace(folder=tmp_path / "in")))
    there = {p.relative_to(tmp_path / "in").as_posix(): p.read_bytes() for p in (tmp_path / "in").rglob("*.yaml")}

    assert files == there


def test_written_anew_it_is_a_data_set_that_says_the_same(tmp_path):
    write_data(tmp_path / "in")
    data = load(tmp_path / "in")
    folder = unpacked(of("yaml.zip", Part.all_of(data)), tmp_path)

    assert check(folder) == []
    assert load(folder) == data
    assert "licence: CC-BY-4.0" in (folder / "README.md").read_text("utf-8")


def test_awkward_texts_come_back():
    data = awkward_dataset()
    files = unzipped(of("yaml.zip", Part.all_of(data)))
    read = {name: read_yaml(content, name) for name, content in files.items() if name.endswith(".yaml")}

    assert [problem for found in read.values() for problem in found.problems] == []
    for event in data.events:
        assert Event.model_validate({"id": event.id, **read[f"events/{event.id}.yaml"].value}) == event
    for source in data.sources.values():
        assert Source.model_validate({"id": source.id, **read[f"sources/{source.id}.yaml"].value}) == source
    assert list(read["people.yaml"].value) == list(data.people)
    assert SHAPES["terms"].validate_python(read["terms.yaml"].value) == data.terms


def test_a_part_names_no_event_and_no_source_that_is_not_there():
    data = awkward_dataset()
    files = unzipped(of("yaml.zip", Part(data, data.events[:1], (data.sources["memo"],))))

    assert b"0044-the-ides" not in files["events/2000-06-04-talks.yaml"]
    assert b"seen_in" not in files["sources/memo.yaml"]


def test_events_of_which_nothing_speaks_are_counted_and_left_out(tmp_path):
    data = make_dataset([make_event("a", rests_on=[])], [make_source(released="2025-08-21")])
    known = as_known_on(data, date(2004, 12, 31))
    files = unzipped(of("yaml.zip", Part.all_of(known), HEADING._replace(known="2004-12-31")))

    assert [name for name in files if name.startswith("events/")] == ["events/.keep"]
    assert b"Left out: 1 of the events" in files["README.md"]


def test_libreoffice_reads_in_a_workbook_what_openpyxl_reads(office, tmp_path):
    workbook = tmp_path / "awkward.xlsx"
    workbook.write_bytes(of("unsealed.xlsx", Part.all_of(awkward_dataset())))

    assert list(differences(workbook, office)) == []

"""``unsealed export data``: files of a view's records, and one line where that cannot be."""

from __future__ import annotations

import json
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from explorer.cli import main, terminal
from explorer.interchange import csv_rows
from explorer.load import load
from tests.data_files import write_data


@pytest.fixture
def export(monkeypatch, tmp_path):
    """The command on a small data set, in a folder of its own."""
    folder, here = write_data(tmp_path / "data"), tmp_path / "here"
    here.mkdir()
    data = load(folder)
    monkeypatch.setattr(terminal, "load", lambda _: data)
    monkeypatch.chdir(here)
    return lambda *options: CliRunner().invoke(main, ["export", "data", "--data", str(folder), *options])


def test_the_ending_says_what_is_written(export, tmp_path):
    for place in ("a.csv", "a.xlsx", "a.json", "a.jsonl", "a.zip"):
        done = export("-o", place)
        size = (tmp_path / "here" / place).stat().st_size
        assert (done.exit_code, done.stderr) == (0, "")
        assert done.stdout == f"{place}: 2 events, 2 sources, {size:,} bytes\n"
    assert sorted(path.name for path in (tmp_path / "here").iterdir()) == [
        "a.csv",
        "a.json",
        "a.jsonl",
        "a.xlsx",
        "a.zip",
    ]


def test_a_view_and_a_table_are_chosen(export, tmp_path):
    assert export("-o", "a.csv", "--table", "claims", "--view", "?from=2000&to=2000").exit_code == 0
    heads, *rows = csv_rows((tmp_path / "here" / "a.csv").read_text("utf-8"))

    assert heads[:2] == ["event", "claim"]
    assert {row[0][:4] for row in rows} == {"2000"}


def test_a_list_of_documents_gives_its_documents(export, tmp_path):
    assert export("-o", "a.csv", "--view", "/documents").stdout.startswith("a.csv: 0 events, 2 sources, ")
    assert len(csv_rows((tmp_path / "here" / "a.csv").read_text("utf-8"))) == 3


def test_the_second_clock_holds_for_files_too(export, tmp_path):
    assert export("-o", "a.json", "--view", "https://history.example/?known=1990-01-01").exit_code == 0
    document = json.loads((tmp_path / "here" / "a.json").read_text("utf-8"))

    assert (document["events"], document["sources"]) == ([], [])
    assert document["about"]["address"] == "https://history.example/?known=1990-01-01"


def test_the_yaml_is_the_folder_itself(export, tmp_path):
    assert export("-o", "a.zip", "--form", "yaml").exit_code == 0
    with ZipFile(tmp_path / "here" / "a.zip") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}

    for name, content in files.items():
        assert (tmp_path / "data" / name).read_bytes() == content
    assert "dataset.yaml" in files


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("-o", "a.txt"), "a.txt: data is written as .csv, .xlsx, .json, .jsonl or .zip"),
        (("-o", "a.csv", "--table", "x"), "--table x: there is no such table; there are events, claims, evidence"),
        (("-o", "a.json", "--form", "yaml"), "a.json: --form yaml goes with a file that ends in .zip"),
        (("-o", "a.json", "--table", "claims"), "a.json: --table claims goes with a file that ends in .csv"),
        (("-o", "no/such/a.csv"), "no/such/a.csv: cannot be written: No such file or directory"),
        (("-o", "a.csv", "--view", "?thems=nato"), "--view ?thems=nato: a view has no 'thems' (did you mean themes?)"),
        (("-o", "a.csv", "--view", "/event/none"), "--view /event/none: there is no such event or document"),
    ],
)
def test_what_cannot_be_is_said_in_one_line_and_nothing_is_written(export, tmp_path, options, said):
    done = export(*options)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"unsealed: {said}")
    assert done.stderr.count("\n") == 1
    assert list((tmp_path / "here").iterdir()) == []

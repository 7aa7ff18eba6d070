"""``unsealed sample`` writes a data set and says what to type next; the other commands take it."""

import json

import pytest
from click.testing import CliRunner

from explorer.cli import main


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.mark.parametrize("form", ["parquet", "jsonl", "yaml"])
def test_it_says_where_the_events_are_and_what_to_type_next(tmp_path, form):
    result = run("sample", "--events", 12, "--out", tmp_path / "made", "--format", form)

    assert (result.exit_code, result.stdout) == (
        0,
        f"Wrote 12 events to {tmp_path / 'made'}; to see them: unsealed serve --data {tmp_path / 'made'}\n",
    )
    assert run("check", "--data", tmp_path / "made").stdout.startswith("No problems: 12 events, 12 sources in ")


def test_without_a_folder_it_makes_one_that_says_how_many(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert run("sample", "--events", 3).exit_code == 0
    assert sorted(path.name for path in (tmp_path / "sample-3").iterdir()) == [
        *("dataset.yaml", "events.parquet", "people.yaml", "sources.parquet", "terms.yaml", "themes.yaml"),
    ]


@pytest.mark.parametrize("name", ["full", "full/file"])
def test_what_is_there_stays(tmp_path, name):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("mine")

    result = run("sample", "--events", 3, "--out", tmp_path / name)

    message = f"unsealed: {tmp_path / name} is there already, and not an empty folder; nothing was changed\n"
    assert (result.exit_code, result.stderr) == (2, message)
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["file"]


@pytest.mark.parametrize("events", ["0", "-1", "many"])
def test_there_is_at_least_one_event(tmp_path, events):
    result = run("sample", "--events", events, "--out", tmp_path / "x")

    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_too_many_files_are_refused(tmp_path):
    result = run("sample", "--events", 1_000_000, "--format", "yaml", "--out", tmp_path / "x")

    assert result.exit_code == 2
    assert result.stderr.endswith("files are too many for a folder: --format parquet or jsonl writes one\n")


def test_the_other_commands_take_an_archive(tmp_path):
    run("sample", "--events", 20, "--out", tmp_path / "made")
    data = ("--data", tmp_path / "made")

    listed = json.loads(run("list", "events", "--json", *data).stdout)
    first = listed[0]["id"]
    assert len(listed) == 20
    assert json.loads(run("show", first, "--json", *data).stdout)["id"] == first
    assert f"did you mean {first}," in run("show", first[:-1], *data).stderr
    assert json.loads(run("stats", "--json", *data).stdout)["totals"]["events"] == 20


def test_check_finds_what_loading_leaves_for_later(tmp_path):
    run("sample", "--events", 3, "--out", tmp_path / "made", "--format", "jsonl")
    path = tmp_path / "made" / "events.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"summary"', '"summery"', 1), encoding="utf-8")

    result = run("check", "--data", tmp_path / "made")

    assert result.exit_code == 1
    assert "summary: is missing" in result.stdout

    listed = run("list", "events", "--data", tmp_path / "made")
    assert (listed.exit_code, listed.stderr.count("\n")) == (1, 1)
    assert "events.jsonl:1:1: summary: is missing" in listed.stderr

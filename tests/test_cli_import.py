"""``unsealed import`` makes a data set, or says in one line why not, and leaves nothing half-made."""

import json

import pytest
from click.testing import CliRunner

from explorer.cli import main
from tests.intake.test_csv import SHEET


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def sheet(tmp_path):
    """The spreadsheet of TimelineJS."""
    (tmp_path / "sheet.csv").write_text(SHEET, encoding="utf-8")
    return tmp_path / "sheet.csv"


def test_it_says_what_was_made_and_what_could_not_be_carried_over(sheet, tmp_path):
    made = tmp_path / "deep" / "made"
    result = run("import", "csv", sheet, "--to", made, "--language", "de", "--title", "Mine")

    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == f"Wrote 2 events, 1 source to {made}; to see them: unsealed serve --data {made}"
    assert lines[1:3] == ["Not carried over as it was:", "  row 3: time of day left out: 10:00"]
    assert run("check", "--data", made).stdout == f"No problems: 2 events, 1 source in {made}\n"
    assert 'de: "Mine"' in (made / "dataset.yaml").read_text(encoding="utf-8")


def test_an_empty_folder_is_taken_and_the_report_is_to_be_had_as_json(sheet, tmp_path):
    (tmp_path / "made").mkdir()
    told = json.loads(run("import", "csv", sheet, "--to", tmp_path / "made", "--json").stdout)

    assert (told["folder"], told["events"], told["sources"]) == (str(tmp_path / "made"), 2, 1)
    assert "row 3: background left out" in told["report"]


def test_a_long_report_is_cut_and_says_so(tmp_path):
    rows = "".join(f"{1000 + n},no day,x\n" for n in range(3)) + "soon,a,b\n" * 300
    (tmp_path / "long.csv").write_text(f"date,title,text\n{rows}")

    lines = run("import", "csv", tmp_path / "long.csv", "--to", tmp_path / "made").stdout.splitlines()

    assert lines[-1] == "  … and 402 more: --json has all"


def refusals(sheet, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("mine")
    return {
        ("csv", tmp_path / "none.csv", "--to", tmp_path / "x"): f"unsealed: {tmp_path / 'none.csv'} is not there",
        ("csv", sheet, "--to", tmp_path / "full"): "is there already, and not an empty folder; nothing was changed",
        ("csv", sheet, "--to", sheet): "is there already, and not an empty folder; nothing was changed",
        ("timelinejs", sheet, "--to", tmp_path / "x"): "unsealed: sheet.csv:1:1: is no JSON: Expecting value",
        ("csv", tmp_path, "--to", tmp_path / "x"): "cannot be read: Is a directory",
        (
            "datapackage",
            tmp_path,
            "--to",
            tmp_path / "x",
        ): "datapackage.json: cannot be read: No such file or directory",
        ("xml", sheet, "--to", tmp_path / "x"): "'xml' is not one of",
        ("csv", sheet, "--to", tmp_path / "x", "--language", "english"): "is no language (write it as en, id, ru",
    }


def test_what_cannot_be_done_is_one_line_and_leaves_nothing(sheet, tmp_path):
    for arguments, message in refusals(sheet, tmp_path).items():
        result = run("import", *arguments)

        assert result.exit_code == 2, arguments
        assert message in result.stderr
        assert result.stderr.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["full", "sheet.csv"]


def test_records_that_break_a_rule_are_listed_and_not_written(sheet, tmp_path, monkeypatch):
    monkeypatch.setattr("explorer.intake.slides.CLAIM", "no id")

    result = run("import", "csv", sheet, "--to", tmp_path / "made")

    assert result.exit_code == 2
    assert result.stdout.splitlines()[0].startswith("events/1999-01-02-first.yaml:")
    assert "makes no data set" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.csv"]

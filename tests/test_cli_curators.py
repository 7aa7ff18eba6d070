"""The commands for those who write data: strict checks, new files, coverage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from explorer.cli import main
from explorer.load import check
from tests.data_files import write_data

EVENT = ("new", "event", "--title", "A summit", "--date", "2001-06-16", "--theme", "nato", "--source", "memcon")
SOURCE = (
    "new",
    "source",
    "--title",
    "A paper",
    "--created",
    "2003~",
    "--released",
    "2004",
    "--kind",
    "memo",
    "--side",
    "ru",
)


@pytest.fixture
def folder(tmp_path) -> Path:
    return write_data(tmp_path / "data")


def run(*arguments: object, keys: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=keys, standalone_mode=True)


def test_strict_finds_what_a_plain_check_allows(folder):
    plain, strict = (run("check", "--data", folder, *more) for more in ([], ["--strict"]))

    assert (plain.exit_code, strict.exit_code) == (0, 1)
    assert "is not translated into ru" in strict.stdout


def test_a_new_event_is_written_and_valid(folder):
    done = run(*EVENT, "--data", folder, "--importance", 2)

    assert (done.exit_code, done.stderr) == (0, "")
    assert "2001-06-16-a-summit.yaml" in done.stdout
    assert check(folder) == []


def test_a_new_source_is_written_and_valid(folder):
    done = run(*SOURCE, "--data", folder, "--language", "ru", "--how", "leak", "--rights", "other")

    assert (done.exit_code, done.stderr) == (0, "")
    assert (folder / "sources" / "2003-a-paper.yaml").exists()
    assert check(folder) == []


def test_what_is_left_out_is_asked_for(folder):
    done = run("new", "event", "--data", folder, keys="A summit\n2001-06-16\nnato\nmemcon\n\n")

    assert done.exit_code == 0
    assert (folder / "events" / "2001-06-16-a-summit.yaml").exists()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (("--theme", "none"), "there is no theme 'none' (one of counterterrorism, nato)"),
        (("--source", "none"), "there is no source 'none' (unsealed new source writes one)"),
        (("--passage", "none"), "memcon has no passage 'none' (one of request)"),
        (("--date", "30 June"), "is not a date"),
        (("--title", "Встреча"), "English title"),
    ],
)
def test_what_cannot_be_written_is_one_line(folder, changed, said):
    before = sorted(folder.rglob("*"))
    done = run(*EVENT, "--importance", 2, *changed, "--data", folder)

    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert sorted(folder.rglob("*")) == before


def test_a_file_that_is_there_is_kept(folder):
    run(*EVENT, "--importance", 2, "--data", folder)
    again = run(*EVENT, "--importance", 2, "--data", folder)

    assert again.exit_code == 2
    assert "is there already; nothing was changed" in again.stderr


def test_coverage_is_a_table(folder):
    shown = run("stats", "--data", folder).stdout

    assert "EVENTS BY YEAR" in shown
    assert "longest              25 y 2 mo (memcon)" in shown


def test_coverage_is_given_in_json(folder):
    counted = json.loads(run("stats", "--json", "--data", folder).stdout)

    assert counted["totals"]["events"] == 2
    assert counted["secrecy"]["longest"] == "memcon"

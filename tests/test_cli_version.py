"""``unsealed version``: what a citation names, and what is kept; and what ``unsealed check`` says of that."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from explorer.cli import main
from explorer.editions import kept_editions
from tests.archives import write_archive
from tests.data_files import FILES, MEETING_FILE, write_data

CHANGED = {MEETING_FILE: FILES[MEETING_FILE].replace("They met", "They met again")}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def folder(tmp_path) -> Path:
    return write_data(tmp_path)


def test_a_version_is_its_label_and_its_edition(folder):
    done = run("version", "--data", folder)

    assert (done.exit_code, done.stderr) == (0, "")
    assert re.fullmatch(r"1\+[0-9a-f]{12}\n", done.stdout)


def test_what_is_kept_is_listed_and_can_be_read_by_programs(folder):
    kept = run("version", "--keep", "--data", folder)
    (name,) = kept_editions(folder)
    today = datetime.datetime.now().astimezone().date()
    write_data(folder, CHANGED)
    listed, told = run("version", "--data", folder), run("version", "--json", "--data", folder)

    assert kept.exit_code == 0
    assert kept.stdout.splitlines()[1] == f"Kept in {name.file} ({name.file.stat().st_size:,} bytes)"
    assert listed.stdout.splitlines()[1:] == [f"  kept on {today}: {name.edition}"]
    found = json.loads(told.stdout)
    assert found["kept"] == [{"edition": name.edition, "day": str(today), "file": name.path}]
    assert f"{found['version']}+{found['edition']}" == listed.stdout.splitlines()[0]


def test_a_version_that_is_kept_already_is_not_kept_again(folder):
    run("version", "--keep", "--data", folder)
    before = [name.file.stat().st_mtime_ns for name in kept_editions(folder)]
    done = run("version", "--keep", "--data", folder)

    assert (done.exit_code, done.stdout) == (2, "")
    assert re.fullmatch(
        r"unsealed: [0-9a-f]{12} was kept on [0-9-]{10} already: nothing has changed since\n", done.stderr
    )
    assert [name.file.stat().st_mtime_ns for name in kept_editions(folder)] == before
    assert "(this one)" in run("version", "--data", folder).stdout


def test_a_damaged_file_of_this_version_is_not_taken_for_it(folder):
    run("version", "--keep", "--data", folder)
    (name,) = kept_editions(folder)
    name.file.write_bytes(name.file.read_bytes()[:-20])
    again, checked = run("version", "--keep", "--data", folder), run("check", "--data", folder)

    assert again.exit_code == 2
    assert again.stderr == f"unsealed: {folder}: {name.path} is cut off (take it away, then keep the version again)\n"
    assert checked.exit_code == 1
    assert checked.stdout == (
        f"{name.path}:1:1: is cut off (keep the version again, or take the file away)\n1 problem in 1 file\n"
    )


def test_a_data_set_with_problems_is_not_kept(folder):
    write_data(folder, {MEETING_FILE: "title: {}"})
    done = run("version", "--keep", "--data", folder)

    assert done.exit_code == 1
    assert re.fullmatch(r"unsealed: .* has \d+ problems: unsealed check --data .* lists them\n", done.stderr)
    assert not (folder / "versions").exists()


def test_an_archive_names_its_version_and_is_its_own_copy(tmp_path):
    write_archive(tmp_path)
    done = run("version", "--keep", "--data", tmp_path)

    assert re.fullmatch(r"1\+[0-9a-f]{12}\n", run("version", "--data", tmp_path).stdout)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"unsealed: {tmp_path} has its events in one file: keep a copy of that file")
    assert done.stderr.count("\n") == 1


def test_a_folder_that_cannot_be_written_is_one_line(folder, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("explorer.cli.version.keep", refuse)
    done = run("version", "--keep", "--data", folder)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"unsealed: {folder} cannot be written: Permission denied\n"

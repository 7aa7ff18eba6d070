"""``import explorer`` in a notebook: frames of a data set, through the door of the second clock."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest

import explorer
from explorer.load import load as read
from explorer.problems import CannotRun
from tests.data_files import write_data

FRAMES = ("events", "claims", "evidence", "sources", "passages", "openings", "people", "terms")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_data(tmp_path_factory.mktemp("data") / "small")


def test_a_data_set_is_opened_as_frames(folder):
    data = explorer.load(folder, language="ru")

    assert all(isinstance(getattr(data, name), pd.DataFrame) for name in FRAMES)
    assert data.events["title"].tolist().count("Встреча") == 1
    assert data.events is data.events
    assert repr(data) == "<A small data set, version 1: 2 events, 2 sources>"


def test_it_is_opened_as_known_on_a_day(folder):
    assert len(explorer.load(str(folder), known="1990-01-01").events) == 0
    assert len(explorer.load(folder).events) == 2


def test_what_cannot_be_is_said(folder, tmp_path):
    with pytest.raises(ValueError, match=r"^known: '2004' is not a day \(write it as 2004-12-31\)$"):
        explorer.load(folder, known="2004")
    with pytest.raises(CannotRun, match="is not there"):
        explorer.load(tmp_path / "none")


def test_the_function_stays_what_it_is_when_the_module_of_its_name_is_imported():
    import explorer.load as module

    assert explorer.load is module
    assert callable(explorer.load)
    assert read.__module__ == "explorer.load"


def test_importing_the_package_imports_nothing_heavy():
    code = "import sys, explorer; print(sorted({'pandas', 'pydantic', 'numpy', 'dash'} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"

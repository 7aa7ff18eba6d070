"""Tests of explorer.paths; tests/test_wheel.py tries the installed copy."""

from pathlib import Path

import pytest

from explorer import paths


def test_a_checkout_serves_its_own_data_and_assets():
    checkout = Path(__file__).resolve().parent.parent

    assert paths.data_folder() == checkout / "data"
    assert paths.assets_folder() == checkout / "assets"


def test_an_installed_copy_serves_what_the_wheel_put_inside_the_package(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "explorer")
    for name in ("_data", "_assets"):
        (tmp_path / "explorer" / name).mkdir(parents=True)

    assert paths.data_folder() == tmp_path / "explorer" / "_data"
    assert paths.assets_folder() == tmp_path / "explorer" / "_assets"


@pytest.mark.parametrize("folder", [paths.data_folder, paths.assets_folder])
def test_the_folder_does_not_depend_on_where_the_program_is_started(folder, tmp_path, monkeypatch):
    before = folder()
    monkeypatch.chdir(tmp_path)

    assert folder() == before
    assert folder().is_absolute()

"""Tests of tests.browser.browsers: which browser is taken, and what is done where there is none."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import browsers

NOWHERE = Path("/nowhere/chrome")


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine with an empty PATH folder, no other browser and no way to bring one."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setattr(browsers, "USUAL_PLACES", {})
    monkeypatch.setattr(browsers, "ways_to_bring_one", tuple)
    (tmp_path / "bin").mkdir()
    return tmp_path


def program(path: Path, says: str, status: int = 0) -> Path:
    path.write_text(f"#!/bin/sh\necho '{says}'\nexit {status}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_a_browser_on_the_path_is_taken(machine):
    chromium = program(machine / "bin" / "chromium", "Chromium 140.0")

    assert browsers.browser_program(NOWHERE, lock=machine / "lock") == chromium


def test_the_stub_of_a_snap_is_passed_over_for_playwrights_own(machine):
    program(machine / "bin" / "chromium-browser", "requires the chromium snap to be installed", status=1)
    own = program(machine / "playwrights-own", "Chromium 141.0")

    assert browsers.browser_program(own, lock=machine / "lock") == own


def test_the_named_browser_wins(machine, monkeypatch):
    program(machine / "bin" / "google-chrome", "Google Chrome 140.0")
    named = program(machine / "my-edge", "Microsoft Edge 139.0")
    monkeypatch.setenv("BROWSER_PATH", str(named))

    assert browsers.browser_program(NOWHERE, lock=machine / "lock") == named


def test_a_named_browser_that_does_not_start_is_an_error_and_no_other_is_taken(machine, monkeypatch):
    program(machine / "bin" / "google-chrome", "Google Chrome 140.0")
    monkeypatch.setenv("BROWSER_PATH", str(machine / "mistyped"))

    with pytest.raises(browsers.NoBrowser, match=r"BROWSER_PATH is .*mistyped"):
        browsers.browser_program(NOWHERE, lock=machine / "lock")


def test_where_there_is_none_one_is_brought(machine, monkeypatch):
    def bring():
        program(machine / "bin" / "chromium", "Chromium 142.0")

    monkeypatch.setattr(browsers, "ways_to_bring_one", lambda: (bring,))

    assert browsers.browser_program(NOWHERE, lock=machine / "lock") == machine / "bin" / "chromium"


def test_a_way_that_fails_is_followed_by_the_next(machine, monkeypatch):
    def fail():
        raise OSError("apt-get update: no network")

    def bring():
        program(machine / "bin" / "chromium", "Chromium 142.0")

    monkeypatch.setattr(browsers, "ways_to_bring_one", lambda: (fail, bring))

    assert browsers.browser_program(NOWHERE, lock=machine / "lock") == machine / "bin" / "chromium"


def test_when_none_can_be_brought_the_first_line_says_what_to_install(machine, monkeypatch):
    def fail():
        raise OSError("apt-get update: no network")

    monkeypatch.setattr(browsers, "ways_to_bring_one", lambda: (fail,))

    with pytest.raises(browsers.NoBrowser) as raised:
        browsers.browser_program(NOWHERE, lock=machine / "lock")

    assert str(raised.value).splitlines() == [browsers.INSTALL_ONE, "apt-get update: no network"]


@pytest.fixture
def commands(tmp_path, monkeypatch):
    """The commands that would have been run, on a machine that has apt-get; each succeeds at once."""
    monkeypatch.setenv("PATH", str(tmp_path))
    program(tmp_path / "apt-get", "")
    run = []

    def remember(command, **_):
        run.append(" ".join(command).replace(sys.executable, "python"))
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", remember)
    return run


@pytest.mark.parametrize(
    ("root", "ubuntu", "expected"),
    [
        (True, False, ["apt-get update", "apt-get install --yes --no-install-recommends chromium"]),
        (True, True, ["python -m playwright install --with-deps chromium"]),
        (False, False, ["python -m playwright install chromium"]),
    ],
)
def test_what_is_tried_first_depends_on_the_machine(root, ubuntu, expected, commands, monkeypatch):
    monkeypatch.setattr(browsers, "_is_root", lambda: root)
    monkeypatch.setattr(browsers, "_is_ubuntu", lambda: ubuntu)

    browsers.ways_to_bring_one()[0]()

    assert commands == expected


def test_a_driver_that_lacks_its_library_is_given_it_when_root(commands, monkeypatch):
    faults = iter(["error while loading shared libraries: libatomic.so.1", ""])
    monkeypatch.setattr(browsers, "driver_fault", lambda: next(faults))
    monkeypatch.setattr(browsers, "_is_root", lambda: True)

    browsers.make_driver_start()

    assert commands == ["apt-get update", "apt-get install --yes --no-install-recommends libatomic1"]


def test_a_driver_that_does_not_start_is_named_with_what_it_lacks(commands, monkeypatch):
    monkeypatch.setattr(browsers, "driver_fault", lambda: "error while loading shared libraries: libatomic.so.1")
    monkeypatch.setattr(browsers, "_is_root", lambda: False)

    with pytest.raises(browsers.NoBrowser, match=r"libatomic1.*libatomic\.so\.1"):
        browsers.make_driver_start()
    assert commands == []

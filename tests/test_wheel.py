"""The wheel: built from a copy of the tree, installed in another environment, started in an empty folder."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

from tests.serving import serving

CHECKOUT = Path(__file__).resolve().parent.parent
SHIPPED = ("explorer", "data", "assets")
NEEDED = ("pyproject.toml", "README.md", "LICENSE")
LEFTOVERS = shutil.ignore_patterns("__pycache__", ".*")
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
# What would let an interpreter find the checkout by another way than the wheel.
WITHOUT_HINTS = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


class Installed(NamedTuple):
    """An environment that holds the wheel."""

    root: Path
    python: Path
    unsealed: Path
    empty: Path


def pip(*arguments):
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *arguments], check=True, stdin=subprocess.DEVNULL)


def run(*command, cwd):
    done = subprocess.run(
        command, cwd=cwd, env=WITHOUT_HINTS, capture_output=True, text=True, encoding="utf-8", stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    return done.stdout


def fetch(address):
    with urlopen(address) as answer:
        return answer.read()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built without a network: the test extra brings what builds it."""
    copy, out = tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("wheel")
    for folder in SHIPPED:
        shutil.copytree(CHECKOUT / folder, copy / folder, ignore=LEFTOVERS)
    for file in NEEDED:
        shutil.copy(CHECKOUT / file, copy)
    pip("wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(out), str(copy))
    (built,) = out.iterdir()
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """An environment of its own, which borrows all packages but ours from the one that runs the tests."""
    root, empty = tmp_path_factory.mktemp("environment"), tmp_path_factory.mktemp("empty")
    venv.create(root, symlinks=os.name != "nt")
    python = root / SCRIPTS / "python"
    pip("--python", str(python), "install", "--no-deps", "--no-index", "--no-warn-script-location", str(wheel))
    where = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=empty).strip()
    # A folder named in a .pth file comes after the environment's own packages, and .pth files in it are not read:
    # the one that leads to the checkout has no effect.
    borrowed = [folder for folder in sys.path if Path(folder).name in {"site-packages", "dist-packages"}]
    Path(where, "borrowed.pth").write_text("\n".join(borrowed), encoding="utf-8")
    return Installed(root, python, root / SCRIPTS / "unsealed", empty)


def shipped_files(folder):
    """Relative names of the files that git would keep in *folder*, hidden ones aside."""
    found = (path.relative_to(CHECKOUT / folder) for path in (CHECKOUT / folder).rglob("*") if path.is_file())
    return {path.as_posix() for path in found if not {"__pycache__"} & set(path.parts) and path.name[0] != "."}


@pytest.mark.parametrize(("folder", "inside"), [("explorer", ""), ("data", "_data/"), ("assets", "_assets/")])
def test_the_wheel_holds_all_that_is_shipped(folder, inside, wheel):
    expected = {f"explorer/{inside}{name}" for name in shipped_files(folder)}

    assert expected
    assert expected - set(ZipFile(wheel).namelist()) == set()


def test_the_wheel_holds_nothing_else(wheel):
    tops = {name.split("/")[0] for name in ZipFile(wheel).namelist()}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"explorer"}


def test_the_installed_copy_finds_its_own_data_and_assets(installed):
    asks = "import explorer.paths as p; print(p.__file__, p.data_folder(), p.assets_folder(), sep='\\n')"

    found = [Path(line) for line in run(installed.python, "-c", asks, cwd=installed.empty).splitlines()]

    assert all(path.is_relative_to(installed.root.resolve()) for path in found), found
    assert [path.name for path in found] == ["paths.py", "_data", "_assets"]


def test_the_installed_program_serves_the_shipped_data_and_assets(installed):
    with serving(cwd=installed.empty, program=[str(installed.unsealed)], environment=WITHOUT_HINTS) as address:
        assert b"<title>" in fetch(address)
        assert fetch(f"{address}/activity/in-order.pdf").startswith(b"%PDF")
        assert b'id="step-9"' in fetch(f"{address}/present/an-offer-in-the-kremlin")
        for name in shipped_files("assets"):
            assert fetch(f"{address}/assets/{name}") == (CHECKOUT / "assets" / name).read_bytes()

    assert list(installed.empty.iterdir()) == []


def test_the_installed_program_reads_the_shipped_data(installed):
    assert run(installed.unsealed, "check", cwd=installed.empty).startswith("No problems: ")


def test_the_installed_program_answers_by_its_name_as_by_its_module(installed):
    show = ("schema", "story")
    by_name = run(installed.unsealed, *show, cwd=installed.empty)
    by_module = run(installed.python, "-m", "explorer", *show, cwd=installed.empty)

    assert by_name
    assert by_name == by_module

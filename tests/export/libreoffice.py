"""
Find LibreOffice, or bring it, and have it turn files into others: a second opinion on what office programs open.

It is looked for on the PATH, and where it usually is on macOS and Windows. Where there is none: Debian's packages when
root, else an error that says what to install. A start takes seconds, so one is asked for as many files as there are.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock

NAMES = ("soffice", "libreoffice")
USUAL_PLACES = {
    "darwin": "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "win32": r"C:\Program Files\LibreOffice\program\soffice.exe",
}
PACKAGES = ("libreoffice-impress-nogui", "libreoffice-calc-nogui")
INSTALL_IT = f"no LibreOffice to open files with: install it (Debian: apt-get install {' '.join(PACKAGES)})"
PATIENCE = 240  # seconds; the first start of all writes a profile


class NoOffice(RuntimeError):
    """There is no LibreOffice and it could not be brought; the message says what to install."""


def office_program(*, lock: Path) -> Path:
    """
    Its program file, installed first if need be.

    Args:
        lock: A file that all test processes of a run share; one of them installs, the others wait for it.

    Raises:
        NoOffice: It was not found, and could not be brought.
    """
    with FileLock(lock):
        if found := find():
            return found
        if not _may_install_packages():
            raise NoOffice(f"{INSTALL_IT}; it is brought by itself on Debian for root alone")
        try:
            for command in (("update",), ("install", "--yes", "--no-install-recommends", *PACKAGES)):
                _apt_get(*command)
        except OSError as error:
            raise NoOffice(f"{INSTALL_IT}\n{error}") from error
        if found := find():
            return found
    raise NoOffice(f"{INSTALL_IT}; the packages were installed, and have no soffice")


def find() -> Path | None:
    """Where it is, if anywhere."""
    places = [shutil.which(name) for name in NAMES] + [USUAL_PLACES.get(sys.platform)]
    return next((Path(place) for place in places if place and Path(place).is_file()), None)


def converted(program: Path, files: Sequence[Path], folder: Path, form: str = "pdf") -> list[Path]:
    """
    Files as LibreOffice opens and writes them, in one start: slides and workbooks alike.

    Args:
        program: What ``office_program`` found.
        files: Their stems differ.
        folder: Where the others go, and a profile of its own.
        form: The ending of the others.

    Returns:
        The others, in the order of *files*.
    """
    profile = (folder / "profile").resolve().as_uri()
    command = [program, "--headless", f"-env:UserInstallation={profile}", "--convert-to", form, "--outdir", folder]
    done = subprocess.run([*command, *files], capture_output=True, text=True, timeout=PATIENCE)
    found = [folder / f"{file.stem}.{form.partition(':')[0]}" for file in files]
    lacking = [place.name for place in found if not place.is_file()]
    assert not lacking, f"LibreOffice wrote no {', '.join(lacking)}: {done.stdout}{done.stderr}"
    return found


def _apt_get(*command: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["apt-get", *command], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if done.returncode != 0:
        lines = f"{done.stdout}\n{done.stderr}".splitlines()
        why = next((line.strip() for line in lines if line.startswith("E:")), f"ended with {done.returncode}")
        raise OSError(f"apt-get {command[0]}: {why}")


def _may_install_packages() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None

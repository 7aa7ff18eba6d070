"""
Find a Chromium to test in, or bring one.

In this order: what ``BROWSER_PATH`` names; Chrome, Chromium or Edge on the ``PATH``; where they
are usually installed on macOS and Windows; the one that Playwright keeps for itself. Where there
is none: Debian's package when root, else Playwright's own download, else an error that says
what to install.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from filelock import FileLock

NAMES = (
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
USUAL_PLACES = {
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    "win32": (
        r"{ProgramFiles}\Google\Chrome\Application\chrome.exe",
        r"{ProgramFiles(x86)}\Google\Chrome\Application\chrome.exe",
        r"{LocalAppData}\Google\Chrome\Application\chrome.exe",
        r"{ProgramFiles(x86)}\Microsoft\Edge\Application\msedge.exe",
        r"{ProgramFiles}\Microsoft\Edge\Application\msedge.exe",
    ),
}
# Quiet towards the network: no look-ups at the start, and no host but this machine is ever found.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
INSTALL_ONE = (
    "no browser to test in: install Chrome, Chromium or Edge (Debian: apt-get install chromium), "
    "or set BROWSER_PATH to the program file of one"
)


class NoBrowser(RuntimeError):
    """There is no browser and none could be brought; the message says what to install."""


def launch_arguments() -> list[str]:
    """Command-line switches for every test browser; Chromium refuses its sandbox to root."""
    return [*ARGUMENTS, *(["--no-sandbox"] if _is_root() else [])]


def browser_program(playwrights_own: Path, *, lock: Path) -> Path:
    """
    The program file of a browser that starts, installing one first if need be.

    Args:
        playwrights_own: Where Playwright keeps, or would keep, its own Chromium.
        lock: A file that all test processes of a run share; one of them installs, the others wait for it.

    Raises:
        NoBrowser: None was found, and each way of bringing one failed.
    """
    if named := os.environ.get("BROWSER_PATH"):
        if not _starts(Path(named)):
            raise NoBrowser(f"BROWSER_PATH is {named}, which is not a browser that starts")
        return Path(named)
    with FileLock(lock):
        if found := find(playwrights_own):
            return found
        failures = []
        for bring in ways_to_bring_one():
            try:
                bring()
            except (OSError, subprocess.CalledProcessError) as error:
                failures.append(str(error))
            if found := find(playwrights_own):
                return found
    raise NoBrowser("\n".join([INSTALL_ONE, *failures]))


def find(playwrights_own: Path) -> Path | None:
    """The first candidate that starts, if any."""
    return next((c for c in candidates(playwrights_own) if _starts(c)), None)


def candidates(playwrights_own: Path) -> Iterator[Path]:
    """Every place where a browser may be, the likeliest first."""
    for name in NAMES:
        if on_path := shutil.which(name):
            yield Path(on_path)
    for place in USUAL_PLACES.get(sys.platform, ()):
        for variable in ("ProgramFiles(x86)", "ProgramFiles", "LocalAppData"):
            place = place.replace(f"{{{variable}}}", os.environ.get(variable, ""))
        yield Path(place)
    yield playwrights_own


def ways_to_bring_one() -> tuple[Callable[[], None], ...]:
    """What to try on this machine, in order."""
    if _is_root() and shutil.which("apt-get") and not _is_ubuntu():
        return (_debians, _playwrights)
    return (_playwrights,)


def _debians() -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        _run(["apt-get", *step], environment)


def _playwrights() -> None:
    with_libraries = ["--with-deps"] if _is_root() and shutil.which("apt-get") else []
    _run([sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"], dict(os.environ))


def _run(command: list[str], environment: dict[str, str]) -> None:
    try:
        subprocess.run(command, check=True, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    except subprocess.CalledProcessError as error:
        lines = f"{error.stdout}\n{error.stderr}".strip().splitlines()
        why = next((line.strip() for line in lines if "error" in line.lower()), f"failed with {error.returncode}")
        raise OSError(f"{' '.join(command)}: {why}") from error


def _starts(program: Path) -> bool:
    """Whether it says its version: Ubuntu's chromium-browser is a script that only tells to install a snap."""
    if not program.is_file():
        return False
    if sys.platform == "win32":
        return True  # --version opens a window there
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=60, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return False
    return any(name in said for name in ("Chrom", "Edge"))


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _is_ubuntu() -> bool:
    """Whether apt-get's chromium would be the stub of a snap."""
    release = Path("/etc/os-release")
    return release.is_file() and "ID=ubuntu" in release.read_text(encoding="utf-8").splitlines()

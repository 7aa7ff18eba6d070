"""
Find a Chromium to test in, or bring one.

In this order: what ``BROWSER_PATH`` names; Chrome, Chromium or Edge on the ``PATH``; where they
are usually installed on macOS and Windows; the one that Playwright keeps for itself. Where there
is none: Debian's package when root, else Playwright's own download, else an error that says
what to install. Playwright itself, which drives the browser, needs one library that a bare Debian
lacks; it is brought in the same way.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright

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
# Quiet towards the network: no look-ups at the start, and no host but this machine is ever found. Pages of one site
# share a process, which has compiled the scripts already.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--process-per-site",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
DRIVERS_LIBRARY = "libatomic1"
INSTALL_ONE = (
    "no browser to test in: install Chrome, Chromium or Edge (Debian: apt-get install chromium), "
    "or set BROWSER_PATH to the program file of one"
)


class NoBrowser(RuntimeError):
    """There is no browser and none could be brought; the message says what to install."""


@contextmanager
def launched_browser(*, lock: Path) -> Iterator[Browser]:
    """
    A running browser for as long as the block lasts.

    Args:
        lock: A file that all test processes of a run share; one of them installs, the others wait for it.

    Raises:
        NoBrowser: No browser was found, or Playwright does not start, and each way of bringing it failed.
    """
    with FileLock(lock):
        make_driver_start()
    with sync_playwright() as playwright:
        program = browser_program(Path(playwright.chromium.executable_path), lock=lock)
        # Chromium refuses its sandbox to root.
        arguments = [*ARGUMENTS, *(["--no-sandbox"] if _is_root() else [])]
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


def make_driver_start() -> None:
    """
    See that Playwright's driver, a copy of Node.js, finds its libraries.

    Raises:
        NoBrowser: It does not, and the library could not be brought.
    """
    if not driver_fault():
        return
    failures = []
    if _may_install_packages():
        try:
            _apt_get(DRIVERS_LIBRARY)
        except OSError as error:
            failures.append(str(error))
    if fault := driver_fault():
        raise NoBrowser("\n".join([f"Playwright does not start (Debian: {DRIVERS_LIBRARY}): {fault}", *failures]))


def driver_fault() -> str:
    """Why Playwright's driver does not start; empty if it does."""
    command = [sys.executable, "-m", "playwright", "--version"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return "" if done.returncode == 0 else _why(done.stdout, done.stderr, done.returncode)


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
            except OSError as error:
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
    """What to try on this machine, in order; each raises OSError where it fails."""
    if _may_install_packages() and not _is_ubuntu():
        return (lambda: _apt_get("chromium"), _playwrights_own)
    return (_playwrights_own,)


def _apt_get(package: str) -> None:
    _run("apt-get", "update")
    _run("apt-get", "install", "--yes", "--no-install-recommends", package)


def _playwrights_own() -> None:
    with_libraries = ["--with-deps"] if _may_install_packages() else []
    _run(sys.executable, "-m", "playwright", "install", *with_libraries, "chromium")


def _run(*command: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        raise OSError(f"{' '.join(command)}: {_why(done.stdout, done.stderr, done.returncode)}")


def _why(out: str, errors: str, status: int) -> str:
    lines = f"{out}\n{errors}".splitlines()
    return next((line.strip() for line in lines if "error" in line.lower()), f"ended with {status}")


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


def _may_install_packages() -> bool:
    return _is_root() and shutil.which("apt-get") is not None


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _is_ubuntu() -> bool:
    """Whether apt-get's chromium would be the stub of a snap."""
    release = Path("/etc/os-release")
    return release.is_file() and "ID=ubuntu" in release.read_text(encoding="utf-8").splitlines()

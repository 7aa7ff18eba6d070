"""
How long a data set takes to check and to load, beside PyYAML's own C loader on the same files.

Each time is taken in a process of its own, ``python -m tests.benchmarks.loading WORK FOLDER``, so that nothing
remembered from the run before helps the next one; imports are not counted.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

import yaml

from explorer.load import check, load


class Loading(NamedTuple):
    """Median seconds for one data set."""

    bare: float
    check: float
    load: float


def bare(folder: Path) -> None:
    """Read every file with yaml.CSafeLoader, and do nothing with what comes out."""
    for path in sorted(folder.rglob("*.yaml")):
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


WORK: dict[str, Callable[[Path], object]] = {"bare": bare, "check": check, "load": load}


def measure_loading(folder: Path, *, runs: int) -> Loading:
    """Take each time *runs* times, in turns."""
    bare(folder)  # the files are in the machine's memory from here on
    seconds: dict[str, list[float]] = {work: [] for work in WORK}
    for _ in range(runs):
        for work, taken in seconds.items():
            taken.append(_in_a_process_of_its_own(work, folder))
    return Loading(*(median(seconds[work]) for work in Loading._fields))


def _in_a_process_of_its_own(work: str, folder: Path) -> float:
    command = [sys.executable, "-m", __spec__.name, work, str(folder)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    work, folder = sys.argv[1:]
    begin = perf_counter()
    WORK[work](Path(folder))
    print(perf_counter() - begin)

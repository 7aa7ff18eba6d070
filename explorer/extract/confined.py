"""
The process that ``apart`` starts: puts limits upon itself, then lets a program read what comes in.

``python -I confined.py TASK < file > answer``. TASK is JSON: ``script`` (the program's file), ``libraries`` (folders to
import from), ``memory`` and ``answer`` (bytes), ``seconds``, and what the program's ``main(task)`` needs. This module
imports nothing of the package: the limits are there before anything else is.
"""

from __future__ import annotations

import json
import math
import runpy
import sys
from typing import Any


def main() -> int:
    """Do the task; the exit code is not 0 if it could not be done."""
    task: dict[str, Any] = json.loads(sys.argv[1])
    limit(task)
    sys.path.extend(task["libraries"])
    try:
        runpy.run_path(task["script"])["main"](task)
    except MemoryError:
        return 1
    return 0


def limit(task: dict[str, Any]) -> None:
    """Take no more memory, time and output than the task says, where the system can see to that."""
    try:
        import resource
    except ImportError:  # Windows; there the one who waits is the only limit
        return
    seconds = math.ceil(task["seconds"])
    limits = {"RLIMIT_AS": task["memory"], "RLIMIT_CPU": seconds, "RLIMIT_FSIZE": task["answer"], "RLIMIT_CORE": 0}
    for name, most in limits.items():
        try:
            resource.setrlimit(getattr(resource, name), (most, most))
        except (ValueError, OSError):  # macOS has no limit of the address space; or there is a lower one already
            continue


if __name__ == "__main__":
    sys.exit(main())

"""
Reading in a process of its own, which may crash, hang or run out of memory without harm to this one.

What goes in and what comes out are files without a name: they are gone with this process, whatever happens, and the
system itself limits how much the reader can write.
"""

from __future__ import annotations

import importlib.util
import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.extract.limits import MEBIBYTE, CannotRead, Limits

FOLDER = Path(__file__).parent
STARTER = "confined.py"


@dataclass(frozen=True)
class Process:
    """
    A program that reads one form.

    Attributes:
        script: Its file, beside this one.
        libraries: What it imports that may be installed where such a process does not look by itself.
        what: What it reads, with an article, for messages.
    """

    script: str
    libraries: tuple[str, ...]
    what: str

    def answer(self, data: bytes, asked: Mapping[str, object], most: int, seconds: float, limits: Limits) -> bytes:
        """
        What the program makes of some bytes.

        Args:
            data: Its standard input.
            asked: More of its task than the limits.
            most: Bytes of the answer.
            seconds: Until it is stopped.
            limits: For the memory.

        Raises:
            CannotRead: It crashed, took too long, wrote too much, or could not be started.
        """
        limited = {"memory": limits.memory, "seconds": seconds, "answer": most}
        task = json.dumps({"script": str(FOLDER / self.script), "libraries": self._folders(), **limited, **asked})
        try:
            code, read = _run([sys.executable, "-I", str(FOLDER / STARTER), task], data, most, seconds)
        except subprocess.TimeoutExpired:
            raise self._slow(seconds) from None
        except OSError as error:
            raise CannotRead(f"is {self.what} whose reader cannot be started: {error.strerror or error}") from error
        if code == -getattr(signal, "SIGXCPU", signal.SIGTERM):
            raise self._slow(seconds)
        if code != 0 or len(read) > most:
            raise self.crashed(limits)
        return read

    def _folders(self) -> list[str]:
        specs = {name: importlib.util.find_spec(name) for name in self.libraries}
        missing = [name.replace("_", "-") for name, spec in specs.items() if spec is None]
        if missing:
            raise CannotRead(f"is {self.what}, and what reads it is not installed (pip install {' '.join(missing)})")
        return sorted({str(Path(spec.origin).parent.parent) for spec in specs.values() if spec and spec.origin})

    def crashed(self, limits: Limits) -> CannotRead:
        """What is said when the program came to no end of its own."""
        memory = f"{limits.memory / MEBIBYTE:,.0f} MiB"
        return CannotRead(f"is {self.what} that its reader cannot cope with: it crashes, or needs more than {memory}")

    def _slow(self, seconds: float) -> CannotRead:
        return CannotRead(f"is {self.what} that takes more than {seconds:,.4g} seconds to read (split it into parts)")


def _run(command: Sequence[str], data: bytes, most: int, seconds: float) -> tuple[int, bytes]:
    """
    A program's exit code, and its answer with at most a byte more than wanted.

    Raises:
        TimeoutExpired: It takes longer than so many seconds; it is stopped.
        OSError: It cannot be started.
    """
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
        given.write(data)
        given.seek(0)
        with subprocess.Popen(command, stdin=given, stdout=answer, stderr=subprocess.DEVNULL) as reader:  # noqa: S603
            try:
                code = reader.wait(seconds)
            finally:
                reader.kill()
        answer.seek(0)
        return code, answer.read(most + 1)

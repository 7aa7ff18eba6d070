"""Start `unsealed serve` as a user does, and stop it again; for browser tests, the wheel test and benchmarks."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryFile
from threading import Thread
from typing import IO

CHECKOUT = Path(__file__).resolve().parent.parent
FROM_THIS_CHECKOUT = (sys.executable, "-m", "explorer")
ADDRESS = re.compile(r"http://[\w.:\[\]-]+")
PATIENCE = 60  # seconds that a start may take on a busy machine


@contextmanager
def heeding_ctrl_c() -> Iterator[None]:
    """A program that is started within the block ends at Ctrl-C, even if whoever started the tests ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class DidNotServe(AssertionError):
    """The program ended, kept silent or failed; the message holds what it printed."""


@contextmanager
def serving(
    *arguments: str,
    cwd: Path,
    program: Sequence[str] = FROM_THIS_CHECKOUT,
    environment: dict[str, str] | None = None,
) -> Iterator[str]:
    """
    Serve on a free port for as long as the block lasts.

    Args:
        arguments: Further arguments of `serve`, such as ``--data``.
        cwd: The folder to start in.
        program: What runs the command line.
        environment: The environment to start in; if left out, this process's own, with this checkout first on
            Python's path.

    Yields:
        The address that the program printed, without a slash at the end.

    Raises:
        DidNotServe: No address was printed, the server ended before it was told to, or it printed a traceback.
    """
    command = [*program, "serve", "--port", "0", *arguments]
    with TemporaryFile("w+") as errors:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=environment or {**os.environ, "PYTHONPATH": str(CHECKOUT)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            encoding="utf-8",
        )
        # The pipe is read to its end, so that a server that prints a lot never waits for us.
        printed: SimpleQueue[str | None] = SimpleQueue()
        reading = Thread(target=_pass_on, args=(process.stdout, printed))
        reading.start()
        try:
            yield _address(printed, errors)
            if process.poll() is not None:
                raise DidNotServe(f"ended by itself with {process.returncode}\n{_read(errors)}")
        finally:
            process.terminate()
            process.wait(PATIENCE)
            reading.join()
            process.stdout.close()
        if "Traceback" in _read(errors):
            raise DidNotServe(_read(errors))


def _address(printed: "SimpleQueue[str | None]", errors: IO[str]) -> str:
    seen = []
    try:
        while (line := printed.get(timeout=PATIENCE)) is not None:
            if address := ADDRESS.search(line):
                return address[0].rstrip("/.")
            seen.append(line)
    except Empty:
        seen.append(f"(nothing more for {PATIENCE} seconds)\n")
    raise DidNotServe(f"printed no address\n{''.join(seen)}{_read(errors)}")


def _pass_on(lines: IO[str], to: "SimpleQueue[str | None]") -> None:
    for line in lines:
        to.put(line)
    to.put(None)


def _read(errors: IO[str]) -> str:
    errors.seek(0)
    return errors.read()

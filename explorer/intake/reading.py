"""Files that others made: how much of them is read, in which encoding, and the one line where they cannot be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from explorer.extract import CannotRead
from explorer.extract.limits import MEBIBYTE
from explorer.extract.plain import decoded, note_of
from explorer.problems import printable

MOST = 100 * MEBIBYTE
"""Bytes of a file, and of all parts of an archive together."""


class CannotTake(Exception):
    """Nothing can be made of a file; the message is one line: what it is, and what would be right."""


class Report:
    """What could not be carried over, and where: a line each; what happened to many is said once."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._counted: dict[tuple[str, str], set[str]] = {}
        self._last: list[str] = []

    def say(self, where: str, what: str) -> None:
        """One thing, at its place."""
        self._lines.append(printable(f"{where}: {what}" if where else what))

    def end(self, what: str) -> None:
        """What is true of all of it, and said last."""
        self._last.append(what)

    def count(self, thing: str, where: str, what: str) -> None:
        """One more *thing* (slide, row) of which the same is to be said; *where* tells it from the others."""
        self._counted.setdefault((thing, what), set()).add(where)

    @property
    def lines(self) -> tuple[str, ...]:
        """What was said, in its order, then what was counted, then what is true of all."""
        many = (
            printable(f"{len(n):,} {thing}{'s' * (len(n) > 1)}: {what}") for (thing, what), n in self._counted.items()
        )
        return (*self._lines, *many, *self._last)


def bytes_of(file: Path) -> bytes:
    """
    The bytes of a file.

    Raises:
        CannotTake: It is too large, or cannot be read.
    """
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST + 1)
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        raise CannotTake(f"{file}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(data) > MOST:
        raise CannotTake(f"{file}: has more than {MOST // MEBIBYTE} MiB, which is more than is read (split it)")
    return data


def text_of(data: bytes, name: str, report: Report, language: str | None = None) -> str:
    """
    The characters of a file: UTF-8, UTF-16 with its mark, or what its bytes are most like, which is reported.

    Raises:
        CannotTake: It is empty, or no text.
    """
    if not data.strip():
        raise CannotTake(f"{name}: is empty")
    try:
        text, guessed = decoded(data, None, language)
    except CannotRead as error:
        raise CannotTake(f"{name}: {error}") from None
    if guessed:
        report.say(name, note_of(guessed))
    return text


def json_of(text: str, name: str, report: Report) -> Any:
    """
    The value of a JSON text (RFC 8259).

    Raises:
        CannotTake: It is no JSON, holds a number that JSON has not, or is nested too deeply.
    """
    twice = 0

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal twice
        made = dict(found)
        twice += len(found) - len(made)
        return made

    try:
        value = json.loads(text, object_pairs_hook=pairs, parse_constant=_refused)
    except json.JSONDecodeError as error:
        raise CannotTake(f"{name}:{error.lineno}:{error.colno}: is no JSON: {error.msg}") from None
    except RecursionError:
        raise CannotTake(f"{name}: is nested too deeply to be a timeline") from None
    except ValueError as error:  # NaN, or a number of thousands of digits
        raise CannotTake(f"{name}: is no JSON: {str(error).split(';')[0].split(': value')[0]}") from None
    if twice:
        report.say(name, f"{twice:,} keys stand twice in one object; the last of each was read")
    return value


def _refused(word: str) -> None:
    raise ValueError(f"{word} is no number")

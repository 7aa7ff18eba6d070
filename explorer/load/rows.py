"""
One record among many in a file: JSON text -> plain values, and where in its line each of them stands.

JSON says what a thing is (a number, a truth value) where YAML leaves it to the record; so that both are read alike,
a truth value becomes the text that was typed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NamedTuple

from explorer.positions import LARGEST, Positioned
from explorer.problems import FieldPath, Problem, printable, shown

_DECODER = json.JSONDecoder()


@dataclass(frozen=True)
class Row(Positioned):
    """One record: ``line`` is its line in the file, or its row; *exact* if a column can be named."""

    line: int = 1
    exact: bool = True

    def at(self, path: FieldPath, *, key: bool = False) -> tuple[int, int]:
        """Line and column of a value, or of its key; of its nearest parent where it is not there."""
        if not self.exact:
            return self.line, 1
        return self.line, _column(self.data.decode("utf-8"), path, key=key)


def read_row(text: bytes, path: str, line: int, *, exact: bool = True) -> Row:
    """
    Read the JSON of one record.

    Args:
        text: UTF-8, without the end of the line.
        path: The file, as problems call it.
        line: The line or row, as problems call it.
        exact: Whether problems can name a column of that line.

    Returns:
        The values; with problems, and not readable, if it is no JSON or no mapping.
    """
    fault = _unreadable(text)
    value: Any = None
    twice: list[str] = []
    if fault is None:
        value, fault = _parsed(text.decode("utf-8"), twice)
    if fault is None and not isinstance(value, dict):
        fault = _Fault(1, "is not a mapping", "one record a line: {…}")
    if fault is None and twice:
        fault = _Fault(1, f"the key {shown(twice[0])} is there twice", "keep one")
    if fault is None:
        return Row(path, text, value, line=line, exact=exact)
    problem = Problem(path, line, fault.column if exact else 1, "", fault.fault, fault.remedy)
    return Row(path, text, None, (problem,), readable=False, line=line, exact=exact)


class _Fault(NamedTuple):
    column: int
    fault: str
    remedy: str


def _unreadable(text: bytes) -> _Fault | None:
    if len(text) > LARGEST:
        return _Fault(1, f"the record is longer than {LARGEST:,} bytes", "a shorter one")
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _Fault(1, "the file is UTF-16", "save it as UTF-8")
    try:
        text.decode("utf-8")
    except UnicodeDecodeError as error:
        column = len(text[: error.start].decode("utf-8")) + 1
        return _Fault(column, f"is not UTF-8: byte 0x{text[error.start]:02X}", "save the file as UTF-8")
    return None


def _parsed(text: str, twice: list[str]) -> tuple[Any, _Fault | None]:
    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = {key: _typed(value) for key, value in pairs}
        if len(made) < len(pairs):
            keys = [key for key, _ in pairs]
            twice.extend(key for n, key in enumerate(keys) if key in keys[:n])
        return made

    try:
        return json.loads(text, object_pairs_hook=mapping), None
    except json.JSONDecodeError as error:
        said = printable(error.msg[:1].lower() + error.msg[1:])
        return None, _Fault(error.colno, f"is not JSON: {said}", "one whole record a line")
    except RecursionError:
        return None, _Fault(1, "is not a record: too many brackets inside one another", "one whole record a line")
    except ValueError:  # a number of thousands of digits
        return None, _Fault(1, "holds a number too long to read", "a shorter one")


def _typed(value: Any) -> Any:
    if isinstance(value, list):
        return [_typed(item) for item in value]
    return json.dumps(value) if isinstance(value, bool) else value


def _column(text: str, path: FieldPath, *, key: bool) -> int:
    """Where the value at *path* begins; *text* is valid JSON."""
    place = _blank(text, 0)
    for n, step in enumerate(path):
        found = _inside(text, place, step)
        if found is None:
            break
        at_key, place = found
        if key and n == len(path) - 1:
            return at_key + 1
    return place + 1


def _inside(text: str, place: int, step: str | int) -> tuple[int, int] | None:
    """Places of the key and of the value that *step* leads to, in the mapping or list at *place*."""
    kind, n = text[place], 0
    if kind not in "{[":
        return None
    place = _blank(text, place + 1)
    while text[place] not in "}]":
        at_key, name = place, n if kind == "[" else None
        if kind == "{":
            name, place = _DECODER.raw_decode(text, place)
            place = _blank(text, _blank(text, place) + 1)
        if name == step:
            return at_key, place
        _, place = _DECODER.raw_decode(text, place)
        place = _blank(text, place)
        place = _blank(text, place + 1) if text[place] == "," else place
        n += 1
    return None


def _blank(text: str, place: int) -> int:
    """The next place that is not blank."""
    while text[place : place + 1] in {" ", "\t", "\r", "\n"}:
        place += 1
    return place

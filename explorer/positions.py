"""
YAML text -> plain values, and where in the file each of them stands.

Only the plain part of YAML is read: mappings with texts as keys, lists, and texts. Every scalar stays the text that
was typed, so that no date, number or truth value appears behind the curator's back (``no`` is Norwegian, ``1.10``
a version); a plain ``null``, ``~`` or nothing is None. Refused, each with its position: aliases and anchors, tags,
directives, merge keys, more than one document, keys that are twice there or are no text, nesting deeper than
``DEEPEST``, control characters and characters that YAML takes for line breaks and editors do not.

Reads event by event and stops at ``DEEPEST``, because a parser that recurses can be made to exhaust the C stack, and
libyaml takes time that grows with the square of the depth. Positions are not kept: a second reading finds them when
a problem needs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

import yaml

from explorer.problems import ENOUGH, FieldPath, Problem, printable, shortened, shown

DEEPEST = 32  # collections inside one another; an event needs 6
DEEPEST_SHOWN = 8  # steps of a path in a message
LARGEST = 1024 * 1024  # bytes

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's reader where PyYAML was built with it
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_DROPPED = object()  # stands for a key that was refused; what it leads to is read and thrown away
_BYTE_ORDER_MARKS = {b"\xff\xfe\0\0": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"\0\0\xfe\xff": "UTF-32"}
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_TAB_INDENT = re.compile("^ *\t")


class _Said(NamedTuple):
    """What YAML's reader says (libyaml, and PyYAML's own where they differ), what it means, what would be right."""

    problem: tuple[str, ...]
    fault: str
    remedy: str
    at_start: bool = False  # the fault is where the thing began, if the reader gave up on a later line


_ONE_COLUMN = "keys of one mapping start in one column, items of one list too"
_SAID = (
    _Said(("mapping values are not allowed",), "a colon where none can be", "quote a text that holds ': '"),
    _Said(("could not find expected ':'",), "this is neither a key nor part of a text", "key: value", at_start=True),
    _Said(("did not find expected key", "expected <block end>"), "this does not fit the lines above", _ONE_COLUMN),
    _Said(("did not find expected '-'",), "this does not fit the list above", _ONE_COLUMN),
    _Said(("sequence entries are not allowed",), "a hyphen where no list can start", "start the list on the next line"),
    _Said(("expected ',' or ']'",), "a list in brackets is not closed", "a comma or ]", at_start=True),
    _Said(("expected ',' or '}'",), "a mapping in braces is not closed", "a comma or }", at_start=True),
    _Said(("expected node content", "expected the node content"), "a bracket or brace is not closed", "] or }"),
    _Said(("unexpected end of stream",), "this quotation mark is not closed", "'…', in it '' for one '", at_start=True),
    _Said(("cannot start any token",), "a text cannot start with this character", "put the text in quotation marks"),
    # PyYAML from 6.0.4 on looks ahead a thousand levels and stops there, before our own limit is met.
    _Said(("exceeded maximum nesting depth",), f"nested more than {DEEPEST} levels deep", "an event needs 6"),
    _Said(("unknown escape character",), "this is no escape sequence", r"\\ for a backslash"),
)


@dataclass(frozen=True)
class Positioned:
    """
    One file, read.

    Attributes:
        path: As problems print it: relative to the data folder.
        data: The bytes.
        value: Mappings (dict), lists, texts and None; None too if nothing could be read.
        problems: What YAML itself forbids, or we do.
        unsure: Paths whose value is not what the curator meant, because something there was refused.
        readable: False if *value* is not the file's value: it is empty, or no YAML.
    """

    path: str
    data: bytes = field(repr=False)
    value: Any
    problems: tuple[Problem, ...] = ()
    unsure: frozenset[FieldPath] = frozenset()
    readable: bool = True

    def at(self, path: FieldPath, *, key: bool = False) -> tuple[int, int]:
        """
        Find where a value starts.

        Args:
            path: Keys and places in lists, from the root; where the file does not have it, its nearest parent counts.
            key: Find the key that leads to the value instead.

        Returns:
            Line and column, both from 1.
        """
        values, keys = self._places
        if key and path in keys:
            return keys[path]
        while path and path not in values:
            path = path[:-1]
        return values.get(path, (1, 1))

    def is_unsure(self, path: FieldPath) -> bool:
        """Whether the value at *path* is in, or is, one that cannot be relied on."""
        return any(path[:n] in self.unsure for n in range(len(path) + 1))

    def problem(self, path: FieldPath, fault: str, remedy: str = "", *, key: bool = False) -> Problem:
        """Make a problem of the value at *path* (with *key*: of its key)."""
        return Problem(self.path, *self.at(path, key=key), field_name(path), fault, remedy)

    @cached_property
    def _places(self) -> tuple[_Places, _Places]:
        reader = _Reader(self.path, places=({}, {}))
        reader.read(self.data)
        return reader.places or ({}, {})


_Places = dict[FieldPath, tuple[int, int]]


def field_name(path: FieldPath) -> str:
    """Write a path as it is printed: ``claims.0.text``; a very deep one is cut short."""
    steps = [shortened(str(step)) for step in path[:DEEPEST_SHOWN] if step is not _DROPPED]
    return printable(".".join(steps + ["…"] * (len(path) > DEEPEST_SHOWN)))


def read_yaml(data: bytes, path: str) -> Positioned:
    """
    Read one file.

    Args:
        data: Its bytes, in UTF-8 (with or without a byte order mark).
        path: What problems call it.

    Returns:
        The values and the problems; never raises for what is in *data*, and needs time in proportion to its length.
    """
    fault = _encoding(data, path)
    if fault:
        return Positioned(path, data, None, (fault,), readable=False)
    faults = tuple(islice(_characters(data.decode("utf-8"), path), ENOUGH))
    if faults:
        return Positioned(path, data, None, faults, readable=False)
    reader = _Reader(path)
    readable = reader.read(data)
    if readable and (not reader.documents or reader.documents[0] is None):
        reader.problems.append(Problem(path, 1, 1, "", "the file is empty"))
        readable = False
    value = reader.documents[0] if readable else None
    return Positioned(path, data, value, tuple(reader.problems), frozenset(reader.unsure), readable)


def _encoding(data: bytes, path: str) -> Problem | None:
    if len(data) > LARGEST:
        return Problem(path, 1, 1, "", "the file is larger than 1 MiB", "at most 1,048,576 bytes")
    name = next((name for mark, name in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), None)
    if name is None and 0 in data[:2]:
        name = "UTF-16, or no text at all"
    if name:
        return Problem(path, 1, 1, "", f"the file is {name}", "save it as UTF-8")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _line_and_column(data[: error.start].decode("utf-8"))
        fault = f"the file is not UTF-8: byte 0x{data[error.start]:02X} at offset {error.start}"
        return Problem(path, line, column, "", fault, "save it as UTF-8")
    return None


def _line_and_column(before: str) -> tuple[int, int]:
    lines = before.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1


def _characters(text: str, path: str) -> Iterator[Problem]:
    """What YAML's reader would trip over without saying so clearly, and line breaks that no editor shows."""
    text = text.removeprefix("\ufeff")
    if not (_UNSEEN.search(text) or "\t" in text or "%" in text):
        return
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if unseen := _UNSEEN.search(line):
            fault = f"the control character U+{ord(unseen[0]):04X}"
            yield Problem(path, number, unseen.start() + 1, "", fault, "take it out")
        if tab := _TAB_INDENT.match(line):
            yield Problem(path, number, tab.end(), "", "a tab in the indentation", "spaces")
        if line.startswith("%"):
            yield Problem(path, number, 1, "", "a YAML directive, or a text that starts with %", "no % in column 1")


class _Stop(Exception):
    """The rest of the file is not worth reading."""


class _Reader:
    """Builds the values of one file out of YAML's events; with *places*, notes where values and keys start."""

    def __init__(self, path: str, places: tuple[_Places, _Places] | None = None) -> None:
        self.documents: list[Any] = []
        self.problems: list[Problem] = []
        self.unsure: set[FieldPath] = set()
        self.places = places
        self._path = path
        self._inside: Any = self.documents  # the dict or list that is being filled
        self._key: Any = None  # in a dict: the key whose value comes next
        self._outside: list[tuple[Any, Any]] = []  # what surrounds it, and the key to go on with there
        self._steps: list[Any] = []  # the path of what is being filled; the first is the document's number

    def read(self, data: bytes) -> bool:
        """Read everything; False if it could not be read to the end."""
        handlers = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        loader = _Loader(data)
        try:
            for event in iter(loader.get_event, None):
                handle = handlers.get(event.__class__)
                if handle:
                    handle(event)
        except _Stop:
            return False
        except (yaml.YAMLError, ValueError, OverflowError) as error:  # the latter two: PyYAML's own, for "\Uffffffff"
            self.problems.append(_syntax(error, self._path))
            return False
        finally:
            loader.dispose()
        return True

    def _document(self, event: Any) -> None:
        if self.documents:
            self._refuse(event, "a second document starts here", "one document a file: no line of ---")
            raise _Stop

    def _scalar(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._decorated(event)
        if self._key is None and self._inside.__class__ is dict:
            self._key = self._key_of(event)
        else:
            self._put(None if event.implicit[0] and event.value in _NOTHING else event.value, event)

    def _key_of(self, event: Any) -> Any:
        name, plain = event.value, event.implicit[0]
        if plain and name == "<<":
            self.unsure.add(self._here())
            self._refuse(event, "a merge key", "write the keys out")
        elif plain and name in _NOTHING:
            self._refuse(event, "an empty key", "a text, in quotation marks if it is meant")
        elif name in self._inside:
            self._refuse(event, "the key is there twice", "keep one", name)
        else:
            if self.places is not None:
                self.places[1][(*self._here(), name)] = _position(event.start_mark)
            return name
        return _DROPPED

    def _put(self, value: Any, event: Any) -> Any:
        """Add a value where it belongs, and give the step of the path that leads to it."""
        if self._inside.__class__ is dict:
            step, self._key = self._key, None
            self._inside[step] = value
        else:
            step = len(self._inside)
            self._inside.append(value)
        if self.places is not None:
            self.places[0][(*self._steps, step)[1:]] = _position(event.start_mark)
        return step

    def _open(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._decorated(event)
        if len(self._outside) >= DEEPEST:
            self._refuse(event, f"nested more than {DEEPEST} levels deep", "an event needs 6")
            raise _Stop
        new: Any = {} if event.__class__ is yaml.MappingStartEvent else []
        if self._key is None and self._inside.__class__ is dict:
            self._refuse(event, "a list or mapping as a key", "a text")
            self._outside.append((self._inside, _DROPPED))
            self._steps.append(_DROPPED)
        else:
            self._steps.append(self._put(new, event))
            self._outside.append((self._inside, None))
        self._inside = new

    def _close(self, _: Any) -> None:
        if self._inside.__class__ is dict:
            self._inside.pop(_DROPPED, None)
        self._inside, self._key = self._outside.pop()
        self._steps.pop()

    def _alias(self, event: Any) -> None:
        self._refuse(event, f"the alias *{event.anchor}", "write it out")
        if self._key is None and self._inside.__class__ is dict:
            self._key = _DROPPED
        else:
            self.unsure.add((*self._here(), self._put(None, event)))

    def _decorated(self, event: Any) -> None:
        if event.anchor:
            self._refuse(event, f"the anchor &{event.anchor}", "take it out")
        if event.tag:
            self._refuse(event, f"the tag {shown(event.tag)}", "take it out; every value is a text")

    def _here(self) -> FieldPath:
        return tuple(self._steps[1:])

    def _refuse(self, event: Any, fault: str, remedy: str, name: str | None = None) -> None:
        step = name if name is not None else self._key
        path = self._here() if step is None else (*self._here(), step)
        line, column = _position(event.start_mark)
        self.problems.append(Problem(self._path, line, column, field_name(path), fault, remedy))
        if len(self.problems) >= ENOUGH:
            raise _Stop


def _position(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1


def _syntax(error: Exception, path: str) -> Problem:
    problem = printable(str(getattr(error, "problem", None) or error))
    said = next((said for said in _SAID if any(words in problem for words in said.problem)), None)
    start, end = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    began_earlier = start and end and said and said.at_start and start.line < end.line
    mark = start if began_earlier else end or start
    line, column = _position(mark) if mark else (1, 1)
    if said:
        return Problem(path, line, column, "", said.fault, said.remedy)
    return Problem(path, line, column, "", f"not YAML: {problem}")

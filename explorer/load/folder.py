"""Which files a data folder has, which of them belong there, and their bytes."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from explorer.positions import LARGEST
from explorer.problems import CannotRun, Problem, Vocabulary, printable
from explorer.rules.readable import CARD, PEOPLE, TERMS, THEMES

EVENTS, SOURCES, STORIES, VERSIONS = "events", "sources", "stories", "versions"
FILES = {
    CARD: "it says what the data set is",
    PEOPLE: "it says who acts and speaks",
    THEMES: "it says which lanes there are",
    TERMS: "it says who governed when",
}
FOLDERS = {EVENTS: "it has one file an event", SOURCES: "it has one file a source"}
AT_WILL = {  # a data set without them lacks nothing
    STORIES: "it has one file a story",
    VERSIONS: "it has one file for each version that was kept, see explorer.editions",
}
TABLES = {
    f"{folder}{ending}": folder for folder in FOLDERS for ending in (".jsonl", ".parquet")
}  # one file in place of a folder, see explorer.archive
LONGEST_ID = 80
KEPT_EDITION = re.compile(r"(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))-([0-9a-f]{12})\.jsonl\.xz")
"""The name of a kept edition: its day, its digits."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_UNCHECKED = "README.md"  # besides hidden files


@dataclass(frozen=True, slots=True)
class File:
    """A file that belongs to the data set."""

    path: str  # relative to the data folder, as printed
    name: str  # without .yaml; of an event or a source the id, or what comes nearest to one
    data: bytes | None  # None if it could not be read


@dataclass(frozen=True, slots=True)
class Table:
    """A file that holds all events or all sources."""

    path: str  # relative to the data folder, as printed
    file: Path


@dataclass(slots=True)
class Folder:
    """What is in the data folder."""

    root: Path
    single: dict[str, File] = field(default_factory=dict)  # by path
    events: list[File] = field(default_factory=list)
    sources: list[File] = field(default_factory=list)
    stories: list[File] = field(default_factory=list)
    tables: dict[str, Table] = field(default_factory=dict)  # by the folder that they stand for
    problems: list[Problem] = field(default_factory=list)


def open_folder(root: Path) -> Folder:
    """
    List the data folder and read its files.

    Args:
        root: The data folder; may itself be a symbolic link.

    Returns:
        Its files, in the order of their names, and whatever is missing, should not be there or cannot be read.

    Raises:
        CannotRun: *root* is no folder that can be listed.
    """
    shown = printable(str(root))
    try:
        if not root.is_dir():
            raise CannotRun(f"{shown} is {'not a folder' if root.exists() else 'not there'}")
        folder = Folder(root.resolve())
        entries = _entries(root)
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        raise CannotRun(f"{shown} cannot be read: {_why(error)}") from None
    _top(folder, entries)
    return folder


def id_like(name: str) -> str:
    """Turn any name into the id that comes nearest to it; empty if nothing of it could be in an id."""
    return "-".join(re.findall("[a-z0-9]+", name.lower()))[:LONGEST_ID].strip("-")


def _top(folder: Folder, entries: list[os.DirEntry[str]]) -> None:
    """Sort out what lies in the data folder itself."""
    expected = Vocabulary([*FILES, *FOLDERS, *AT_WILL, *TABLES])
    found = set[str]()
    for entry in entries:
        name = _printed(entry.name)
        if name not in expected:
            near = expected.nearest(name)
            remedy = f"did you mean {near}?" if near else f"a data set has {', '.join([*FILES, *FOLDERS, *AT_WILL])}"
            folder.problems.append(_problem(name, "is not expected here", remedy))
            continue
        found.add(name)
        if name in TABLES:
            _table(folder, entry, name, found)
            continue
        fault = _fault(entry, folder.root, directory=name not in FILES)
        if fault:
            folder.problems.append(_problem(name, *fault))
        elif name in FILES:
            folder.single[name] = _file(folder, entry, name)
        elif name == VERSIONS:
            _versions(folder, entry)
        else:
            _inside(folder, entry)
    for name, purpose in {**FILES, **FOLDERS}.items():
        if name not in found and name not in {TABLES.get(other) for other in found}:
            what = "folder" if name in FOLDERS else "file"
            folder.problems.append(_problem(name, f"the {what} is missing", purpose))


def _table(folder: Folder, entry: os.DirEntry[str], name: str, found: set[str]) -> None:
    """Note a file that stands for a folder; entries come by name, so the folder and .jsonl have been looked at."""
    stands_for = TABLES[name]
    others = [other for other in sorted(found) if other != name and stands_for in {other, TABLES.get(other)}]
    fault = _fault(entry, folder.root, directory=False)
    if others:
        what = stands_for
        fault = f"the {what} are in {others[0]} too", f"one of the two: a folder {what}, or one file"
    if fault:
        folder.problems.append(_problem(name, *fault))
    else:
        folder.tables[stands_for] = Table(name, Path(entry.path))


def _inside(folder: Folder, directory: os.DirEntry[str]) -> None:
    """Sort out what lies in ``events``, ``sources`` or ``stories``."""
    files: list[File] = getattr(folder, directory.name)
    try:
        entries = _entries(Path(directory.path))
    except OSError as error:
        folder.problems.append(_problem(directory.name, f"cannot be read: {_why(error)}"))
        return
    for entry in entries:
        path = f"{directory.name}/{_printed(entry.name)}"
        stem, suffix = Path(entry.name).stem, Path(entry.name).suffix
        fault: tuple[str, str] | None = ("is not expected here", "only files whose names end in .yaml")
        if suffix.lower() in {".yaml", ".yml"}:
            fault = _fault(entry, folder.root, directory=False)
        if fault:
            folder.problems.append(_problem(path, *fault))
        if suffix.lower() not in {".yaml", ".yml"}:
            continue
        if suffix != ".yaml" or not _ID.fullmatch(stem) or len(stem) > LONGEST_ID:
            remedy = f"lower-case words joined by hyphens, such as {id_like(stem) or 'an-id'}.yaml"
            folder.problems.append(_problem(path, "the file's name is not an id and .yaml", remedy))
        files.append(_file(folder, entry, path, readable=fault is None))


def _versions(folder: Folder, directory: os.DirEntry[str]) -> None:
    """Look at the names of what was kept; it is no part of what the data set says today, and is not read."""
    try:
        entries = _entries(Path(directory.path))
    except OSError as error:
        folder.problems.append(_problem(directory.name, f"cannot be read: {_why(error)}"))
        return
    for entry in entries:
        path = f"{directory.name}/{_printed(entry.name)}"
        fault = _fault(entry, folder.root, directory=False)
        if not KEPT_EDITION.fullmatch(entry.name):
            fault = "is not expected here", "only files that unsealed version --keep writes"
        if fault:
            folder.problems.append(_problem(path, *fault))


def _entries(directory: Path) -> list[os.DirEntry[str]]:
    with os.scandir(directory) as entries:
        return sorted(
            (e for e in entries if not e.name.startswith(".") and e.name != _UNCHECKED), key=lambda entry: entry.name
        )


def _fault(entry: os.DirEntry[str], root: Path, *, directory: bool) -> tuple[str, str] | None:
    """Why *entry* cannot be opened as a file (or listed as a folder), and what would be right."""
    if entry.is_symlink():
        try:
            target = Path(entry.path).resolve(strict=True)
        except (OSError, RuntimeError):  # RuntimeError: links in a circle, up to Python 3.12
            return "is a symbolic link that leads nowhere", "the file itself"
        if not target.is_relative_to(root):
            return "is a symbolic link out of the data folder", "the file itself"
    if directory:
        return None if entry.is_dir() else ("is a file", "a folder")
    if entry.is_dir():
        return "is a folder", "a file"
    return None if entry.is_file() else ("is no ordinary file", "a text file")  # reading a pipe would never end


def _file(folder: Folder, entry: os.DirEntry[str], path: str, *, readable: bool = True) -> File:
    data = None
    if readable:
        try:
            with Path(entry.path).open("rb") as file:
                data = file.read(LARGEST + 1)
        except OSError as error:
            folder.problems.append(_problem(path, f"cannot be read: {_why(error)}"))
    name = Path(entry.name).stem
    return File(path, name if _ID.fullmatch(name) and len(name) <= LONGEST_ID else id_like(name), data)


def _problem(path: str, fault: str, remedy: str = "") -> Problem:
    return Problem(path, 1, 1, "", fault, remedy)


def _printed(name: str) -> str:
    """A file's name on one line; bytes that are not UTF-8 are written as escapes."""
    return printable(name)


def _why(error: Exception) -> str:
    return printable(getattr(error, "strerror", None) or str(error))

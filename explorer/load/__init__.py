"""
A folder of YAML files -> a ``DataSet``, or every problem at once.

``load`` is for the program, ``check`` for curators; both read the same way:

1. what is in the folder, and whether it belongs there (``folder``);
2. each file: YAML, then the shape of its records (``positions``, ``shapes``);
   Events that lie in one file are read as columns, and so are the rules that they can break (``archive``); ``check``
   looks at each of their records as well, ``load`` leaves that to the moment when somebody opens one;
3. the rules between records, on all that has the right shape. A file that is broken still counts as being there, so
   that nothing which names it is called a dangling reference.
"""

from __future__ import annotations

import datetime
import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias, TypeVar

from pydantic import BaseModel

from explorer.archive import ArchivedEvents
from explorer.dates import day_number
from explorer.load.archive import read_archive
from explorer.load.folder import EVENTS, SOURCES, File, Table, open_folder
from explorer.load.shapes import Shaped, shape_all, shape_each, shape_one
from explorer.load.sources import read_sources
from explorer.positions import Positioned, read_yaml
from explorer.problems import ENOUGH, CannotRun, DataProblems, Problem, Vocabulary
from explorer.records import DataSet, DatasetCard, Event, Person, Source, Story, Term, Theme
from explorer.rules import Readable, breaches
from explorer.rules.readable import CARD, PEOPLE, TERMS, THEMES

__all__ = ["CannotRun", "DataProblems", "check", "load"]

R = TypeVar("R", bound=BaseModel)
Shape: TypeAlias = Callable[[Positioned, type[R]], Shaped[R]]

MOST = 100  # problems of one file that are listed; a last line counts the others


def load(folder: Path, *, today: datetime.date | None = None, thorough: bool = False) -> DataSet:
    """
    Read a data set.

    Of an archive this holds to their rules: ids, dates, themes, actors, importance, tone, places, titles, and all that
    evidence, ``rests_on`` and ``related`` name. The rest of a record is held to its shape when it is opened.

    Args:
        folder: The data folder.
        today: What lies after it is in the future; if left out, the latest date that it is now anywhere on Earth.
        thorough: Whether to look at every record of an archive now, as ``check`` does.

    Returns:
        Events by earliest day (an open or unknown start first), then id; sources by id; people, themes and terms in
        file order; stories by id.

    Raises:
        DataProblems: There are problems; it holds all of them.
        CannotRun: There is no such folder, or it cannot be read.
    """
    reading = _read(folder, today, thorough=thorough)
    problems = reading.all_problems()
    if problems:
        raise DataProblems(problems)
    return reading.data_set()


def check(folder: Path, *, today: datetime.date | None = None, strict: bool = False) -> list[Problem]:
    """
    Find everything that is wrong with a data folder.

    Args:
        folder: The data folder.
        today: As for ``load``.
        strict: Whether to add what must not be published; ``load`` does not mind it.

    Returns:
        The problems, sorted by file and place; without *strict* empty if ``load(thorough=True)`` would succeed. Of a
        file with more than ``MOST`` problems the last one says how many were left out.

    Raises:
        CannotRun: There is no such folder, or it cannot be read.
    """
    return _read(folder, today, thorough=True, strict=strict).all_problems(strict=strict)


@dataclass(slots=True)
class _Reading:
    """Everything that was read; ``data_set`` may be asked for only if there are no problems."""

    readable: Readable
    problems: list[Problem]
    archived: ArchivedEvents | None = None
    files: dict[str, Positioned] = field(default_factory=dict)  # whose records the rules see, without their values

    def all_problems(self, *, strict: bool = False) -> list[Problem]:
        """Add what breaks a rule, limit what one file may say, and sort."""
        by_file: defaultdict[str, list[Problem]] = defaultdict(list)
        for problem in self.problems:
            by_file[problem.path].append(problem)
        broken = defaultdict(list)
        for breach in breaches(self.readable, strict=strict):
            broken[breach.file].append(breach)
        for path, found in broken.items():
            file = self.files.pop(path)  # its positions are let go when its problems have theirs
            by_file[file.path].extend(
                file.problem(b.path, b.fault, b.remedy, key=b.key) for b in found if not file.is_unsure(b.path)
            )
        return [problem for path in sorted(by_file) for problem in _limited(path, by_file[path])]

    def data_set(self) -> DataSet:
        """Everything as one record."""
        readable = self.readable
        events = tuple(sorted(readable.events.values(), key=_by_date)) if self.archived is None else self.archived
        return DataSet(
            card=readable.card,
            events=events,
            sources=readable.sources,
            people=readable.people,
            themes=readable.themes,
            terms=tuple(readable.terms.values()),
            stories=dict(sorted(readable.stories.items())),
        )


def _by_date(event: Event) -> tuple[bool, int, str]:
    earliest = event.date.earliest
    return earliest is not None, earliest or 0, event.id


def _limited(path: str, problems: list[Problem]) -> Iterable[Problem]:
    ordered = sorted(set(problems))
    if len(ordered) <= MOST:
        return ordered
    last = ordered[-1]
    left_out = f"{'at least ' * (len(ordered) >= ENOUGH)}{len(ordered) - MOST} more problems in this file"
    return [*ordered[:MOST], Problem(path, last.line, last.column, "", left_out, "mend those above first")]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nothing that is read here is garbage: looking for some took a quarter of the time of ten thousand files."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@_uncollected()
def _read(root: Path, today: datetime.date | None, *, thorough: bool, strict: bool = False) -> _Reading:
    folder = open_folder(Path(root))
    files = _Files(folder.problems)
    people = files.parts(folder.single.get(PEOPLE), Person, shape_each)
    themes = files.parts(folder.single.get(THEMES), Theme, shape_each)
    terms = files.parts(folder.single.get(TERMS), Term, shape_all)
    in_one = files.rows(folder.tables.get(SOURCES))
    readable = Readable(
        today=day_number(today or _latest_date_on_earth()),
        card=files.one(folder.single.get(CARD), DatasetCard),
        events=files.each(folder.events, Event),
        sources=files.each(folder.sources, Source) | in_one.records,
        people=people.records,
        themes=themes.records,
        terms=terms.records,
        stories=files.each(folder.stories, Story),
        event_ids=_known(file.name for file in folder.events),
        source_ids=_known(in_one.names if SOURCES in folder.tables else (file.name for file in folder.sources)),
        person_ids=_known(people.names),
        theme_ids=_known(themes.names),
        events_file=folder.tables[EVENTS].path if EVENTS in folder.tables else "",
        sources_file=folder.tables[SOURCES].path if SOURCES in folder.tables else "",
    )
    archived = None
    if EVENTS in folder.tables:
        found = read_archive(folder.tables[EVENTS], readable, thorough=thorough, strict=strict)
        files.problems.extend(found.problems)
        archived, readable = found.events, replace(readable, cited=found.cited)
    return _Reading(readable, files.problems, archived, files.read)


@dataclass(slots=True)
class _Files:
    """Reads files, and keeps what it learns on the way."""

    problems: list[Problem]
    read: dict[str, Positioned] = field(default_factory=dict)

    def one(self, file: File | None, record: type[R]) -> R | None:
        """The record that a file is; None if it is none."""
        return next(iter(self.parts(file, record, shape_one).records.values()), None)

    def each(self, files: Iterable[File], record: type[R]) -> dict[str, R]:
        """The records that several files are, by id."""
        return {name: made for file in files for name, made in self.parts(file, record, shape_one).records.items()}

    def rows(self, table: Table | None) -> Shaped[Source]:
        """The sources that lie in one file."""
        shaped: Shaped[Source] = Shaped()
        if table is not None:
            shaped, read = read_sources(table)
            self.problems.extend(shaped.problems)
            self.read.update(read)
        return shaped

    def parts(self, file: File | None, record: type[R], shape: Shape[R]) -> Shaped[R]:
        """What *shape* makes of a file; nothing if the file is missing or no YAML."""
        if file is None or file.data is None:
            return Shaped()
        read = read_yaml(file.data, file.path)
        self.problems.extend(read.problems)
        if not read.readable:
            return Shaped()
        shaped = shape(read, record)
        self.problems.extend(shaped.problems)
        self.read[file.path] = replace(read, value=None, unsure=read.unsure | shaped.unsure)
        return shaped


def _known(names: Iterable[str] | None) -> Vocabulary | None:
    return None if names is None else Vocabulary(names)


def _latest_date_on_earth() -> datetime.date:
    """Today where the day begins first: a curator there must not be told that today is in the future."""
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=14))).date()

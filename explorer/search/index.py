"""
The index of a data set: made once, kept in a cache, brought up to date by what has changed.

In the cache each index has a folder whose name is a hash of all that it holds. A new one is made beside it out of the
one that is most like it, and then moved to its place, so nobody ever reads half of one, and processes that make the
same do each other no harm. A folder that is not what its list of files says is broken, and made anew.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import tempfile
import zlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Thread

import platformdirs

from explorer.problems import CannotRun
from explorer.search.contents import FORM, Contents, Part
from explorer.search.embedded import Embedded
from explorer.search.engine import Engine, Entry, NotReady

FOLDER = "UNSEALED_CACHE"
"""The environment variable that names another folder than the platform's own."""

PATIENCE = 5.0
"""Seconds that a server waits for an index before it serves without one."""

KEPT = 4
"""Indexes that stay in a cache: those used last."""

_LIST = "unsealed.json"
_NOT_OURS = frozenset({_LIST, ".tantivy-meta.lock", ".tantivy-writer.lock"})
_BROKEN = (OSError, ValueError, TypeError, KeyError)

Progress = Callable[[int, int], None]
"""Told how many parts of how many are done."""

log = logging.getLogger(__name__)


def default_cache() -> Path:
    """Where indexes are kept: what the environment variable says, else where the platform keeps what can be remade."""
    named = os.environ.get(FOLDER)
    return Path(named) if named else Path(platformdirs.user_cache_dir("unsealed", appauthor=False)) / "search"


class Index:
    """The engine with all that there is, whatever day it is asked for."""

    def __init__(self, contents: Contents, cache: Path | None = None, engine: Engine | None = None) -> None:
        """
        Args:
            contents: What it is to hold.
            cache: The folder of indexes; None keeps this one in memory.
            engine: Another engine than tantivy, which keeps what it holds by itself; it is empty.
        """
        self._own = engine
        self._contents, self._cache = contents, cache
        self._lock = Lock()
        self._engine: Engine | None = None
        self._seen: Hashable = None
        self._marks: dict[str, str] = {}
        self._done: tuple[int, int] | None = None

    def begin(self, progress: Progress | None = None, patience: float = PATIENCE) -> None:
        """Make the index, in the background if that takes longer than *patience* (seconds); see ``engine``."""

        def tell(done: int, total: int) -> None:
            self._done = done, total
            if progress is not None:
                progress(done, total)

        def make() -> None:
            try:
                self._ready(tell)
            except CannotRun as error:
                log.warning("the search index cannot be made: %s", error)
            finally:  # whatever happened, nobody waits for it any more
                self._done = None
                finished.set()

        self._done, finished = (0, 1), Event()
        Thread(target=make, daemon=True).start()
        finished.wait(patience)

    def engine(self, progress: Progress | None = None) -> Engine:
        """
        The engine, made or brought up to date if need be; while one thread does that, others use it as it was.

        Raises:
            NotReady: It is being made in the background, for the first time.
        """
        done = self._done
        if self._engine is None and done is not None:
            raise NotReady(*done)
        return self._ready(progress)

    def _ready(self, progress: Progress | None) -> Engine:
        state = self._contents.state()
        if self._engine is not None and (state == self._seen or self._lock.locked()):
            return self._engine
        with self._lock:
            if self._engine is None or state != self._seen:
                self._engine = self._made(progress)
                self._seen = state
            return self._engine

    def _made(self, progress: Progress | None) -> Engine:
        if self._cache is not None and self._own is None:
            try:
                return _in_cache(self._cache, self._contents, progress)
            except (OSError, ValueError) as error:  # tantivy's own fault, such as a full disk, is a ValueError
                log.warning("the search index cannot be kept in %s: %s", self._cache, " ".join(str(error).split()))
        parts = {part.owner: part for part in self._contents.parts()}
        made = self._own if self._own is not None else self._engine if self._marks else None
        engine = Embedded() if made is None else made
        _bring_up_to_date(engine, self._marks, parts, progress)
        self._marks = {owner: part.mark for owner, part in parts.items()}
        return engine


def _in_cache(cache: Path, contents: Contents, progress: Progress | None) -> Engine:
    """
    The index out of the cache, or made there.

    Raises:
        OSError, ValueError: The cache cannot be written.
    """
    place = cache / contents.key()
    if _marks(place) is not None:
        with suppress(OSError):  # nobody may write there, but all can read
            os.utime(place)
        with suppress(ValueError):  # one that another version made is made anew
            return Embedded(place)
        shutil.rmtree(place)
    cache.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".making-", dir=cache))
    try:
        parts = {part.owner: part for part in contents.parts()}
        before, marks = _most_like(cache, parts)
        if before is not None:
            _copy(before, made)
        _bring_up_to_date(Embedded(made), marks, parts, progress)
        _list(made, {owner: part.mark for owner, part in parts.items()})
        _put(made, place)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    _prune(cache)
    return Embedded(place)


def _bring_up_to_date(
    engine: Engine, marks: Mapping[str, str], parts: Mapping[str, Part], progress: Progress | None
) -> None:
    gone = [owner for owner, mark in marks.items() if owner not in parts or parts[owner].mark != mark]
    new = [part for owner, part in parts.items() if marks.get(owner) != part.mark]
    if gone or new:
        engine.update(gone, _told(new, progress))


def _told(parts: list[Part], progress: Progress | None) -> Iterator[tuple[str, Iterable[Entry]]]:
    for done, part in enumerate(parts, 1):
        yield part.owner, part.entries()
        if progress is not None:
            progress(done, len(parts))


# Folders of the cache


def _marks(place: Path) -> dict[str, str] | None:
    """The parts that a folder's index holds, with their marks; None if it is not whole."""
    try:
        listed = json.loads((place / _LIST).read_text(encoding="utf-8"))
        sound = listed["form"] == FORM and listed["files"] == _files(place)
        return dict(listed["parts"]) if sound else None
    except _BROKEN:
        return None


def _list(place: Path, marks: Mapping[str, str]) -> None:
    listed = {"form": FORM, "parts": dict(marks), "files": _files(place)}
    (place / _LIST).write_text(json.dumps(listed), encoding="utf-8")


def _files(place: Path) -> dict[str, list[int]]:
    """Size and CRC-32 of each file."""
    paths = sorted(path for path in place.iterdir() if path.name not in _NOT_OURS)
    return {path.name: [path.stat().st_size, _sum(path)] for path in paths}


def _sum(path: Path) -> int:
    found = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            found = zlib.crc32(block, found)
    return found


def _most_like(cache: Path, parts: Mapping[str, Part]) -> tuple[Path | None, dict[str, str]]:
    """The index that shares most with what is wanted, and its parts; none if that is less than half of it."""
    best, held, most = None, dict[str, str](), len(parts) // 2
    for place in _indexes(cache)[:KEPT]:
        marks = _marks(place) or {}
        shared = sum(1 for owner, part in parts.items() if marks.get(owner) == part.mark)
        if shared > most:
            best, held, most = place, marks, shared
    return best, held


def _copy(before: Path, place: Path) -> None:
    """A copy to change: files of an index are never written to again, so they are shared where that can be done."""
    for path in before.iterdir():
        if path.name in _NOT_OURS:
            continue
        if path.suffix == ".json":
            shutil.copyfile(path, place / path.name)
            continue
        try:
            os.link(path, place / path.name)
        except OSError:
            shutil.copyfile(path, place / path.name)


def _put(made: Path, place: Path) -> None:
    """Move what was made to its place; what stands there already is as good if it is whole."""
    try:
        made.rename(place)
    except OSError:
        if _marks(place) is not None:
            return
        shutil.rmtree(place)
        made.rename(place)


def _indexes(cache: Path) -> list[Path]:
    """The folders of a cache, the last used first."""
    try:
        found = [(path.stat().st_mtime, path) for path in cache.iterdir() if path.is_dir() and path.name[0] != "."]
    except OSError:
        return []
    return [path for _, path in sorted(found, reverse=True)]


def _prune(cache: Path) -> None:
    for old in _indexes(cache)[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)

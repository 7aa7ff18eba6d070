"""
The texts of sources that a reader has attached, as far as they were public: what the library keeps, behind the door.

A text is the reading of one release. It is there if its source is, with that release; a text of which nobody said
which release it is of is there only where the second clock is off, or nothing is sealed any more.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from threading import Lock
from typing import NamedTuple

from explorer.fulltext import FullText
from explorer.kept import Kept as Remembered
from explorer.library import Kept, Library
from explorer.openness import disclosure
from explorer.quotes import Checked, check_source
from explorer.records import DataSet, Source
from explorer.variants import Comparison, compare

MOST_CHECKED = 200
"""Sources whose quotes stay checked."""


MOST_COMPARED = 8
"""Pairs of texts that stay compared."""


class Reading(NamedTuple):
    """One text of a source."""

    kept: Kept
    text: FullText


class Readings:
    """The texts of the sources of a data set that has been through the door."""

    def __init__(self, library: Library | None, data: DataSet, *, whole: bool) -> None:
        """
        Args:
            library: None if there are no texts.
            data: The data set on one day.
            whole: Whether nothing is sealed on that day.
        """
        self._library, self._data, self._whole = library, data, whole
        self._checked: dict[str, tuple[Hashable, Mapping[str, Checked]]] = {}
        self._compared = Remembered(MOST_COMPARED)
        self._lock = Lock()

    def kept(self, source: Source) -> tuple[Kept, ...]:
        """The texts of a source, the latest release first."""
        if self._library is None:
            return ()
        days = {release.date.text for release in disclosure(source).history}
        found = [kept for kept in self._library.kept(source.id) if kept.release in days or self._is_free(kept)]
        return tuple(reversed(found))

    def _is_free(self, kept: Kept) -> bool:
        return self._whole and kept.release is None

    def reading(self, kept: Kept) -> Reading:
        """A text with its words."""
        if self._library is None:
            raise LookupError(kept.sha256)
        return Reading(kept, self._library.text(kept))

    def of(self, source: Source) -> tuple[Reading, ...]:
        """All texts of a source with their words."""
        return tuple(self.reading(kept) for kept in self.kept(source))

    def compared(self, earlier: Kept, later: Kept) -> Comparison:
        """Two texts side by side."""
        key = (earlier.sha256, later.sha256)
        return self._compared.keep(key, lambda: compare(self.reading(earlier).text, self.reading(later).text))

    def checked(self, source: Source) -> Mapping[str, Checked]:
        """What became of each quote of a source when it was looked for in the texts, by its passage."""
        names = sorted({source.id, *(p.seen_in for p in source.passages if p.seen_in)})
        stamp = None if self._library is None else self._library.state(names)
        with self._lock:
            if source.id in self._checked and self._checked[source.id][0] == stamp:
                return self._checked[source.id][1]
        found = self._look_for(source)
        with self._lock:
            while len(self._checked) >= MOST_CHECKED:
                del self._checked[next(iter(self._checked))]
            self._checked[source.id] = stamp, found
        return found

    def _look_for(self, source: Source) -> Mapping[str, Checked]:
        cited = {p.seen_in for p in source.passages if p.seen_in} & self._data.sources.keys()
        texts = {name: self.of(self._data.sources[name]) for name in {source.id, *cited}}
        return check_source(source, texts, None if self._library is None else self._library.accepted)

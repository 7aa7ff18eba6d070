"""
What an index is to hold: everything that a data set and a library of texts have, in parts that change together.

A part is one event with its claims, one source with its passages, one attached text, or a thousand events of an
archive. Each has a mark, a hash of what it holds, so that an index of yesterday is brought up to date by what has
changed since. Here the second clock is turned over all its days (``knowledge.versions``): this module holds the whole
data set, and hands on what was known and when.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cached_property, partial
from typing import NamedTuple

from explorer.archive import ArchivedEvents
from explorer.knowledge import event_versions, source_versions
from explorer.library import Kept, Library, LibraryError
from explorer.problems import DataProblems
from explorer.records import DataSet, Record
from explorer.search import analysis, embedded, entries
from explorer.search.engine import Entry
from explorer.search.entries import event_entries, source_entries, text_entries

TOGETHER = 1000
"""Events of an archive that are one part."""

FORM = f"{embedded.VERSION}.{analysis.VERSION}.{entries.VERSION}"
"""Of an index; those of another form are made anew."""


class Part(NamedTuple):
    """
    What changes together.

    Attributes:
        owner: Its name.
        mark: A hash of what it holds.
        entries: Makes its entries.
    """

    owner: str
    mark: str
    entries: Callable[[], Iterable[Entry]]


class Contents:
    """All parts of a data set and the texts attached to it."""

    def __init__(self, data: DataSet, library: Library | None) -> None:
        self._data, self._library = data, library

    @cached_property
    def _records(self) -> str:
        return _hash(_data_bytes(self._data))

    def key(self) -> str:
        """A hash of all there is now: the name under which an index of it is kept."""
        texts = (f"{kept.source} {kept.sha256} {kept.release}" for kept in self._texts())
        return _hash([FORM.encode(), self._records.encode(), *(text.encode() for text in texts)])

    def state(self) -> Hashable:
        """Changes when a text is added or removed; quickly told."""
        return None if self._library is None else self._library.changes()

    def parts(self) -> Iterator[Part]:
        """Everything there is now; the entries of an archive and of texts are made only when somebody asks for them."""
        data = self._data
        if isinstance(data.events, ArchivedEvents):
            yield from self._archived(data.events)
        else:
            for event in data.events:
                yield _made(f"event:{event.id}", event_entries(event_versions(event, data), data))
        for source in data.sources.values():
            yield _made(f"source:{source.id}", source_entries(source_versions(source), data))
        for kept in self._texts():
            mark = _hash([f"{kept.sha256} {kept.release}".encode(), _bytes(data.sources[kept.source])])
            yield Part(f"text:{kept.source}:{kept.sha256}", mark, partial(self._text, kept))

    def _texts(self) -> list[Kept]:
        kept = self._library.kept() if self._library else ()
        return [one for one in kept if one.source in self._data.sources]

    def _text(self, kept: Kept) -> Iterator[Entry]:
        """The pages of a text; none if its file is broken, which ``unsealed text verify`` says."""
        try:
            text = self._library.text(kept) if self._library else None
        except LibraryError:
            return
        if text is not None:
            yield from text_entries(kept, text, self._data.sources[kept.source])

    def _archived(self, events: ArchivedEvents) -> Iterator[Part]:
        around = _hash(_around(self._data))
        for start in range(0, len(events), TOGETHER):
            rows = events.rows[start : start + TOGETHER].tolist()
            mark = _hash([around.encode(), *(events.records.text(row) for row in rows)])
            yield Part(f"events:{start}", mark, partial(self._some, start, start + len(rows)))

    def _some(self, start: int, end: int) -> Iterator[Entry]:
        data = self._data
        for place in range(start, end):
            try:
                event = data.events[place]
            except DataProblems:  # which unsealed check lists; all others can be found
                continue
            yield from event_entries(event_versions(event, data), data)


def _made(owner: str, entries: Iterable[Entry]) -> Part:
    """A small part: its entries are their own mark."""
    listed = tuple(entries)
    return Part(owner, _hash([repr(listed).encode()]), lambda: listed)


def _data_bytes(data: DataSet) -> Iterator[bytes]:
    if isinstance(data.events, ArchivedEvents):
        yield from data.events.records.texts()
    else:
        yield from (_bytes(event) for event in data.events)
    yield from _around(data)


def _around(data: DataSet) -> Iterator[bytes]:
    """What the entries of events need besides them."""
    for records in (data.sources, data.people, data.themes):
        yield from (_bytes(record) for record in records.values())


def _bytes(record: Record) -> bytes:
    return repr(record).encode()


def _hash(parts: Iterable[bytes]) -> str:
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.hexdigest()

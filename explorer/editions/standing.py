"""The editions of one data set: the one that it is, those that were kept, and what changed since for a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from explorer.editions.contents import DIGITS, Kind, Plain, begins, edition, plain
from explorer.editions.differences import Difference, differences, is_text
from explorer.editions.kept import KeptEdition, Name, Unreadable, cited_among, kept_editions, read_edition
from explorer.kept import Kept
from explorer.records import DataSet, Record

READ = 6
"""Kept editions, and lists of what changed since, that stay in memory: a few times the size of the data set each."""


class Verdict(StrEnum):
    """How a record stands to the edition in which it was cited."""

    PRESENT = "present"  # that edition is the present one
    SAME = "same"  # the data set has changed since, the record has not
    CHANGED = "changed"
    ADDED = "added"  # it was not in that edition
    REMOVED = "removed"  # it was, and is no more
    NEVER = "never"  # neither then nor now
    UNKNOWN = "unknown"  # that edition is not kept here, or cannot be read


class Cited(NamedTuple):
    """
    The edition that an address cites.

    Attributes:
        edition: Its digits; as many as the address has where it is not known.
        label: What the card calls that version; empty where that is not known.
        day: The day on which it was kept; None where it is not.
        present: Whether it is the present one.
        kept: Whether it can be read here.
    """

    edition: str
    label: str = ""
    day: date | None = None
    present: bool = False
    kept: bool = False


class Standing(NamedTuple):
    """
    What became of a record.

    Attributes:
        verdict: In a word.
        differences: If it is ``changed``, how.
        then: If it is ``removed``, what it was, plain.
    """

    verdict: Verdict
    differences: tuple[Difference, ...] = ()
    then: Plain | None = None


class Turned(NamedTuple):
    """
    A record that is not what it was.

    Attributes:
        kind, name: Which record.
        verdict: What became of it: added, changed, removed.
        title: How it is called, or was before it was removed, in its languages; empty if that is no text.
    """

    kind: Kind
    name: str
    verdict: Verdict
    title: Mapping[str, str]


class Editions:
    """What is asked about editions while an explorer runs; each answer is found when it is first asked for."""

    def __init__(self, data: DataSet, folder: Path | None = None) -> None:
        """
        Args:
            data: The whole data set, whatever the day of the second clock.
            folder: Where it lies; None if no kept editions can be found.
        """
        self._data, self._folder = data, folder
        self._present = ""
        self._lock = Lock()
        self._read = Kept(READ)

    @property
    def present(self) -> str:
        """
        The edition that the data set is.

        Raises:
            CannotRun: The file of an archive cannot be read any more.
        """
        with self._lock:  # eight threads must not hash the same records at once
            self._present = self._present or edition(self._data)
            return self._present

    def kept(self) -> list[Name]:
        """The editions that are kept, by day."""
        return [] if self._folder is None else kept_editions(self._folder)

    def cited(self, version: str) -> Cited:
        """The edition that is named by how its digits begin."""
        read = self._edition(version)
        if begins(self.present, version):
            day = read.name.day if read else None
            return Cited(self.present, self._data.card.version, day, present=True, kept=read is not None)
        if read is None:
            return Cited(version[:DIGITS])
        return Cited(read.name.edition, read.label, read.name.day, kept=True)

    def standing(self, kind: Kind, name: str, version: str) -> Standing:
        """
        What became of a record since it was cited.

        Args:
            kind: Of the record.
            name: Its id.
            version: How the digits of the edition begin in which it was cited.
        """
        now = self._now(kind, name)
        if begins(self.present, version):
            return Standing(Verdict.NEVER if now is None else Verdict.PRESENT)
        read = self._edition(version)
        if read is None:
            return Standing(Verdict.UNKNOWN)
        then = read.records.get((kind, name))
        if then is None:
            return Standing(Verdict.NEVER if now is None else Verdict.ADDED)
        if now is None:
            return Standing(Verdict.REMOVED, then=then)
        found = tuple(differences(then, now))
        return Standing(Verdict.CHANGED if found else Verdict.SAME, found)

    def turned(self, version: str) -> tuple[Turned, ...]:
        """Every event and every source that is not what it was, by kind and id; none if that cannot be told."""
        read = self._edition(version)
        if read is None or begins(self.present, version):
            return ()
        return self._read.keep((read.name.file, "turned"), lambda: tuple(self._turned(read.records)))

    def _turned(self, then: Mapping[tuple[Kind, str], Plain]) -> Iterator[Turned]:
        records: dict[Kind, Iterable[Record]] = {
            Kind.EVENT: self._data.events,
            Kind.SOURCE: self._data.sources.values(),
        }
        now = {(kind, found["id"]): found for kind, every in records.items() for found in map(plain, every)}
        for key in sorted({*now, *(key for key in then if key[0] in records)}):
            old, new = then.get(key), now.get(key)
            if old != new:
                verdict = Verdict.ADDED if old is None else Verdict.REMOVED if new is None else Verdict.CHANGED
                title = (new or old or {}).get("title")
                yield Turned(*key, verdict, title if is_text(title) else {})

    def _now(self, kind: Kind, name: str) -> Plain | None:
        data = self._data
        records: dict[Kind, Record | None] = {
            Kind.EVENT: data.event(name) if kind is Kind.EVENT else None,
            Kind.SOURCE: data.sources.get(name),
            Kind.PERSON: data.people.get(name),
            Kind.THEME: data.themes.get(name),
            Kind.STORY: data.stories.get(name),
            Kind.CARD: data.card,
        }
        if kind is Kind.TERM:
            places = {str(place): term for place, term in enumerate(data.terms)}
            records[kind] = places.get(name)
        record = records[kind]
        return None if record is None else plain(record)

    def _edition(self, version: str) -> KeptEdition | None:
        name = cited_among(self.kept(), version)
        return None if name is None else self._read.keep(name.file, lambda: _readable(name))


def _readable(name: Name) -> KeptEdition | None:
    try:
        return read_edition(name)
    except Unreadable:  # unsealed check says why
        return None

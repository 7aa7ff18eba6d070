"""
What a data set says, in a form that does not depend on how its files are laid out, and the hashes of that.

A record is *plain*: JSON values under the schema's keys, dates as their EDTF text, whatever has its default value left
out. Its *digest* is the SHA-256 of the plain record as JSON with sorted keys, without spaces, in UTF-8. The *edition*
of a data set is made from lines ``kind id digest``, one a record, sorted and joined by line ends: the first DIGITS
hexadecimal digits of their SHA-256.

So neither comments nor the order of keys count, nor in how many files the sources lie; the order within a list
counts, as it is shown. The order of whole records does not count: it follows from dates and ids, and that of the
themes is how lanes are arranged. The card's version label is left out: it is a name for the contents, and two data
sets that say the same are one edition, whatever they are called.

The events of an archive are a million, so they count as their file does: one line with the SHA-256 of its bytes. The
same events in another file are then another edition.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from hashlib import sha256
from typing import Any, TypeAlias

from explorer.archive import ArchivedEvents
from explorer.records import DataSet, DatasetCard, Record

DIGITS = 12
"""Digits of an edition: two editions of one data set are alike by chance once in 2.8e14 pairs."""

Plain: TypeAlias = dict[str, Any]


class Kind(StrEnum):
    """The kinds of records."""

    CARD = "card"
    EVENT = "event"
    SOURCE = "source"
    PERSON = "person"
    THEME = "theme"
    TERM = "term"
    STORY = "story"


def plain(record: Record) -> Plain:
    """A record as plain JSON values; of the card, without its version label."""
    found: Plain = json.loads(record.model_dump_json(exclude_defaults=True), object_hook=_date)
    if isinstance(record, DatasetCard):
        del found["version"]
    return found


def _date(values: Plain) -> object:
    """A date is its text: all else that was written of it is computed from that."""
    return values["text"] if "earliest" in values and "precision" in values else values


def canonical(record: Mapping[str, Any]) -> bytes:
    """A plain record as the bytes that are hashed."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(record: Record) -> str:
    """The SHA-256 of a record, in 64 hexadecimal digits."""
    return sha256(canonical(plain(record))).hexdigest()


def contents(data: DataSet) -> Iterator[tuple[Kind, str, Record]]:
    """Every record with its kind and id; the card has none, and a term of office has its place in the list."""
    yield Kind.CARD, "", data.card
    yield from ((Kind.EVENT, event.id, event) for event in data.events)
    kinds: tuple[tuple[Kind, Mapping[str, Record]], ...] = (
        (Kind.SOURCE, data.sources),
        (Kind.PERSON, data.people),
        (Kind.THEME, data.themes),
        (Kind.STORY, data.stories),
    )
    yield from ((kind, name, record) for kind, records in kinds for name, record in records.items())
    yield from ((Kind.TERM, str(place), term) for place, term in enumerate(data.terms))


def file_digest(data: DataSet) -> str:
    """The SHA-256 of the file in which the events lie; empty if each has its own."""
    return data.events.sha256() if isinstance(data.events, ArchivedEvents) else ""


def edition(data: DataSet) -> str:
    """
    What names the contents of a data set: DIGITS hexadecimal digits.

    Takes a few tenths of a second for thousands of records, and of an archive the time to read its file.

    Raises:
        CannotRun: The file of an archive cannot be read any more.
    """
    events = file_digest(data)
    listed = data.model_copy(update={"events": ()}) if events else data
    return edition_of({(kind, name): digest(record) for kind, name, record in contents(listed)}, events)


def edition_of(digests: Mapping[tuple[Kind, str], str], events: str = "") -> str:
    """The edition that records of these digests are, with the SHA-256 of the one file in which *events* lie, if any."""
    lines = [f"{kind} {name} {written}" for (kind, name), written in digests.items()]
    lines += [f"events {events}"] if events else []
    return sha256("\n".join(sorted(lines)).encode()).hexdigest()[:DIGITS]


def begins(edition: str, version: str) -> bool:
    """Whether an edition is the one that an address names, by DIGITS digits or by fewer."""
    return bool(version) and edition.startswith(version[:DIGITS])

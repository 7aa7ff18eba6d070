"""
Editions that were kept: one file each in the folder ``versions`` of a data set.

``2026-11-28-ba3017b464ad.jsonl.xz`` is the edition ba3017b464ad, kept on 28 November 2026: JSON Lines in UTF-8, packed
with xz. The first line is the header: ``form`` (FORM), ``edition``, ``label`` (what the card calls the version) and
``day``. Each other line is a record: ``kind``, ``id``, and ``record``, which is plain (see ``contents``); they are
sorted by kind and id. A file counts only if its records are those of its edition: the hash is computed again.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from explorer.editions.contents import Kind, Plain, begins, canonical, contents, edition_of, plain
from explorer.load.folder import KEPT_EDITION, VERSIONS
from explorer.problems import Problem, printable
from explorer.records import DataSet

FORM = "unsealed-edition/1"
LARGEST = 1 << 28
"""Bytes of a file, unpacked, that are read: hundreds of times those of a data set of a thousand records."""
MEMORY = 1 << 28
"""Bytes that unpacking may take."""
PRESET = 6
AGAIN = "keep the version again, or take the file away"


class Name(NamedTuple):
    """
    What the name of a file says.

    Attributes:
        file: Where it lies.
        day: The day on which the edition was kept.
        edition: Its digits.
    """

    file: Path
    day: date
    edition: str

    @property
    def path(self) -> str:
        """As problems print it: relative to the data folder."""
        return f"{VERSIONS}/{printable(self.file.name)}"


class KeptEdition(NamedTuple):
    """
    An edition, read.

    Attributes:
        name: What the name of its file says.
        label: What the card called the version then.
        records: Every record, plain, by kind and id.
    """

    name: Name
    label: str
    records: Mapping[tuple[Kind, str], Plain]


class Unreadable(Exception):
    """The file is not a kept edition; ``problem`` is one line that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def kept_editions(folder: Path) -> list[Name]:
    """The editions that are kept in a data folder, by day and digits; none if it has no folder for them."""
    try:
        files = sorted((folder / VERSIONS).iterdir())
    except (OSError, ValueError):  # no such folder; a null character in the name
        return []
    return [found for file in files if (found := _name(file)) is not None]


def _name(file: Path) -> Name | None:
    parts = KEPT_EDITION.fullmatch(file.name)
    try:
        return Name(file, date.fromisoformat(parts[1]), parts[2]) if parts else None
    except ValueError:  # 2026-02-30
        return None


def problems(folder: Path) -> list[Problem]:
    """What is wrong with the kept editions of a data folder, one problem a file; reads all of them."""
    found = []
    for name in kept_editions(folder):
        try:
            read_edition(name)
        except Unreadable as error:
            found.append(error.problem)
    return found


def read_edition(name: Name) -> KeptEdition:
    """
    Read a file whole.

    Raises:
        Unreadable: It cannot be read, or does not hold the records of its edition.
    """
    rows = list(_rows(_unpacked(name), name))
    header = rows[0] if rows else {}
    if header.get("form") != FORM:
        given = header.get("form")
        fault = f"is of the form {printable(str(given))[:40]!r}" if given else "has no header"
        raise _fault(name, fault, f"form {FORM}", line=1)
    label = header.get("label")
    if header.get("edition") != name.edition or not isinstance(label, str):
        raise _fault(name, "the header is not that of the edition in the file's name", AGAIN, line=1)
    records: dict[tuple[Kind, str], Plain] = {}
    for line, row in enumerate(rows[1:], 2):
        kind, own, record = (row.get(key) for key in ("kind", "id", "record"))
        if kind not in tuple(Kind) or not isinstance(own, str) or not isinstance(record, dict):
            raise _fault(name, "is no record", "kind, id and record", line=line)
        if (Kind(kind), own) in records:
            raise _fault(name, f"the {kind} {printable(own)!r} is there twice", AGAIN, line=line)
        records[Kind(kind), own] = record
    digests = {key: sha256(canonical(record)).hexdigest() for key, record in records.items()}
    if edition_of(digests) != name.edition:
        raise _fault(name, "the records are not those of the edition in the file's name", AGAIN)
    return KeptEdition(name, label, records)


def _unpacked(name: Name) -> bytes:
    try:
        packed = name.file.read_bytes()
        unpacker = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MEMORY)
        found = unpacker.decompress(packed, LARGEST)
    except OSError as error:
        raise _fault(name, f"cannot be read: {printable(error.strerror or str(error))}", AGAIN) from None
    except lzma.LZMAError:
        raise _fault(name, "cannot be unpacked: it is no xz file, or damaged", AGAIN) from None
    if not unpacker.eof:
        too_long = len(found) >= LARGEST
        raise _fault(name, f"is larger than {LARGEST >> 20} MiB" if too_long else "is cut off", AGAIN)
    return found


def _rows(text: bytes, name: Name) -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(text.split(b"\n"), 1):
        if not line:
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):  # no JSON or no UTF-8; brackets a hundred thousand deep
            row = None
        if not isinstance(row, dict):
            raise _fault(name, "is no JSON mapping", AGAIN, line=number)
        yield row


def _fault(name: Name, fault: str, remedy: str, *, line: int = 1) -> Unreadable:
    return Unreadable(Problem(name.path, line, 1, "", fault, remedy))


def keep(data: DataSet, folder: Path, day: date) -> Name:
    """
    Write what a data set says into its folder; the file appears whole, or not at all.

    Args:
        data: A whole data set, whose events are not in one file.
        folder: The data folder; its folder ``versions`` is made if it is not there.
        day: Today.

    Returns:
        The file that was written.

    Raises:
        OSError: It cannot be written.
    """
    records = {(kind, own): canonical(plain(record)) for kind, own, record in contents(data)}
    edition = edition_of({key: sha256(written).hexdigest() for key, written in records.items()})
    name = Name(folder / VERSIONS / f"{day.isoformat()}-{edition}.jsonl.xz", day, edition)
    header = {"form": FORM, "edition": edition, "label": data.card.version, "day": day.isoformat()}
    lines = [
        canonical(header),
        *(b'{"kind":%s,"id":%s,"record":%s}' % (_json(k), _json(own), r) for (k, own), r in sorted(records.items())),
    ]
    name.file.parent.mkdir(exist_ok=True)
    part = name.file.with_name(f".{name.file.name}.part")
    try:
        part.write_bytes(_packed(lines))
        part.replace(name.file)
    finally:
        part.unlink(missing_ok=True)
    return name


def _json(word: str) -> bytes:
    return json.dumps(word).encode()


def _packed(lines: Iterable[bytes]) -> bytes:
    return lzma.compress(b"".join(line + b"\n" for line in lines), lzma.FORMAT_XZ, preset=PRESET)


def cited_among(names: Iterable[Name], version: str) -> Name | None:
    """The edition that a citation names by how its digits begin; None if it is not there, or more than one is meant."""
    found = {name.edition: name for name in names if begins(name.edition, version)}
    return next(iter(found.values())) if len(found) == 1 else None

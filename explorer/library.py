"""
The texts that a user has attached to sources: a folder of their own, outside every data set.

    originals/<2 hex>/<sha256>             the bytes as they were received
    texts/<sha256>.json                    what was read in them, page by page
    records/<source>/<sha256>.json         one text of one source: when, from where, which release it is of
    changed                                bytes that are others after each text that came or went
    accepted/<source>/<passage>.json       where a curator has accepted a place for a quote that differs

Every file is written whole beside its place and then moved there, so that nobody sees half of it and two processes do
each other no harm. Names of files are ids and hashes only: no name from outside becomes a path. What is read back is
checked: a record that makes no sense is a fault, and stops nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from secrets import token_bytes
from typing import Any

import platformdirs

from explorer.anchoring import Span
from explorer.dates import Edtf, NotADateError
from explorer.extract import VERSION, Extracted
from explorer.fulltext import FullText
from explorer.problems import CannotRun

FOLDER = "UNSEALED_LIBRARY"
"""The environment variable that names another folder than the platform's own."""

LONGEST_NAME = 120
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SHA = re.compile("[0-9a-f]{64}")
_TEXTS_AT_HAND = 8
_BROKEN = (OSError, ValueError, TypeError, KeyError, RecursionError)  # what a file that is not ours may cause


class LibraryError(CannotRun):
    """The library cannot do what it was asked; the message is one line that says why."""


@dataclass(frozen=True, slots=True)
class Kept:
    """
    One text of one source.

    Attributes:
        source: Id of the source.
        sha256: Of the bytes as received, in hexadecimal.
        name: What the file was called, for reading only.
        form: What it is (see ``extract.Form``).
        size: Bytes.
        pages: How many.
        characters: How many, of all pages.
        scanned: Whether its words were read by a machine from pictures.
        notes: What the reader of the text should know.
        added: When it was attached.
        origin: From where: ``file``, or ``url``, ``final_url`` and more.
        release: The date, in EDTF, of the release that it is the reading of; None if nobody said.
    """

    source: str
    sha256: str
    name: str
    form: str
    size: int
    pages: int
    characters: int
    added: datetime
    scanned: bool = False
    notes: tuple[str, ...] = ()
    origin: Mapping[str, Any] = field(default_factory=dict, hash=False)
    release: str | None = None


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A place that a curator took for a quote; it counts as long as quote and text are the same."""

    quote: str
    sha256: str
    span: Span
    words: str
    score: float
    when: datetime


def default_folder() -> Path:
    """Where the library is: what the environment variable says, else where the platform keeps a user's data."""
    named = os.environ.get(FOLDER)
    return Path(named) if named else Path(platformdirs.user_data_dir("unsealed", appauthor=False)) / "library"


class Library:
    """A folder of texts; it need not exist until something is added."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read = lru_cache(maxsize=_TEXTS_AT_HAND)(self._read_text)

    def add(
        self,
        source: str,
        data: bytes,
        extracted: Extracted,
        *,
        name: str,
        origin: Mapping[str, Any],
        release: str | None,
    ) -> Kept:
        """
        Keep a text.

        Args:
            source: The source's id.
            data: The bytes as received, and what was read in them.
            name, origin: What the file was called, and from where it came (see ``Kept``).
            release: The date of the release that it is of, in EDTF.

        Returns:
            Its record; that of then if the source has the same bytes already, of the same release, read the same way.

        Raises:
            LibraryError: The folder cannot be written.
        """
        kept = _described(_checked(source, _ID), data, extracted)
        kept = replace(kept, name=_plain(name), origin=dict(origin), release=release)
        before = self._kept(self._record(source, kept.sha256))
        known = isinstance(before, Kept) and before == _again(kept, before)
        try:
            self._write(self._original(kept.sha256), data)
            self._write(self._text(kept.sha256), _pages(extracted.text))
            if not known:
                self._write(self._record(source, kept.sha256), _json({**asdict(kept), "added": kept.added.isoformat()}))
            self._write(self.folder / "changed", token_bytes())
        except LibraryError:
            with suppress(OSError):  # where nothing can be written, there is nothing to take back
                self._drop_unused(kept.sha256)
            raise
        return before if isinstance(before, Kept) and known else kept

    def kept(self, source: str | None = None) -> tuple[Kept, ...]:
        """The texts of a source, or of all: by source, then by the release's date, then as they were added."""
        found = [kept for path in self._records(source) if isinstance(kept := self._kept(path), Kept)]
        return tuple(sorted(found, key=lambda k: (k.source, *_day(k.release), k.added)))

    def text(self, kept: Kept) -> FullText:
        """
        The words of a text.

        Raises:
            LibraryError: Its file is missing or broken.
        """
        path = self._text(kept.sha256)
        return self._read(path, path.stat().st_mtime_ns if path.is_file() else 0)

    def original(self, kept: Kept) -> Path:
        """The file with the bytes as received."""
        return self._original(kept.sha256)

    def remove(self, kept: Kept) -> None:
        """Forget a text; its bytes go too if no other record needs them."""
        self._record(kept.source, kept.sha256).unlink(missing_ok=True)
        self._write(self.folder / "changed", token_bytes())
        self._drop_unused(kept.sha256)

    def _drop_unused(self, sha: str) -> None:
        if not any(self.folder.glob(f"records/*/{sha}.json")):
            self._original(sha).unlink(missing_ok=True)
            self._text(sha).unlink(missing_ok=True)

    def faults(self) -> Iterator[str]:
        """What is wrong with the library, a line each: broken records, missing texts, originals that have changed."""
        for path in self._records(None):
            kept = self._kept(path)
            if not isinstance(kept, Kept):
                yield f"{path}: {kept}"
                continue
            original = self.original(kept)
            if not original.is_file():
                yield f"{original}: is missing; add the text of {kept.source} again"
            elif hashlib.sha256(original.read_bytes()).hexdigest() != kept.sha256:
                yield f"{original}: was changed after it was added; add the text of {kept.source} again"
            try:
                self.text(kept)
            except LibraryError as error:
                yield str(error)

    def state(self, sources: Iterable[str]) -> Hashable:
        """What changes when a text of one of some sources is added or removed, or a place in it accepted."""
        return tuple(_stamp(self.folder / kind / name) for name in sources for kind in ("records", "accepted"))

    def changes(self) -> Hashable:
        """A word that is another one after a text was added or removed: quickly asked, however many there are."""
        try:
            return (self.folder / "changed").read_bytes()
        except OSError:
            return None

    def accept(self, source: str, passage: str, acceptance: Acceptance) -> None:
        """Keep the place that a curator took for a quote."""
        path = self.folder / "accepted" / _checked(source, _ID) / f"{_checked(passage, _ID)}.json"
        self._write(path, _json({**asdict(acceptance), "when": acceptance.when.isoformat()}))

    def accepted(self, source: str, passage: str) -> Acceptance | None:
        """The place that a curator took for a quote; None if there is none, or its file is broken."""
        path = self.folder / "accepted" / _checked(source, _ID) / f"{_checked(passage, _ID)}.json"
        try:
            read = json.loads(path.read_text(encoding="utf-8"))
            when, span = datetime.fromisoformat(read["when"]), Span(*read["span"])
            return Acceptance(**{**read, "when": when, "span": span})
        except _BROKEN:
            return None

    def _records(self, source: str | None) -> list[Path]:
        if source is not None and not _ID.fullmatch(source):
            return []
        return sorted(self.folder.glob(f"records/{source or '*'}/*.json"))

    def _kept(self, path: Path) -> Kept | str:
        """A record, or what is wrong with it."""
        try:
            kept = _recorded(json.loads(path.read_text(encoding="utf-8")))
        except _BROKEN:
            return "is not a record of a text; add the text again"
        if (kept.source, kept.sha256) != (path.parent.name, path.stem):
            return "is the record of another text; add the text again"
        return kept

    @staticmethod
    def _read_text(path: Path, _: int) -> FullText:
        """The words in a file of that state; texts of the last few are kept."""
        try:
            pages = json.loads(path.read_text(encoding="utf-8"))["pages"]
            return FullText.of((str(label), str(words)) for label, words in pages)
        except _BROKEN:
            raise LibraryError(f"{path}: is not there or not readable; add the text again") from None

    def _original(self, sha: str) -> Path:
        return self.folder / "originals" / sha[:2] / _checked(sha, _SHA)

    def _text(self, sha: str) -> Path:
        return self.folder / "texts" / f"{_checked(sha, _SHA)}.json"

    def _record(self, source: str, sha: str) -> Path:
        return self.folder / "records" / _checked(source, _ID) / f"{_checked(sha, _SHA)}.json"

    def _write(self, path: Path, data: bytes) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, place = tempfile.mkstemp(prefix=".", dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                Path(place).replace(path)
            finally:
                Path(place).unlink(missing_ok=True)  # gone already if all went well
        except OSError as error:
            raise LibraryError(
                f"{path.parent}: cannot be written: {error.strerror}; choose another --library"
            ) from error


def _stamp(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


def _described(source: str, data: bytes, extracted: Extracted) -> Kept:
    """The record of a text, as far as the bytes and what was read in them tell."""
    return Kept(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        name="",
        form=str(extracted.form),
        size=len(data),
        pages=len(extracted.text.pages),
        characters=len(extracted.text.text),
        added=datetime.now(UTC).replace(microsecond=0),
        scanned=extracted.scanned,
        notes=tuple(extracted.notes),
    )


def _again(kept: Kept, before: Kept) -> Kept:
    """A text that is added again, told as it was before: what differs still was changed since."""
    return replace(kept, name=before.name, added=before.added, origin=before.origin)


def _pages(text: FullText) -> bytes:
    pages = [[page.label, text.words(n)] for n, page in enumerate(text.pages)]
    return _json({"extractor": VERSION, "pages": pages})


def _recorded(read: Any) -> Kept:
    """
    The record that a file holds.

    Raises:
        KeyError, TypeError, ValueError: It holds none.
    """
    kept = Kept(**{**read, "added": datetime.fromisoformat(read["added"]), "notes": tuple(read["notes"])})
    texts = (kept.source, kept.sha256, kept.name, kept.form, kept.release or "", *kept.notes)
    numbers = (kept.size, kept.pages, kept.characters)
    sound = all(isinstance(text, str) for text in texts) and all(type(number) is int for number in numbers)
    if not sound or not isinstance(kept.origin, dict) or kept.added.tzinfo is None:
        raise TypeError("a field is of another type")
    _checked(kept.source, _ID)
    _checked(kept.sha256, _SHA)
    return kept


def _day(release: str | None) -> tuple[int, str]:
    """Where a release stands among others: by its last possible day; a text of which nobody said it comes first."""
    try:
        day = Edtf.parse(release or "").latest
    except NotADateError:
        day = None
    return (-(10**18) if day is None else day), release or ""


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _checked(name: str, pattern: re.Pattern[str]) -> str:
    if not pattern.fullmatch(name):
        raise ValueError(f"{name!r} is not a name that a file may have")
    return name


def _plain(name: str) -> str:
    """A name for reading: without folders, control characters and great length."""
    last = re.split(r"[/\\]", name)[-1]
    return "".join(c for c in last if c.isprintable())[:LONGEST_NAME] or "text"

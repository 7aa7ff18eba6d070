"""PDF: its text layer, read by another process that may crash, hang or run out of memory without harm to this one."""

from __future__ import annotations

import importlib.util
import json
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from explorer.extract.limits import MEBIBYTE, CannotRead, Limits
from explorer.extract.plain import tidy
from explorer.extract.scans import NoTesseract, Tesseract
from explorer.fulltext import FullText

READER = Path(__file__).with_name("pdf_reader.py")
LONGEST_LABEL = 20
BYTES_OF_A_CHARACTER = 4
BYTES_OF_A_PAGE = 4096  # beside its words; a drawn page is never larger than MOST_DOTS and this
LARGEST_DRAWING = 32_000_000
DAMAGED = "is a PDF that is damaged or cut off (download it again, or print it to a new PDF)"
FAULTS = {
    "locked": "is an encrypted PDF that asks for a password (save it without one)",
    "broken": DAMAGED,
    "no pages": "is a PDF without pages",
}


class Reading(NamedTuple):
    """What was read: the text, what is to be known of it, and whether some of it was read from pictures."""

    text: FullText
    notes: tuple[str, ...]
    scanned: bool


@dataclass(frozen=True)
class Leaf:
    """
    A page of a PDF.

    Attributes:
        label: As the document numbers it, else its place from 1.
        words: Its text layer.
        bare: It is a picture, with no more text than a stamp.
        broken: It cannot be shown.
    """

    label: str
    words: str
    bare: bool
    broken: bool


def read_pdf(data: bytes, language: str | None, limits: Limits) -> Reading:
    """
    The text of a PDF; pages without a text layer are read by Tesseract, if it is there.

    Args:
        data: The file.
        language: In which language it is (BCP 47), for Tesseract.
        limits: The most that is taken.

    Raises:
        CannotRead: It is encrypted, broken, too large, or has no text layer and Tesseract cannot read it.
    """
    leaves = list(_leaves(data, limits))
    notes = list[str]()
    broken = [n for n, leaf in enumerate(leaves) if leaf.broken]
    if len(broken) == len(leaves):
        raise CannotRead(DAMAGED)
    if broken:
        notes.append(f"{pages_said(broken)} cannot be shown: the PDF is damaged there")
    bare = [n for n, leaf in enumerate(leaves) if leaf.bare]
    read = dict[int, str]()
    if bare:
        try:
            tesseract = Tesseract.found(language)
            read = _scanned(data, bare, tesseract, limits)
            why = "Tesseract found no words there, or had no time"
            if read:
                notes.append(f"{pages_said(sorted(read))} read from pictures by Tesseract ({tesseract.language})")
        except NoTesseract as reason:
            why = str(reason)
        left = [n for n in bare if n not in read]
        if left and not any(leaf.words.strip() for n, leaf in enumerate(leaves) if n not in left) and not read:
            raise CannotRead(f"is a PDF of pictures, without a text layer: {why}")
        if left:
            notes.append(f"{pages_said(left)} without a text layer: {why}")
    leaves = [replace(leaf, words=read.get(n, leaf.words)) for n, leaf in enumerate(leaves)]
    return Reading(FullText.of((leaf.label, tidy(leaf.words)) for leaf in leaves), tuple(notes), bool(read))


def pages_said(numbers: Iterable[int]) -> str:
    """Pages counted from 0, as they are said: page 2; pages 1 to 3, 7."""
    runs = list[list[int]]()
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = ", ".join(f"{run[0] + 1} to {run[-1] + 1}" if len(run) > 1 else str(run[0] + 1) for run in runs)
    return f"pages {said}" if sum(map(len, runs)) > 1 else f"page {said}"


def _leaves(data: bytes, limits: Limits) -> Iterator[Leaf]:
    most = BYTES_OF_A_CHARACTER * limits.characters + BYTES_OF_A_PAGE * limits.pages
    asked = {"pages": limits.pages, "characters": limits.characters}
    lines = _answer(data, asked, most, limits.seconds, limits).splitlines()
    for number, line in enumerate(lines, 1):
        found = _parsed(line)
        if found.get("end") is True:
            return
        _check_fault(found, limits)
        label = "".join(c for c in str(found.get("label", "")) if c.isprintable()).strip()[:LONGEST_LABEL]
        bare, broken = found.get("bare") is True, found.get("broken") is True
        yield Leaf(label or str(number), tidy(str(found.get("words", ""))).replace("\f", ""), bare, broken)
    raise _crashed(limits)


def _scanned(data: bytes, bare: Iterable[int], tesseract: Tesseract, limits: Limits) -> dict[int, str]:
    """The words of pages that are pictures, as far as there are any and the time is enough."""
    end = time.monotonic() + limits.scans
    read = dict[int, str]()
    for number in bare:
        left = min(limits.scan, end - time.monotonic())
        if left <= 0:
            break
        try:
            picture = _answer(data, {"draw": number, "pages": 0, "characters": 0}, LARGEST_DRAWING, left, limits)
        except CannotRead:  # this page only: the others may be sound
            continue
        words = tesseract.read(picture, left) if picture.startswith(b"P5\n") else ""
        if words.strip():
            read[number] = words
    return read


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        return {"fault": "broken off"}
    return found if isinstance(found, dict) else {"fault": "broken off"}


def _check_fault(found: dict[str, Any], limits: Limits) -> None:
    fault = found.get("fault")
    if fault is None:
        return
    if fault == "pages":
        limits.check_text(0, limits.pages + 1)
    if fault == "characters":
        limits.check_text(limits.characters + 1)
    raise CannotRead(FAULTS[fault]) if fault in FAULTS else _crashed(limits)


def _crashed(limits: Limits) -> CannotRead:
    memory = f"{limits.memory / MEBIBYTE:,.0f} MiB"
    return CannotRead(f"is a PDF that its reader cannot cope with: it crashes, or needs more than {memory} of memory")


def _answer(data: bytes, asked: dict[str, Any], most: int, seconds: float, limits: Limits) -> bytes:
    """
    What the reader answers, of at most so many bytes.

    The PDF goes in and the answer comes out through files without a name: they are gone with this process, whatever
    happens, and the system itself limits how much the reader can write.

    Raises:
        CannotRead: It crashed, took too long, or could not be started.
    """
    spec = importlib.util.find_spec("pypdfium2")
    if spec is None or spec.origin is None:
        raise CannotRead("is a PDF, which pypdfium2 reads, and that is not installed (pip install pypdfium2)")
    task = {
        "libraries": str(Path(spec.origin).parent.parent),
        "memory": limits.memory,
        "seconds": seconds,
        "answer": most,
        **asked,
    }
    try:
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
            given.write(data)
            given.seek(0)
            command = [sys.executable, "-I", str(READER), json.dumps(task)]
            with subprocess.Popen(command, stdin=given, stdout=answer, stderr=subprocess.DEVNULL) as reader:  # noqa: S603
                try:
                    code = reader.wait(seconds)
                finally:
                    reader.kill()
            answer.seek(0)
            read = answer.read(most + 1)
    except subprocess.TimeoutExpired:
        raise _slow(seconds) from None
    except OSError as error:
        raise CannotRead(f"is a PDF whose reader cannot be started: {error.strerror or error}") from error
    if code == -getattr(signal, "SIGXCPU", signal.SIGTERM):
        raise _slow(seconds)
    if code != 0 or len(read) > most:
        raise _crashed(limits)
    return read


def _slow(seconds: float) -> CannotRead:
    return CannotRead(f"is a PDF that takes more than {seconds:,.4g} seconds to read (split it into parts)")

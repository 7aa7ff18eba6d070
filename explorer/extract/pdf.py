"""PDF: its text layer, read by another process that may crash, hang or run out of memory without harm to this one."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from explorer.extract.apart import Process
from explorer.extract.limits import CannotRead, Limits
from explorer.extract.plain import tidy
from explorer.extract.scans import NoTesseract, Tesseract
from explorer.fulltext import FullText

READER = Process("pdf_reader.py", ("pypdfium2",), "a PDF")
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
    lines = READER.answer(data, asked, most, limits.seconds, limits).splitlines()
    for number, line in enumerate(lines, 1):
        found = _parsed(line)
        if found.get("end") is True:
            return
        _check_fault(found, limits)
        label = "".join(c for c in str(found.get("label", "")) if c.isprintable()).strip()[:LONGEST_LABEL]
        bare, broken = found.get("bare") is True, found.get("broken") is True
        yield Leaf(label or str(number), tidy(str(found.get("words", ""))).replace("\f", ""), bare, broken)
    raise READER.crashed(limits)


def _scanned(data: bytes, bare: Iterable[int], tesseract: Tesseract, limits: Limits) -> dict[int, str]:
    """The words of pages that are pictures, as far as there are any and the time is enough."""
    end = time.monotonic() + limits.scans
    read = dict[int, str]()
    for number in bare:
        left = min(limits.scan, end - time.monotonic())
        if left <= 0:
            break
        try:
            picture = READER.answer(data, {"draw": number}, LARGEST_DRAWING, left, limits)
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
    raise CannotRead(FAULTS[fault]) if fault in FAULTS else READER.crashed(limits)

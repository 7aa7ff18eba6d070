"""
Reads one PDF, in a process of its own (see ``confined``); ``pdf`` has it started.

The task holds ``pages`` and ``characters``, the most that is wanted, or ``draw``, the number of a page, from 0.
The answer is a line of JSON for each page (``label``, ``words``, ``bare``: it is a picture, ``broken``), then the line
``{"end": true}``; or ``{"fault": …}``. A page that is drawn is a grey picture (netpbm's PGM).
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pypdfium2

FEW = 120
"""Letters: a page with fewer, and a picture that covers half of it, is a scan with no more than a stamp as text."""

HALF = 0.5
MOST_OBJECTS = 2_000
DOTS_PER_INCH = 300
POINTS_PER_INCH = 72
MOST_DOTS = 30_000_000
HYPHEN = "\x02"  # PDFium writes this where a line ends within a word, for the hyphen and the line end
_LOCKED = 4  # FPDF_ERR_PASSWORD


class Fault(Exception):
    """Why there is no answer: a word that ``pdf`` knows."""


def main(task: dict[str, Any]) -> None:
    """Read what comes in; a fault is an answer too."""
    out = sys.stdout.buffer
    try:
        document = opened(sys.stdin.buffer.read())
        if "draw" in task:
            out.write(drawn(document, task["draw"]))
        else:
            for page in pages(document, task["pages"], task["characters"]):
                out.write(json.dumps(page, ensure_ascii=False).encode() + b"\n")
            out.write(b'{"end": true}\n')
        out.flush()
    except Fault as fault:
        out.write(json.dumps({"fault": str(fault)}).encode() + b"\n")


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """
    The document.

    Raises:
        Fault: It is locked, broken or empty.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Fault("locked" if error.err_code == _LOCKED else "broken") from error
    if len(document) == 0:
        raise Fault("no pages")
    return document


def pages(document: pypdfium2.PdfDocument, most: int, characters: int) -> Iterator[dict[str, Any]]:
    """
    What is on each page.

    Raises:
        Fault: There are more pages or characters than are wanted.
    """
    import pypdfium2

    if len(document) > most:
        raise Fault("pages")
    for number in range(len(document)):
        label = document.get_page_label(number)
        try:
            page = document[number]
            text = page.get_textpage()
            words = text.get_text_bounded().replace(HYPHEN, "-\n")
            bare = len("".join(words.split())) < FEW and is_picture(page, words)
            text.close()
            page.close()
        except pypdfium2.PdfiumError:
            yield {"label": label, "words": "", "bare": False, "broken": True}
            continue
        characters -= len(words)
        if characters < 0:
            raise Fault("characters")
        yield {"label": label, "words": words, "bare": bare, "broken": False}


def is_picture(page: pypdfium2.PdfPage, words: str) -> bool:
    """Whether a page with few words is a scan: a picture is on half of it; without any words, anything is on it."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    width, height = page.get_size()
    found = list(islice(page.get_objects(max_depth=3), MOST_OBJECTS))
    if not words.strip():
        return bool(found)
    for shown in found:
        if shown.type == FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = shown.get_bounds()
            if (right - left) * (top - bottom) >= HALF * width * height:
                return True
    return False


def drawn(document: pypdfium2.PdfDocument, number: int) -> bytes:
    """
    A page as a grey picture (PGM), of 300 dots an inch unless it is very large.

    Raises:
        Fault: The page is broken.
    """
    import pypdfium2

    try:
        page = document[number]
        width, height = page.get_size()
        scale = min(DOTS_PER_INCH / POINTS_PER_INCH, math.sqrt(MOST_DOTS / max(1.0, width * height)))
        picture = page.render(scale=scale, grayscale=True)
    except pypdfium2.PdfiumError as error:
        raise Fault("broken") from error
    dots = bytes(picture.buffer)
    rows = (dots[at * picture.stride : at * picture.stride + picture.width] for at in range(picture.height))
    return b"P5\n%d %d\n255\n" % (picture.width, picture.height) + b"".join(rows)

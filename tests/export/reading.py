"""What other programs read in a file that holds a chart: where its words stand, to the letter."""

from __future__ import annotations

from itertools import combinations, islice
from typing import NamedTuple

import pypdfium2
from lxml import etree
from pypdfium2 import raw

SVG = "{http://www.w3.org/2000/svg}"
POINT = 4 / 3  # px


class Box(NamedTuple):
    """Words, and the box that their letters fill, in px from the top left corner."""

    words: str
    left: float
    top: float
    right: float
    bottom: float


def texts_of(svg: bytes) -> list[str]:
    """The words of a drawing, in the order in which they are drawn."""
    return [text.text for text in etree.fromstring(svg).iter(f"{SVG}text") if (text.text or "").strip()]


def circles_of(svg: bytes) -> list[tuple[float, float, float]]:
    """Middle and radius of each round mark."""
    found = etree.fromstring(svg).iter(f"{SVG}circle")
    return [tuple(float(circle.get(name)) for name in ("cx", "cy", "r")) for circle in found]


def boxes_of(pdf: bytes, texts: list[str]) -> list[Box]:
    """
    Where the letters of each text stand in a PDF.

    PDFium gives each letter as an object of its own, in the order in which they were drawn.
    """
    page = pypdfium2.PdfDocument(pdf)[0]
    height = page.get_height()
    found = [thing.get_bounds() for thing in page.get_objects(max_depth=9) if thing.type == raw.FPDF_PAGEOBJ_TEXT]
    letters = iter(found)
    boxes = [Box(text, *_around(list(islice(letters, len(text))), height)) for text in texts]
    assert next(letters, None) is None, "there are more letters than were drawn"
    return boxes


def _around(letters: list[tuple[float, ...]], height: float) -> tuple[float, ...]:
    seen = [box for box in letters if box[2] > box[0]]  # a space has no width
    lefts, bottoms, rights, tops = zip(*seen, strict=True)
    return min(lefts) * POINT, (height - max(tops)) * POINT, max(rights) * POINT, (height - min(bottoms)) * POINT


def overlapping(boxes: list[Box]) -> list[str]:
    """Words whose letters lie over one another by more than half a pixel."""
    return [
        f"{one.words} | {other.words}"
        for one, other in combinations(boxes, 2)
        if min(one.right, other.right) - max(one.left, other.left) > 0.5
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 0.5
    ]


def cut(boxes: list[Box], width: float, height: float) -> list[str]:
    """Words that reach beyond the paper, or nearer to its edge than 4 px."""
    return [
        box.words for box in boxes if box.left < 4 or box.top < 4 or box.right > width - 4 or box.bottom > height - 4
    ]


def over_marks(boxes: list[Box], circles: list[tuple[float, float, float]]) -> list[str]:
    """Words whose letters lie over a mark by more than half a pixel."""
    return [
        box.words
        for box in boxes
        for x, y, r in circles
        if (max(box.left - x, 0, x - box.right) ** 2 + max(box.top - y, 0, y - box.bottom) ** 2) ** 0.5 < r - 0.5
    ]

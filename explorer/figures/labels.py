"""
How wide a label is, before it is drawn.

The browser measures each character in the very font it will use and sends the widths once; a
label's width is the sum. Kerning only ever narrows such a sum by a pixel or two, so what is
computed here is never too small. A character that was not measured counts as the widest that was.
"""

from __future__ import annotations

import json
import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

MEASURED = (
    string.printable[:95]
    + "".join(chr(c) for c in range(0xA0, 0x180))
    + "".join(chr(c) for c in range(0x400, 0x460))
    + "–—‘’“”„…≈№−"
)
"""The characters whose widths the browser sends, in this order."""

BOLD = 1.1
"""How much wider than measured a word can be where it is bold."""

LINE, INK = 1.15, 0.9
"""Of a lane's name: height of a line, and of what is seen of one, as shares of the font's size."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font as measured: its size in px and the advance width of each character in px."""

    size: float
    advances: Mapping[str, float]
    widest: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "widest", max(self.advances.values(), default=self.size))

    def width(self, text: str) -> float:
        """Width of *text* on one line, in px."""
        get, widest = self.advances.get, self.widest
        return sum([get(c, widest) for c in text])

    def shortened(self, text: str, room: float) -> str:
        """*text*, or as much of its beginning as fits into *room* px with an ellipsis; empty if nothing does."""
        if self.width(text) <= room:
            return text
        end = next((n for n in range(len(text) - 1, 0, -1) if self.width(text[:n].rstrip() + "…") <= room), 0)
        return text[:end].rstrip() + "…" if end else ""

    def wrapped(self, text: str, room: float, most: int) -> tuple[str, ...]:
        """*text* in at most so many lines of *room* px, broken at spaces; what does not fit is shortened."""
        lines, words = list[str](), text.split()
        while words and len(lines) < most:
            fit = next((n for n in range(len(words), 1, -1) if self.width(" ".join(words[:n])) <= room), 1)
            last = len(lines) == most - 1
            lines.append(self.shortened(" ".join(words if last else words[:fit]), room))
            words = words[fit:]
        return tuple(line for line in lines if line)

    @property
    def total(self) -> float:
        """Width of all measured characters together: by it two fonts can be told apart."""
        return sum(self.advances.values())


def font_from(size: float, advances: list[float]) -> Font:
    """The font that the browser measured: *advances* in the order of MEASURED (missing ones: as wide as the size)."""
    known = dict(zip(MEASURED, advances, strict=False))
    return Font(size=size, advances={c: known.get(c, size) for c in MEASURED})


@cache
def usual_font(size: float) -> Font:
    """
    The font of a screen that has not been measured yet.

    Its widths are those of Liberation Sans, measured in a browser in thousandths of the font's size; Arial and
    Helvetica have the same.
    """
    widths = json.loads(files("explorer").joinpath("figures", "advances.json").read_text(encoding="utf-8"))
    return font_from(size, [width * size / 1000 for width in widths])

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
        return sum(self.advances.get(c, self.widest) for c in text)

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

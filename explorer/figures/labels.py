"""
How wide a label is, before it is drawn.

The browser measures each character in the very font it will use and sends the widths once; a
label's width is the sum. Kerning only ever narrows such a sum by a pixel or two, so what is
computed here is never too small. A character that was not measured counts as the widest that was.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass, field

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

    def shortened(self, text: str, room: float) -> str:
        """*text*, or as much of it as fits into *room* px with an ellipsis; empty if not even one letter does."""
        if self.width(text) <= room:
            return text
        left = room - self.width("…")
        kept = ""
        for character in text:
            left -= self.advances.get(character, self.widest)
            if left < 0:
                break
            kept += character
        return kept.rstrip() + "…" if kept.strip() else ""


def font_from(size: float, advances: list[float]) -> Font:
    """The font that the browser measured: *advances* in the order of MEASURED (missing ones: as wide as the size)."""
    known = dict(zip(MEASURED, advances, strict=False))
    return Font(size=size, advances={c: known.get(c, size) for c in MEASURED})

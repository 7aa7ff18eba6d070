"""
How much room words take on a slide, in points, and where they are parted when they take more.

Widths are those of Liberation Sans, which Arial has too; bold and serif letters are so many times as wide as ``WIDTHS``
says. Lines have a fixed height, so that every program breaks and stacks them alike.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from explorer.activities import Piece
from explorer.figures.labels import BOLD, usual_font

LEADING = 1.25
"""Height of a line as a share of its font's size."""

WIDTHS = {(False, False): 1.0, (True, False): BOLD, (False, True): 0.98, (True, True): 1.05}
"""How wide words are by whether they are bold and whether serif: at most, on lines of three languages of a data set."""

SLACK = 1.03
"""How much wider than measured a line may come out."""

_WORD = re.compile(r"\S+[^\S\n]*|[^\S\n]+|\n")
Pieces = tuple[Piece, ...]


class Type(NamedTuple):
    """How words are set: size in pt, whether bold, whether in the serif."""

    size: float
    bold: bool = False
    serif: bool = False

    def width(self, words: str) -> float:
        """How wide they are on one line."""
        return usual_font(self.size).width(words) * WIDTHS[self.bold, self.serif] * SLACK

    @property
    def line(self) -> float:
        """Height of a line."""
        return self.size * LEADING


def joined(pieces: Pieces) -> str:
    """The words of all pieces."""
    return "".join(piece.words for piece in pieces)


@lru_cache(4096)  # the same words are tried in the same place more than once
def breaks(words: str, kind: Type, room: float) -> tuple[int, ...]:
    """Where each line of *words* ends in so much room: at a space or a newline, else within a word that is too long."""
    ends, begin, filled = list[int](), 0, 0.0
    for found in _WORD.finditer(words):
        word = found[0]
        if word == "\n":
            ends.append(found.end())
            begin, filled = found.end(), 0.0
            continue
        if filled + kind.width(word.rstrip()) > room and found.start() > begin:
            ends.append(found.start())
            begin, filled = found.start(), 0.0
        if kind.width(word.rstrip()) > room:
            for at, letter in enumerate(word, start=found.start()):
                wide = kind.width(letter)
                if filled + wide > room and at > begin:
                    ends.append(at)
                    begin, filled = at, 0.0
                filled += wide
        else:
            filled += kind.width(word)
    return (*ends, len(words)) if begin < len(words) or not ends else tuple(ends)


def height(words: str, kind: Type, room: float) -> float:
    """How high words are that have so much room; nothing has no height."""
    return len(breaks(words, kind, room)) * kind.line if words else 0.0


def parted(pieces: Pieces, kind: Type, room: float, high: float) -> list[Pieces]:
    """Pieces in parts of so much height at most; each part has one line at least."""
    most = max(1, int(high / kind.line + 1e-6))
    ends = breaks(joined(pieces), kind, room)
    cuts = [*ends[most - 1 : -1 : most], ends[-1]]
    parts = list[Pieces]()
    begin = 0
    for end in cuts:
        parts.append(between(pieces, begin, end))
        begin = end
    return parts


def between(pieces: Pieces, begin: int, end: int) -> Pieces:
    """The letters from *begin* up to *end*, in their pieces."""
    starts = accumulate((len(piece.words) for piece in pieces), initial=0)
    cut = (
        piece._replace(words=piece.words[max(0, begin - start) : max(0, end - start)])
        for piece, start in zip(pieces, starts, strict=False)
    )
    return tuple(piece for piece in cut if piece.words)

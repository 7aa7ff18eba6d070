"""What a slide is made of: boxes with words, and pictures, at places in points from the top left corner."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from explorer.export.slides.measuring import Pieces, Type, height, joined
from explorer.figures.pen import Figure

WIDTH, HEIGHT, EDGE = 960.0, 540.0, 40.0
"""Of a slide, 16:9, and of its margin."""

INNER = WIDTH - 2 * EDGE


class Colour(StrEnum):
    """What a colour is for; the look says which it is."""

    PAGE = "page"
    INK = "ink"
    MUTED = "muted"
    ACCENT = "accent"
    PAPER = "paper"
    PRINT = "print"
    FAINT = "faint"


class Paragraph(NamedTuple):
    """
    Words of one kind.

    Attributes:
        after: The room below them, in pt.
        link: An address that they lead to; empty if they lead nowhere.
        arrow: Whether an arrow stands before them, as before each line of a list.
    """

    pieces: Pieces
    kind: Type
    colour: Colour = Colour.INK
    after: float = 0.0
    link: str = ""
    arrow: bool = False

    @property
    def indent(self) -> float:
        """Where its words begin."""
        return self.kind.size * 1.4 if self.arrow else 0.0

    def high(self, room: float) -> float:
        """How high it is in so much room, with what is below it."""
        return height(joined(self.pieces), self.kind, room - self.indent) + self.after


class Box(NamedTuple):
    """
    A rectangle with words.

    Attributes:
        name: For those who list what is on a slide.
        left, top, width, height: In pt.
        paragraphs: None for a rectangle that is only seen.
        fill: None for none.
        inset: Between its edge and its words.
        is_title: Whether it is the slide's title.
        right: Whether its words stand at the right.
    """

    name: str
    left: float
    top: float
    width: float
    height: float
    paragraphs: tuple[Paragraph, ...] = ()
    fill: Colour | None = None
    inset: float = 0.0
    is_title: bool = False
    right: bool = False


class Picture(NamedTuple):
    """A figure, and what it shows for those who do not see it."""

    left: float
    top: float
    width: float
    height: float
    figure: Figure
    says: str


class Slide(NamedTuple):
    """One slide; *notes* are for the one who speaks."""

    boxes: tuple[Box, ...]
    pictures: tuple[Picture, ...] = ()
    notes: str = ""


def stacked(paragraphs: tuple[Paragraph, ...], room: float) -> float:
    """How high paragraphs are, one below the other; what is below the last does not count."""
    return sum(p.high(room) for p in paragraphs) - (paragraphs[-1].after if paragraphs else 0.0)

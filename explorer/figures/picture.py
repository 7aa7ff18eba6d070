"""
What a laid-out timeline consists of: every position in pixels from the top left corner.

``timeline`` makes a picture, ``draw`` turns it into a figure, and the page puts links over its marks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from explorer.figures.labels import Font

NARROW = 560
"""Below this width (px) lane names stand above their lane instead of beside it."""

Days = np.ndarray


@dataclass(frozen=True, slots=True)
class Canvas:
    """The room there is: width and height in px (the picture may grow taller), and the font of its labels."""

    width: float
    height: float
    font: Font

    @property
    def narrow(self) -> bool:
        """Whether lane names stand above their lanes, and labels are short."""
        return self.width < NARROW


@dataclass(frozen=True, slots=True)
class Axis:
    """Time to pixels: the first and last day shown (day numbers) stand at these two x."""

    first: float
    last: float
    left: float
    right: float

    def x(self, day: float) -> float:
        """Position of a day number."""
        return self.left + (day - self.first) / (self.last - self.first) * (self.right - self.left)

    def day(self, x: float) -> float:
        """Day number at a position."""
        return self.first + (x - self.left) / (self.right - self.left) * (self.last - self.first)


@dataclass(frozen=True, slots=True)
class Band:
    """One term of office."""

    side: str
    name: str
    full: str
    left: float
    right: float
    top: float
    bottom: float
    alternate: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One theme's strip."""

    name: str
    top: float
    bottom: float
    name_y: float


@dataclass(frozen=True, slots=True)
class Mark:
    """One event: centre, radius, and all that is drawn with it. x and y in px."""

    id: str
    x: float
    y: float
    radius: float
    tone: int | None
    sealed: bool
    exact: bool
    label: str
    label_left: float | None
    extent: tuple[float, float]
    span: tuple[float, float] | None
    doubt: tuple[float, float] | None
    openings: tuple[float, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole timeline, ready to draw."""

    width: float
    height: float
    font: Font
    axis: Axis
    bands: tuple[Band, ...]
    curve: tuple[Days, np.ndarray]
    curve_zero: float
    curve_reach: float
    lanes: tuple[Lane, ...]
    row: float
    marks: tuple[Mark, ...]
    years: tuple[tuple[float, str], ...]
    year_lines: tuple[float, ...]

    @property
    def narrow(self) -> bool:
        """Whether lane names stand above their lanes."""
        return self.width < NARROW

"""
What a laid-out timeline consists of: every position in pixels from the top left corner.

``timeline`` makes a picture; the page shows it, and ``draw`` turns it into a figure to take away.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from explorer.figures.axis import Axis, Tick
from explorer.figures.labels import Font

NARROW = 560
"""Below this width (px) lane names stand above their lane instead of beside it."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """The room there is: width and height in px, which the picture fills, and the font of its labels."""

    width: float
    height: float
    font: Font

    @property
    def narrow(self) -> bool:
        """Whether lane names stand above their lanes, and labels are short."""
        return self.width < NARROW

    @property
    def half(self) -> float:
        """Half the room that a mark takes, so that it can be hit: at least 12 px."""
        return max(12.0, self.font.size)

    @property
    def row(self) -> float:
        """Least height of a row."""
        return max(24.0, self.font.size * 1.75)


@dataclass(frozen=True, slots=True)
class Band:
    """One term of office: who governed, from first to last day number (None: it goes on), and where it is drawn."""

    side: str
    name: str
    full: str
    first: int | None
    last: int | None
    left: float
    right: float
    top: float
    bottom: float
    alternate: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """
    One strip: a theme, a side, a person, a status.

    Attributes:
        lines: Its name as it fits beside the lane, or above it on a narrow canvas; their middle is at *name_y*.
        merged: Names of those that share it for want of room.
    """

    key: str
    name: str
    top: float
    bottom: float
    rows_top: float
    name_y: float
    count: int
    merged: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """
    One event: its centre, and all that is drawn with it. x and y in px.

    Attributes:
        row: Its row in ``Rows``.
        id: The event.
        lane: Number of its lane.
        label_left: Where its label begins; None if it has none.
        since: It began before what is shown, and stands at the edge.
        beyond: It stands outside what is shown, for a reader who moves on.
        span: From where to where it lasted.
        doubt: From where to where its date can lie.
        openings: Where documents behind it opened, and whether only in part; empty unless they are to be seen.
        barred: Something of it is sealed on the day of the second clock.
        change: The kind of change since the day that is compared with (``changes.Change``); empty if there is none.
    """

    row: int
    id: str
    lane: int
    x: float
    y: float
    importance: int
    tone: int | None
    sealed: bool
    exact: bool
    label: str
    label_left: float | None
    label_width: float
    since: bool
    beyond: bool
    span: tuple[float, float] | None
    doubt: tuple[float, float] | None
    openings: tuple[tuple[float, bool], ...]
    chosen: bool
    relation: str
    barred: bool = False
    change: str = ""


@dataclass(frozen=True, slots=True)
class Bin:
    """The events of one lane in one part of the calendar, first to last day number, as a bar from *top* down."""

    lane: int
    first: int
    last: int
    left: float
    right: float
    top: float
    bottom: float
    count: int
    tone: float | None


@dataclass(frozen=True, slots=True)
class Arc:
    """A relation: from the chosen event's mark to that of *event*, bent towards a point; its kind, where that fits."""

    start: tuple[float, float]
    bend: tuple[float, float]
    end: tuple[float, float]
    event: str
    kind: str
    kind_at: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Curve:
    """The tone curve: day numbers and values, and where zero and ±5 lie. *stops* are days with what weighed most."""

    days: np.ndarray
    values: np.ndarray
    zero: float
    reach: float
    stops: tuple[tuple[int, float, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """
    One stretch of time with its lanes; two of them stand one above the other where something is compared.

    Attributes:
        first, last: First and last day number that are shown.
        origin: The day number that counts as day 0, or None.
        row: Height of its rows in px.
        horizon: Where the day ends that the second clock is set to, if days after it are shown.
    """

    name: str
    first: int
    last: int
    origin: int | None
    axis: Axis
    top: float
    bottom: float
    lanes_top: float
    bands: tuple[Band, ...]
    curve: Curve | None
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    bins: tuple[Bin, ...]
    ticks: tuple[Tick, ...]
    ticks_y: float
    arcs: tuple[Arc, ...]
    row: float
    horizon: float | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole timeline, ready to be shown."""

    width: float
    height: float
    font: Font
    narrow: bool
    left: float
    right: float
    panels: tuple[Panel, ...]

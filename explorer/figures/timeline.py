"""
The timeline: what stands where, in pixels.

Everything is laid out in one system of pixels, from the top left corner, for the very size and font of the
reader's screen, and fits into it: lanes get as many rows as there is room for, small ones share one where it is
short, and more events than a picture can hold become counts (``density``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from explorer.figures.arcs import arcs
from explorer.figures.axis import SHORTEST, Axis, Tick, since_ticks, ticks
from explorer.figures.bands import bands, curve
from explorer.figures.density import bins
from explorer.figures.grouping import MOST_PEOPLE, Choice, Group, fitted, groups
from explorer.figures.labels import BOLD, INK, LINE
from explorer.figures.lanes import share_rows
from explorer.figures.marks import CROWD, Attention, Drafted, Drafting, marks_of
from explorer.figures.picture import Arc, Band, Bin, Canvas, Lane, Mark, Panel, Picture
from explorer.i18n import Catalogue
from explorer.rows import FAR, Rows
from explorer.vocabulary import LaneKind

MOST_MARKS = 400
"""More events than this in sight are shown as counts, unless nobody could come any closer."""

LEAST_ROWS = 3
"""Rows of a lane, unless a plan says otherwise."""

NAMES = 30.0
"""What of the column of lane names is empty, in px: left of them and right of them, where marks can begin."""

PAD = 2.0  # px above and below the rows of a lane


@dataclass(frozen=True, slots=True)
class Course:
    """
    What one panel shows.

    Attributes:
        choice: Window and filter.
        name: What stands over it, if two are compared.
        origin: The day number that counts as day 0: the axis then counts days since.
    """

    choice: Choice
    name: str = ""
    origin: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """
    How a timeline is to be laid out.

    Attributes:
        rows: The events.
        terms: Terms frame: the bands.
        kind: What the lanes stand for.
        lane_names: Key of a lane -> its name, in the order of the lanes.
        others: What a lane of n others is called.
        chosen: Id of the event in the reader, or empty.
        related: Event id -> kind of its relation to the chosen one, in the screen's words.
        tails: Whether every once-secret event shows when its documents opened, and not only the chosen one.
        curve: Whether to draw the tone curve.
        known: The day number that the second clock is set to; None if it is off.
        changed: Event id -> kind of change since the day that is compared with.
        rows_of_a_lane: Lanes have room for so many rows on the average, else small ones share one.
    """

    rows: Rows
    terms: pd.DataFrame
    kind: LaneKind
    lane_names: Mapping[str, str]
    others: Callable[[int], str]
    text: Catalogue
    chosen: str = ""
    related: Mapping[str, str] = field(default_factory=dict)
    tails: bool = False
    curve: bool = True
    known: int | None = None
    changed: Mapping[str, str] = field(default_factory=dict)
    rows_of_a_lane: int = LEAST_ROWS


def period(rows: Rows, openings: pd.DataFrame, today: int) -> tuple[int, int]:
    """
    First and last day number worth showing: from the year before the first event to the end of the last year.

    The last day is that of the last event or opening, and at least *today*. Without any event: the
    ten years up to *today*.
    """
    first = int(rows.first.min()) if len(rows) else today - 3652
    begin = np.datetime64(first, "D").astype("datetime64[Y]") - np.timedelta64(1, "Y")
    ended = rows.last[rows.last < FAR]
    opened = openings["opened"].max()
    ends = [today, *([int(ended.max())] if len(ended) else []), *([_number(opened)] if pd.notna(opened) else [])]
    if len(rows):
        ends.append(int(rows.first.max()))
    end = np.datetime64(max(ends), "D").astype("datetime64[Y]") + np.timedelta64(1, "Y")
    return _number(begin), _number(end) - 1


def _number(day: Any) -> int:
    return int(np.datetime64(day, "D").astype(np.int64))


def prepare_timeline(plan: Plan, courses: Sequence[Course], canvas: Canvas) -> Picture:
    """
    Lay the timeline out.

    Args:
        plan: What to show and how.
        courses: One panel each, from top to bottom: one, or two that are compared.
        canvas: The room, and the font that labels are measured in.
    """
    found = [groups(plan.rows, plan.kind, course.choice, plan.lane_names) for course in courses]
    names = (
        [group.name for gs in found for group in gs]
        if plan.kind is not LaneKind.PERSON
        else [group.name for gs in found for group in gs[:MOST_PEOPLE]]
    )
    left = _left([*names, plan.others(99)], canvas)
    right = canvas.width - canvas.half
    height = canvas.height / len(courses)
    panels = [
        _Layout(plan, course, canvas, Axis(course.choice.first, course.choice.last + 1, left, right)).panel(
            gs, n * height, height
        )
        for n, (course, gs) in enumerate(zip(courses, found, strict=True))
    ]
    return Picture(canvas.width, canvas.height, canvas.font, canvas.narrow, left, right, tuple(panels))


def _left(names: Sequence[str], canvas: Canvas) -> float:
    """Where the time axis begins: after the longest name of a lane, which takes a fifth of the width at most."""
    if canvas.narrow:
        return canvas.half
    widest = max((canvas.font.width(name) * BOLD for name in names), default=0.0)
    return min(max(widest + NAMES + 1, canvas.font.size * 7), canvas.width / 5)


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands above the lanes: bands, the tone curve's zero and reach (0: no curve), and where it ends."""

    bands: tuple[Band, ...]
    zero: float
    reach: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Content:
    """What stands below the tone curve: lanes, and what is in them."""

    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    bins: tuple[Bin, ...]
    row: float


@dataclass(frozen=True, slots=True)
class _Layout:
    """One panel in the making."""

    plan: Plan
    course: Course
    canvas: Canvas
    axis: Axis

    def panel(self, found: list[Group], top: float, height: float) -> Panel:
        """Lay out the panel between *top* and *top* + *height*."""
        plan, course, font, axis = self.plan, self.course, self.canvas.font, self.axis
        end = top + height - font.size - 16
        head = self._above(found, top, height, end)
        content = self._content(found, head.bottom, max(0.0, end - head.bottom))
        bottom = content.lanes[-1].bottom if content.lanes else max(end, head.bottom)
        return Panel(
            name=course.name,
            first=course.choice.first,
            last=course.choice.last,
            origin=course.origin,
            axis=axis,
            top=top,
            bottom=bottom,
            lanes_top=head.bottom,
            bands=head.bands,
            curve=curve(plan.rows, axis, head.zero, head.reach, plan.known) if head.reach else None,
            lanes=content.lanes,
            marks=content.marks,
            bins=content.bins,
            ticks=self._ticks(),
            ticks_y=bottom + 8 + font.size / 2,
            arcs=self._arcs(content, head.bottom, bottom),
            row=content.row,
            horizon=self._horizon(),
        )

    def _horizon(self) -> float | None:
        known, axis = self.plan.known, self.axis
        return None if known is None or known + 1 >= axis.last else max(axis.left, axis.x(known + 1))

    def _above(self, found: Sequence[Group], top: float, height: float, end: float) -> _Head:
        """Bands and tone curve, as far as they leave room for two rows."""
        font, named = self.canvas.font, bool(self.course.name)
        under = top + (font.size * 2 if named else 4.0)
        least = 2 * self.canvas.row + self._frame if found else 0.0
        horizon = self._horizon()
        shown = bands(self.plan.terms, self.axis, font, under, self.axis.right if horizon is None else horizon)
        if shown and shown[-1].bottom + 12 + least <= end:
            under = shown[-1].bottom
        else:
            shown = ()
        reach = min(max(height * 0.05, font.size * 1.5), font.size * 3) if self.plan.curve else 0.0
        if under + 12 + 2 * reach + least > end:
            reach = 0.0
        return _Head(shown, under + 6 + reach, reach, under + 12 + 2 * reach)

    def _arcs(self, content: _Content, top: float, bottom: float) -> tuple[Arc, ...]:
        canvas, font = self.canvas, self.canvas.font
        names = [
            (0.0, lane.top, font.width(line) * BOLD + 4, lane.rows_top)
            for lane in content.lanes
            for line in lane.lines
            if canvas.narrow
        ]
        room = (self.axis.left - canvas.half, top, canvas.width, bottom)
        return tuple(arcs(content.marks, names, font, half=canvas.half, room=room))

    def _ticks(self) -> tuple[Tick, ...]:
        font, text, origin = self.canvas.font, self.plan.text, self.course.origin
        return ticks(self.axis, font, text) if origin is None else since_ticks(self.axis, origin, font, text)

    @property
    def _frame(self) -> float:
        """Height that a lane takes besides its rows: a name above them on a narrow canvas."""
        return 2 * PAD + self._head

    @property
    def _head(self) -> float:
        return self.canvas.font.size + 6 if self.canvas.narrow else 0.0

    def _content(self, found: list[Group], top: float, room: float) -> _Content:
        plan = self.plan
        most = max(1, int(room / (plan.rows_of_a_lane * self.canvas.row + self._frame)))
        shown = fitted(found, plan.rows, plan.kind, self.course.choice, most=most, others=plan.others)
        if sum(group.count for group in shown) <= MOST_MARKS or self.axis.last - self.axis.first <= SHORTEST:
            return self._marked(shown, top, room)
        height = min(room / max(1, len(shown)), self.canvas.font.size * 9)
        lanes = self._strips(shown, top, [height] * len(shown))
        return _Content(lanes, (), tuple(bins(plan.rows, shown, lanes, self.axis)), self.canvas.row)

    def _strips(self, found: Sequence[Group], top: float, heights: Sequence[float]) -> tuple[Lane, ...]:
        strips, head = list[Lane](), self._head
        for group, height in zip(found, heights, strict=True):
            name_y = top + head / 2 + 3 if self.canvas.narrow else top + height / 2
            ends = (top, top + height, top + head + PAD)
            lines = self._lines(group.name, height)
            strips.append(Lane(group.key, group.name, *ends, name_y, group.count, group.merged, lines))
            top += height
        return tuple(strips)

    def _lines(self, name: str, height: float) -> tuple[str, ...]:
        canvas, font = self.canvas, self.canvas.font
        if canvas.narrow:
            return font.wrapped(name, (canvas.width - 8) / BOLD, 1)
        return font.wrapped(name, (self.axis.left - NAMES) / BOLD, 1 + max(0, int((height / font.size - INK) / LINE)))

    def _marked(self, found: Sequence[Group], top: float, room: float) -> _Content:
        plan, canvas = self.plan, self.canvas
        brief = canvas.narrow or sum(group.count for group in found) > CROWD
        drafting = Drafting(plan.rows, self.axis, canvas, plan.text, brief, plan.rows.find(plan.chosen), plan.known)
        drafted = [Drafted(drafting.drafts(group.strand), self.axis, canvas) for group in found]
        fixed = len(found) * self._frame
        shares = share_rows([lane.window for lane in drafted], int((room - fixed) / canvas.row))
        row = min(max((room - fixed) / max(1, sum(shares)), canvas.row), canvas.font.size * 3.2)
        lanes = self._strips(found, top, [n * row + self._frame for n in shares])
        to = Attention(plan.chosen, plan.related, plan.tails, plan.changed)
        marks = [
            mark
            for number, (lane, drawn, share) in enumerate(zip(lanes, drafted, shares, strict=True))
            for mark in marks_of(drawn, _middles(lane, row, share), number, drafting, to)
        ]
        return _Content(lanes, tuple(sorted(marks, key=lambda m: (m.row, m.lane))), (), row)


def _middles(lane: Lane, row: float, rows: int) -> list[float]:
    return [lane.rows_top + (n + 0.5) * row for n in range(rows)]

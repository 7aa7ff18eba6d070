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
from explorer.figures.axis import Axis, since_ticks, ticks
from explorer.figures.bands import bands, curve
from explorer.figures.density import bins
from explorer.figures.grouping import MOST_PEOPLE, Choice, Group, fitted, groups
from explorer.figures.lanes import labels_by_row, share_rows
from explorer.figures.marks import CROWD, Attention, Drafting, marks_of, room_for_labels, seats
from explorer.figures.picture import Canvas, Lane, Mark, Panel, Picture
from explorer.i18n import Catalogue
from explorer.rows import FAR, LaneKind, Rows

MOST_MARKS = 400
"""More events than this in sight are shown as counts."""

PAD = 4.0  # px above and below the rows of a lane


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
    # names are bold, which is wider by up to a tenth
    widest = max((canvas.font.width(name) * 1.1 for name in names), default=0.0)
    return min(max(widest + canvas.half + 14, canvas.font.size * 7), canvas.width / 5)


@dataclass(frozen=True, slots=True)
class _Layout:
    """One panel in the making."""

    plan: Plan
    course: Course
    canvas: Canvas
    axis: Axis

    @property
    def _head(self) -> float:
        """Height of a lane's name above its rows."""
        return self.canvas.font.size + 6 if self.canvas.narrow else 0.0

    def panel(self, found: list[Group], top: float, height: float) -> Panel:
        """Lay out the panel between *top* and *top* + *height*."""
        plan, course, font, axis = self.plan, self.course, self.canvas.font, self.axis
        terms = bands(plan.terms, axis, font, top + (font.size * 2 if course.name else 4.0))
        under = max((band.bottom for band in terms), default=top + 4.0)
        reach = min(max(height * 0.06, font.size * 1.5), font.size * 3.6) if plan.curve else 0.0
        lanes_top = under + 6 + 2 * reach + 6
        room = top + height - font.size - 16 - lanes_top
        least = 3 * self.canvas.row + 2 * PAD + self._head
        groups_ = fitted(found, plan.rows, plan.kind, course.choice, most=max(1, int(room / least)), others=plan.others)
        dense = sum(group.count for group in groups_) > MOST_MARKS
        lanes, marks, row = self._counted(groups_, lanes_top, room) if dense else self._marked(groups_, lanes_top, room)
        bottom = lanes[-1].bottom if lanes else lanes_top + room
        spread = (
            since_ticks(axis, course.origin, font, plan.text)
            if course.origin is not None
            else ticks(axis, font, plan.text)
        )
        return Panel(
            name=course.name,
            first=course.choice.first,
            last=course.choice.last,
            origin=course.origin,
            axis=axis,
            top=top,
            bottom=bottom,
            lanes_top=lanes_top,
            bands=terms,
            curve=curve(plan.rows, axis, under + 6 + reach, reach) if plan.curve else None,
            lanes=lanes,
            marks=marks,
            bins=tuple(bins(plan.rows, groups_, lanes, axis)) if dense else (),
            ticks=spread,
            ticks_y=bottom + 8 + font.size / 2,
            arcs=tuple(arcs(marks, font, half=self.canvas.half, top=lanes_top, bottom=bottom, right=self.canvas.width)),
            row=row,
        )

    def _strips(self, found: Sequence[Group], top: float, heights: Sequence[float]) -> tuple[Lane, ...]:
        strips = list[Lane]()
        for group, height in zip(found, heights, strict=True):
            name_y = top + self._head / 2 + 3 if self.canvas.narrow else top + height / 2
            strips.append(
                Lane(
                    group.key, group.name, top, top + height, top + self._head + PAD, name_y, group.count, group.merged
                )
            )
            top += height
        return tuple(strips)

    def _counted(
        self, found: Sequence[Group], top: float, room: float
    ) -> tuple[tuple[Lane, ...], tuple[Mark, ...], float]:
        height = min(room / max(1, len(found)), self.canvas.font.size * 9)
        return self._strips(found, top, [height] * len(found)), (), self.canvas.row

    def _marked(
        self, found: Sequence[Group], top: float, room: float
    ) -> tuple[tuple[Lane, ...], tuple[Mark, ...], float]:
        plan, canvas = self.plan, self.canvas
        brief = canvas.narrow or sum(group.count for group in found) > CROWD
        drafting = Drafting(plan.rows, self.axis, canvas, plan.text, brief)
        drafts = [drafting.drafts(group.strand) for group in found]
        fixed = len(found) * (2 * PAD + self._head)
        rows = int((room - fixed) / canvas.row)
        left, right = room_for_labels(self.axis, canvas)
        gains = [
            labels_by_row([d.item for d in lane if d.page == 0], left=left, right=right, most_rows=rows)
            for lane in drafts
        ]
        shares = share_rows(gains, rows)
        row = min(max((room - fixed) / max(1, sum(shares)), canvas.row), canvas.font.size * 3.2)
        lanes = self._strips(found, top, [n * row + 2 * PAD + self._head for n in shares])
        to = Attention(plan.chosen, plan.related, plan.tails)
        marks = [
            mark
            for number, (lane, drawn, share) in enumerate(zip(lanes, drafts, shares, strict=True))
            for mark in marks_of(
                drawn, seats(drawn, self.axis, canvas, share), _middles(lane, row, share), number, drafting, to
            )
        ]
        return lanes, tuple(sorted(marks, key=lambda m: (m.row, m.lane))), row


def _middles(lane: Lane, row: float, rows: int) -> list[float]:
    return [lane.rows_top + (n + 0.5) * row for n in range(rows)]

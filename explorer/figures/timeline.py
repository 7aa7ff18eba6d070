"""
The timeline: what stands where, in pixels. ``draw`` turns the picture into a figure.

Everything is laid out in one system of pixels, from the top left corner, for the very width and
font of the reader's screen; the same picture serves the drawn figure and the links over it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from explorer.figures.labels import Font
from explorer.figures.lanes import GAP, Item, Seat, seat
from explorer.figures.picture import Axis, Band, Canvas, Days, Lane, Mark, Picture
from explorer.tone import curve_days, tone_curve

CROWD = 24
"""More events than this are labelled with their short titles on any picture."""

_Seated = tuple[Any, Item, Seat]
"""A row of an events frame, what it takes, and where it sits."""


def period(events: pd.DataFrame, openings: pd.DataFrame, today: int) -> tuple[int, int]:
    """
    First and last day number worth showing: from the year before the first event to a year after the last day.

    The last day is that of the last event or opening, and at least *today*. Without any event: the
    ten years up to *today*.
    """
    first = events["earliest"].min()
    earliest = np.datetime64(_number(first) if pd.notna(first) else today - 3652, "D")
    begin = earliest.astype("datetime64[Y]") - np.timedelta64(1, "Y")
    ends = [events["latest"].max(), events["earliest"].max(), openings.loc[openings["first"], "opened"].max()]
    last = max([today, *(_number(e) for e in ends if pd.notna(e))])
    end = np.datetime64(last, "D").astype("datetime64[Y]") + np.timedelta64(1, "Y")
    return _number(begin), _number(end)


def _number(day: Any) -> int:
    return int(np.datetime64(day, "D").astype(np.int64))


@dataclass(frozen=True, slots=True)
class Tables:
    """
    What a timeline is made of.

    Attributes:
        events: The events to show (events frame; ``theme`` is the lane).
        judged: The events that make the tone curve (events frame).
        openings: Openings frame; those of other events are left out.
        terms: Terms frame.
        lanes: Theme id to name, in the order of the lanes; lanes without events are left out.
    """

    events: pd.DataFrame
    judged: pd.DataFrame
    openings: pd.DataFrame
    terms: pd.DataFrame
    lanes: Mapping[str, str]


def prepare_timeline(tables: Tables, *, span: tuple[int, int], canvas: Canvas, chosen: str = "") -> Picture:
    """
    Lay the timeline out.

    Args:
        tables: What to show.
        span: First and last day number of the axis (see ``period``).
        canvas: The room, and the font that labels are measured in.
        chosen: Id of the event in the reader, or empty.
    """
    events, lanes = tables.events, tables.lanes
    used = [theme for theme in lanes if (events["theme"] == theme).any()]
    axis = _axis(span, [lanes[theme] for theme in used], canvas)
    first = tables.openings[tables.openings["first"]]
    scene = _Scene(axis, canvas, first, chosen, canvas.narrow or len(events) > CROWD)
    bands = tuple(_bands(tables.terms, axis, canvas.font))
    top = max((band.bottom for band in bands), default=8.0) + 12
    seated = [(lanes[theme], _seated(events[events["theme"] == theme], scene)) for theme in used]
    row, reach, tall = _heights(canvas, top, [_rows(events) for _, events in seated])
    line = canvas.font.size + 18  # with the names of the years: below, and above too where below is out of sight
    lanes_top = top + 2 * reach + (line if tall else 14)
    strips, marks, bottom = _stacked(seated, lanes_top, row, scene)
    return Picture(
        width=canvas.width,
        height=bottom + line,
        font=canvas.font,
        axis=axis,
        bands=bands,
        curve=_curve(tables.judged, axis),
        curve_zero=top + reach,
        curve_reach=reach,
        lanes=tuple(strips),
        row=row,
        marks=tuple(marks),
        years=tuple(_years(axis, canvas.font)),
        year_lines=(lanes_top - line / 2, bottom + line / 2) if tall else (bottom + line / 2,),
    )


@dataclass(frozen=True, slots=True)
class _Scene:
    """What placing an event needs to know."""

    axis: Axis
    canvas: Canvas
    openings: pd.DataFrame
    chosen: str
    brief: bool


def _axis(span: tuple[int, int], names: Sequence[str], canvas: Canvas) -> Axis:
    """Time begins right of the lane names, on a narrow picture at its edge."""
    font = canvas.font
    widest = max([font.width(name) * 1.1 for name in names] + [font.size * 7])  # names are bold: a tenth wider
    return Axis(span[0], span[1], 12.0 if canvas.narrow else 22 + widest, canvas.width - 14)


def _stacked(
    seated: Sequence[tuple[str, list[_Seated]]], top: float, row: float, scene: _Scene
) -> tuple[list[Lane], list[Mark], float]:
    """The lanes one below the other from *top*, all marks in the order of time, and where the lanes end."""
    head = scene.canvas.font.size + 10 if scene.canvas.narrow else 6.0
    strips, marks = list[Lane](), list[Mark]()
    for name, events in seated:
        bottom = top + head + _rows(events) * row + 6
        strips.append(Lane(name, top, bottom, top + 4 + head / 2 if scene.canvas.narrow else (top + bottom) / 2))
        marks += [
            _mark(event, item, place, top + head + (place.row + 0.5) * row, scene) for event, item, place in events
        ]
        top = bottom
    return strips, sorted(marks, key=lambda mark: (mark.x, mark.id)), top


def _rows(events: Sequence[_Seated]) -> int:
    return max(place.row for _, _, place in events) + 1


def _curve(judged: pd.DataFrame, axis: Axis) -> tuple[Days, np.ndarray]:
    """The tone curve, at the first and last of the days that share a column of pixels: more could not be seen."""
    days = curve_days(judged, np.datetime64(int(axis.first), "D"), np.datetime64(int(axis.last), "D"))
    columns = np.floor(axis.x(0) + days.astype(np.int64) * (axis.x(1) - axis.x(0)))
    turns = columns[1:] != columns[:-1]
    seen = days[np.append(turns, True) | np.insert(turns, 0, True)]
    return seen, tone_curve(judged, seen)


def _heights(canvas: Canvas, top: float, lanes: Sequence[int]) -> tuple[float, float, bool]:
    """
    Height of a row, and how far the curve reaches from zero: both grow into spare room, within bounds.

    And whether there is none, so that the picture is taller than the canvas.
    """
    rows, narrow = sum(lanes), canvas.narrow
    unit = canvas.font.size
    least, reach = unit * 2, unit * 2.6
    fixed = top + 14 + len(lanes) * (unit + 16 if narrow else 12) + unit + 18
    spare = canvas.height - fixed - rows * least - 2 * reach
    if spare <= 0 or narrow:
        return least, reach, 0 < canvas.height < canvas.height - spare
    more_reach = min(spare * 0.12, unit * 2.4)
    return min(least + (spare - 2 * more_reach) / max(rows, 1), unit * 4.6), reach + more_reach, False


def _bands(terms: pd.DataFrame, axis: Axis, font: Font) -> list[Band]:
    height, found = font.size + 9, list[Band]()
    for line, (side, group) in enumerate(terms.groupby("side", observed=True, sort=False)):
        top = 8 + line * (height + 2)
        term: Any  # a row: pandas-stubs does not know its columns
        for number, term in enumerate(group.itertuples()):
            left = max(axis.left, axis.x(_number(term.start))) if pd.notna(term.start) else axis.left
            right = min(axis.right, axis.x(_number(term.end))) if pd.notna(term.end) else axis.right
            if right - left < 1:
                continue
            name = font.shortened(str(term.name), right - left - 6) if right - left > font.size * 2 else ""
            fits = name == str(term.name)
            found.append(
                Band(
                    str(side),
                    name if fits else "",
                    f"{term.full}, {term.office}",
                    left,
                    right,
                    top,
                    top + height,
                    bool(number % 2),
                )
            )
    return found


def _seated(events: pd.DataFrame, scene: _Scene) -> list[_Seated]:
    canvas = scene.canvas
    rows = list(events.itertuples(index=False))
    items = [_item(event, scene) for event in rows]
    most = max(1, int((canvas.height or 640) / (canvas.font.size * 2)))
    left = 4.0 if canvas.narrow else scene.axis.left
    return list(zip(rows, items, seat(items, left=left, right=canvas.width - 4, most_rows=most), strict=True))


def _item(event: Any, scene: _Scene) -> Item:
    font = scene.canvas.font
    x, radius = _centre(event, scene.axis), _radius(int(event.importance), font)
    first, last = _doubt(event, scene.axis) or (x, x)
    label = font.width(_label(event, scene.brief))
    return Item(min(x - radius - 4, first), max(x + radius + 4, last), label, int(event.importance))


def _radius(importance: int, font: Font) -> float:
    return font.size / 12 * (3.5 + 0.9 * importance)


def _first(event: Any, axis: Axis) -> float:
    return float(_number(event.earliest)) if pd.notna(event.earliest) else axis.first


def _last(event: Any, axis: Axis) -> float:
    return float(_number(event.latest)) if pd.notna(event.latest) else axis.last


def _centre(event: Any, axis: Axis) -> float:
    """An event that lasted stands at its first day, a date in doubt in the middle of what it can mean."""
    first = _first(event, axis)
    return axis.x(first if event.interval else (first + _last(event, axis)) / 2)


def _doubt(event: Any, axis: Axis) -> tuple[float, float] | None:
    if event.interval or _first(event, axis) == _last(event, axis):
        return None
    return axis.x(_first(event, axis)), axis.x(_last(event, axis))


def _label(event: Any, brief: bool) -> str:
    """The title, where room is short the short one; with signs for a date that is not exact."""
    about = "≈ " if event.approximate else ""
    return about + str(event.label if brief else event.title) + (" (?)" if event.uncertain else "")


def _mark(event: Any, item: Item, place: Seat, y: float, scene: _Scene) -> Mark:
    axis, font = scene.axis, scene.canvas.font
    x, label, doubt = _centre(event, axis), _label(event, scene.brief), _doubt(event, axis)
    opened = scene.openings.loc[scene.openings["event"] == event.id, "opened"]
    ends = [item.left, item.right]
    if place.label is not None:
        ends += [place.label, place.label + item.label]
    return Mark(
        id=str(event.id),
        x=x,
        y=y,
        radius=_radius(int(event.importance), font),
        tone=int(event.tone) if pd.notna(event.tone) else None,
        sealed=len(opened) > 0,
        exact=not (event.approximate or event.uncertain or doubt),
        label=label,
        label_left=place.label,
        extent=(min(ends), max(ends)),
        span=(x, min(axis.right, axis.x(_last(event, axis)))) if event.interval else None,
        doubt=doubt,
        openings=tuple(sorted({min(axis.right, axis.x(_number(day))) for day in opened})),
        chosen=event.id == scene.chosen,
    )


def _years(axis: Axis, font: Font) -> list[tuple[float, str]]:
    """Years to name on the axis: as dense as their labels allow, at round numbers."""
    first = int(np.datetime64(int(axis.first), "D").astype("datetime64[Y]").astype(np.int64)) + 1970
    last = int(np.datetime64(int(axis.last), "D").astype("datetime64[Y]").astype(np.int64)) + 1970
    room = font.width(str(min(first, -abs(last)) if first < 0 else last)) + 2 * GAP
    steps = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500)
    wanted = room / (axis.right - axis.left) * (axis.last - axis.first) / 365.2425
    step = next((s for s in steps if s >= wanted), max(1000, int(wanted // 1000 + 1) * 1000))
    found = []
    for year in range(-(-first // step) * step, last + 1, step):
        x = axis.x(float(np.datetime64(year - 1970, "Y").astype("datetime64[D]").astype(np.int64)))
        if axis.left <= x <= axis.right - room / 2 + GAP:
            found.append((x, str(year)))
    return found

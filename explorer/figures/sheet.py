"""
The sheet that a chart is taken away on: what it shows, in words, above it, and below it what it rests on.

Everything is in pixels of the size that was asked for. The words take what they need, the chart gets the room that is
left; a line that is too long for its place is shortened there, and stands whole in the facts that go with a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from explorer.figures.labels import BOLD, Font, usual_font
from explorer.figures.pen import Figure, Pen
from explorer.figures.picture import Canvas
from explorer.figures.signs import Sign, draw_sign
from explorer.figures.sizes import Size
from explorer.theme import PRINT_SERIF, Look

MOST_HIGH = 0.34
"""Share of the height that words take at most: of long ones, the later lines are left out."""

_MOST_ADDRESS = 3  # lines of an address

_TITLE, _SMALL, _LEADING = 1.75, 0.8, 1.4  # sizes as shares of the font's; a line's height as a share of its size
_AXES = {"xaxis": "x9", "yaxis": "y9"}


class Words(NamedTuple):
    """
    What stands around a chart.

    Attributes:
        title: What it is about.
        lines: What it shows: filters, lanes, period.
        known: The day of the second clock, in words; empty if it is off.
        legend: Signs and what they mean.
        foot: What it rests on: sources, data set, licence.
        address: Where the same view can be opened.
    """

    title: str
    lines: tuple[str, ...] = ()
    known: str = ""
    legend: tuple[tuple[Sign, str], ...] = ()
    foot: tuple[str, ...] = ()
    address: str = ""


class Line(NamedTuple):
    """Words at a place: left edge and middle, in px."""

    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    A sheet, laid out.

    Attributes:
        title, lines, known, foot: Their lines.
        legend: Signs, and where their words begin.
        left, top: Where the chart begins.
        canvas: The room that it has.
    """

    size: Size
    title: tuple[Line, ...]
    lines: tuple[Line, ...]
    known: tuple[Line, ...]
    legend: tuple[tuple[Sign, Line], ...]
    foot: tuple[Line, ...]
    left: float
    top: float
    canvas: Canvas


def prepare_sheet(words: Words, size: Size, *, larger: float = 1.0, overhang: float = 0.0) -> Sheet:
    """
    Lay the words out, and say how much room they leave for the chart.

    Args:
        words: What stands around it.
        size: Of the sheet.
        larger: How much larger the chart's font is than theirs.
        overhang: How far the chart reaches beyond them on both sides, in px: half a mark, where marks hang over.
    """
    return _Layout(words, size, larger, overhang).sheet()


class _Layout:
    """A sheet in the making."""

    def __init__(self, words: Words, size: Size, larger: float, overhang: float) -> None:
        self.words, self.size, self.larger, self.overhang = words, size, larger, overhang
        self.edge = size.font * 2.0
        self.width = size.width - 2 * self.edge
        self.room = size.height * MOST_HIGH / 2

    def sheet(self) -> Sheet:
        size, words = self.size, self.words
        title, y = self._stacked((words.title,), self.edge * 0.8, size.font * _TITLE, most=2, bold=True)
        lines, y = self._stacked(words.lines, y, size.font, most=self._most(y - self.edge, size.font), bold=False)
        known, y = self._stacked((words.known,), y + size.font * 0.3, size.font, most=1, bold=True, aside=size.font)
        top = y + size.font * 0.6
        small = size.font * _SMALL
        foot, foot_high = self._foot(small)
        legend, legend_high = self._legend(size.font * 0.9)
        under = size.height - self.edge * 0.8 - foot_high
        above = under - size.font * 0.5 - legend_high
        canvas = Canvas(
            self.width + 2 * self.overhang,
            max(60.0, above - size.font * 0.5 - top),
            usual_font(size.font * self.larger),
        )
        return Sheet(
            size,
            title,
            lines,
            known,
            tuple((sign, Line(x, y + above, what)) for sign, (x, y, what) in legend),
            tuple(Line(x, y + under, what) for x, y, what in foot),
            self.edge - self.overhang,
            top,
            canvas,
        )

    def _foot(self, size: float) -> tuple[tuple[Line, ...], float]:
        """Each text on a line of its own, the first of several on two; then the address, whole if it fits on three."""
        font, texts = usual_font(size), [text for text in self.words.foot if text]
        lines = [line for n, text in enumerate(texts) for line in font.wrapped(text, self.width, 2 if n == 0 else 1)]
        address = list(_broken(self.words.address, font, self.width))
        if len(address) > _MOST_ADDRESS:
            address = [*address[: _MOST_ADDRESS - 1], font.shortened("".join(address[_MOST_ADDRESS - 1 :]), self.width)]
        return self._stacked([*lines, *address], 0.0, size, most=len(lines) + len(address), bold=False)

    def _most(self, used: float, font: float) -> int:
        return max(1, int((self.room - used) / (font * _LEADING)))

    def _stacked(
        self, texts: tuple[str, ...] | list[str], top: float, size: float, *, most: int, bold: bool, aside: float = 0.0
    ) -> tuple[tuple[Line, ...], float]:
        """Lines one below the other from *top* on, and where they end."""
        font, high = usual_font(size), size * _LEADING
        room = (self.width - aside) / (BOLD if bold else 1.0)
        lines = [line for text in texts if text for line in font.wrapped(text, room, most)][:most]
        places = (Line(self.edge + aside, top + (n + 0.5) * high, line) for n, line in enumerate(lines))
        return tuple(places), top + len(lines) * high

    def _legend(self, size: float) -> tuple[list[tuple[Sign, Line]], float]:
        """Signs with their words, in as many rows as they take."""
        font, high, sign_wide = usual_font(size), size * 1.7, size * 1.9
        placed, x, row = list[tuple[Sign, Line]](), self.edge, 0
        for sign, what in self.words.legend:
            words = font.shortened(what, self.width - sign_wide)
            if x > self.edge and x + sign_wide + font.width(words) > self.size.width - self.edge:
                x, row = self.edge, row + 1
            placed.append((sign, Line(x + sign_wide, (row + 0.5) * high, words)))
            x += sign_wide + font.width(words) + size * 1.4
        return placed, (row + 1) * high if placed else 0.0


def _broken(address: str, font: Font, room: float) -> Iterator[str]:
    """An address in lines that are full; it has no spaces to be broken at."""
    while address:
        end = len(address)
        while end > 1 and font.width(address[:end]) > room:
            end -= 1
        yield address[:end]
        address = address[end:]


def draw_sheet(sheet: Sheet, chart: Figure, look: Look) -> Figure:
    """
    The figure of a sheet with a chart on it.

    Args:
        sheet: What stands around it.
        chart: A figure of the size of the sheet's canvas.
        look: Colours, those of the chart.
    """
    size, layout = sheet.size, chart["layout"]
    pen = Pen(look, size.font, axes=_AXES)
    around = {
        "left": sheet.left,
        "right": size.width - sheet.left - layout["width"],
        "top": sheet.top,
        "bottom": size.height - sheet.top - layout["height"],
    }
    axes = {name: _extended(axis, name, layout, around) for name, axis in layout.items() if name[1:5] == "axis"}
    hidden = {"visible": False, "fixedrange": True}
    axes["xaxis9"] = {"range": [0, size.width], "overlaying": "x", **hidden}
    axes["yaxis9"] = {"range": [size.height, 0], "overlaying": "y", **hidden}
    traces = [trace for trace in (*chart["data"], *_traces(sheet, pen)) if trace["x"]]
    return {"data": traces, "layout": {**layout, **axes, "width": size.width, "height": size.height}}


def _extended(axis: Figure, name: str, layout: Figure, around: Mapping[str, float]) -> Figure:
    """An axis that goes on to the edges of the sheet, in the same scale."""
    first, last = axis["range"]
    if name[0] == "x":
        before, after, length = around["left"], around["right"], layout["width"]
    else:
        before, after, length = around["bottom"], around["top"], layout["height"]
    if axis.get("type") != "date":
        a_pixel = (last - first) / length
        return {**axis, "range": [first - before * a_pixel, last + after * a_pixel]}
    begin, end = (float(np.datetime64(day, "s").astype(np.int64)) for day in (first, last))
    a_pixel = (end - begin) / length
    ends = (begin - before * a_pixel, end + after * a_pixel)
    return {**axis, "range": [str(np.datetime64(round(moment), "s")) for moment in ends]}


def _traces(sheet: Sheet, pen: Pen) -> Iterator[Figure]:
    size, look = sheet.size, pen.look
    left, right = sheet.size.font * 2.0, size.width - size.font * 2.0
    yield pen.words(
        "title", sheet.title, look.ink, "middle right", weight=700, size=size.font * _TITLE, family=PRINT_SERIF
    )
    yield pen.words("what is shown", sheet.lines, look.muted, "middle right")
    yield pen.words("as known on", sheet.known, look.ink, "middle right", weight=700)
    for _, y, _ in sheet.known:
        half = size.font * 0.55
        yield pen.box("second clock", left, y - half, left + size.font * 0.35, y + half, look.accent)
    for sign, (x, y, _) in sheet.legend:
        yield from draw_sign(sign, pen, x - size.font * 1.05, y, size.font)
    words = [line for _, line in sheet.legend]
    yield pen.words("legend", words, look.muted, "middle right", size=size.font * 0.9)
    if sheet.foot:
        over = sheet.foot[0].y - size.font * 0.75
        yield pen.strokes("foot", [[(left, over), (right, over)]], look.rule, 1)
    yield pen.words("sources", sheet.foot, look.muted, "middle right", size=size.font * _SMALL)

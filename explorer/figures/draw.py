"""
A laid-out timeline as a Plotly figure. Decides nothing: every position comes with the picture.

Figures are plain dictionaries, several times quicker to build than figure objects. The x axis holds
dates, so that the figure means something outside this program; y is pixels from the top.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

import numpy as np

from explorer.figures.picture import Mark, Picture
from explorer.theme import SANS, Look

Figure = dict[str, Any]
_GAP = None
"""Between two strokes of one trace Plotly wants an empty point."""


def draw_timeline(picture: Picture, *, look: Look, warm: str, cool: str) -> Figure:
    """
    The figure of *picture*.

    Args:
        picture: The timeline, laid out.
        look: Colours.
        warm, cool: Words for the two ends of the tone curve: conflict, cooperation.
    """
    pen = _Pen(picture, look)
    traces = [
        pen.strokes("years", _grid(picture), look.rule, 1),
        pen.strokes("lanes", _separators(picture), look.rule, 1),
        *_curve(pen, warm, cool),
        *_bands(pen),
        *_under_marks(pen),
        *_marks(pen),
        pen.words(
            "labels",
            [(m.label_left, m.y, m.label) for m in picture.marks if m.label_left is not None],
            look.ink,
            "middle right",
        ),
        pen.words(
            "year names",
            [(x, y, name) for y in picture.year_lines for x, name in picture.years],
            look.muted,
            "middle center",
        ),
        _lane_names(pen),
    ]
    return {"data": [t for t in traces if t["x"]], "layout": _layout(picture, look)}


class _Pen:
    """Traces in the picture's coordinates and the theme's colours."""

    def __init__(self, picture: Picture, look: Look) -> None:
        self.picture, self.look = picture, look

    def date(self, x: float) -> str:
        """The moment at a pixel, to the second, so that nothing is drawn a pixel off."""
        return str(np.datetime64(round(self.picture.axis.day(x) * 86400), "s"))

    def strokes(
        self, name: str, lines: Iterable[Sequence[tuple[float, float]]], colour: str, width: float, dash: str = "solid"
    ) -> Figure:
        xs, ys = list[str | None](), list[float | None]()
        for line in lines:
            xs += [*(self.date(x) for x, _ in line), _GAP]
            ys += [*(round(y, 2) for _, y in line), _GAP]
        style = {"color": colour, "width": width, "dash": dash}
        return {"type": "scatter", "mode": "lines", "name": name, "x": xs, "y": ys, "line": style, "connectgaps": False}

    def dots(self, name: str, marks: Sequence[Mark], marker: Figure) -> Figure:
        xs, ys = [self.date(m.x) for m in marks], [round(m.y, 2) for m in marks]
        return {
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "x": xs,
            "y": ys,
            "marker": {"opacity": 1, **marker},
            "cliponaxis": False,
        }

    def words(
        self, name: str, texts: Sequence[tuple[float, float, str]], colour: str, position: str, weight: int = 400
    ) -> Figure:
        """Texts at points. Plotly reads some HTML in them, so what comes from data is escaped."""
        font = {"family": SANS, "size": self.picture.font.size, "color": colour, "weight": weight}
        return {
            "type": "scatter",
            "mode": "text",
            "name": name,
            "x": [self.date(x) for x, _, _ in texts],
            "y": [round(y, 2) for _, y, _ in texts],
            "text": [escape(t, quote=False) for _, _, t in texts],
            "textposition": position,
            "textfont": font,
            "cliponaxis": False,
        }


def _grid(picture: Picture) -> list[list[tuple[float, float]]]:
    if not picture.lanes:
        return []
    top, bottom = picture.curve_zero - picture.curve_reach, picture.lanes[-1].bottom
    return [[(x, top), (x, bottom)] for x, _ in picture.years]


def _separators(picture: Picture) -> list[list[tuple[float, float]]]:
    left = 0.0 if picture.narrow else picture.axis.left
    return [[(left, lane.top), (picture.axis.right, lane.top)] for lane in picture.lanes]


def _curve(pen: _Pen, warm: str, cool: str) -> list[Figure]:
    picture, look = pen.picture, pen.look
    days, tone = picture.curve
    xs = [str(day) for day in days]
    zero = [round(picture.curve_zero, 2)] * len(xs)

    def line(name: str, values: np.ndarray, width: float, **more: Any) -> Figure:
        heights = picture.curve_zero - values / 5 * picture.curve_reach
        return {
            "type": "scatter",
            "mode": "lines",
            "name": name,
            "x": xs,
            "y": np.round(heights, 2).tolist(),
            "line": {"width": width, "color": look.curve, "shape": "linear"},
            **more,
        }

    def base(name: str) -> Figure:
        return {"type": "scatter", "mode": "lines", "name": name, "x": xs, "y": zero, "line": {"width": 0}}

    edge = 4.0 if picture.narrow else picture.axis.left - 6
    reach = picture.curve_reach - picture.font.size * 0.6
    ends = [(edge, picture.curve_zero - reach, cool), (edge, picture.curve_zero + reach, warm)]
    return [
        base("zero above"),
        line(cool, np.maximum(tone, 0), 0, fill="tonexty", fillcolor=look.cool_fill),
        base("zero below"),
        line(warm, np.minimum(tone, 0), 0, fill="tonexty", fillcolor=look.warm_fill),
        pen.strokes(
            "zero",
            [[(picture.axis.left, picture.curve_zero), (picture.axis.right, picture.curve_zero)]],
            look.muted,
            0.75,
        ),
        line("tone", tone, 1.4),
        pen.words("tone ends", ends, look.muted, "middle right" if picture.narrow else "middle left"),
    ]


def _bands(pen: _Pen) -> list[Figure]:
    look, found = pen.look, list[Figure]()
    inks = {"us": look.us_ink, "ru": look.ru_ink}
    fills = {"us": (look.us_fill, look.us_fill_alt), "ru": (look.ru_fill, look.ru_fill_alt)}
    for band in pen.picture.bands:
        corners = [(band.left, band.top), (band.right, band.top), (band.right, band.bottom), (band.left, band.bottom)]
        box = pen.strokes(band.full, [corners], "rgba(0,0,0,0)", 0)
        box |= {"fill": "toself", "fillcolor": fills.get(band.side, (look.rule, look.page))[band.alternate]}
        found.append(box)
    for side, ink in inks.items():
        named = [b for b in pen.picture.bands if b.side == side and b.name]
        texts = [((b.left + b.right) / 2, (b.top + b.bottom) / 2, b.name) for b in named]
        found.append(pen.words(f"terms {side}", texts, ink, "middle center"))
    return found


def _under_marks(pen: _Pen) -> list[Figure]:
    """What lies beneath the marks: the line of the chosen day, tails to the openings, durations, doubt."""
    picture, look = pen.picture, pen.look
    low = min(picture.row * 0.5 - 3, picture.font.size * 1.4)
    tails = [[(m.x, m.y + low), (m.openings[-1], m.y + low)] for m in picture.marks if m.openings]
    ticks = [[(x, m.y + low - 4), (x, m.y + low + 2)] for m in picture.marks for x in m.openings]
    doubts = [[(m.doubt[0], m.y), (m.doubt[1], m.y)] for m in picture.marks if m.doubt]
    caps = [[(x, m.y - 4), (x, m.y + 4)] for m in picture.marks if m.doubt for x in m.doubt]
    chosen = [m for m in picture.marks if m.chosen]
    bottom = picture.lanes[-1].bottom if picture.lanes else picture.height
    spans = {tone: [m for m in picture.marks if m.span and m.tone == tone] for tone in {m.tone for m in picture.marks}}
    return [
        pen.strokes(
            "chosen day",
            [[(m.x, picture.curve_zero - picture.curve_reach), (m.x, bottom)] for m in chosen],
            look.choice,
            1.25,
            "dot",
        ),
        pen.strokes("sealed until", tails, look.muted, 1.2, "dot"),
        pen.strokes("opened", ticks, look.muted, 1.5),
        *(
            pen.strokes(
                "duration", [[(m.x, m.y + low), (m.span[1], m.y + low)] for m in marks if m.span], look.tone(tone), 3
            )
            for tone, marks in sorted(spans.items(), key=lambda item: item[0] or 0)
        ),
        pen.strokes("date not exact", doubts + caps, look.muted, 1.5),
    ]


def _marks(pen: _Pen) -> list[Figure]:
    """From below: a ring round the chosen one, one round what was once secret, the marks in their tone, its sign."""
    look, marks = pen.look, pen.picture.marks
    sealed, chosen, signed = (
        [m for m in marks if m.sealed],
        [m for m in marks if m.chosen],
        [m for m in marks if m.tone],
    )
    inks = [look.tone_ink(m.tone) if m.exact else look.ink for m in signed]
    choice = {"color": look.paper, "line": {"color": look.choice, "width": 2}}
    ring = {"color": look.ink, "line": {"width": 0}}
    tone = {
        "color": [look.tone(m.tone) if m.exact else look.paper for m in marks],
        "line": {"color": [look.tone(m.tone) for m in marks], "width": [0 if m.exact else 2.5 for m in marks]},
    }
    sign = {
        "symbol": ["cross-thin-open" if (m.tone or 0) > 0 else "line-ew-open" for m in signed],
        "color": inks,
        "line": {"color": inks, "width": 1.6},
    }
    return [
        pen.dots("chosen", chosen, {"size": [2 * m.radius + 11 for m in chosen], **choice}),
        pen.dots("once secret", sealed, {"size": [2 * m.radius + 4 for m in sealed], **ring}),
        pen.dots("events", marks, {"size": [2 * m.radius - (1 if m.sealed else 0) for m in marks], **tone}),
        pen.dots("sign", signed, {"size": [m.radius * 0.85 for m in signed], **sign}),
    ]


def _lane_names(pen: _Pen) -> Figure:
    picture = pen.picture
    edge = 4.0 if picture.narrow else picture.axis.left - 8
    texts = [(edge, lane.name_y, lane.name) for lane in picture.lanes]
    return pen.words("lane names", texts, pen.look.ink, "middle right" if picture.narrow else "middle left", 600)


def _layout(picture: Picture, look: Look) -> Figure:
    hidden = {"visible": False, "fixedrange": True}
    edges = [str(np.datetime64(round(picture.axis.day(x) * 86400), "s")) for x in (0, picture.width)]
    return {
        "width": picture.width,
        "height": picture.height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "paper_bgcolor": look.paper,
        "plot_bgcolor": look.paper,
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "font": {"family": SANS, "size": picture.font.size, "color": look.ink},
        "xaxis": {"type": "date", "range": edges, **hidden},
        "yaxis": {"range": [picture.height, 0], **hidden},
    }

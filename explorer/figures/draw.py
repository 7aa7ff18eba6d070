"""
A laid-out timeline as a Plotly figure, to take away. Decides nothing: every position comes with the picture.

The x axis of each panel holds dates, so that the figure means something outside this program; y is pixels from the
top.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from explorer.changes import Change
from explorer.figures.marks import radius
from explorer.figures.pen import Figure, Pen, layout
from explorer.figures.picture import Curve, Mark, Panel, Picture
from explorer.theme import Look


def draw_timeline(picture: Picture, *, look: Look, warm: str, cool: str) -> Figure:
    """
    The figure of *picture*.

    Args:
        picture: The timeline, laid out.
        look: Colours.
        warm, cool: Words for the two ends of the tone curve: conflict, cooperation.
    """
    traces = [
        trace
        for number, panel in enumerate(picture.panels, start=1)
        for trace in _panel(_Pen(picture, panel, look, number), warm, cool)
    ]
    return {"data": [t for t in traces if t["x"]], "layout": _layout(picture, look)}


class _Pen(Pen):
    """Traces in a panel's coordinates and the theme's colours."""

    def __init__(self, picture: Picture, panel: Panel, look: Look, number: int) -> None:
        axes = {"xaxis": f"x{number if number > 1 else ''}", "yaxis": "y"}
        super().__init__(look, picture.font.size, across=self.date, axes=axes)
        self.picture, self.panel = picture, panel

    def date(self, x: float) -> str:
        """The moment at a pixel, to the second, so that nothing is drawn a pixel off."""
        return str(np.datetime64(round(self.panel.axis.day(x) * 86400), "s"))

    def marks(self, name: str, marks: Sequence[Mark], marker: Figure) -> Figure:
        """Dots where the marks stand."""
        return self.dots(name, [(m.x, m.y) for m in marks], marker)


def _panel(pen: _Pen, warm: str, cool: str) -> list[Figure]:
    picture, panel, look = pen.picture, pen.panel, pen.look
    marks = [m for m in panel.marks if not m.beyond]
    left = 0.0 if picture.narrow else panel.axis.left
    heading = [(4.0, panel.top + picture.font.size, panel.name)] if panel.name else []
    return [
        pen.strokes("calendar", [[(t.x, panel.lanes_top - 4), (t.x, panel.bottom)] for t in panel.ticks], look.rule, 1),
        pen.strokes("lanes", [[(left, lane.top), (panel.axis.right, lane.top)] for lane in panel.lanes], look.rule, 1),
        *(_curve(pen, panel.curve, warm, cool) if panel.curve else []),
        *_bands(pen),
        *_horizon(pen),
        *_under_marks(pen, marks),
        *(
            pen.box("events", b.left + 1, b.top, b.right - 1, b.bottom, look.tone(round(b.tone or 0)))
            for b in panel.bins
        ),
        *_marks(pen, marks),
        *_labels(pen, marks),
        pen.words("relations", [(*a.kind_at, a.kind) for a in panel.arcs if a.kind_at], look.muted, "middle center"),
        pen.words("dates", [(t.x, panel.ticks_y, t.label) for t in panel.ticks], look.muted, "middle center"),
        pen.words("heading", heading, look.ink, "middle right", 700),
        _lane_names(pen),
    ]


def _curve(pen: _Pen, curve: Curve, warm: str, cool: str) -> list[Figure]:
    picture, look, axis = pen.picture, pen.look, pen.panel.axis
    xs = [axis.x(float(day)) for day in curve.days]

    def line(values: np.ndarray) -> list[tuple[float, float]]:
        return [(x, curve.zero - float(v) / 5 * curve.reach) for x, v in zip(xs, values, strict=True)]

    ends = [(xs[-1], curve.zero), (xs[0], curve.zero)]
    edge = 4.0 if picture.narrow else axis.left - 16
    reach = curve.reach - picture.font.size * 0.6
    names = [(edge, curve.zero - reach, cool), (edge, curve.zero + reach, warm)]
    return [
        pen.filled(cool, [*line(np.maximum(curve.values, 0)), *ends], look.cool_fill),
        pen.filled(warm, [*line(np.minimum(curve.values, 0)), *ends], look.warm_fill),
        pen.strokes("zero", [[(axis.left, curve.zero), (axis.right, curve.zero)]], look.muted, 0.75),
        pen.strokes("tone", [line(curve.values)], look.curve, 1.4),
        pen.words("tone ends", names, look.muted, "middle right" if picture.narrow else "middle left"),
    ]


def _bands(pen: _Pen) -> list[Figure]:
    look, found = pen.look, list[Figure]()
    inks = {"us": look.us_ink, "ru": look.ru_ink}
    fills = {"us": (look.us_fill, look.us_fill_alt), "ru": (look.ru_fill, look.ru_fill_alt)}
    for band in pen.panel.bands:
        fill = fills.get(band.side, (look.rule, look.page))[band.alternate]
        found.append(pen.box(band.full, band.left, band.top, band.right, band.bottom, fill))
    for side in dict.fromkeys(band.side for band in pen.panel.bands):
        named = [b for b in pen.panel.bands if b.side == side and b.name]
        texts = [((b.left + b.right) / 2, (b.top + b.bottom) / 2, b.name) for b in named]
        found.append(pen.words(f"terms {side}", texts, inks.get(side, look.ink), "middle center"))
    return found


def _horizon(pen: _Pen) -> list[Figure]:
    """Days after the one that the second clock is set to, and the line where they begin."""
    panel, look = pen.panel, pen.look
    if panel.horizon is None:
        return []
    veil = pen.box("not yet", panel.horizon, panel.lanes_top, panel.axis.right, panel.bottom, look.page)
    line = [(panel.horizon, panel.lanes_top - 4), (panel.horizon, panel.bottom)]
    return [veil, pen.strokes("as known on", [line], look.accent, 2)]


def _under_marks(pen: _Pen, marks: Sequence[Mark]) -> list[Figure]:
    """Beneath the marks: the chosen day, relations, tails to the openings, durations, doubt."""
    picture, panel, look = pen.picture, pen.panel, pen.look
    low = min(panel.row / 2 - 2, picture.font.size * 0.95)
    tails = [[(m.x, m.y + low), (max(x for x, _ in m.openings), m.y + low)] for m in marks if m.openings]
    ticks = [[(x, m.y + low - 4), (x, m.y + low + 3)] for m in marks for x, _ in m.openings]
    edges = panel.axis.left, panel.axis.right
    doubts = [[(max(m.doubt[0], edges[0]), m.y), (min(m.doubt[1], edges[1]), m.y)] for m in marks if m.doubt]
    caps = [[(x, m.y - 4), (x, m.y + 4)] for m in marks for x in m.doubt or () if edges[0] <= x <= edges[1]]
    top = panel.curve.zero - panel.curve.reach if panel.curve else panel.lanes_top
    days = [[(m.x, top), (m.x, panel.bottom)] for m in marks if m.chosen]
    arcs = [[_along(a.start, a.bend, a.end, n / 16) for n in range(17)] for a in panel.arcs]
    tones = sorted({m.tone or 0 for m in marks if m.span})
    return [
        pen.strokes("chosen day", days, look.choice, 1.25, "dot"),
        pen.strokes("relations between events", arcs, look.muted, 1),
        pen.strokes("sealed until", tails, look.muted, 1.2, "dot"),
        pen.strokes("opened", ticks, look.muted, 1.5),
        *(
            pen.strokes(
                "duration",
                [[(m.span[0], m.y + low), (m.span[1], m.y + low)] for m in marks if m.span and (m.tone or 0) == tone],
                look.tone(tone),
                3,
            )
            for tone in tones
        ),
        pen.strokes("date not exact", doubts + caps, look.muted, 1.5),
    ]


def _along(
    start: tuple[float, float], bend: tuple[float, float], end: tuple[float, float], t: float
) -> tuple[float, float]:
    """A point of a quadratic Bézier curve."""
    x, y = ((1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c for a, b, c in zip(start, bend, end, strict=True))
    return x, y


def _marks(pen: _Pen, marks: Sequence[Mark]) -> list[Figure]:
    """From below: a ring round the chosen one, one round what was once secret, the marks in their tone, its sign."""
    look, font = pen.look, pen.picture.font
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
    sizes = {id(m): 2 * radius(m.importance, font) for m in marks}
    changed = [m for m in marks if m.change not in {"", Change.SILENT}]
    low = font.size * 0.95
    bars = [[(m.x - 6, m.y + low), (m.x + 6, m.y + low)] for m in marks if m.barred]
    rings = [look.choice if m.change == Change.DISPUTED else look.accent for m in changed]
    news = {"color": rings, "line": {"width": 0}}
    return [
        pen.strokes("still sealed", bars, look.ink, 3.5),
        pen.marks("changed", changed, {"size": [sizes[id(m)] + 12 for m in changed], **news}),
        pen.marks("chosen", chosen, {"size": [sizes[id(m)] + 9 for m in chosen], **choice}),
        pen.marks("once secret", sealed, {"size": [sizes[id(m)] + 4 for m in sealed], **ring}),
        pen.marks("events", marks, {"size": [sizes[id(m)] - (1 if m.sealed else 0) for m in marks], **tone}),
        pen.marks("sign", signed, {"size": [sizes[id(m)] * 0.42 for m in signed], **sign}),
    ]


def _labels(pen: _Pen, marks: Sequence[Mark]) -> list[Figure]:
    """Beside their marks, a little apart from them as on the page."""
    apart = pen.size * 0.15
    right = [(m.label_left + apart, m.y, m.label) for m in marks if m.label_left is not None and m.label_left >= m.x]
    left = [
        (m.label_left + m.label_width - apart, m.y, m.label)
        for m in marks
        if m.label_left is not None and m.label_left < m.x
    ]
    return [
        pen.words("labels", right, pen.look.ink, "middle right"),
        pen.words("labels on the left", left, pen.look.ink, "middle left"),
    ]


def _lane_names(pen: _Pen) -> Figure:
    narrow = pen.picture.narrow
    edge = 4.0 if narrow else pen.panel.axis.left - 16
    texts = [(edge, lane.name_y, "\n".join(lane.lines)) for lane in pen.panel.lanes]
    return pen.words("lane names", texts, pen.look.ink, "middle right" if narrow else "middle left", 600)


def _layout(picture: Picture, look: Look) -> Figure:
    hidden = {"visible": False, "fixedrange": True}
    axes = {}
    for number, panel in enumerate(picture.panels, start=1):
        ends = (panel.axis.day(0), panel.axis.day(picture.width))
        edges = [str(np.datetime64(round(day * 86400), "s")) for day in ends]
        over = {"overlaying": "x"} if number > 1 else {}
        axes[f"xaxis{number if number > 1 else ''}"] = {"type": "date", "range": edges, **hidden, **over}
    plain = layout(picture.width, picture.height, look, picture.font.size)
    return {**plain, **axes, "yaxis": {"range": [picture.height, 0], **hidden}}

"""
The timeline on the page: a picture as elements, which stand at shares of the room's width and height.

So the page that the server sends is drawn before any script runs, and a window that changes its size keeps it right
until a picture for the new size has come. Lines and areas are one SVG; marks, bars and terms are links with names,
focus and targets of 24 px, in the order of time. ``assets/motion.js`` moves whatever has a class ``moves``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from explorer.dates import stretch
from explorer.figures.marks import radius
from explorer.figures.picture import Arc, Band, Bin, Curve, Mark, Panel, Picture
from explorer.i18n import Catalogue
from explorer.rows import Rows
from explorer.selection import Selection
from explorer.web.parts import Tree
from explorer.web.spoken import spoken

GRAIN = 1000  # units of the drawing's own system of coordinates, both ways
_HIDDEN = {"aria-hidden": "true"}


class Plot:
    """
    A picture as trees.

    Args:
        picture: The timeline, laid out.
        rows: The events it was made from.
        selection: The view, for the addresses of links.
        text: The words of its language.
    """

    def __init__(self, picture: Picture, rows: Rows, selection: Selection, text: Catalogue) -> None:
        self.picture, self.rows, self.selection, self.text = picture, rows, selection, text
        self._parts = dict[tuple[int, int], tuple[str, str]]()
        self._means = dict[int, str]()
        self._before, self._after = selection.choosing("EVENT").address().split("EVENT")

    def trees(self) -> list[Tree]:
        """Everything inside the canvas."""
        return [self._frame(), *(part for panel in self.picture.panels for part in self._panel(panel))]

    def _panel(self, panel: Panel) -> Iterator[Tree]:
        picture = self.picture
        if panel.name:
            yield _at("h2", "panel-name", [panel.name], top=self._y(panel.top + 2))
        if panel.curve:
            yield from self._ends(panel.curve)
        yield from self._lane_names(panel)
        window = [
            self._moving(panel),
            *self._horizon(panel),
            [
                "ul",
                {"class": "bands", "aria-label": self.text("bands.list")},
                [self._band(b, panel) for b in panel.bands],
            ],
            *self._ticks(panel),
            *self._kinds(panel),
            *([self._curve_reader(panel, panel.curve)] if panel.curve else []),
            self._marks(panel),
        ]
        sides = {"left": f"{picture.left:g}px", "right": f"{picture.width - picture.right:g}px"}
        layer = [["div", {"class": "layer"}, window]]
        name = "window comparing" if self.selection.against else "window"
        yield ["div", {"class": name, "style": sides, "data-first": panel.first, "data-last": panel.last}, layer]

    def _x(self, x: float, panel: Panel) -> str:
        return f"{_share(x, panel):.3f}%"

    def _y(self, y: float) -> str:
        return f"{y / self.picture.height * 100:.3f}%"

    def _frame(self) -> Tree:
        """What stays where it is while time moves: the lines between the lanes."""
        lines = []
        for panel in self.picture.panels:
            for y in [*(lane.top for lane in panel.lanes), *([panel.bottom] if panel.lanes else [])]:
                height = self._y(y)
                lines.append(["line", {"x1": "0", "x2": "100%", "y1": height, "y2": height}, []])
        return ["svg", {"class": "frame", **_HIDDEN}, lines]

    def _lane_names(self, panel: Panel) -> Iterator[Tree]:
        for lane in panel.lanes:
            if lane.name:
                full = ", ".join(lane.merged) or (lane.name if " ".join(lane.lines) != lane.name else "")
                inner = [["span", {"title": full} if full else {}, [line]] for line in lane.lines]
                yield self._beside("lane-name", inner, lane.name_y)

    def _beside(self, name: str, inner: Sequence[Tree], y: float) -> Tree:
        """Words in the column before the time axis; on a narrow canvas, over its beginning."""
        if self.picture.narrow:
            return _at("p", f"{name} above", inner, top=self._y(y))
        return _at("p", name, inner, top=self._y(y), width=f"{self.picture.left:g}px")

    def _ends(self, curve: Curve) -> Iterator[Tree]:
        reach = curve.reach - self.picture.font.size * 0.6
        for y, key in ((curve.zero - reach, "tone.cooperation"), (curve.zero + reach, "tone.conflict")):
            yield self._beside("curve-end", [self.text(key)], y)

    # Lines and areas

    def _moving(self, panel: Panel) -> Tree:
        shapes = [
            *self._strokes("grid", ((t.x, panel.lanes_top - 4, t.x, panel.bottom) for t in panel.ticks), panel),
            *(self._curve(panel.curve, panel) if panel.curve else ()),
            *self._days(panel),
            *(shape for mark in panel.marks for shape in self._under(mark, panel)),
            *(self._arc(arc, panel) for arc in panel.arcs),
        ]
        box = {"viewBox": f"0 0 {GRAIN} {GRAIN}", "preserveAspectRatio": "none"}
        return ["svg", {"class": "drawing moves", **box, "style": {"left": "0%", "width": "100%"}, **_HIDDEN}, shapes]

    def _point(self, x: float, y: float, panel: Panel) -> str:
        return f"{_share(x, panel) * GRAIN / 100:.1f} {y / self.picture.height * GRAIN:.1f}"

    def _strokes(self, name: str, lines: Iterable[tuple[float, float, float, float]], panel: Panel) -> Iterator[Tree]:
        """Straight strokes of one kind as one path."""
        path = "".join(f"M{self._point(x, y, panel)}L{self._point(u, v, panel)}" for x, y, u, v in lines)
        if path:
            yield ["path", {"class": name, "d": path}, []]

    def _curve(self, curve: Curve, panel: Panel) -> Iterator[Tree]:
        axis = panel.axis
        xs = (curve.days - axis.first) / (axis.last - axis.first) * GRAIN

        def path(values: np.ndarray) -> str:
            ys = (curve.zero - values / 5 * curve.reach) / self.picture.height * GRAIN
            return "L".join(f"{x:.1f} {y:.1f}" for x, y in zip(xs.tolist(), ys.tolist(), strict=True))

        zero = f"{curve.zero / self.picture.height * GRAIN:.1f}"
        for name, values in (("curve-cool", np.maximum(curve.values, 0)), ("curve-warm", np.minimum(curve.values, 0))):
            yield ["path", {"class": name, "d": f"M{xs[0]:.1f} {zero}L{path(values)}L{xs[-1]:.1f} {zero}Z"}, []]
        yield from self._strokes("curve-zero", [(axis.left, curve.zero, axis.right, curve.zero)], panel)
        yield ["path", {"class": "curve", "d": f"M{path(curve.values)}"}, []]

    def _days(self, panel: Panel) -> Iterator[Tree]:
        """The day of the chosen event, and day 0 where events are aligned."""
        top = panel.curve.zero - panel.curve.reach if panel.curve else panel.lanes_top
        chosen = next((m.x for m in panel.marks if m.chosen and not m.beyond), None)
        zero = panel.axis.x(panel.origin + 0.5) if panel.origin is not None else None
        for name, x in (("day-zero", zero), ("day-chosen", chosen)):
            if x is not None:
                yield from self._strokes(name, [(x, top, x, panel.bottom)], panel)

    def _under(self, mark: Mark, panel: Panel) -> Iterator[Tree]:
        """Beneath a mark: how long it lasted, where its date can lie, the tail to the days that opened documents."""
        y, low = mark.y, mark.y + min(panel.row / 2 - 2, self.picture.font.size * 0.95)
        if mark.span:
            yield from self._strokes(f"span t{mark.tone or 0}", [(mark.span[0], low, mark.span[1], low)], panel)
        if mark.doubt:
            left, right = mark.doubt
            caps = [(x, y - 4, x, y + 4) for x in mark.doubt]
            yield from self._strokes("doubt", [(left, y, right, y), *caps], panel)
        if mark.openings:
            end = max(x for x, _ in mark.openings)
            yield from self._strokes("tail", [(mark.x, low, end, low)], panel)
            yield from self._strokes(
                "opened", [(x, low - 4, x, low + 3) for x, part in mark.openings if not part], panel
            )
            yield from self._strokes(
                "opened part", [(x, low - 4, x, low + 3) for x, part in mark.openings if part], panel
            )

    def _arc(self, arc: Arc, panel: Panel) -> Tree:
        start, bend, end = (self._point(x, y, panel) for x, y in (arc.start, arc.bend, arc.end))
        return ["path", {"class": "arc", "d": f"M{start}Q{bend} {end}"}, []]

    # What has words

    def _horizon(self, panel: Panel) -> Iterator[Tree]:
        """Where what is shown was not yet: the days after the one that the second clock is set to."""
        if panel.horizon is not None:
            wide = f"{100 - _share(panel.horizon, panel):.3f}%"
            ends = {"top": self._y(panel.lanes_top), "height": self._y(panel.bottom - panel.lanes_top)}
            style = {"left": self._x(panel.horizon, panel), "width": wide, **ends}
            yield ["div", {"class": "horizon moves", "style": style, **_HIDDEN}, []]

    def _ticks(self, panel: Panel) -> Iterator[Tree]:
        for tick in panel.ticks:
            name = "tick strong moves" if tick.strong else "tick moves"
            yield _at("span", name, [tick.label], left=self._x(tick.x, panel), top=self._y(panel.ticks_y), hidden=True)

    def _kinds(self, panel: Panel) -> Iterator[Tree]:
        for arc in panel.arcs:
            if arc.kind_at:
                x, y = arc.kind_at
                yield _at("span", "kind moves", [arc.kind], left=self._x(x, panel), top=self._y(y), hidden=True)

    def _band(self, band: Band, panel: Panel) -> Tree:
        """A term of office: its name, who that was, and the way to that stretch of time."""
        who = f"{band.full}, {self.text.date(stretch(band.first, band.last))}"
        chosen = self.selection.alone().showing(band.first, band.last)
        link = {
            "class": f"band side-{band.side}" + (" other" if band.alternate else ""),
            "href": chosen.address(),
            "aria-label": self.text("bands.show", who=who),
            "data-tip": who,
        }
        style = {
            "left": self._x(band.left, panel),
            "width": f"{(band.right - band.left) / (panel.axis.right - panel.axis.left) * 100:.3f}%",
            "top": self._y(band.top),
            "height": self._y(band.bottom - band.top),
        }
        light = ["span", {"class": "light", **_HIDDEN}, []]
        return ["li", {"class": "band-place moves", "style": style}, [["a", link, [band.name]], light]]

    def _curve_reader(self, panel: Panel, curve: Curve) -> Tree:
        """What the curve says along the way, for pointer and keyboard: day, direction, and what weighed most."""
        titles, tones = self.rows.column("title"), self.rows.tone
        stops = list[tuple[float, list[str]]]()
        for day, value, heaviest in curve.stops:
            names = [f"{titles[r]} ({self.text.signed(int(tones[r]))})" for r in heaviest]
            when = self.text.date(stretch(day, day))
            head = self.text("curve.on", day=when, tone=self.text(f"tone.{round(value)}"))
            stops.append((round(_share(panel.axis.x(day), panel), 2), [head, *names]))
        attributes = {
            "class": "curve-reader",
            "role": "slider",
            "tabindex": "0",
            "aria-label": self.text("curve.name"),
            "aria-valuemin": "0",
            "aria-valuemax": str(len(stops) - 1),
            "aria-valuenow": str(len(stops) - 1),
            "aria-valuetext": ", ".join(stops[-1][1]),
            "style": {"top": self._y(curve.zero - curve.reach), "height": self._y(2 * curve.reach)},
            "data-stops": json.dumps(stops, ensure_ascii=False, separators=(",", ":")),
        }
        return ["div", attributes, [["span", {"class": "curve-day", **_HIDDEN}, []]]]

    def _marks(self, panel: Panel) -> Tree:
        if panel.bins:
            items = [self._bin(bar, panel) for bar in panel.bins]
            return ["ol", {"class": "bins", **self._target(panel), "aria-label": self.text("bins.list")}, items]
        met = set[str]()
        items = []
        for mark in panel.marks:
            items.append(self._mark(mark, panel, again=mark.id in met))
            met.add(mark.id)
        return ["ol", {"class": "mark-list", **self._target(panel), "aria-label": self.text("marks.list")}, items]

    def _target(self, panel: Panel) -> dict[str, str]:
        """Where the link leads that skips what stands above: the events of the first panel."""
        return {"id": "marks", "tabindex": "-1"} if panel is self.picture.panels[0] else {}

    def _mark(self, mark: Mark, panel: Panel, *, again: bool) -> Tree:
        """A link over an event; where the event stands in several lanes, the keyboard stops at the first."""
        names = ["mark", f"i{mark.importance}", f"t{mark.tone}" if mark.tone is not None else "t0"]
        names += [name for name, on in self._signs(mark) if on]
        link = {
            "class": " ".join(names),
            "href": f"{self._before}{mark.id}{self._after}",
            "aria-label": ",\n".join(spoken(mark, self.rows, self.text)),
            "data-event": mark.id,
        }
        if mark.chosen:
            link["aria-current"] = "true"
        if again or mark.beyond:
            link["tabindex"] = "-1"
        half = radius(mark.importance, self.picture.font) + 4
        children: list[Tree] = [["i", {"class": "dot", **_HIDDEN}, []]]
        if mark.label_left is not None:
            leftward = mark.label_left < mark.x
            apart = mark.x - half - mark.label_left - mark.label_width if leftward else mark.label_left - mark.x - half
            kept = {"style": {f"margin-{'right' if leftward else 'left'}": f"{apart:.1f}px"}} if apart > 0.5 else {}
            children.append(["span", {"class": "label", **kept, **_HIDDEN}, [mark.label]])
        place = "mark-place moves beyond" if mark.beyond else "mark-place moves"
        style = {"left": self._x(mark.x, panel), "top": self._y(mark.y)}
        return ["li", {"class": place, "style": style, "data-key": f"{mark.lane} {mark.id}"}, [["a", link, children]]]

    def _signs(self, mark: Mark) -> Iterator[tuple[str, bool]]:
        yield "ring", mark.sealed
        yield "vague", not mark.exact
        yield "since", mark.since
        yield "chosen", mark.chosen
        yield "kin", bool(mark.relation)
        yield "barred", mark.barred
        yield f"changed {mark.change}", bool(mark.change)
        yield "leftward", mark.label_left is not None and mark.label_left < mark.x

    def _mean(self, tone: int) -> str:
        """A mean tone in words: there are no more than the scale has points."""
        if tone not in self._means:
            self._means[tone] = self.text("bins.tone", tone=self.text(f"tone.{tone}"))
        return self._means[tone]

    def _part(self, first: int, last: int) -> tuple[str, str]:
        """A part of the calendar in words, and the address that shows it: every lane has a bar for it."""
        if (first, last) not in self._parts:
            when = self.text.date(stretch(first, last))
            self._parts[first, last] = when, self.selection.showing(first, last).address()
        return self._parts[first, last]

    def _bin(self, bar: Bin, panel: Panel) -> Tree:
        """A bar of a lane: how many events, and the way into that part of the calendar."""
        lane = panel.lanes[bar.lane]
        when, address = self._part(bar.first, bar.last)
        spoken = [when, *([lane.name] if lane.name else []), self.text("bins.count", n=bar.count)]
        link = {
            "class": "bin",
            "href": address,
            "aria-label": ",\n".join([*spoken, *([self._mean(round(bar.tone))] if bar.tone is not None else [])]),
        }
        place = {
            "left": self._x(bar.left, panel),
            "width": f"{(bar.right - bar.left) / (panel.axis.right - panel.axis.left) * 100:.3f}%",
            "top": self._y(lane.rows_top),
            "height": self._y(lane.bottom - lane.rows_top),
        }
        height = (bar.bottom - bar.top) / (lane.bottom - lane.rows_top) * 100
        fill = ["i", {"class": f"t{round(bar.tone or 0)}", "style": {"height": f"{height:.1f}%"}}, []]
        return ["li", {"class": "bin-place moves", "style": place}, [["a", link, [fill]]]]


def _share(x: float, panel: Panel) -> float:
    """How far along the axis an x lies, in percent."""
    axis = panel.axis
    return (x - axis.left) / (axis.right - axis.left) * 100


def _at(tag: str, name: str, children: Sequence[Any], *, hidden: bool = False, **style: str) -> Tree:
    return [tag, {"class": name, "style": style, **(_HIDDEN if hidden else {})}, list(children)]

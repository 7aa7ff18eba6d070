"""
What figures are drawn with: strokes, areas, dots and words at places in pixels, as traces of Plotly.

Traces are plain dictionaries, several times quicker to build than figure objects. Where something can be followed, its
trace has ``customdata``: an address and a name for each point; Plotly leaves that alone, the page makes links of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

from explorer.figures.labels import LINE
from explorer.theme import PRINT_SANS, Look

Figure = dict[str, Any]
Point = tuple[float, float]
Stroke = Sequence[Point]
_GAP = None
"""Between two strokes of one trace Plotly wants an empty point."""
_AXES = {"xaxis": "x", "yaxis": "y"}


class Link(NamedTuple):
    """Where a dot or a box leads, and what it is called."""

    href: str
    name: str


class Pen:
    """
    Traces in pixels from the top left corner.

    Args:
        look: Colours.
        size: Of the font, in px.
        across: What stands on the x axis for a pixel; the pixel itself if left out.
        axes: Which axes the traces belong to.
    """

    def __init__(
        self,
        look: Look,
        size: float,
        *,
        across: Callable[[float], object] | None = None,
        axes: Mapping[str, str] | None = None,
    ) -> None:
        self.look, self.size = look, size
        self._across = across or (lambda x: round(x, 2))
        self._axes = dict(axes or _AXES)

    def strokes(self, name: str, lines: Iterable[Stroke], colour: str, width: float, dash: str = "solid") -> Figure:
        """Lines of one kind; *dash* is solid, dot or dash."""
        xs, ys = list[object](), list[float | None]()
        for line in lines:
            xs += [*(self._across(x) for x, _ in line), _GAP]
            ys += [*(round(y, 2) for _, y in line), _GAP]
        style = {"color": colour, "width": width, "dash": dash}
        return {**self._trace(name, "lines", xs, ys), "line": style, "connectgaps": False}

    def filled(self, name: str, corners: Stroke, colour: str, link: Link | None = None) -> Figure:
        """An area."""
        area = self.strokes(name, [corners], "rgba(0,0,0,0)", 0)
        followed = {"customdata": [list(link)]} if link else {}
        return {**area, "fill": "toself", "fillcolor": colour, **followed}

    def box(
        self, name: str, left: float, top: float, right: float, bottom: float, colour: str, link: Link | None = None
    ) -> Figure:
        """An upright rectangle."""
        return self.filled(name, [(left, top), (right, top), (right, bottom), (left, bottom)], colour, link)

    def dots(self, name: str, points: Sequence[Point], marker: Mapping[str, Any], links: Sequence[Link] = ()) -> Figure:
        """Marks; *marker* is Plotly's, with ``size`` in px across, and ``links`` are one for each point or none."""
        xs, ys = [self._across(x) for x, _ in points], [round(y, 2) for _, y in points]
        followed = {"customdata": [list(link) for link in links]} if links else {}
        marked = {"marker": {"opacity": 1, **marker}, "cliponaxis": False}
        return {**self._trace(name, "markers", xs, ys), **marked, **followed}

    def words(
        self,
        name: str,
        texts: Sequence[tuple[float, float, str]],
        colour: str,
        position: str,
        weight: int = 400,
        size: float | None = None,
        family: str = PRINT_SANS,
    ) -> Figure:
        """
        Texts at points.

        Args:
            name: Of the trace.
            texts: x, y and words of each; several lines, parted by newlines, have their middle there.
            colour: Of all.
            position: Where the words stand, seen from the point: ``middle right``, ``middle center``, ``middle left``.
            weight: 400, 600 or 700.
            size: Of the font in px; the pen's own if left out.
            family: Of fonts: ``theme.PRINT_SANS`` or ``PRINT_SERIF``.
        """
        high = size or self.size
        font = {"family": family, "size": high, "color": colour, "weight": weight}
        lines = [line for text in texts for line in _lines(*text, LINE * high)]
        xs, ys = [self._across(x) for x, _, _ in lines], [round(y, 2) for _, y, _ in lines]
        return {
            **self._trace(name, "text", xs, ys),
            # Plotly reads some HTML in texts, so what comes from data is escaped.
            "text": [escape(words, quote=False) for _, _, words in lines],
            "textposition": position,
            "textfont": font,
            "cliponaxis": False,
        }

    def _trace(self, name: str, mode: str, xs: Sequence[object], ys: Sequence[float | None]) -> Figure:
        return {"type": "scatter", "mode": mode, "name": name, "x": xs, "y": ys, **self._axes}


def _lines(x: float, y: float, words: str, high: float) -> Iterator[tuple[float, float, str]]:
    lines = words.split("\n")
    for n, line in enumerate(lines):
        yield x, y + (n - (len(lines) - 1) / 2) * high, line


def drawn(traces: Iterable[Figure], width: float, height: float, look: Look, size: float) -> Figure:
    """A figure of so many pixels from traces of a plain pen; those without a point are left out."""
    hidden = {"visible": False, "fixedrange": True}
    axes = {"xaxis": {"range": [0, width], **hidden}, "yaxis": {"range": [height, 0], **hidden}}
    return {"data": [t for t in traces if t["x"]], "layout": {**layout(width, height, look, size), **axes}}


def layout(width: float, height: float, look: Look, size: float) -> Figure:
    """The part of a layout that all figures have: size, paper and font; nothing reacts."""
    return {
        "width": width,
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "paper_bgcolor": look.paper,
        "plot_bgcolor": look.paper,
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "font": {"family": PRINT_SANS, "size": size, "color": look.ink},
    }

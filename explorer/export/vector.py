"""
A figure as SVG, without a browser: what ``figures/pen.py`` draws with, and nothing else of Plotly.

So a figure is a file on every machine, and the same file: strokes, areas, dots and words stand where Plotly puts them
(its words stand a quarter of their size above the point's height, its dots of a dash are 3 px). SVG 1.1.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import unescape
from itertools import groupby
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import numpy as np

from explorer.export.printable import printable
from explorer.figures.pen import Figure

_BASELINE = 0.25
_DASHES = {"dot": "3 3", "dash": "9 9"}
_ANCHORS = {"middle right": "start", "middle center": "middle", "middle left": "end"}
Place = Callable[[Any], float]


def svg(figure: Figure, *, links: bool = False) -> Element:
    """
    The figure as an ``svg`` element, as large as it says.

    Args:
        figure: Traces and layout of a pen.
        links: Whether what leads somewhere is a link; else it has its name alone.

    Raises:
        ValueError: The figure has something that a pen does not draw.
    """
    layout = figure["layout"]
    width, height = layout["width"], layout["height"]
    box = {"width": f"{width:g}", "height": f"{height:g}", "viewBox": f"0 0 {width:g} {height:g}"}
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **box, "font-family": layout["font"]["family"]})
    SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": layout["paper_bgcolor"]})
    for trace in figure["data"]:
        across, down = _axis(layout, trace["xaxis"], width), _axis(layout, trace["yaxis"], height)
        points = [None if y is None else (across(x), down(y)) for x, y in zip(trace["x"], trace["y"], strict=True)]
        root.extend(list(_MAKERS[trace["mode"]](trace, points, links)))
    return root


def _axis(layout: Mapping[str, Any], name: str, length: float) -> Place:
    """Where a value of an axis stands, in px."""
    axis = layout[f"{name[0]}axis{name[1:]}"]
    value: Place = _moment if axis.get("type") == "date" else float
    first, last = (value(end) for end in axis["range"])
    scale = length / (last - first)
    if name[0] == "x":
        return lambda v: (value(v) - first) * scale
    return lambda v: length - (value(v) - first) * scale  # its first value is at the bottom


def _moment(text: str) -> float:
    return float(np.datetime64(text, "s").astype(np.int64))


_Points = Sequence[tuple[float, float] | None]


def _lines(trace: Figure, points: _Points, links: bool) -> Iterator[Element]:
    """One path for all strokes of a trace, or its area."""
    strokes = [[p for p in group if p] for there, group in groupby(points, key=lambda p: p is not None) if there]
    area = trace.get("fill") == "toself"
    path = "".join("M" + "L".join(f"{_short(x)} {_short(y)}" for x, y in stroke) + "Z" * area for stroke in strokes)
    line = trace["line"]
    style = {"fill": trace["fillcolor"] if area else "none"}
    if line["width"]:
        style |= {"stroke": line["color"], "stroke-width": _short(line["width"])}
        if dash := _DASHES.get(line["dash"]):
            style["stroke-dasharray"] = dash
    yield from _followed([Element("path", {"d": path, **style})], trace, links)


def _dots(trace: Figure, points: _Points, links: bool) -> Iterator[Element]:
    marker = trace["marker"]
    line = marker.get("line", {})
    given = (marker["size"], marker.get("symbol", "circle"), marker["color"], line.get("color"), line.get("width", 0))
    sizes, symbols, colours, edges, widths = (_each(values, len(points)) for values in given)
    shapes = []
    for point, size, symbol, colour, edge, width in zip(points, sizes, symbols, colours, edges, widths, strict=True):
        if point is None:
            continue
        x, y = point
        open_ = symbol.endswith("-open")
        style = {"fill": "none" if open_ else colour}
        if open_ or width:
            style |= {"stroke": edge or colour, "stroke-width": _short(width or 1)}
        shapes.append(_shape(symbol.removesuffix("-open"), x, y, size / 2, style))
    yield from _followed(shapes, trace, links)


def _shape(symbol: str, x: float, y: float, r: float, style: Mapping[str, str]) -> Element:
    if symbol == "circle":
        return Element("circle", {"cx": _short(x), "cy": _short(y), "r": _short(r), **style})
    if symbol not in _SYMBOLS:
        raise ValueError(f"a pen has no dots of the form {symbol!r}; it has circle, {', '.join(_SYMBOLS)}")
    strokes = (
        "M" + "L".join(f"{_short(x + u * r)} {_short(y + v * r)}" for u, v in stroke) for stroke in _SYMBOLS[symbol]
    )
    return Element("path", {"d": ("" if symbol.endswith(_THIN) else "Z").join((*strokes, "")), **style})


_THIN = ("-thin", "-ew", "-ns")
_HALF, _LOW = math.sqrt(3) / 2, 0.5
_SYMBOLS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "square": (((-1, -1), (1, -1), (1, 1), (-1, 1)),),
    "diamond": (((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),),
    "triangle-up": (((-2 * _HALF / 1.5, _LOW), (2 * _HALF / 1.5, _LOW), (0, -1)),),
    "triangle-down": (((-2 * _HALF / 1.5, -_LOW), (2 * _HALF / 1.5, -_LOW), (0, 1)),),
    "cross-thin": (((-1.4, 0), (1.4, 0)), ((0, -1.4), (0, 1.4))),
    "x-thin": (((-1, -1), (1, 1)), ((-1, 1), (1, -1))),
    "line-ew": (((-1.4, 0), (1.4, 0)),),
    "line-ns": (((0, -1.4), (0, 1.4)),),
}
"""Corners of the forms of dots besides the circle, in halves of their size, as Plotly has them."""


def _words(trace: Figure, points: _Points, links: bool) -> Iterator[Element]:
    font = trace["textfont"]
    style = {
        "font-family": font["family"],
        "font-size": _short(font["size"]),
        "fill": font["color"],
        "text-anchor": _ANCHORS[trace["textposition"]],
        **({"font-weight": str(font["weight"])} if font["weight"] != 400 else {}),
    }
    texts = []
    for point, words in zip(points, trace["text"], strict=True):
        if point is not None:
            place = {"x": _short(point[0]), "y": _short(point[1] + _BASELINE * font["size"])}
            text = Element("text", place)
            text.text = printable(unescape(words))
            texts.append(text)
    group = Element("g", style)
    group.extend(list(_followed(texts, trace, links)))
    yield group


def _followed(shapes: Sequence[Element], trace: Figure, links: bool) -> Iterator[Element]:
    """Shapes under their names, or in links that have them."""
    named = trace.get("customdata")
    if not named:
        yield from shapes
        return
    for shape, (href, name) in zip(shapes, named, strict=True):
        title = Element("title")
        title.text = printable(name)
        shape.insert(0, title)
        if links:
            link = Element("a", {"href": href, "aria-label": printable(name)})
            link.append(shape)
            yield link
        else:
            yield shape


_MAKERS: dict[str, Callable[[Figure, _Points, bool], Iterator[Element]]] = {
    "lines": _lines,
    "markers": _dots,
    "text": _words,
}


def _each(value: Any, count: int) -> Sequence[Any]:
    return value if isinstance(value, list) else [value] * count


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")

"""The timeline as a picture that stays still: no links, nothing to focus, sizes in rem, to grow with the screen."""

from __future__ import annotations

import re
from collections.abc import Iterable

from explorer.figures.labels import usual_font
from explorer.figures.picture import Canvas
from explorer.web.parts import Tree
from explorer.web.picture import timeline_picture
from explorer.web.plot import Plot
from explorer.web.shelf import View

REM = 20
"""Pixels of a rem on a screen of 1920 by 1080 (see ``class-50-present.css``)."""

WIDE, NARROW, HIGH = 68 * REM, 25 * REM, 15 * REM
"""The room of a strip: what a screen of 4:3 and what a phone has; in more room words only move apart."""

_PIXELS = re.compile(r"(-?\d+(?:\.\d+)?)px")
_DROPPED = frozenset({"href", "aria-label", "aria-current", "data-tip", "tabindex", "id", "title"})


def strip(view: View, *, phone: bool = False) -> list[Tree]:
    """The timeline of a view, as trees that nobody can follow anywhere; for a wall, or for a *phone*."""
    picture = timeline_picture(view, Canvas(NARROW if phone else WIDE, HIGH, usual_font(REM)), low=True)
    return list(_still(Plot(picture, view.rows, view.selection, view.text).trees()))


def _still(trees: Iterable[Tree]) -> Iterable[Tree]:
    for tree in trees:
        if isinstance(tree, str):
            yield tree
            continue
        tag, attributes, children = tree
        if attributes.get("role") == "slider":
            continue
        kept = {name: value for name, value in attributes.items() if name not in _DROPPED}
        if "style" in kept:
            kept["style"] = {name: _PIXELS.sub(_in_rem, str(value)) for name, value in kept["style"].items()}
        yield ["span" if tag == "a" else tag, kept, list(_still(children))]


def _in_rem(found: re.Match[str]) -> str:
    return f"{float(found[1]) / REM:g}rem"

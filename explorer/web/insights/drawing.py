"""
A chart in the page: the same figure as in files, as a tree of SVG, in the colours of the style sheet.

Who sees and points follows its links; the table behind it says all of it to everybody else, so the drawing itself is
hidden from screen readers and the keyboard.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any
from xml.etree.ElementTree import Element

from explorer.export.vector import svg
from explorer.figures.insights import Palette
from explorer.figures.insights.palette import LIGHT_PALETTE
from explorer.figures.pen import Figure
from explorer.theme import LIGHT, Look
from explorer.web.parts import Tree


def _token(name: str) -> str:
    return f"var(--{name.replace('_', '-')})"


def _tone(value: int, end: str = "") -> str:
    return f"var(--tone-{value}{end})".replace("--tone--", "--tone-m")


_PLAIN = tuple(field.name for field in fields(Look) if field.name not in ("name", "paper", "tones", "tone_inks"))
PAGE = replace(
    LIGHT,
    **{name: _token(name) for name in _PLAIN},
    paper="var(--card)",
    tones=tuple(_tone(value) for value in range(-5, 6)),
    tone_inks=tuple(_tone(value, "-ink") for value in range(-5, 6)),
)
"""The look of the page: names of the style sheet's colours, which are light or dark as the reader likes."""

PAGE_PALETTE = Palette(
    sides={side: f"var(--side-{side})" for side in LIGHT_PALETTE.sides},
    fills={name: (f"var(--fill-{name})", f"var(--fill-{name}-ink)") for name in LIGHT_PALETTE.fills},
    shades=tuple((f"var(--shade-{n})", f"var(--shade-{n}-ink)") for n in range(1, len(LIGHT_PALETTE.shades) + 1)),
)


def drawing(figure: Figure) -> Tree:
    """The figure as a tree, which takes no more room than it was drawn for."""
    root = svg(figure, links=True)
    width = float(root.get("width", "0"))
    tree = _tree(root)
    tree[1] = {
        "class": "chart",
        "viewBox": root.get("viewBox"),
        "font-family": root.get("font-family"),
        "style": {"max-width": f"{width:g}px"},
        "aria-hidden": "true",
    }
    return tree


def _tree(element: Element) -> list[Any]:
    """Elements as trees; a link that leads nowhere is a group."""
    attributes: dict[str, Any] = dict(element.attrib)
    tag = element.tag
    if tag == "a" and attributes.get("href"):
        attributes = {"href": attributes["href"], "tabindex": "-1"}
    elif tag == "a":
        tag, attributes = "g", {}
    words: list[Tree] = [element.text] if element.text else []
    return [tag, attributes, [*words, *(_tree(child) for child in element)]]

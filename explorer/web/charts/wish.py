"""How a chart is wanted: the size of its sheet, its colours, and how large its pixels are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from explorer.figures.sizes import SheetSize
from explorer.theme import LIGHT, LOOKS, Look

SCALES = (1, 2, 4)
"""Pixels of a PNG for one of the sheet."""

MOST_EVENTS = 10_000
"""Events that a page without a server holds: more of them take a browser too long to open."""


class Wish(NamedTuple):
    """Size of the sheet, colours, and pixels of a PNG for one of the sheet."""

    size: SheetSize = SheetSize.SLIDE
    look: Look = LIGHT
    scale: int = 1


def wish_of(given: Mapping[str, str]) -> Wish:
    """What the keys ``size``, ``look`` and ``scale`` of an address ask for; what they cannot mean is as usual."""
    size, scale = given.get("size", ""), given.get("scale", "")
    return Wish(
        SheetSize(size) if size in set(SheetSize) else SheetSize.SLIDE,
        LOOKS.get(given.get("look", ""), LIGHT),
        int(scale) if scale in map(str, SCALES) else 1,
    )

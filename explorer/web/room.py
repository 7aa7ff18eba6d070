"""
How much room the timeline has on a reader's screen, and how wide the characters of its font are.

A browser reports both. Before it can, for the very first picture, they are taken from what it sends with every
request: a cookie from an earlier visit, or the size of its window where it tells that (client hints). What it does
not tell is assumed: a small window of its kind, so that no word overlaps another in a larger one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from explorer.figures.labels import MEASURED, font_from, usual_font
from explorer.figures.picture import Canvas

SMALLEST, LARGEST = 240, 8000
"""Widths (px) of screens that the timeline is laid out for; what a browser reports is kept within them."""

COOKIE = "unsealed-room"


class Room(NamedTuple):
    """Width and height of the timeline's part of the page in px, and the size of its font."""

    width: float
    height: float
    font: float


DESK = Room(640, 400, 12.5)
PHONE = Room(340, 900, 12.5)


def canvas_from(room: object) -> Canvas:
    """The room that the browser reports; anything that cannot be right is replaced by what is usual."""
    told = room if isinstance(room, dict) else {}

    def number(key: str, usual: float, least: float, most: float) -> float:
        value = told.get(key)
        right = isinstance(value, int | float) and not isinstance(value, bool) and value == value
        return min(max(float(value), least), most) if right else usual

    advances = told.get("advances")
    listed = advances if isinstance(advances, Sequence) and not isinstance(advances, str) else []
    widths = [float(w) for w in listed[: len(MEASURED)] if isinstance(w, int | float) and 0 <= w <= 200]
    size = number("font", DESK.font, 8, 40)
    font = font_from(size, widths) if widths else usual_font(size)
    return Canvas(number("width", 820, SMALLEST, LARGEST), number("height", 600, 200, LARGEST), font)


def first_canvas(cookies: Mapping[str, str], agent: str) -> Canvas:
    """The room to draw the first picture for, from what a request carries."""
    parts = cookies.get(COOKIE, "").split("x")
    try:
        width, height, size = (float(part) for part in parts)
    except ValueError:
        width, height, size = PHONE if "Mobi" in agent else DESK
    return canvas_from({"width": width, "height": height, "font": size})

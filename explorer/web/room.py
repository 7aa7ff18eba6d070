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
PHONE = Room(340, 700, 12.5)
HINTS = "Sec-CH-Viewport-Width, Sec-CH-Viewport-Height"
"""What a browser is asked to tell of its window with each request; those that cannot take no notice."""

_STACKED, _LARGE = 860, 1700  # px: widths at which the style sheets change, see 20_layout.css and 10_tokens.css
_AROUND = 14.2  # rem: header, filters, tools, strip and legend, on one line each, and a little more


def canvas_from(room: object) -> Canvas:
    """The room that the browser reports; anything that cannot be right is replaced by what is usual."""
    told = room if isinstance(room, dict) else {}

    def number(key: str, usual: float, least: float, most: float) -> float:
        value = told.get(key)
        if not isinstance(value, int | float) or isinstance(value, bool) or value != value:
            return usual
        return float(min(max(value, least), most))  # kept within first: JSON has numbers that no float can hold

    advances = told.get("advances")
    listed = advances if isinstance(advances, Sequence) and not isinstance(advances, str) else []
    widths = [float(w) for w in listed[: len(MEASURED)] if isinstance(w, int | float) and 0 <= w <= 200]
    size = number("font", DESK.font, 8, 40)
    font = font_from(size, widths) if widths else usual_font(size)
    return Canvas(number("width", 820, SMALLEST, LARGEST), number("height", 600, 200, LARGEST), font)


def first_canvas(cookies: Mapping[str, str], headers: Mapping[str, str]) -> Canvas:
    """The room to draw the first picture for, from what a request carries."""
    told = _numbers(cookies.get(COOKIE, "").split("x"), 3)
    window = _numbers([headers.get(name, "") for name in HINTS.split(", ")], 2)
    usual = PHONE if "Mobi" in headers.get("User-Agent", "") else DESK
    room = Room(*told) if told else _within(*window) if window else usual
    return canvas_from(room._asdict())


def _numbers(texts: Sequence[str], wanted: int) -> tuple[float, ...] | None:
    """So many numbers, or nothing."""
    try:
        found = tuple(float(text) for text in texts)
    except ValueError:
        return None
    return found if len(found) == wanted and all(0 < n < 1e5 for n in found) else None


def _within(width: float, height: float) -> Room:
    """
    The room that a window of this size leaves for the timeline, or a little less.

    What is laid out for less fits: places are shares of the room, so words only move apart in a larger one.
    """
    rem, font = (18.0, 13.5) if width >= _LARGE else (16.0, 12.5)
    if width <= _STACKED:
        return Room(width, max(1.35 * height, 44 * rem), font)
    return Room(width - max(21 * rem, 0.3 * width), height - _AROUND * rem, font)

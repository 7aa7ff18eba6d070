"""The signs of a timeline, one by one, for a legend: which of them a picture has, and how a pen draws them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from explorer.changes import Change
from explorer.figures.pen import Figure, Pen
from explorer.figures.picture import Picture


class Sign(StrEnum):
    """A sign; the words for it are in the catalogue under ``legend.<sign>``."""

    COOL = "cool"
    WARM = "warm"
    BARS = "bars"
    RING = "ring"
    TAIL = "tail"
    PART = "part"
    SPAN = "span"
    DOUBT = "doubt"
    BARRED = "barred"
    CHANGED = "changed"
    DISPUTED = "disputed"


def signs(picture: Picture) -> list[Sign]:
    """The signs that a picture has, in the order of a legend; both tones are always among them."""
    marks = [mark for panel in picture.panels for mark in panel.marks if not mark.beyond]
    there = {
        Sign.BARS: any(panel.bins for panel in picture.panels),
        Sign.RING: any(mark.sealed for mark in marks),
        Sign.TAIL: any(mark.openings for mark in marks),
        Sign.PART: any(part for mark in marks for _, part in mark.openings),
        Sign.SPAN: any(mark.span for mark in marks),
        Sign.DOUBT: any(not mark.exact for mark in marks),
        Sign.BARRED: any(mark.barred for mark in marks),
        Sign.CHANGED: any(mark.change not in {"", Change.SILENT, Change.DISPUTED} for mark in marks),
        Sign.DISPUTED: any(mark.change == Change.DISPUTED for mark in marks),
    }
    return [Sign.COOL, Sign.WARM, *(sign for sign, shown in there.items() if shown)]


def draw_sign(sign: Sign, pen: Pen, x: float, y: float, size: float) -> Iterator[Figure]:
    """Traces of one sign with its middle at a place, about *size* px wide."""
    look, half, name = pen.look, size / 2, f"sign {sign}"

    def dot(share: float, colour: str, width: float = 0, edge: str = "") -> Figure:
        line = {"width": width, "color": edge or colour}
        return pen.dots(name, [(x, y)], {"size": size * share, "color": colour, "line": line})

    def stroke(left: float, right: float, colour: str, width: float, dash: str = "solid", down: float = 0) -> Figure:
        return pen.strokes(name, [[(x + left, y + down), (x + right, y + down)]], colour, width, dash)

    if sign in (Sign.COOL, Sign.WARM):
        tone = 3 if sign is Sign.COOL else -3
        ink = look.tone_ink(tone)
        yield dot(0.95, look.tone(tone))
        symbol = "cross-thin-open" if sign is Sign.COOL else "line-ew-open"
        form = {"size": size * 0.4, "symbol": symbol, "color": ink, "line": {"color": ink, "width": 1.4}}
        yield pen.dots(name, [(x, y)], form)
    elif sign is Sign.BARS:
        for n, high in enumerate((0.5, 0.9, 0.7)):
            left = x - half + n * size / 3
            yield pen.box(name, left, y + half - high * size, left + size / 4, y + half, look.tone(0))
    elif sign is Sign.RING:
        yield dot(1.0, look.ink)
        yield dot(0.72, look.tone(0))
    elif sign is Sign.DOUBT:
        yield dot(0.7, look.paper, 2, look.muted)
    elif sign in (Sign.CHANGED, Sign.DISPUTED):
        yield dot(1.05, look.accent if sign is Sign.CHANGED else look.choice)
        yield dot(0.6, look.tone(0))
    elif sign is Sign.SPAN:
        yield stroke(-half, half, look.tone(0), 3)
    elif sign is Sign.BARRED:
        yield stroke(-half * 0.8, half * 0.8, look.ink, 3.5)
    else:
        yield stroke(-half, half, look.muted, 1.2, "dot")
        if sign is Sign.PART:
            yield dot(0.3, look.paper, 1.2, look.muted)
        else:
            yield pen.strokes(name, [[(x + half, y - 4), (x + half, y + 3)]], look.muted, 1.5)

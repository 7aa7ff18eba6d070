"""The words of a figure that a pen drew: where each of them stands, and which of them are cut or touch another."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from explorer.figures.labels import BOLD, INK, usual_font
from explorer.figures.pen import Figure

_SLACK = 0.5


class Word(NamedTuple):
    """Words on one line, and the box in px that they take."""

    words: str
    left: float
    top: float
    right: float
    bottom: float


def words_of(figure: Figure) -> Iterator[Word]:
    """All words of a figure."""
    for trace in figure["data"]:
        if trace["mode"] != "text":
            continue
        font = trace["textfont"]
        for x, y, text in zip(trace["x"], trace["y"], trace["text"], strict=True):
            words = unescape(text)
            width = usual_font(font["size"]).width(words) * (BOLD if font["weight"] > 400 else 1)
            left = x - {"middle right": 0, "middle center": width / 2, "middle left": width}[trace["textposition"]]
            half = font["size"] * INK / 2
            yield Word(words, left, y - half, left + width, y + half)


def faults(figure: Figure) -> list[str]:
    """Words that are shortened, reach beyond the figure, or touch others."""
    found = list(words_of(figure))
    wide, high = figure["layout"]["width"], figure["layout"]["height"]
    told = [f"shortened: {word.words}" for word in found if "…" in word.words]
    told += [
        f"beyond the edge: {word}"
        for word in found
        if min(word.left, word.top) < -_SLACK or word.right > wide + _SLACK or word.bottom > high + _SLACK
    ]
    return told + [f"touch: {one} {other}" for n, one in enumerate(found) for other in found[:n] if _touch(one, other)]


def _touch(one: Word, other: Word) -> bool:
    across = one.left < other.right - _SLACK and other.left < one.right - _SLACK
    return across and one.top < other.bottom - _SLACK and other.top < one.bottom - _SLACK

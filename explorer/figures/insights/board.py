"""What insights are drawn on: a pen, a palette, words, and what several of them have: legends, hatchings, sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from explorer.figures.insights.palette import Fill, Palette, palette_of
from explorer.figures.insights.tables import Ways
from explorer.figures.labels import BOLD
from explorer.figures.pen import Figure, Link, Pen, Point, drawn
from explorer.figures.picture import Canvas
from explorer.i18n import Catalogue
from explorer.theme import Look

_HATCH = 5.0  # px between two strokes
_MOST_LINES = 4
_NAMED = {"right": "middle right", "center": "middle center", "left": "middle left"}


class Entry(NamedTuple):
    """
    One entry of a legend.

    Attributes:
        words: What it means.
        fill: Of an area.
        form, colour: Of a mark; ``line`` and ``dot`` are strokes.
    """

    words: str
    fill: Fill | None = None
    form: str = ""
    colour: str = ""


class Board:
    """
    A canvas with what is drawn on it so far.

    Args:
        canvas: The room.
        look: Colours.
        text: Words.
        ways: Where things lead; None draws no links.
        palette: More colours; those of the look if left out.
    """

    def __init__(
        self, canvas: Canvas, look: Look, text: Catalogue, ways: Ways | None = None, palette: Palette | None = None
    ) -> None:
        self.canvas, self.look, self.text, self.ways = canvas, look, text, ways
        self.palette = palette or palette_of(look)
        self.font, self.size = canvas.font, canvas.font.size
        self.width, self.height = canvas.width, canvas.height
        self.line = self.size * 1.4
        self.pen = Pen(look, self.size)
        self.traces: list[Figure] = []

    def add(self, *traces: Figure) -> None:
        """Draw."""
        self.traces += traces

    def figure(self) -> Figure:
        """What was drawn."""
        return drawn(self.traces, self.width, self.height, self.look, self.size)

    def wide(self, words: str, *, bold: bool = False) -> float:
        """Width of words, in px."""
        return self.font.width(words) * (BOLD if bold else 1)

    def write(
        self,
        name: str,
        texts: Sequence[tuple[float, float, str]],
        *,
        colour: str = "",
        side: str = "right",
        bold: bool = False,
        links: Sequence[Link] = (),
    ) -> None:
        """Words at points; *side* is where they stand, seen from the point: right, center, left."""
        trace = self.pen.words(name, texts, colour or self.look.muted, _NAMED[side], 600 if bold else 400)
        self.add({**trace, "customdata": [list(link) for link in links]} if links else trace)

    def area(
        self, name: str, left: float, top: float, right: float, bottom: float, fill: Fill, link: Link | None = None
    ) -> None:
        """A filled rectangle, hatched if its filling is, with a thin edge of paper on the right and below."""
        if right - left > 3:
            right -= 1
        self.add(self.pen.box(name, left, top, right, bottom, fill.colour, link))
        if fill.hatch and right - left > _HATCH:
            strokes = list(_hatched(left, top, right, bottom, fill.hatch))
            self.add(self.pen.strokes(f"{name} hatched", strokes, fill.ink, 0.7))

    def sentence(self, words: str) -> None:
        """Words alone, in the middle of the board."""
        lines = self.font.wrapped(words, min(self.width - 16, 34 * self.size), 8)
        top = self.height / 2 - (len(lines) - 1) / 2 * self.line
        middle = self.width / 2
        self.write("nothing", [(middle, top + n * self.line, line) for n, line in enumerate(lines)], side="center")

    def legend(self, signs: Sequence[Entry], left: float, top: float, right: float) -> float:
        """Entries in lines from the left; returns where the last line ends."""
        for sign, x, y, lines in self._flowed(signs, left, top, right):
            self._sign(sign, x, y)
            start = x + self._swatch + self.size * 0.4
            self.write("legend", [(start, y + n * self.line, line) for n, line in enumerate(lines)])
        return top + self.legend_height(signs, right - left)

    def legend_height(self, signs: Sequence[Entry], width: float) -> float:
        """How much room entries take."""
        ends = [y + len(lines) * self.line for _, _, y, lines in self._flowed(signs, 0, 0, width)]
        return max(ends, default=0.0) + self.size * 0.2 if ends else 0.0

    @property
    def _swatch(self) -> float:
        return self.size * 1.5

    def _flowed(
        self, signs: Sequence[Entry], left: float, top: float, right: float
    ) -> Iterator[tuple[Entry, float, float, tuple[str, ...]]]:
        """Each entry with the left end and the middle of its first line, and its lines."""
        x, y = left, top + self.line / 2
        before = 1
        around = self._swatch + self.size * 0.4
        for sign in signs:
            lines = self.font.wrapped(sign.words, right - left - around, _MOST_LINES)
            wide = around + max(map(self.font.width, lines), default=0.0)
            if x > left and (x + wide > right or len(lines) > 1):
                x, y = left, y + before * self.line
            yield sign, x, y, lines
            x += wide + self.size * 1.1
            before = len(lines)

    def _sign(self, sign: Entry, x: float, y: float) -> None:
        middle, half = x + self._swatch / 2, self.size * 0.42
        if sign.fill:
            self.area("sign", x, y - half, x + self._swatch, y + half, sign.fill)
        elif sign.form in ("line", "dot"):
            dash = "solid" if sign.form == "line" else "dot"
            self.add(self.pen.strokes("sign", [[(x, y), (x + self._swatch, y)]], sign.colour, 2, dash))
        else:
            self.add(self.pen.dots("sign", [(middle, y)], marker(sign.form, sign.colour, self.size * 0.8)))


def marker(form: str, colour: str, size: float) -> Figure:
    """A dot of a form, or a ring of it: the edge of both is of one width."""
    return {"symbol": form, "color": colour, "size": size, "line": {"color": colour, "width": 1.4}}


def _hatched(left: float, top: float, right: float, bottom: float, hatch: str) -> Iterator[list[Point]]:
    """Strokes within a rectangle."""
    if hatch == "level":
        y = top + _HATCH / 2
        while y < bottom:
            yield [(left, y), (right, y)]
            y += _HATCH
        return
    if hatch in ("up", "cross"):
        yield from _slanted(left, top, right, bottom)
    if hatch in ("down", "cross"):
        yield from ([(left + right - x, y) for x, y in stroke] for stroke in _slanted(left, top, right, bottom))


def _slanted(left: float, top: float, right: float, bottom: float) -> Iterator[list[Point]]:
    """Strokes at 45° that rise to the right."""
    wide, high = right - left, bottom - top
    along = _HATCH
    while along < wide + high:
        low = (left + max(0.0, along - high), min(bottom, top + along))
        up = (left + min(along, wide), top + max(0.0, along - wide))
        yield [low, up]
        along += _HATCH * 1.4

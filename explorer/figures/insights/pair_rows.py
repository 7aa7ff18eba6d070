"""How tones by pair of presidents are drawn: a row a pair, a dot an event; of too many events, how many there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from explorer.figures.insights.board import Board, marker
from explorer.figures.insights.pairs import MOST_EVENTS, TONES, Pair, Pairs, date, named, years
from explorer.figures.labels import BOLD, Font
from explorer.figures.pen import Figure, Link
from explorer.rows import Rows

_DOT, _LEAST_DOT = 0.82, 5.0


class _Grid(NamedTuple):
    """
    How things stand.

    Attributes:
        left, column: The left end and the width of the columns of tones; names stand above where nothing is left of it.
        top: From where rows go down.
        pitch: From one dot to the next; 0 draws counts.
        least: Height of a row at least.
    """

    left: float
    column: float
    top: float
    pitch: float
    least: float

    def x(self, tone: float) -> float:
        return self.left + (tone + 5.5) * self.column

    @property
    def across(self) -> int:
        """Dots beside each other."""
        return max(1, int((self.column - 4) / self.pitch))

    def above(self, size: float) -> float:
        """Room for names above the dots, where there is none beside them."""
        return 0.0 if self.left else size * 1.5

    def high(self, pair: Pair, size: float) -> float:
        lines = -(-max(pair.counts) // self.across) if self.pitch else 0
        return max(self.least, lines * self.pitch + size * 1.5) + self.above(size)


def pairs_height(found: Pairs, width: float, font: Font) -> float:
    """How high the chart is best on a page of this width."""
    if not found.pairs:
        return 8 * font.size
    grid = next(_grids(found, width, font))
    return grid.top + sum(grid.high(pair, font.size) for pair in found.pairs) + 1


def draw_pairs(found: Pairs, board: Board) -> Figure:
    """A row a pair."""
    if not found.pairs:
        board.sentence(board.text("insights.pairs.none"))
        return board.figure()
    size = board.size
    grid = _fitting(found, board)
    _head(grid, board)
    highs = [grid.high(p, size) for p in found.pairs]
    squeezed = min(1.0, (board.height - grid.top) / sum(highs))
    y = grid.top
    for pair, high in zip(found.pairs, highs, strict=True):
        end = y + high * squeezed
        board.add(board.pen.strokes("rows", [[(0, end), (board.width, end)]], board.look.rule, 1))
        zero = [(grid.x(0), y + grid.above(size)), (grid.x(0), end)]
        board.add(board.pen.strokes("zero", [zero], board.look.rule, 1))
        _names(pair, grid, board, y, end)
        if grid.pitch:
            _events(pair, found.rows, grid, board, y, end)
        else:
            _counts(pair, grid, board, y, end)
        _tick(pair, grid, board, y, end)
        y = end
    return board.figure()


def _grids(found: Pairs, width: float, font: Font) -> Iterator[_Grid]:
    """Ways of drawing it, the roomiest first: names on two lines, on one, smaller dots, and counts."""
    size = font.size
    top = 3.2 * size
    narrow = width < 46 * size
    two = 0.0 if narrow else max(font.width(named(pair)) for pair in found.pairs) * BOLD + size
    one = 0.0 if narrow else max(font.width(named(p)) * BOLD + font.width(years(p)) for p in found.pairs) + 2 * size
    plenty = sum(pair.total for pair in found.pairs) > MOST_EVENTS
    for left, least in ((two, 3.2 * size), (one, 1.9 * size)):
        column = (width - left) / 11
        pitch = min(size, max(_LEAST_DOT, (column - 4) / 3))
        while pitch >= _LEAST_DOT and not plenty:
            yield _Grid(left, column, top, pitch, 0.0 if narrow else least)
            pitch -= 0.25
    yield _Grid(one, (width - one) / 11, top, 0.0, 1.9 * size)


def _fitting(found: Pairs, board: Board) -> _Grid:
    """The roomiest way that fits, else the last."""
    for grid in _grids(found, board.width, board.font):
        if grid.top + sum(grid.high(pair, board.size) for pair in found.pairs) <= board.height:
            break
    return grid


def _head(grid: _Grid, board: Board) -> None:
    """The scale: its two ends in words, and the eleven numbers."""
    text, line, ink = board.text, board.line, board.look.ink
    board.write("ends", [(grid.left, line / 2, text("tone.conflict"))], colour=ink)
    board.write("ends", [(board.width, line / 2, text("tone.cooperation"))], colour=ink, side="left")
    board.write("tones", [(grid.x(t), line * 1.5, text.signed(t)) for t in TONES], side="center")


def _names(pair: Pair, grid: _Grid, board: Board, top: float, bottom: float) -> None:
    size, text, ink = board.size, board.text, board.look.ink
    count = text("insights.pairs.events", n=pair.total)
    after = board.wide(named(pair), bold=True) + 0.7 * size
    if not grid.left:
        y = top + size * 0.95
        board.write("pairs", [(0, y, named(pair))], colour=ink, bold=True)
        for words in (f"{years(pair)} · {count}", years(pair)):
            if after + board.wide(words) <= board.width:
                board.write("terms", [(after, y, words)])
                return
        return
    middle_ = (top + bottom) / 2
    if bottom - top < 2.8 * size:
        board.write("pairs", [(0, middle_, named(pair))], colour=ink, bold=True)
        if after + board.wide(years(pair)) <= grid.left:
            board.write("terms", [(after, middle_, years(pair))])
        return
    board.write("pairs", [(0, middle_ - size * 0.68, named(pair))], colour=ink, bold=True)
    fits = (w for w in (f"{years(pair)} · {count}", years(pair)) if board.wide(w) <= grid.left)
    board.write("terms", [(0, middle_ + size * 0.68, words) for words in [next(fits, "")] if words])


def _events(pair: Pair, rows: Rows, grid: _Grid, board: Board, top: float, bottom: float) -> None:
    """A dot an event, in the column of its tone, in lines around the middle of the row."""
    middle_, pitch, across = (top + grid.above(board.size) + bottom) / 2, grid.pitch, grid.across
    for tone in TONES:
        events = pair.events[rows.tone[pair.events] == tone].tolist()
        lines = -(-len(events) // across)
        points = []
        for n in range(len(events)):
            line, at = divmod(n, across)
            there = min(across, len(events) - line * across)
            points.append((grid.x(tone) + (at - (there - 1) / 2) * pitch, middle_ + (line - (lines - 1) / 2) * pitch))
        look = marker("circle", board.look.tone(tone), pitch * _DOT - 1.4)
        board.add(board.pen.dots(f"events {tone}", points, look, [_link(rows, row, board) for row in events]))


def _link(rows: Rows, row: int, board: Board) -> Link:
    tone = int(rows.tone[row])
    words = (date(rows, row, board.text), str(rows.column("title")[row]), board.text.signed(tone))
    return Link(board.ways.event(str(rows.column("id")[row])) if board.ways else "", " · ".join(words))


def _counts(pair: Pair, grid: _Grid, board: Board, top: float, bottom: float) -> None:
    """How many events there are of each tone, over a bar as long as their share of the row's most."""
    top += grid.above(board.size)
    most, wide = max(pair.counts), grid.column - 4
    for tone, count in zip(TONES, pair.counts, strict=True):
        if not count:
            continue
        words, left, low = board.text.number(count), grid.x(tone) - wide / 2, bottom - board.size * 0.2
        high = low - board.size * 0.35
        board.add(
            board.pen.box(
                f"events {tone}", left, high, left + max(2.0, wide * count / most), low, board.look.tone(tone)
            )
        )
        if board.wide(words) <= grid.column - 2 and high - top >= board.size:
            board.write("counts", [(grid.x(tone), (top + high) / 2, words)], colour=board.look.ink, side="center")


def _tick(pair: Pair, grid: _Grid, board: Board, top: float, bottom: float) -> None:
    """The median: marks above and below the dots of its tone, or between two tones; a frame around counts."""
    if pair.median is None:
        return
    x = grid.x(pair.median)
    top += grid.above(board.size)
    if not grid.pitch:
        left, right = (x - grid.column / 2 + 1, x + grid.column / 2 - 1) if pair.median.is_integer() else (x, x)
        frame = [(left, top + 1.5), (right, top + 1.5), (right, bottom - 1), (left, bottom - 1), (left, top + 1.5)]
        board.add(board.pen.strokes("median", [frame], board.look.ink, 1.4))
        return
    half = board.size * 0.35
    for y, up in ((top + 1.5, 1), (bottom - 1.5, -1)):
        corners = [(x - half, y), (x + half, y), (x, y + up * half * 1.3)]
        board.add(board.pen.filled("median", corners, board.look.ink))

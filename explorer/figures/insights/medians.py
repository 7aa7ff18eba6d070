"""Medians of time under seal, as bars: of each side, and of the kinds that have most documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from explorer.figures.insights.board import Board
from explorer.i18n import Catalogue
from explorer.vocabulary import key_of

KINDS = 8
"""Kinds whose medians are shown."""

_HEADING = 2.4
"""Height of a heading of medians with what is left free, in sizes of the font."""


class Middle(NamedTuple):
    """The median of one side or kind, in months, and of how many documents."""

    key: str
    documents: int
    months: float


Middles = Sequence[Middle]


def months_worded(months: float, text: Catalogue) -> str:
    """Years and months; a median between two months is rounded down."""
    years, left = divmod(int(months), 12)
    return text.duration(years=years, months=left)


def medians_height(sides: Middles, kinds: Middles, size: float) -> float:
    """How high they are with as many kinds as there can be."""
    return (len(sides) + min(KINDS, len(kinds))) * _row(size) + 2 * _HEADING * size + size


def _row(size: float) -> float:
    return size * 2.6


def draw_medians(sides: Middles, kinds: Middles, board: Board, left: float, top: float, bottom: float) -> None:
    """Bars of medians by side and by kind, as many kinds as there is room for."""
    text, line = board.text, board.line
    row, y = _row(board.size), top
    room = int((bottom - top - 2 * _HEADING * board.size) / row)
    kinds = kinds[: max(1, min(KINDS, room - len(sides)))]
    most = max(m.months for m in (*sides, *kinds)) or 1
    for heading, prefix, middles in (("side", "side", sides), ("kind", "kind", kinds)):
        board.write(
            "heading", [(left, y + line / 2, text(f"insights.secrecy.by-{heading}"))], colour=board.look.ink, bold=True
        )
        y += _HEADING * board.size - line * 0.3
        for middle in middles:
            if y + row > bottom + 1:
                break
            _median(middle, text(key_of(prefix, middle.key)), board, (left, y, most))
            y += row
        y += line * 0.3


def _median(middle: Middle, name: str, board: Board, place: tuple[float, float, float]) -> None:
    """One bar under its name, with the median behind it."""
    left, y, most = place
    words = months_worded(middle.months, board.text)
    width = min(board.width - left, 30 * board.size)
    room = width - board.wide(words) - board.size
    count = f" ({board.text.number(middle.documents)})"
    named = board.font.shortened(name, width - board.wide(count)) + count
    board.write("names", [(left, y + board.line * 0.5, named)], colour=board.look.ink)
    end = left + max(2.0, room * middle.months / most)
    high = y + board.line
    board.add(board.pen.box("median", left, high, end, high + board.size * 0.8, board.look.curve))
    board.write("medians", [(end + board.size * 0.5, high + board.size * 0.4, words)])

"""Documents by side and status: of each side how many documents, by how much of them is public and by whose leave."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from explorer.figures.insights.board import Board, Entry
from explorer.figures.insights.palette import Fill, Palette
from explorer.figures.insights.tables import Cell, Tables, Told, Ways
from explorer.figures.labels import Font
from explorer.figures.pen import Figure, Link
from explorer.i18n import Catalogue
from explorer.listing import Status
from explorer.vocabulary import Side, key_of


class Share(NamedTuple):
    """One side: how many documents of each status."""

    side: str
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """How many documents."""
        return sum(self.counts.values())


class Shares(NamedTuple):
    """What the chart shows: the sides that have documents, in their order, and the statuses that occur, in theirs."""

    sides: tuple[Share, ...]
    statuses: tuple[str, ...]


def prepare_shares(tables: Tables) -> Shares:
    """What the chart shows; no sides without documents."""
    columns = (tables.documents[name].astype(str).tolist() for name in ("side", "status"))
    counted = Counter(zip(*columns, strict=True))
    statuses = tuple(str(s) for s in Status if any(status == s for _, status in counted))
    sides = tuple(
        Share(str(side), {s: counted[side, s] for s in statuses if (side, s) in counted})
        for side in Side
        if any(one == side for one, _ in counted)
    )
    return Shares(sides, statuses)


def worded(status: str, text: Catalogue) -> str:
    """The words for a status."""
    return text(f"documents.status.{status}")


def tell_shares(found: Shares, text: Catalogue, ways: Ways) -> Told:
    """The sides, with a column a status; each number leads to its documents."""
    rows = tuple(
        (
            Cell(text(key_of("side", share.side)), ways.documents(side=share.side)),
            *(_told(share, status, text, ways) for status in found.statuses),
            Cell(text.number(share.total)),
        )
        for share in found.sides
    )
    columns = (
        text("documents.column.side"),
        *(worded(status, text) for status in found.statuses),
        text("insights.total"),
    )
    return Told(columns, rows, len(rows))


def _told(share: Share, status: str, text: Catalogue, ways: Ways) -> Cell:
    count = share.counts.get(status, 0)
    return Cell(text.number(count), ways.documents(side=share.side, status=status) if count else "")


# How it is drawn


def shares_height(found: Shares, width: float, font: Font) -> float:
    """How high the chart is best on a page of this width."""
    if not found.sides:
        return 8 * font.size
    row = font.size * (3.6 if width < _BESIDE * font.size else 2.9)
    return font.size * (10 if width < _BESIDE * font.size else 4.5) + row * len(found.sides)


_BESIDE = 44
"""Sizes of the font that a chart is wide at least where names stand beside the bars."""


def draw_shares(found: Shares, board: Board) -> Figure:
    """A bar a side, in parts by status."""
    if not found.sides:
        board.sentence(board.text("insights.shares.none"))
        return board.figure()
    text, size = board.text, board.size
    fills = fills_of(board.palette)
    top = board.legend([Entry(worded(s, text), fills[s]) for s in found.statuses], 0, 0, board.width) + size * 0.6
    beside = board.width >= _BESIDE * size
    names = [text(key_of("side", share.side)) for share in found.sides]
    left = max(board.wide(name) for name in names) + size if beside else 0.0
    most = max(share.total for share in found.sides)
    total = board.wide(text.number(most), bold=True) + size
    row = min((board.height - top) / len(found.sides), size * 6)
    for n, (share, name) in enumerate(zip(found.sides, names, strict=True)):
        y = top + n * row
        above = 0.0 if beside else size * 1.4
        if beside:
            board.write("sides", [(left - size * 0.7, y + row / 2, name)], colour=board.look.ink, side="left")
        else:
            board.write("sides", [(0, y + above / 2, name)], colour=board.look.ink)
        high = (y + above + row * 0.06, y + row * (0.86 if beside else 0.9))
        end = _bar(share, found.statuses, fills, board, (left, (board.width - left - total) / most, *high))
        board.write(
            "totals", [(end + size * 0.4, sum(high) / 2, text.number(share.total))], colour=board.look.ink, bold=True
        )
    return board.figure()


def fills_of(palette: Palette) -> dict[str, Fill]:
    """Fillings of the statuses."""
    return {
        Status.AT_ONCE: palette.fill("stone"),
        Status.IN_FULL: palette.fill("deep"),
        Status.IN_PART: palette.fill("mist", "up"),
        Status.UNKNOWN: palette.fill("sand", "level"),
        Status.LEAKED_FIRST: palette.fill("clay", "down"),
        Status.LEAKED: palette.fill("rust", "cross"),
    }


def _bar(
    share: Share,
    statuses: tuple[str, ...],
    fills: dict[str, Fill],
    board: Board,
    place: tuple[float, float, float, float],
) -> float:
    """The parts of one bar, with their numbers where these fit; returns where it ends."""
    x, unit, top, bottom = place
    for status in statuses:
        count = share.counts.get(status, 0)
        if not count:
            continue
        end = x + max(2.0, count * unit)
        fill = fills[status]
        board.area(status, x, top, end, bottom, fill, _link(share, status, count, board))
        words = board.text.number(count)
        wide = board.wide(words)
        if wide + 6 <= end - x and bottom - top >= board.size * 1.1:
            middle, half = (top + bottom) / 2, board.size * 0.62
            if fill.hatch:
                at = (x + end) / 2
                board.add(
                    board.pen.box(
                        "ground", at - wide / 2 - 2, middle - half, at + wide / 2 + 2, middle + half, fill.colour
                    )
                )
            board.write("counts", [((x + end) / 2, middle, words)], colour=fill.ink, side="center")
        x = end
    return x


def _link(share: Share, status: str, count: int, board: Board) -> Link:
    text = board.text
    words = (text(key_of("side", share.side)), worded(status, text), text("filters.documents", n=count))
    return Link(board.ways.documents(side=share.side, status=status) if board.ways else "", " · ".join(words))

"""
Who sits where: marks in rows and labels beside them, in pixels. Pure geometry; knows no drawing.

Every mark needs its place, a label only if there is room. A label stands right of its mark or left of it, and the
most important events are asked first, so it is the less important that lose their label where room is short.

Stretches of one line fit into n rows if, and only if, no point of it is covered by more than n of them: intervals are
a perfect graph. So labels are chosen by counting what covers each point, and rows are given out at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple

GAP = 4.0
"""Least distance between a label and whatever comes next in its row, in px."""

_AHEAD = 3  # rows that a lane may need before any of them gains a label


@dataclass(frozen=True, slots=True)
class Item:
    """Something to place: where its mark begins and ends, how wide its label is (px), how much it matters."""

    left: float
    right: float
    label: float
    importance: int


@dataclass(frozen=True, slots=True)
class Seat:
    """Where an item went: its row from 0, and its label's left edge in px (None: no room for it)."""

    row: int
    label: float | None


class _Way(NamedTuple):
    """One way to place a label: its left edge, and the points of the line that it covers besides the mark's."""

    label: float
    points: int


class _Cover:
    """
    How many stretches cover each point of a line, up to a number of rows.

    Points are bits of a whole number: the n-th of ``levels`` has those that more than n stretches cover. So to ask
    whether a stretch fits is one operation, and to add one takes as many as there are rows at most.
    """

    def __init__(self, levels: Sequence[int], rows: int) -> None:
        self.levels = [*levels[:rows], *[0] * (rows - len(levels))]

    @property
    def full(self) -> int:
        """The points at which every row is taken."""
        return self.levels[-1]

    def add(self, points: int) -> None:
        """Cover points once more."""
        for n, level in enumerate(self.levels):
            self.levels[n] = level | points
            points &= level
            if not points:
                return

    def remove(self, points: int) -> None:
        """Cover points once less."""
        for n in range(len(self.levels) - 1, -1, -1):
            taken = self.levels[n] & points
            self.levels[n] ^= taken
            points ^= taken

    def load(self, points: int) -> float:
        """How crowded some points are, from 0 to 3: those count that fill half the rows, and twice all but one row."""
        half, full = self.levels[len(self.levels) // 2], self.levels[max(0, len(self.levels) - 2)]
        return ((half & points).bit_count() + 2 * (full & points).bit_count()) / max(1, points.bit_count())


class Packing:
    """
    The items of one lane, for any number of rows.

    Args:
        items: What to place, in any order.
        left, right: The room for labels, in px; none reaches beyond it.

    Attributes:
        best: What ``worth`` is where there are rows enough: one for each label that has room at all.
    """

    def __init__(self, items: Sequence[Item], *, left: float = 0.0, right: float) -> None:
        self._items = items
        self._order = sorted(range(len(items)), key=lambda i: (-items[i].importance, items[i].label, items[i].left, i))
        sides = [list(_sides(item, left, right)) for item in items]
        ends = {end for item in items for end in (item.left, item.right + GAP)}
        cuts = sorted(ends.union(*((begin, end) for ways in sides for _, begin, end in ways)))
        bit = {cut: 1 << n for n, cut in enumerate(cuts)}
        self._marks = [bit[item.right + GAP] - bit[item.left] for item in items]
        self._ways = [[_Way(label, bit[end] - bit[begin]) for label, begin, end in ways] for ways in sides]
        self._levels, self._depth = self._stacked()
        self.best = sum(map(bool, self._ways))
        self._chosen: dict[int, dict[int, _Way]] = {}
        self._worth: dict[int, int] = {}

    def _stacked(self) -> tuple[list[int], list[int]]:
        """How the marks alone cover the line, and on how many others each of them would stand, the important first."""
        cover, depth = _Cover((), len(self._items)), [0] * len(self._items)
        for index in self._order:
            depth[index] = next((n for n, level in enumerate(cover.levels) if not level & self._marks[index]), 0)
            cover.add(self._marks[index])
        return cover.levels, depth

    def worth(self, rows: int) -> int:
        """How good so many rows are: one for each label, and one off for each mark that must stand upon others."""
        if rows not in self._worth:
            self._worth[rows] = len(self._labelled(rows)) - sum(depth >= rows for depth in self._depth)
        return self._worth[rows]

    def seats(self, rows: int, *, exchange: bool = True) -> list[Seat]:
        """
        A seat for each item, in the order of the items; *exchange* takes more time and finds more labels.

        Labels overlap neither labels nor marks of their row. Marks overlap only marks, and only where more of them
        meet than there are rows.
        """
        ways = self._exchanged(self._labelled(rows), rows) if exchange else dict(self._labelled(rows))
        given = self._rows([n for n, depth in enumerate(self._depth) if depth < rows], ways)
        for index in self._order:
            if self._depth[index] >= rows:
                given[index] = self._squeezed(index, given, ways, rows)
        return [Seat(given[n], ways[n].label if n in ways else None) for n in range(len(self._items))]

    def _labelled(self, rows: int) -> dict[int, _Way]:
        """The labels that fit where all marks have their places, those of the more important events before others."""
        if rows not in self._chosen:
            cover, ways = _Cover(self._levels, rows), dict[int, _Way]()
            self._add([n for n in self._order if self._depth[n] < rows], cover, ways)
            self._chosen[rows] = ways
        return self._chosen[rows]

    def _add(self, wanted: Iterable[int], cover: _Cover, ways: dict[int, _Way]) -> list[int]:
        """Add the labels that fit, each on the side where it takes the least of what others could use."""
        added = list[int]()
        for index in wanted:
            free = [way for way in self._ways[index] if not way.points & cover.full]
            if free:
                way = free[0] if len(free) == 1 else min(free, key=lambda way: cover.load(way.points))
                cover.add(way.points)
                ways[index] = way
                added.append(index)
        return added

    def _exchanged(self, labelled: dict[int, _Way], rows: int) -> dict[int, _Way]:
        """More labels: one gives way to two if the first of them matters as much, or goes to its mark's other side."""
        ways, cover = dict(labelled), _Cover(self._levels, rows)
        for way in ways.values():
            cover.add(way.points)
        waiting = [n for n in self._order if n not in ways and self._depth[n] < rows]
        for index in reversed(self._order):
            if index not in ways or not waiting:
                continue
            freed = ways[index].points
            taken = cover.full & ~freed
            fit = [n for n in waiting if any(way.points & freed and not way.points & taken for way in self._ways[n])]
            if not fit:
                continue
            levels, kept = list(cover.levels), dict(ways)
            cover.remove(ways.pop(index).points)
            added = self._add(fit, cover, ways)
            if not added or (
                not self._add([index], cover, ways)
                and (len(added) < 2 or self._items[added[0]].importance < self._items[index].importance)
            ):
                cover.levels, ways = levels, kept
            waiting = [n for n in self._order if n not in ways and self._depth[n] < rows]
        return ways

    def _rows(self, placed: Iterable[int], ways: dict[int, _Way]) -> dict[int, int]:
        """Rows from left to right, always the uppermost that is free."""
        free, used, busy, given = list[int](), 0, list[tuple[int, int]](), dict[int, int]()
        for begin, end, index in sorted((*self._stretch(index, ways), index) for index in placed):
            while busy and busy[0][0] <= begin:
                heappush(free, heappop(busy)[1])
            row = heappop(free) if free else used
            used = max(used, row + 1)
            heappush(busy, (end, row))
            given[index] = row
        return given

    def _stretch(self, index: int, ways: dict[int, _Way]) -> tuple[int, int]:
        """The first point that a mark and its label cover, and the one after the last."""
        points = self._marks[index] | (ways[index].points if index in ways else 0)
        return (points & -points).bit_length() - 1, points.bit_length()

    def _squeezed(self, index: int, given: dict[int, int], ways: dict[int, _Way], rows: int) -> int:
        """A row for a mark that has no place of its own: upon as few marks as can be, and labels it hides are gone."""
        mark, costs, hidden = self._marks[index], [0] * rows, [list[int]() for _ in range(rows)]
        for other, row in given.items():
            costs[row] += bool(mark & self._marks[other])
            if other in ways and mark & ways[other].points:
                costs[row] += 1000 * self._items[other].importance
                hidden[row].append(other)
        best = min(range(rows), key=lambda row: costs[row])
        for other in hidden[best]:
            del ways[other]
        return best


def _sides(item: Item, left: float, right: float) -> Iterator[tuple[float, float, float]]:
    """A label's left edge on the right of its mark and on the left, and from where to where it takes room there."""
    if left <= item.right and item.right + item.label <= right:
        yield item.right, item.right + GAP, item.right + item.label + GAP
    if left <= item.left - item.label and item.left <= right:
        yield item.left - item.label, item.left - item.label, item.left


def seat(items: Sequence[Item], *, left: float = 0.0, right: float, most_rows: int) -> list[Seat]:
    """The seats of a lane with *most_rows* rows, at least 1; see ``Packing``."""
    return Packing(items, left=left, right=right).seats(max(1, most_rows))


def share_rows(lanes: Sequence[Packing], rows: int) -> list[int]:
    """
    Share out *rows* among lanes: each further row goes where it is worth most.

    Returns:
        Rows of each lane: at least 1, all together no more than *rows* (or than there are lanes), and fewer where
        more would be worth nothing.
    """
    if len(lanes) == 1 and rows > 1 and lanes[0].worth(rows) < lanes[0].best:
        return [rows]
    given = [1] * len(lanes)
    while (left := rows - sum(given)) > 0:
        offers = [offer for n, lane in enumerate(lanes) for offer in _offers(lane, n, given[n], left)]
        best = max(offers, default=(0.0, 0, 0))
        if best[0] <= 0:
            break
        given[-best[1]] += -best[2]
    return given


def _offers(lane: Packing, number: int, has: int, left: int) -> Iterator[tuple[float, int, int]]:
    """What the next rows are worth for a lane, by row; of equal worth the upper lane and fewer rows come first."""
    now = lane.worth(has)
    if now < lane.best:
        for more in range(1, min(_AHEAD, left) + 1):
            yield (lane.worth(has + more) - now) / more, -number, -more

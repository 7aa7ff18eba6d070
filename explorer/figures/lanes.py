"""
Who sits where: marks in rows and labels beside them, in pixels. Pure geometry; knows no drawing.

The most important events take their places first, so it is the less important that lose their label
where room is short; an event without its label keeps its mark. A label stands right of its mark or
left of it, whichever leaves less room unused.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass

GAP = 4.0
"""Least distance between a label and whatever comes next in its row, in px."""


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


@dataclass(order=True, slots=True)
class _Taken:
    """A stretch of a row, from mark to end of label; stretches of one row do not overlap."""

    left: float
    right: float
    index: int


_Row = list[_Taken]


def seat(items: Sequence[Item], *, left: float = 0.0, right: float, most_rows: int) -> list[Seat]:
    """
    Place the items of one lane.

    Args:
        items: What to place, in any order.
        left, right: The room for labels, in px; none reaches beyond it.
        most_rows: How many rows the lane may have, at least 1.

    Returns:
        One seat for each item, in the order of *items*. Labels overlap neither labels nor marks of
        their row. Marks overlap only marks, and only where no row has a free place for them.
    """
    order = sorted(range(len(items)), key=lambda i: (-items[i].importance, items[i].label, items[i].left, i))
    ways = [_seats(items, order, left, right, max(1, most_rows), spare=spare) for spare in (0, 1) if spare < most_rows]
    return max(ways, key=lambda seats: sum(s.label is not None for s in seats))


def _seats(
    items: Sequence[Item], order: Sequence[int], left: float, right: float, most_rows: int, *, spare: int
) -> list[Seat]:
    """
    Give every item its row: labels first, then the marks that got none, then labels where some room is left.

    *spare* rows at the bottom take no label before all marks have a place. Then no mark needs to hide a label, which
    pays where many events are close together.
    """
    rows: list[_Row] = [[] for _ in range(most_rows)]
    bare: list[_Row] = [[] for _ in range(most_rows)]
    seats: dict[int, Seat] = {}
    for index in order:
        found = _with_label(items[index], rows[: most_rows - spare], left, right)
        if found is not None:
            row, start, end, label = found
            insort(rows[row], _Taken(start, end, index))
            seats[index] = Seat(row, label)
    unlabelled = [index for index in order if index not in seats]
    for index in unlabelled:
        _squeeze(index, items, rows, bare, seats)
    for index in unlabelled:
        _label_after_all(index, items[index], rows, bare, seats, (left, right))
    return [seats[i] for i in range(len(items))]


def _label_after_all(
    index: int, item: Item, rows: list[_Row], bare: list[_Row], seats: dict[int, Seat], room: tuple[float, float]
) -> None:
    number = seats[index].row
    for start, end, label in _ways(item, *room):
        stretch = Item(start, end, 0.0, 0)
        others = [taken for taken in bare[number] if taken.index != index]
        if not _met(rows[number], stretch) and not _met(others, stretch):
            bare[number] = others
            insort(rows[number], _Taken(start, end, index))
            seats[index] = Seat(number, label)
            return


def _with_label(item: Item, rows: list[_Row], left: float, right: float) -> tuple[int, float, float, float] | None:
    """The place for mark and label together that leaves the least room unused beside it."""
    best: tuple[float, int, float, float, float] | None = None
    for start, end, label in _ways(item, left, right):
        for number, row in enumerate(rows):
            unused = _room_beside(row, start, end, left, right)
            if unused is not None and (best is None or (unused, number) < best[:2]):
                best = (unused, number, start, end, label)
    return best[1:] if best else None


def _ways(item: Item, left: float, right: float) -> list[tuple[float, float, float]]:
    """From where to where mark and label reach, and the label's left edge: label on the right, and on the left."""
    ways = [
        (item.left, item.right + item.label, item.right),
        (item.left - item.label, item.right, item.left - item.label),
    ]
    return [way for way in ways if left <= way[2] and way[2] + item.label <= right]


def _room_beside(row: _Row, start: float, end: float, left: float, right: float) -> float | None:
    """How far the nearest neighbour in the row is, on the side where it is nearer; None if there is no room."""
    place = bisect_left(row, _Taken(start, end, -1))
    before = row[place - 1].right if place else left
    after = row[place].left if place < len(row) else right
    if (place and before + GAP > start) or (place < len(row) and end + GAP > after):
        return None
    return max(0.0, min(start - before, after - end))


def _squeeze(index: int, items: Sequence[Item], rows: list[_Row], bare: list[_Row], seats: dict[int, Seat]) -> None:
    """Put a mark without label where it is in the way of nothing, else of marks, else of the least important label."""
    item = items[index]
    costs = list[tuple[float, int]]()
    for number, row in enumerate(rows):
        met = _met(row, item)
        cost = float(len(_met(bare[number], item)))
        for taken in met:
            hides_label = seats[taken.index].label is not None and _meets_label(items[taken.index], taken, item)
            cost += 1000.0 * items[taken.index].importance if hides_label else 1.0
        costs.append((cost, number))
    _, number = min(costs)
    for taken in _met(rows[number], item):
        other = items[taken.index]
        if seats[taken.index].label is not None and _meets_label(other, taken, item):
            seats[taken.index] = Seat(number, None)
            taken.left, taken.right = other.left, other.right
    seats[index] = Seat(number, None)
    insort(bare[number], _Taken(item.left, item.right, index))


def _met(row: _Row, item: Item) -> list[_Taken]:
    """What of a row comes nearer than GAP to the mark of *item*."""
    return [taken for taken in row if taken.right + GAP > item.left and item.right + GAP > taken.left]


def _meets_label(other: Item, taken: _Taken, item: Item) -> bool:
    """Whether the mark of *item* comes too near to the label of *other*, which takes more than its mark."""
    if taken.right > other.right:
        return item.right + GAP > other.right and item.left < taken.right + GAP
    return item.left - GAP < other.left and item.right > taken.left - GAP


def labels_by_row(items: Sequence[Item], *, left: float, right: float, most_rows: int) -> list[int]:
    """
    How many labels each further row of a lane would hold.

    Returns:
        One count a row, until all labels have a place or *most_rows* is reached.
    """
    waiting = sorted(items, key=lambda item: (-item.importance, item.label, item.left))
    counts = list[int]()
    while waiting and len(counts) < most_rows:
        row: _Row = []
        later = list[Item]()
        for number, item in enumerate(waiting):
            found = _with_label(item, [row], left, right)
            if found is None:
                later.append(item)
            else:
                insort(row, _Taken(found[1], found[2], number))
        if not row:
            break
        counts.append(len(row))
        waiting = later
    return counts


def share_rows(gains: Sequence[Sequence[int]], rows: int) -> list[int]:
    """
    Share out *rows* among lanes.

    Args:
        gains: Of each lane, the labels that each further row would hold.
        rows: How many rows there are.

    Returns:
        Rows of each lane: at least 1, and no more than it can fill and one to spare; each further row goes where it
        holds most labels.
    """
    given = [1] * len(gains)
    for _ in range(rows - len(gains)):
        worth = [lane[n - 1] if n <= len(lane) else 0 for lane, n in zip(gains, given, strict=True)]
        best = max(range(len(gains)), key=lambda i: worth[i], default=0)
        if not gains or not worth[best]:
            break
        given[best] += 1
    return given

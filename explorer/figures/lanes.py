"""
Who sits where: marks in rows and labels beside them, in pixels. Pure geometry; knows no Plotly.

Marks of a lane are packed into as few rows as keep their labels apart. The most important events
are placed first, so it is the less important that lose their label where room is short; an event
without its label keeps its mark. A label stands right of its mark, or left of it where the edge
is near.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 8.0
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
    rows: list[dict[int, _Extent]] = [{} for _ in range(max(1, most_rows))]
    seats: dict[int, Seat] = {}
    for index in sorted(range(len(items)), key=lambda i: (-items[i].importance, items[i].left, i)):
        found = _free_place(items[index], rows, left, right)
        if found is None:
            found = _crowded_place(items[index], rows)
            for other in _overlapped(rows[found[0].row], found[1]):
                rows[found[0].row][other] = (items[other].left, items[other].right)
                seats[other] = Seat(found[0].row, None)
        seats[index] = found[0]
        rows[found[0].row][index] = found[1]
    return [seats[i] for i in range(len(items))]


_Extent = tuple[float, float]


def _free_place(item: Item, rows: list[dict[int, _Extent]], left: float, right: float) -> tuple[Seat, _Extent] | None:
    """The first row that has room for mark and label, else the first that has room for the mark."""
    for ways in (_ways(item, left, right), [((item.left, item.right), None)]):
        for number, taken in enumerate(rows):
            for extent, label in ways:
                if not _overlapped(taken, extent):
                    return Seat(number, label), extent
    return None


def _crowded_place(item: Item, rows: list[dict[int, _Extent]]) -> tuple[Seat, _Extent]:
    """Among rows that are all taken, the one where the mark is in the way of the fewest."""
    extent = (item.left, item.right)
    row = min(range(len(rows)), key=lambda number: len(_overlapped(rows[number], extent)))
    return Seat(row, None), extent


def _overlapped(taken: dict[int, _Extent], extent: _Extent) -> list[int]:
    """The items of a row that come nearer than GAP to *extent*."""
    return [i for i, (left, right) in taken.items() if extent[1] + GAP > left and right + GAP > extent[0]]


def _ways(item: Item, left: float, right: float) -> list[tuple[_Extent, float | None]]:
    """Extent of mark and label together, and the label's left edge: label on the right, else on the left."""
    on_right = (item.left, item.right + GAP + item.label), item.right + GAP
    on_left = (item.left - GAP - item.label, item.right), item.left - GAP - item.label
    return [(extent, label) for extent, label in (on_right, on_left) if left <= label and label + item.label <= right]

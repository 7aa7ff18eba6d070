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


def seat(items: Sequence[Item], *, width: float, most_rows: int) -> list[Seat]:
    """
    Place the items of one lane.

    Args:
        items: What to place, in any order.
        width: Room from 0 to this, in px; no label reaches beyond it.
        most_rows: How many rows the lane may have, at least 1.

    Returns:
        One seat for each item, in the order of *items*. Labels overlap neither labels nor marks of
        their row. Marks overlap only where even the last row has no free place for them.
    """
    rows: list[list[tuple[float, float]]] = [[] for _ in range(max(1, most_rows))]
    seats: dict[int, Seat] = {}
    for index in sorted(range(len(items)), key=lambda i: (-items[i].importance, items[i].left, i)):
        seats[index] = _find(items[index], rows, width)
    return [seats[i] for i in range(len(items))]


def _find(item: Item, rows: list[list[tuple[float, float]]], width: float) -> Seat:
    for with_label in (True, False):
        for number, taken in enumerate(rows):
            for start, end, label in _ways(item, width) if with_label else [(item.left, item.right, None)]:
                if all(end + GAP <= left or right + GAP <= start for left, right in taken):
                    taken.append((start, end))
                    return Seat(number, label)
    emptiest = min(range(len(rows)), key=lambda n: len(rows[n]))
    rows[emptiest].append((item.left, item.right))
    return Seat(emptiest, None)


def _ways(item: Item, width: float) -> list[tuple[float, float, float]]:
    """Extent of mark and label together, and the label's left edge: label on the right, else on the left."""
    on_right = (item.left, item.right + GAP + item.label, item.right + GAP)
    on_left = (item.left - GAP - item.label, item.right, item.left - GAP - item.label)
    return [way for way in (on_right, on_left) if way[0] >= 0 and way[1] <= width]

"""What stands above the lanes: who governed when, and the tone curve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from explorer.figures.axis import Axis
from explorer.figures.labels import Font
from explorer.figures.lanes import GAP
from explorer.figures.picture import Band, Curve
from explorer.rows import Rows

_STOPS = 48
_Term = tuple[str, str, str, str, int | None, int | None]
"""Side, name, full name, office, first and last day number."""


def bands(terms: pd.DataFrame, axis: Axis, font: Font, top: float, end: float) -> tuple[Band, ...]:
    """The terms of office up to x = *end*, one line a side from *top* on; a term is named where its name fits."""
    height, found = max(24.0, font.size + 10), list[Band]()
    line = 0
    columns = [terms[name].tolist() for name in ("side", "name", "full", "office")]
    ends = [_numbers(terms[name]) for name in ("start", "end")]
    listed = list(zip(*columns, *ends, strict=True))
    for side in dict.fromkeys(columns[0]):
        upper = top + line * (height + 2)
        placed = list(_line([term for term in listed if term[0] == side], axis, font, (upper, upper + height), end))
        found += placed
        line += bool(placed)
    return tuple(found)


def _line(terms: Sequence[_Term], axis: Axis, font: Font, height: tuple[float, float], end: float) -> Iterator[Band]:
    free = axis.left  # of two terms that overlap, as when two governed together, one is named
    for number, (side, name, full, office, first, last) in enumerate(terms):
        left = max(axis.left, axis.x(first)) if first is not None else axis.left
        right = min(end, axis.x(last)) if last is not None else end
        if right - left < 1:
            continue
        width, middle = font.width(name), (left + right) / 2
        shown = name if width <= right - left - 6 and middle - width / 2 >= free else ""
        free = middle + width / 2 + GAP if shown else free
        yield Band(side, shown, f"{full}, {office}", first, last, left, right, *height, bool(number % 2))


def _numbers(days: pd.Series[Any]) -> list[int | None]:
    numbers = days.to_numpy("datetime64[D]").astype(np.int64).tolist()
    return [number if there else None for number, there in zip(numbers, days.notna(), strict=True)]


def curve(rows: Rows, axis: Axis, zero: float, reach: float, known: int | None) -> Curve | None:
    """
    The tone curve over *axis*, *reach* px up and down from *zero*, and what weighed most along it.

    It ends with the day number *known*; None if *axis* begins after it.
    """
    first, last = int(axis.first), int(axis.last) if known is None else min(int(axis.last), known + 1)
    if last <= first:
        return None
    steps = max(2, int((axis.x(last) - axis.left) / 4))
    days = rows.curve.turns(first, last, steps=min(steps, last - first + 1))
    stops = np.unique(np.linspace(first, last - 1, _STOPS).round().astype(np.int64))
    values = rows.curve.at(stops)
    heaviest = rows.curve.heaviest(stops)
    found = tuple((int(d), float(v), names) for d, v, names in zip(stops, values, heaviest, strict=True))
    return Curve(days, rows.curve.at(days), zero, reach, found)

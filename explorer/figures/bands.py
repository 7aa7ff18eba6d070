"""What stands above the lanes: who governed when, and the tone curve."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from explorer.figures.axis import Axis
from explorer.figures.labels import Font
from explorer.figures.lanes import GAP
from explorer.figures.picture import Band, Curve
from explorer.rows import Rows

_STOPS = 60


def bands(terms: pd.DataFrame, axis: Axis, font: Font, top: float) -> tuple[Band, ...]:
    """The terms of office, one line a side from *top* on; a term is named where its name fits."""
    height, found = font.size + 10, list[Band]()
    line = 0
    for side, group in terms.groupby("side", observed=True, sort=False):
        upper = top + line * (height + 2)
        placed = list(_line(str(side), group, axis, font, upper, upper + height))
        found += placed
        line += bool(placed)
    return tuple(found)


def _line(side: str, terms: pd.DataFrame, axis: Axis, font: Font, top: float, bottom: float) -> Iterator[Band]:
    term: Any  # a row: pandas-stubs does not know its columns
    free = axis.left  # of two terms that overlap, as when two governed together, one is named
    for number, term in enumerate(terms.itertuples()):
        first = _number(term.start) if pd.notna(term.start) else None
        last = _number(term.end) if pd.notna(term.end) else None
        left = max(axis.left, axis.x(first)) if first is not None else axis.left
        right = min(axis.right, axis.x(last)) if last is not None else axis.right
        if right - left < 1:
            continue
        name, width = str(term.name), font.width(str(term.name))
        middle = (left + right) / 2
        if width > right - left - 6 or middle - width / 2 < free:
            name = ""
        free = middle + width / 2 + GAP if name else free
        yield Band(side, name, f"{term.full}, {term.office}", first, last, left, right, top, bottom, bool(number % 2))


def _number(day: Any) -> int:
    return int(np.datetime64(day, "D").astype(np.int64))


def curve(rows: Rows, axis: Axis, zero: float, reach: float) -> Curve:
    """The tone curve over *axis*, *reach* px up and down from *zero*, and what weighed most along it."""
    first, last = int(axis.first), int(axis.last)
    steps = max(2, int((axis.right - axis.left) / 3))
    days = rows.curve.turns(first, last, steps=min(steps, last - first + 1))
    stops = np.unique(np.linspace(first, last - 1, _STOPS).round().astype(np.int64))
    values = rows.curve.at(stops)
    heaviest = [tuple(rows.curve.heaviest(int(day))) for day in stops]
    found = tuple((int(d), float(v), names) for d, v, names in zip(stops, values, heaviest, strict=True))
    return Curve(days, rows.curve.at(days), zero, reach, found)

"""More events than a picture can hold: how many there were in each part of the calendar, lane by lane."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from explorer.figures.axis import Axis, spans
from explorer.figures.grouping import Group
from explorer.figures.picture import Bin, Lane
from explorer.rows import Rows

WIDEST = 26.0
"""A part of the calendar takes at least so many px: a target that can be hit."""

_LOWEST = 3.0  # px: one event must be seen


def bins(rows: Rows, found: Sequence[Group], lanes: Sequence[Lane], axis: Axis) -> Iterator[Bin]:
    """
    The bars of all lanes.

    Heights follow the square root of the counts, so that a quiet year beside a busy one is still to be seen; all
    lanes of a panel share one scale.
    """
    parts = spans(axis, WIDEST)
    starts = np.array([first for first, _ in parts] + [parts[-1][1] + 1])
    edges = np.searchsorted(rows.at, starts, "left")
    counted = [group.strand.counts(edges) for group in found]
    most = max((int(counts.max()) for counts, _ in counted), default=1) or 1
    for number, (lane, (counts, tones)) in enumerate(zip(lanes, counted, strict=True)):
        base = lane.bottom - 4
        room = max(_LOWEST, base - lane.rows_top - 4)
        for (first, last), count, tone in zip(parts, counts.tolist(), tones.tolist(), strict=True):
            if not count:
                continue
            left, right = max(axis.x(first), axis.left), min(axis.x(last + 1), axis.right)
            if right - left < 1:
                continue
            height = max(_LOWEST, room * (count / most) ** 0.5)
            mean = None if np.isnan(tone) else float(tone)
            yield Bin(number, first, last, left, right, base - height, base, count, mean)

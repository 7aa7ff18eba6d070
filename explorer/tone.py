"""
The tone curve: how the relationship stood, as the curators judge its events.

On a day t it is a weighted mean of the tones of the events that had begun by then,

    curve(t) = sum(w * tone) / (sum(w) + PRIOR)        w = importance * 2 ** (-age / HALF_LIFE)

so an event counts less as it grows old, and PRIOR pulls the curve to zero where there is little to
go by. The scale is ordinal and a judgement; the curve shows direction, not a measurement.

All weights halve together as time passes. So both sums are known for every day once they are known for
the days on which an event begins, and a curve costs the same for a hundred events and for a million.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

HALF_LIFE = 548  # days: 18 months
PRIOR = 2.0  # as much weight as one new event of importance 2 whose tone is 0
_BLOCK = 500 * HALF_LIFE  # within it no power of two leaves the range of a float


class ToneCurve:
    """
    The curve of some judged events.

    Args:
        begun: First day numbers, ascending.
        tone: Tones, -5 to 5.
        importance: Importance, 1 to 5.
        names: What ``heaviest`` gives back for each event, such as its row; the events' places if left out.
    """

    def __init__(
        self, begun: np.ndarray, tone: np.ndarray, importance: np.ndarray, names: np.ndarray | None = None
    ) -> None:
        order = np.argsort(begun, kind="stable")
        self._begun = begun[order].astype(np.int64)
        self._importance = importance[order].astype(np.int64)
        self._names = (np.arange(len(begun)) if names is None else names)[order]
        self.days, starts = np.unique(self._begun, return_index=True)
        weight = self._importance.astype(np.float64)
        self._weight = _decayed(self.days, _by_day(weight, starts))
        self._weighted = _decayed(self.days, _by_day(weight * tone[order], starts))

    def at(self, days: np.ndarray) -> np.ndarray:
        """The curve on *days* (day numbers, in any order): float64 from -5 to 5; 0.0 before the first event."""
        place = np.searchsorted(self.days, days, "right") - 1
        if not len(self.days):
            return np.zeros(len(days))
        age = np.where(place >= 0, days - self.days[place], 0)
        faded = np.where(place >= 0, np.exp2(-age / HALF_LIFE), 0.0)
        mean: np.ndarray = self._weighted[place] * faded / (self._weight[place] * faded + PRIOR)
        return mean

    def turns(self, first: int, last: int, *, steps: int) -> np.ndarray:
        """
        Day numbers at which to draw the curve from *first* to *last*.

        Returns:
            int64, ascending, unique: about *steps* days evenly spread, and both sides of the steps between them; of
            the events that share one of the even intervals only the first and the last.
        """
        even = np.unique(np.linspace(first, last, steps).round().astype(np.int64))
        inside = self.days[np.searchsorted(self.days, first) : np.searchsorted(self.days, last, "right")]
        column = np.searchsorted(even, inside)
        turn = np.flatnonzero(np.diff(column)) if len(inside) else np.empty(0, dtype=np.int64)
        ends = inside[np.unique(np.concatenate([turn, turn + 1, [0, len(inside) - 1]]))] if len(inside) else inside
        days = np.unique(np.concatenate([even, ends, ends - 1]))
        found: np.ndarray = days[(days >= first) & (days <= last)]
        return found

    def heaviest(self, days: np.ndarray, *, most: int = 3) -> list[tuple[int, ...]]:
        """
        The events that weigh most on each of some days.

        Returns:
            Their names, heaviest first; of equal weight the later one first. Fewer where fewer have begun.
        """
        weights, begun, names = (
            [np.full((1, len(days)), -1.0)],
            [np.zeros_like(days)[None]],
            [np.zeros_like(days)[None]],
        )
        for importance, (days_of, names_of) in self._by_importance.items():
            places = np.searchsorted(days_of, days, "right") - 1 - np.arange(most)[:, None]
            begun.append(days_of[places.clip(0)])
            names.append(names_of[places.clip(0)])
            faded = importance * np.exp2(np.minimum(begun[-1] - days, 0) / HALF_LIFE)
            weights.append(np.where(places >= 0, faded, -1.0))
        table = [np.concatenate(parts) for parts in (names, begun, weights)]
        order = np.lexsort(table, axis=0)[::-1][:most]
        found, weight = (np.take_along_axis(table[n], order, axis=0).T.tolist() for n in (0, 2))
        return [tuple(n for n, w in zip(*both, strict=True) if w >= 0) for both in zip(found, weight, strict=True)]

    @cached_property
    def _by_importance(self) -> dict[int, tuple[np.ndarray, np.ndarray]]:
        """Among events of one importance the latest weigh most, so a few of each are all that can be heaviest."""
        levels = np.unique(self._importance)
        return {int(n): (self._begun[self._importance == n], self._names[self._importance == n]) for n in levels}


def _by_day(values: np.ndarray, starts: np.ndarray) -> np.ndarray:
    sums: np.ndarray = np.add.reduceat(values, starts) if len(starts) else np.zeros(0)
    return sums


def _decayed(days: np.ndarray, added: np.ndarray) -> np.ndarray:
    """The sum on each of *days* of what was added on it and, halved every HALF_LIFE, on all days before."""
    sums = np.zeros(len(days))
    carried, start = 0.0, 0
    while start < len(days):
        end = int(np.searchsorted(days, days[start] + _BLOCK, "right"))
        ages = (days[start:end] - days[start]) / HALF_LIFE
        before = carried * 2.0 ** (-(days[start] - days[start - 1]) / HALF_LIFE) if start else 0.0
        sums[start:end] = (before + np.cumsum(added[start:end] * np.exp2(ages))) * np.exp2(-ages)
        carried, start = float(sums[end - 1]), end
    return sums

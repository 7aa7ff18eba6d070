"""
The tone curve: how the relationship stood, as the curators judge its events.

On a day t it is a weighted mean of the tones of the events that had begun by then,

    curve(t) = sum(w * tone) / (sum(w) + PRIOR)        w = importance * 2 ** (-age / HALF_LIFE)

so an event counts less as it grows old, and PRIOR pulls the curve to zero where there is little to
go by. The scale is ordinal and a judgement; the curve shows direction, not a measurement.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

HALF_LIFE = 548  # days: 18 months
PRIOR = 2.0  # as much weight as one new event of importance 2 whose tone is 0


def tone_curve(events: pd.DataFrame, days: np.ndarray) -> np.ndarray:
    """
    Tone of the relationship on each of *days*.

    Args:
        events: An events frame (see ``frames``); events without tone or first day count for nothing.
        days: Days as datetime64, in any order.

    Returns:
        float64 from -5 to 5, one for each day; 0.0 before the first event.
    """
    judged = events[events["tone"].notna() & events["earliest"].notna()]
    begun = judged["earliest"].to_numpy("datetime64[D]").astype(np.int64)
    tone = judged["tone"].to_numpy(np.float64)
    importance = judged["importance"].to_numpy(np.float64)
    age = days.astype("datetime64[D]").astype(np.int64)[:, None] - begun[None, :]
    weight = np.where(age >= 0, importance * np.exp2(-np.maximum(age, 0) / HALF_LIFE), 0.0)
    mean: np.ndarray = (weight * tone).sum(axis=1) / (weight.sum(axis=1) + PRIOR)
    return mean


def curve_days(events: pd.DataFrame, first: np.datetime64, last: np.datetime64, *, steps: int = 240) -> np.ndarray:
    """
    Days at which to draw the curve from *first* to *last*: an even grid, and both sides of each step.

    Returns:
        datetime64[D], sorted, unique; the day of each judged event and the day before it are among
        them, so that the curve rises where the event is.
    """
    start, end = first.astype("datetime64[D]"), last.astype("datetime64[D]")
    grid = np.linspace(start.astype(np.int64), end.astype(np.int64), steps).round().astype(np.int64)
    begun = events.loc[events["tone"].notna(), "earliest"].dropna().to_numpy("datetime64[D]").astype(np.int64)
    days = np.unique(np.concatenate([grid, begun, begun - 1]))
    inside = days[(days >= start.astype(np.int64)) & (days <= end.astype(np.int64))]
    chosen: np.ndarray = inside.astype("datetime64[D]")
    return chosen

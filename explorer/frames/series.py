"""Columns of the tables: values -> a pandas series of one dtype."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd


def days(numbers: Iterable[int | None]) -> pd.Series[Any]:
    """Day numbers as datetime64[s]; None becomes NaT."""
    filled = [np.datetime64("NaT", "D") if n is None else np.datetime64(n, "D") for n in numbers]
    return pd.Series(np.array(filled, dtype="datetime64[D]").astype("datetime64[s]"))


def text(values: Iterable[str | None]) -> pd.Series[Any]:
    """Texts; None becomes <NA>."""
    return pd.Series(list(values), dtype="str")


def category(values: Iterable[str | None], words: Iterable[str]) -> pd.Series[Any]:
    """Words of a closed vocabulary, all of which are categories, in their order; None is none of them."""
    return pd.Series(
        pd.Categorical([None if v is None else str(v) for v in values], categories=[str(w) for w in words])
    )


def whole(values: Iterable[int]) -> pd.Series[Any]:
    """Whole numbers."""
    return pd.Series(list(values), dtype="int64")


def perhaps(values: Iterable[int | None]) -> pd.Series[Any]:
    """Whole numbers, or <NA>."""
    return pd.Series(list(values), dtype="Int64")


def truth(values: Iterable[bool]) -> pd.Series[Any]:
    """Truth values."""
    return pd.Series(list(values), dtype="bool")


def objects(values: Iterable[tuple[str, ...]]) -> pd.Series[Any]:
    """Tuples."""
    listed = list(values)
    column = np.empty(len(listed), dtype=object)
    column[:] = listed
    return pd.Series(column, dtype=object)


def number(values: Iterable[float | None]) -> pd.Series[Any]:
    """Numbers; None becomes NaN."""
    return pd.Series(list(values), dtype="float64")

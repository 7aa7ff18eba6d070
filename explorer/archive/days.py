"""A column of EDTF dates -> the days that they mean, each different text read once."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from explorer.dates import Edtf, NotADateError

NONE = np.iinfo(np.int64).min
"""Stands for no day (and no tone); numpy's datetime64 reads this number as NaT."""

Numbers = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]


class Days(NamedTuple):
    """What ``Edtf`` says of each row; NONE where there is no such day, ``wrong`` where it is no date."""

    earliest: Numbers
    latest: Numbers
    approximate: Truths
    uncertain: Truths
    interval: Truths
    wrong: Truths

    def take(self, rows: Numbers) -> Days:
        """Some of the rows."""
        return Days(*(column[rows] for column in self))


def days_of(texts: pa.ChunkedArray) -> Days:
    """
    Read a column of dates.

    A million events fall on some ten thousand days: the parser sees each different text once, and the rest is done by
    numpy, for a plain day as for an interval.
    """
    encoded = texts.combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    read = [_parsed(text) for text in encoded.dictionary.to_pylist()]
    codes = encoded.indices.fill_null(len(read)).to_numpy(zero_copy_only=False)
    read.append(_parsed(None))
    columns: list[Any] = [np.array(column) for column in zip(*read, strict=True)]
    return Days(*(column[codes] for column in columns))


def _parsed(text: str | None) -> tuple[int, int, bool, bool, bool, bool]:
    try:
        date = Edtf.parse(text or "")
    except NotADateError:
        return NONE, NONE, False, False, False, True
    earliest = NONE if date.earliest is None else date.earliest
    latest = NONE if date.latest is None else date.latest
    return earliest, latest, date.approximate, date.uncertain, date.is_interval, False

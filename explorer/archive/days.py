"""A column of EDTF dates -> the days that they mean, each different text read once."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from explorer.dates import Edtf, NotADateError, as_of

NONE = np.iinfo(np.int64).min
"""Stands for no day (and no tone); numpy's datetime64 reads this number as NaT."""

Numbers = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]


class Days(NamedTuple):
    """What ``Edtf`` says of each row; NONE where there is no such day, ``wrong`` where it is no date, and the text."""

    earliest: Numbers
    latest: Numbers
    approximate: Truths
    uncertain: Truths
    interval: Truths
    wrong: Truths
    text: npt.NDArray[np.object_]

    def take(self, rows: Numbers) -> Days:
        """Some of the rows."""
        chosen: list[Any] = [column[rows] for column in self]
        return Days(*chosen)

    def as_of(self, day: int) -> Days:
        """The same as they could be said on a day number (see ``dates.as_of``)."""
        goes_on = np.flatnonzero(self.interval & (self.latest > day))
        if not len(goes_on):
            return self
        said = {text: as_of(Edtf.parse(text), day).text for text in set(self.text[goes_on])}
        read = {text: (*_parsed(new), new) for text, new in said.items()}
        changed: list[Any] = [column.copy() for column in self]
        for column, values in zip(changed, zip(*(read[t] for t in self.text[goes_on]), strict=True), strict=True):
            column[goes_on] = np.array(values, column.dtype)
        return Days(*changed)


def days_of(texts: pa.ChunkedArray) -> Days:
    """
    Read a column of dates.

    A million events fall on some ten thousand days: the parser sees each different text once, and the rest is done by
    numpy, for a plain day as for an interval.
    """
    encoded = texts.combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    different = [*encoded.dictionary.to_pylist(), ""]
    read = [_parsed(text) for text in different]
    codes = encoded.indices.fill_null(len(read) - 1).to_numpy(zero_copy_only=False)
    columns: list[Any] = [np.array(column) for column in zip(*read, strict=True)]
    columns.append(np.array(different, dtype=object))
    return Days(*(column[codes] for column in columns))


def _parsed(text: str) -> tuple[int, int, bool, bool, bool, bool]:
    try:
        date = Edtf.parse(text)
    except NotADateError:
        return NONE, NONE, False, False, False, True
    earliest = NONE if date.earliest is None else date.earliest
    latest = NONE if date.latest is None else date.latest
    return earliest, latest, date.approximate, date.uncertain, date.is_interval, False

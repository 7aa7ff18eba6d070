"""What insights are made from: the tables of one day of the second clock, and which of their rows are meant."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import numpy as np
import pandas as pd

from explorer.rows import Rows

MOST_ROWS = 500
"""Rows that a table behind a chart has."""


class Tables(NamedTuple):
    """
    What is known on a day, as far as it is meant.

    Attributes:
        documents: The sources frame (see ``frames``) of the documents that are meant, with one more column,
            ``status``: how much of each is public (``listing.Status``), str.
        came_out: One row per release of once sealed documents that are meant, by day: ``source``; ``day`` (int64, the
            day number from which it counts), ``date`` (str, EDTF), ``how`` (str), ``first`` (bool: it opened the
            document).
        rows: All events.
        meant: int64, the rows of the events that are meant, ascending.
        people: The people frame.
        terms: The terms frame.
        day: The day number that all this is known on.
    """

    documents: pd.DataFrame
    came_out: pd.DataFrame
    rows: Rows
    meant: np.ndarray
    people: pd.DataFrame
    terms: pd.DataFrame
    day: int


class Ways(Protocol):
    """Addresses of what a chart speaks of."""

    def source(self, source: str) -> str:
        """Where a document is."""

    def event(self, event: str) -> str:
        """Where an event is."""

    def documents(self, **values: str) -> str:
        """Where documents are listed; keys and values are those of ``listing``."""

    def together(self, one: str, other: str) -> str:
        """Where the events are listed in which two people act."""


class Cell(NamedTuple):
    """One cell of the table behind a chart: its words, and where they lead."""

    words: str
    href: str = ""


class Told(NamedTuple):
    """
    The table behind a chart.

    Attributes:
        columns: Their names; the first one is that of the rows' own names.
        rows: As many cells each as there are columns.
        total: How many rows there would be if none were left out.
        remark: What is neither in the chart nor here, and why; empty if nothing is.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    remark: str = ""

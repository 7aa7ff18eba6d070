"""
Archives: data sets with so many events that they lie in one file, ``events.parquet`` or ``events.jsonl``.

What the timeline needs of every event stands in columns (``columns``); a whole ``Event`` is made from its record in
the file only when somebody asks for it (``events``, ``files``). JSON Lines have no columns: they are computed while
the file is read. Parquet has them, so that a million events open in seconds; ``layout`` is the one place that lists
them. ``writing`` makes both kinds of file.

Whoever knows only ``DataSet`` need not know this: its ``events`` are a sequence of ``Event`` either way.
"""

from explorer.archive.columns import NONE, Columns, Lists
from explorer.archive.events import ArchivedEvents

__all__ = ["NONE", "ArchivedEvents", "Columns", "Lists"]

"""How much there is in the data set on the day of a view, and which days it covers."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from explorer.dates import to_date
from explorer.records import FALLBACK_LANGUAGE
from explorer.rows import FAR
from explorer.web.shelf import View


class Extent(NamedTuple):
    """
    Counts, and the first and last day of events; None where there are none, or none within the calendar's years.

    An event that goes on counts with its first day.
    """

    events: int
    claims: int
    sources: int
    passages: int
    first: date | None
    last: date | None

    @property
    def covered(self) -> str | None:
        """The days as ISO 8601 writes an interval."""
        return f"{self.first}/{self.last}" if self.first and self.last else None


def extent_of(view: View) -> Extent:
    """Of all that is known on the view's day, whatever its filters are; counted once a day of the second clock."""
    rows = view.known.rows(FALLBACK_LANGUAGE)

    def count() -> Extent:
        sources = view.known.data.sources.values()
        passages = sum(len(source.passages) for source in sources)
        claims = int(rows.column("claims").sum()) if len(rows) else 0
        if not len(rows):
            return Extent(0, 0, len(sources), passages, None, None)
        ended = rows.last[rows.last < FAR]
        last = max(int(rows.first.max()), *([int(ended.max())] if len(ended) else []))
        return Extent(len(rows), claims, len(sources), passages, _day(int(rows.first.min())), _day(last))

    return rows.keep(("extent",), count)


def _day(number: int) -> date | None:
    try:
        return to_date(number)
    except ValueError:
        return None

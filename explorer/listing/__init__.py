"""
How the documents are listed, as words of an address: ``?kind=memo,cable&secrecy=10..&sort=-secrecy,title&words=putin``.

Reading never fails: what it cannot read counts as not chosen. Defaults are left out.

    words     documents that have all of them somewhere are listed
    sort      columns, the first one first; a minus before one turns it round
    columns   the columns that are shown, in their order
    group     release: by the days on which what had been secret came out
    title, by, marking, creator, archive
              words that the column holds
    kind, side, how, language, status
              values, joined by commas, of which the column has one
    written, released
              days as EDTF, first..last: 1999..2001, 2003-03-20.., or one for both: 2025-08-21, 2025
    secrecy, passages, cited
              numbers, least..most: 10.., ..5, 3; secrecy in full years
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from explorer.dates import Edtf, NotADateError
from explorer.vocabulary import How, Kind, Side

_LONGEST_WORDS = 200
_NUMBER = re.compile(r"\d{1,7}")
_VALUE = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_MOST_VALUES = 60


class Column(StrEnum):
    """What is said of each document; the words are keys of the address, and their order is that of the menus."""

    TITLE = "title"
    WRITTEN = "written"
    RELEASED = "released"
    SECRECY = "secrecy"
    KIND = "kind"
    SIDE = "side"
    STATUS = "status"
    HOW = "how"
    BY = "by"
    MARKING = "marking"
    CREATOR = "creator"
    ARCHIVE = "archive"
    LANGUAGE = "language"
    PASSAGES = "passages"
    CITED = "cited"


class Status(StrEnum):
    """How much of a document is public, and by whose leave."""

    AT_ONCE = "at-once"
    IN_FULL = "in-full"
    IN_PART = "in-part"
    UNKNOWN = "extent-unknown"
    LEAKED_FIRST = "leaked-first"
    LEAKED = "leaked"


TEXTS = (Column.TITLE, Column.BY, Column.MARKING, Column.CREATOR, Column.ARCHIVE)
CHOICES = (Column.KIND, Column.SIDE, Column.STATUS, Column.HOW, Column.LANGUAGE)
DAYS = (Column.WRITTEN, Column.RELEASED)
NUMBERS = (Column.SECRECY, Column.PASSAGES, Column.CITED)

USUAL_COLUMNS = (
    *(Column.TITLE, Column.WRITTEN, Column.RELEASED, Column.SECRECY),
    *(Column.KIND, Column.SIDE, Column.STATUS, Column.CITED),
)
USUAL_SORT = (f"-{Column.RELEASED}", str(Column.TITLE))

FIRST, LAST = "-from", "-to"
"""What follows a column's key in the names of the two fields of its form."""


@dataclass(frozen=True, slots=True)
class Span:
    """From a first to a last value, both included; an empty one is open. Days are EDTF, numbers are digits."""

    first: str = ""
    last: str = ""

    def __str__(self) -> str:
        return self.first if self.first == self.last else f"{self.first}..{self.last}"

    @property
    def days(self) -> tuple[int | None, int | None]:
        """First and last day number that a span of days can mean."""
        return (
            Edtf.parse(self.first).earliest if self.first else None,
            Edtf.parse(self.last).latest if self.last else None,
        )

    @property
    def numbers(self) -> tuple[int | None, int | None]:
        """Least and most of a span of numbers."""
        return int(self.first) if self.first else None, int(self.last) if self.last else None


Filter = str | tuple[str, ...] | Span
"""What a column must hold: words, one of some values, or what lies in a span."""


@dataclass(frozen=True, slots=True)
class Listing:
    """
    One way of listing the documents. What is empty was not chosen.

    Attributes:
        words: Looked for in all columns.
        sort: Columns, a minus before those that are turned round.
        columns: Those that are shown.
        by_release: Whether they are grouped by the days on which they came out.
        filters: Columns with what they must hold, in the order of Column.
    """

    words: str = ""
    sort: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    by_release: bool = False
    filters: tuple[tuple[Column, Filter], ...] = ()

    @classmethod
    def from_values(cls, values: Mapping[str, str]) -> Listing:
        """Read the values of an address by their keys; other keys are not looked at."""
        found = {column: value for column in Column if (value := _filter(column, values))}
        return cls(
            words=_words(values.get("words", "")),
            sort=_sort(values.get("sort", "")),
            columns=_columns(values.get("columns", "")),
            by_release=values.get("group") == "release",
            filters=tuple(found.items()),
        )

    def values(self) -> dict[str, str]:
        """What an address says of it, by keys."""
        group = "release" if self.by_release else ""
        said = {"words": self.words, "sort": ",".join(self.sort), "columns": ",".join(self.columns), "group": group}
        said |= {str(c): ",".join(value) if isinstance(value, tuple) else str(value) for c, value in self.filters}
        return {key: value for key, value in said.items() if value}

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns that are shown, the title always among them."""
        return self.columns or USUAL_COLUMNS

    @property
    def order(self) -> tuple[tuple[Column, bool], ...]:
        """By which columns documents are sorted, and whether each is turned round."""
        return tuple((Column(name.removeprefix("-")), name.startswith("-")) for name in self.sort or USUAL_SORT)

    def filter(self, column: Column) -> Filter | None:
        """What a column must hold; None if anything."""
        return dict(self.filters).get(column)

    def filtering(self, column: Column, value: Filter | None) -> Listing:
        """This listing with another filter on a column, or with none."""
        chosen = {**dict(self.filters), column: value}
        kept = ((c, held) for c in Column if (held := chosen.get(c)))
        return replace(self, filters=tuple(kept))

    def sorting(self, *sort: str) -> Listing:
        """This listing in another order."""
        return replace(self, sort=() if sort == USUAL_SORT else sort)

    def showing(self, *columns: Column) -> Listing:
        """This listing with other columns."""
        return replace(self, columns=() if columns == USUAL_COLUMNS else columns)

    def everything(self) -> Listing:
        """This listing without what leaves documents out."""
        return replace(self, words="", filters=())


KEYS = frozenset({"words", "sort", "columns", "group", *Column})
"""The keys of an address that are about the list."""


def _words(value: str) -> str:
    return " ".join(value.split())[:_LONGEST_WORDS].strip()


def _sort(value: str) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in value.split(","):
        column = name.removeprefix("-")
        if column in set(Column):
            found.setdefault(column, name)
    sort = tuple(found.values())
    return () if sort == USUAL_SORT else sort


def _columns(value: str) -> tuple[Column, ...]:
    found = list(dict.fromkeys(Column(name) for name in value.split(",") if name in set(Column)))
    if found and Column.TITLE not in found:
        found.insert(0, Column.TITLE)
    return () if tuple(found) == USUAL_COLUMNS else tuple(found)


def _filter(column: Column, values: Mapping[str, str]) -> Filter | None:
    value = values.get(column, "")
    if column in TEXTS:
        return _words(value)
    if column in CHOICES:
        known = _VALUES.get(column)
        named = {part for part in value.split(",") if _VALUE.fullmatch(part) and (known is None or part in known)}
        return tuple(sorted(named))[:_MOST_VALUES]
    two = [values.get(f"{column}{end}", "") for end in (FIRST, LAST)]  # as its form sends them without scripts
    first, dots, last = value.partition("..")
    ends = two if any(two) else [first, last if dots else first]
    return _span(ends, _day_at if column in DAYS else _number_at)


_VALUES: Mapping[Column, frozenset[str]] = {
    Column.KIND: frozenset(Kind),
    Column.SIDE: frozenset(Side),
    Column.STATUS: frozenset(Status),
    Column.HOW: frozenset(how.lower().replace(" ", "-") for how in How),
}


def _span(ends: list[str], place: Callable[[str, int], int | None]) -> Span | None:
    """What lies between two ends; those that mean nothing are open, and the earlier one comes first."""
    first, last = (end.strip() if place(end.strip(), 0) is not None else "" for end in ends)
    if first and last and (place(first, 0) or 0) > (place(last, 1) or 0):
        first, last = last, first
    return Span(first, last) if first or last else None


def _day_at(value: str, end: int) -> int | None:
    try:
        found = Edtf.parse(value)
    except NotADateError:
        return None
    return None if found.is_interval else (found.earliest, found.latest)[end]


def _number_at(value: str, _: int) -> int | None:
    return int(value) if _NUMBER.fullmatch(value) else None

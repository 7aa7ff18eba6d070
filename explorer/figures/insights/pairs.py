"""
Tone by pair of presidents: the tones of the events of each two heads of state, of two sides, who governed at once.

A pair governs from the day on which the later of them began to the day on which the first of them ended; that day
belongs to the next pair. An event stands with the pair of its first day; one whose day is not known well enough to
tell is left out, and counted. Tone is an ordinal scale: the median is the middle judgement, or lies between two.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np
import pandas as pd

from explorer.dates import Edtf, year_of
from explorer.figures.insights.tables import MOST_ROWS, Cell, Tables, Told, Ways
from explorer.i18n import Catalogue
from explorer.rows import FAR, NO_TONE, Array, Rows
from explorer.vocabulary import Post, Side

TONES = range(-5, 6)
MOST_PAIRS = 40
MOST_EVENTS = 1500
"""Events that are drawn one by one; of more, how many there are is."""


class Pair(NamedTuple):
    """
    Two heads of state while both governed.

    Attributes:
        names, sides: Of both, in the order of sides.
        first, last: First and last day number; None if they go on.
        events: int64, rows of the events that have a tone, in the order of time; as many as ``counts`` say at most.
        counts: How many events have each tone, from -5 to +5.
    """

    names: tuple[str, str]
    sides: tuple[str, str]
    first: int
    last: int | None
    events: Array
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many events."""
        return sum(self.counts)

    @property
    def median(self) -> float | None:
        """The middle judgement, halves between two of them; None without events."""
        if not self.total:
            return None
        reached = np.cumsum(self.counts)
        low, high = (
            int(np.searchsorted(reached, place, "right")) for place in ((self.total - 1) // 2, self.total // 2)
        )
        return (TONES[low] + TONES[high]) / 2


class Pairs(NamedTuple):
    """
    What the chart shows.

    Attributes:
        pairs: In the order of time; only those with events.
        rows: All events.
        vague: Events with a tone whose day does not tell the pair.
    """

    pairs: tuple[Pair, ...]
    rows: Rows
    vague: int


def prepare_pairs(tables: Tables) -> Pairs:
    """What the chart shows; no pairs without terms of heads of state of two sides, or without events."""
    rows = tables.rows
    meant = tables.meant[rows.tone[tables.meant] != NO_TONE]
    lasted = rows.column("interval").astype(bool)[meant]
    known = rows.frame["earliest"].notna().to_numpy()[meant]
    begin = rows.first[meant]
    end = np.where(lasted, begin, rows.last[meant])
    tones = rows.tone[meant].astype(np.int64)
    pairs, unclear = list[Pair](), np.zeros(len(meant), bool)
    for names, sides, first, last in _pairs(tables.terms):
        until = FAR if last is None else last
        inside = known & (begin >= first) & (end < until)
        unclear |= ~inside & ((begin < until) & (end >= first)) & (end > begin)
        if inside.any():
            counts = np.bincount(tones[inside] + 5, minlength=11)
            pairs.append(Pair(names, sides, first, last, meant[inside][:MOST_EVENTS], tuple(counts.tolist())))
    return Pairs(tuple(pairs[:MOST_PAIRS]), rows, int(unclear.sum()))


def _pairs(terms: pd.DataFrame) -> Iterator[tuple[tuple[str, str], tuple[str, str], int, int | None]]:
    """Every two terms of heads of state of two sides that overlap by more than a day: names, sides, first, last day."""
    heads = terms[terms["post"] == Post.HEAD_OF_STATE]
    starts = _numbers(heads["start"], -FAR)
    ends = _numbers(heads["end"], FAR)
    of = list(zip(heads["name"], heads["side"].astype(str), starts, ends, strict=True))
    order = [str(side) for side in Side]
    found = []
    for one, other in combinations(of, 2):
        first, last = max(one[2], other[2]), min(one[3], other[3])
        if one[1] != other[1] and first < last:
            pair = sorted((one, other), key=lambda term: order.index(term[1]))
            found.append(((pair[0][0], pair[1][0]), (pair[0][1], pair[1][1]), first, None if last == FAR else last))
    yield from sorted(found, key=lambda pair: (pair[2], FAR if pair[3] is None else pair[3], pair[0]))


def _numbers(days: pd.Series, unknown: int) -> list[int]:
    numbers = np.where(days.notna(), days.to_numpy("datetime64[D]").astype(np.int64), unknown)
    return [int(n) for n in numbers]


def named(pair: Pair) -> str:
    """Both names."""
    return " · ".join(pair.names)


def years(pair: Pair) -> str:
    """From when to when in as little room as it takes; the same in every language."""
    first = str(year_of(pair.first)) if pair.first > -FAR else ""
    last = str(year_of(pair.last)) if pair.last is not None else ""
    return first if first == last else f"{first}–{last}"


def middle(pair: Pair, text: Catalogue) -> str:
    """The median in words: a judgement by its sign and number, or the two that it lies between."""
    if pair.median is None:
        return "–"
    low, high = int(np.floor(pair.median)), int(np.ceil(pair.median))
    if low == high:
        return text.signed(low)
    return text("insights.pairs.between", low=text.signed(low), high=text.signed(high))


def tell_pairs(found: Pairs, text: Catalogue, ways: Ways) -> Told:
    """The events, pair by pair, in the order of time."""
    rows = found.rows
    told, total = list[tuple[Cell, ...]](), sum(pair.total for pair in found.pairs)
    for pair in found.pairs:
        who = f"{named(pair)} ({years(pair)})"
        for row in pair.events[: max(0, MOST_ROWS - len(told))].tolist():
            tone = int(rows.tone[row])
            told.append(
                (
                    Cell(str(rows.column("title")[row]), ways.event(str(rows.column("id")[row]))),
                    Cell(date(rows, row, text)),
                    Cell(who),
                    Cell(f"{text.signed(tone)} {text(f'tone.{tone}')}"),
                    Cell(middle(pair, text)),
                )
            )
    keys = ("table.event", "table.when", "insights.pairs.pair", "table.tone", "insights.pairs.median")
    columns = tuple(text(key) for key in keys)
    remark = text("insights.pairs.vague", n=found.vague) if found.vague else ""
    return Told(columns, tuple(told), total, remark)


def date(rows: Rows, row: int, text: Catalogue) -> str:
    """The date of an event, in few words."""
    return text.date(Edtf.parse(str(rows.column("date")[row])), "short")

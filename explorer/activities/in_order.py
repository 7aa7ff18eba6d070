"""*In order*: put events in sequence by when they happened, or once secret documents by when they were opened."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from explorer.activities.exhibits import (
    LETTERS,
    SHOWS_A_YEAR,
    citations,
    cited,
    clamped,
    lacking,
    opened,
    opening,
    plan,
    said,
    span,
)
from explorer.activities.pool import Pool, shuffled
from explorer.activities.sheet import Activity, Clock, Gap, Group, Option, Ordering, Sheet, Wish
from explorer.openness import disclosure
from explorer.records import Source

USUAL, LEAST, MOST = 6, 3, 12
DAYS = {Gap.YEARS: 1000, Gap.YEAR: 365, Gap.MONTH: 30}
"""Days that lie at least between the last day of one thing and the first of the next."""

NEAR = 3
"""Neighbours lie at most so many times the gap apart, where there are such: farther apart they would be easier."""


class Entry(NamedTuple):
    """Something to put in order, the days that it can mean, and its date in words."""

    id: str
    words: str
    first: int
    last: int
    when: str
    source: Source | None = None


def in_order(pool: Pool, wish: Wish) -> Sheet:
    """
    Entries to put in order, any two of them so far apart that no doubt about a date can change their order.

    Left out are what has no first or no last day, what shows a year in its words, and all that have the same words.

    Raises:
        NotEnough: There are not three such entries.
    """
    text, size = pool.text, clamped(wish.size, USUAL, LEAST, MOST)
    found = _released(pool) if wish.clock is Clock.RELEASED else _happened(pool)
    chain = _chain(_clear(found), DAYS[wish.gap], size, wish.seed)
    if len(chain) < LEAST:
        raise lacking(Activity.IN_ORDER, len(chain), LEAST)
    shown = shuffled(chain, wish.seed, lambda entry: f"shown/{entry.id}")
    if shown == chain:
        shown = [*chain[1:], chain[0]]
    keys = {entry.id: letter.lower() for entry, letter in zip(shown, LETTERS, strict=False)}
    item = Ordering(
        id="order",
        prompt=text(f"activity.in-order.prompt-{wish.clock}"),
        entries=tuple(Option(keys[entry.id], entry.words) for entry in shown),
        right=tuple(keys[entry.id] for entry in chain),
        when=tuple(Option(keys[entry.id], entry.when) for entry in chain),
    )
    return Sheet(
        activity=Activity.IN_ORDER,
        title=text(f"activity.in-order.title-{wish.clock}"),
        intro=(text(f"activity.in-order.intro-{wish.clock}"), text("activity.in-order.intro")),
        groups=(Group("", (), (item,)),),
        plan=plan(Activity.IN_ORDER, text),
        citations=citations(((keys[e.id], e.source) for e in chain if e.source), text),
        wish=wish._replace(size=len(chain)),
    )


def _happened(pool: Pool) -> Iterator[Entry]:
    for event in pool.events:
        days = span(event.date)
        if days is not None:
            yield Entry(event.id, said(event.title, pool.text), *days, pool.text.date(event.date))


def _released(pool: Pool) -> Iterator[Entry]:
    for source in cited(pool.events, pool.data.sources).values():
        found = disclosure(source)
        days = opening(found) if found.sealed else None
        if days is not None:
            yield Entry(source.id, said(source.title, pool.text), *days, opened(source, pool.text), source)


def _clear(found: Iterable[Entry]) -> list[Entry]:
    """Those whose words neither show a year nor are another's, by first day."""
    entries = [entry for entry in found if not SHOWS_A_YEAR.search(entry.words)]
    times = Counter(entry.words.casefold() for entry in entries)
    return sorted(
        (e for e in entries if times[e.words.casefold()] == 1), key=lambda entry: (entry.first, entry.last, entry.id)
    )


def _chain(entries: Sequence[Entry], gap: int, size: int, seed: int) -> list[Entry]:
    """
    Entries in the right order, each at least *gap* days after the one before: *size* of them, or as many as there are.

    Args:
        entries: By first day.
    """
    firsts = [entry.first for entry in entries]
    longest = _longest(entries, firsts, gap)
    need = min(size, max(longest, default=0))
    chain = list[Entry]()
    choices = list(range(len(entries)))
    while len(chain) < need:
        choices = [place for place in choices if longest[place] >= need - len(chain)]
        near = [place for place in choices if not chain or firsts[place] <= chain[-1].last + NEAR * gap]
        place = shuffled(near or choices[:NEAR], seed, lambda n: entries[n].id)[0]
        chain.append(entries[place])
        choices = list(range(bisect_left(firsts, entries[place].last + gap), len(entries)))
    return chain


def _longest(entries: Sequence[Entry], firsts: Sequence[int], gap: int) -> list[int]:
    """How many entries the longest chain has that begins with each."""
    longest, beyond = [0] * len(entries), [0] * (len(entries) + 1)
    for place in reversed(range(len(entries))):
        longest[place] = 1 + beyond[bisect_left(firsts, entries[place].last + gap)]
        beyond[place] = max(beyond[place + 1], longest[place])
    return longest

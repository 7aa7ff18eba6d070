"""*What could they know?*: which statements could somebody have read in public papers on a day?"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from explorer.activities.exhibits import (
    SHOWS_A_YEAR,
    Span,
    citations,
    clamped,
    lacking,
    named,
    opened,
    opening,
    plan,
    said,
    span,
)
from explorer.activities.pool import Pool, shuffled
from explorer.activities.sheet import Activity, Choice, Group, Option, Sheet, Wish
from explorer.dates import day_number, to_date
from explorer.i18n import Catalogue
from explorer.openness import disclosure
from explorer.records import Claim, Event, Source
from explorer.vocabulary import Stance

USUAL, LEAST, MOST = 8, 4, 16
CLEAR = 7
"""Days around the chosen one on which nothing that is asked about became public."""

DAYS_TRIED = 600
OF_ONE_EVENT = 2
YES, NO = "yes", "no"
_NEVER = 10**9


class Opened(NamedTuple):
    """When a document can have become public, and since when it surely existed if it was kept from the public."""

    source: Source
    days: Span
    hidden: int | None


class Statement(NamedTuple):
    """
    A claim, and on which days its answer is clear.

    Attributes:
        said: From this day number on it could be known, from all that bears on it.
        hidden: From the first to the last of these a document that bears on it was kept from the public, and nothing
            else spoke of it; the last is before the first if that never was so.
    """

    event: Event
    claim: Claim
    words: str
    said: int
    hidden: Span
    bearing: tuple[Opened, ...]

    @property
    def id(self) -> str:
        """Its name among all claims."""
        return f"{self.event.id}/{self.claim.id}"


def knowable(pool: Pool, wish: Wish) -> Sheet:
    """
    A day, and statements about what had happened by then, about half of which could be known.

    What could not be known stood in a document that existed and was kept from the public. Left out are statements
    that some passage contradicts, that name a later year, or whose day of opening is near or in doubt.

    Raises:
        NotEnough: No day has four statements with both answers.
    """
    text, size = pool.text, clamped(wish.size, USUAL, LEAST, MOST)
    statements = _statements(pool)
    day = _day(statements, pool, size // 2, wish.seed)
    known = [] if day is None else [s for s in statements if s.said <= day]
    sealed = [] if day is None else [s for s in statements if s.hidden.first <= day <= s.hidden.last]
    yes, no = _balanced(len(known), len(sealed), size)
    if day is None or yes + no < LEAST:
        raise lacking(Activity.KNOWABLE, yes + no, LEAST)
    hidden = _varied(shuffled(sealed, wish.seed, lambda s: s.id), no)
    beside = {s.event.id for s in hidden}
    order = sorted(shuffled(known, wish.seed, lambda s: s.id), key=lambda s: s.event.id not in beside)
    chosen = shuffled([*hidden, *_varied(order, yes)], wish.seed, lambda s: f"shown/{s.id}")
    items = [_item(n, statement, statement.said <= day, pool) for n, statement in enumerate(chosen, 1)]
    when = text.day(to_date(day))
    return Sheet(
        activity=Activity.KNOWABLE,
        title=text("activity.what-could-they-know.title", day=when),
        intro=tuple(text(f"activity.what-could-they-know.intro-{n}", day=when) for n in (1, 2)),
        groups=(Group("", (), tuple(items)),),
        plan=plan(Activity.KNOWABLE, text),
        citations=citations(((str(n), _telling(s).source) for n, s in enumerate(chosen, 1)), text),
        wish=wish._replace(size=len(items)),
    )


def _statements(pool: Pool) -> list[Statement]:
    """All claims that can be asked about on some day; of several with the same words none."""
    known: dict[str, Opened | None] = {}
    found = list[Statement]()
    for event in pool.events:
        happened = span(event.date)
        for claim in event.claims if happened else ():
            statement = _statement(event, claim, happened.last + 1 if happened else 0, pool, known)
            if statement is not None:
                found.append(statement)
    times = Counter(statement.words.casefold() for statement in found)
    return [statement for statement in found if times[statement.words.casefold()] == 1]


def _statement(event: Event, claim: Claim, after: int, pool: Pool, known: dict[str, Opened | None]) -> Statement | None:
    """A claim with its days; None if a passage contradicts it, or if it cannot be said when it could be known."""
    if any(link.stance is Stance.CONTRADICTS for link in claim.evidence):
        return None
    bearing = list[Opened]()
    for link in claim.evidence:
        if link.stance is Stance.CONTEXT or link.source not in pool.data.sources:
            continue
        if link.source not in known:
            known[link.source] = _opened(pool.data.sources[link.source])
        one = known[link.source]
        if one is None:
            return None
        bearing.append(one)
    if not bearing:
        return None
    words = said(claim.text, pool.text)
    from_day = max(after, _begins(words))
    opens = Span(min(one.days.first for one in bearing), min(one.days.last for one in bearing))
    existed = min((one.hidden for one in bearing if one.hidden is not None), default=_NEVER)
    hidden = Span(max(from_day, existed), opens.first - CLEAR - 1)
    all_open = max(one.days.last for one in bearing) + CLEAR + 1  # before, a part of it may have been told only
    return Statement(event, claim, words, max(from_day, all_open), hidden, tuple(bearing))


def _opened(source: Source) -> Opened | None:
    found = disclosure(source)
    days, written = opening(found), span(source.created)
    if days is None:
        return None
    hidden = written.last + 1 if written is not None and found.sealed else None
    return Opened(source, days, hidden)


def _begins(words: str) -> int:
    """The first day of the last year that words name: before it they would tell of what was to come."""
    years = [int(found) for found in SHOWS_A_YEAR.findall(words)]
    return day_number(to_date(0).replace(year=max(years))) if years else -_NEVER


def _day(statements: Sequence[Statement], pool: Pool, half: int, seed: int) -> int | None:
    """A day in the span of the events on which *half* of each answer are there, or as many as on any day."""
    spoken = sorted(s.said for s in statements)
    barred = [s.hidden for s in statements if s.hidden.first <= s.hidden.last]
    begins, ends = sorted(one.first for one in barred), sorted(one.last + 1 for one in barred)
    counts = dict[int, int]()
    for day in _days(pool):
        sealed = bisect_right(begins, day) - bisect_right(ends, day)
        counts[day] = min(half, sealed, bisect_right(spoken, day))
    most = max(counts.values(), default=0)
    best = (day for day, count in counts.items() if count == most)
    return next(iter(shuffled(best, seed, str)), None) if most else None


def _days(pool: Pool) -> range:
    """Days to choose from, evenly over the span of the events."""
    spans = [days for event in pool.events if (days := span(event.date)) is not None]
    first = max(day_number(to_date(0).min), min((days.first for days in spans), default=0))
    last = min(pool.today, max((days.last for days in spans), default=-1))
    return range(first, last + 1, max(1, (last - first) // DAYS_TRIED))


def _balanced(known: int, sealed: int, size: int) -> tuple[int, int]:
    """How many of each answer: about half, and never more than two more of one than of the other."""
    no = min(sealed, size // 2, known + 2)
    yes = min(known, size - no, no + 2)
    return yes, min(sealed, size - yes, yes + 2)


def _varied(statements: Iterable[Statement], count: int) -> list[Statement]:
    """The first so many, no more than two of one event as long as there are others."""
    given = list(statements)
    rank = dict[str, int]()
    seen = Counter[str]()
    for statement in given:
        seen[statement.event.id] += 1
        rank[statement.id] = (seen[statement.event.id] - 1) // OF_ONE_EVENT
    return sorted(given, key=lambda s: rank[s.id])[:count]


def _telling(statement: Statement) -> Opened:
    """The document through which it could be known first."""
    return min(statement.bearing, key=lambda one: (one.days.last, one.source.id))


def _item(n: int, statement: Statement, known: bool, pool: Pool) -> Choice:
    text = pool.text
    prompt = text(
        "activity.what-could-they-know.prompt",
        statement=statement.words,
        event=said(statement.event.title, text),
        when=text.date(statement.event.date),
    )
    options = (Option(YES, text("activity.yes")), Option(NO, text("activity.no")))
    return Choice(f"{n}", prompt, (), options, YES if known else NO, tuple(_why(statement, known, pool)))


def _why(statement: Statement, known: bool, pool: Pool) -> Iterator[str]:
    text, telling = pool.text, _telling(statement)
    if known:
        yield _told("said", telling.source, text)
        return
    sealed = [one for one in statement.bearing if one.hidden is not None]
    kept = telling if telling in sealed else min(sealed, key=lambda one: (one.days.last, one.source.id))
    yield _told("kept", kept.source, text)
    if kept is not telling:
        yield _told("first", telling.source, text)


def _told(word: str, source: Source, text: Catalogue) -> str:
    return text(f"activity.what-could-they-know.{word}", document=named(source, text), opened=opened(source, text))

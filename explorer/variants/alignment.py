"""
Two rows of tokens laid side by side.

First by runs of words that occur once in each, the longer first (the idea of patience diff); the stretches between
them by dynamic programming over their tokens, with the costs below. A cue takes in words of the other row for nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from math import inf
from typing import NamedTuple

from explorer.variants.costs import Costs
from explorer.variants.tokens import Token

# How many words a run must have to hold the rows together, and in stretches of how many pairs of tokens it is looked
# for: in small ones not at all, because there the least cost knows better.
_RUNS = ((8, 2_000), (5, 6_000), (4, 20_000), (3, 80_000), (2, 300_000), (1, 400_000))
_RUNS_WITHOUT_CUES = ((8, 500), (4, 500), (3, 500), (2, 1_000), (1, 20_000))
MOST_PAIRS = 400_000
"""A larger stretch without such a run is not laid side by side: it has changed as a whole."""


class Kind(StrEnum):
    """What became of a stretch from the earlier release to the later one."""

    SAME = "same"
    OPENED = "opened"
    STILL = "withheld-still"
    ANEW = "withheld-anew"
    CHANGED = "changed"
    ADDED = "added"


class Step(NamedTuple):
    """
    Tokens a0 to a1 of the earlier row beside b0 to b1 of the later one (ends excluded).

    kind is None for a cue beside which nothing stands, or which other steps name again.
    """

    kind: Kind | None
    a0: int
    a1: int
    b0: int
    b1: int


class Gap(NamedTuple):
    """A stretch of both rows that is yet to be laid side by side."""

    a0: int
    a1: int
    b0: int
    b1: int

    @property
    def pairs(self) -> int:
        """How many pairs of tokens it has."""
        return (self.a1 - self.a0) * (self.b1 - self.b0)


def aligned(earlier: Sequence[Token], later: Sequence[Token]) -> Iterator[Step]:
    """The steps from the beginning of both rows to their end, in order; every token is in at least one."""
    a, b = [t.key for t in earlier], [t.key for t in later]
    waiting = [Gap(0, len(a), 0, len(b))]
    while waiting:
        gap = waiting.pop()
        inner = _trimmed(gap, a, b)
        yield from _pairs(earlier, later, gap.a0, inner.a0, gap.b0)
        after = Gap(inner.a1, gap.a1, inner.b1, gap.b1)
        parts = _split(inner, a, b)
        if parts:
            # What is put on last is taken first; the words after the inner gap are equal, so they trim to nothing.
            waiting += [after, *reversed(parts)]
            continue
        yield from _of_gap(inner, earlier, later)
        yield from _pairs(earlier, later, after.a0, after.a1, after.b0)


def _trimmed(gap: Gap, a: Sequence[str], b: Sequence[str]) -> Gap:
    """The gap without the equal words at its beginning and end; cues are never equal."""
    a0, a1, b0, b1 = gap
    while a0 < a1 and b0 < b1 and a[a0] and a[a0] == b[b0]:
        a0, b0 = a0 + 1, b0 + 1
    while a0 < a1 and b0 < b1 and a[a1 - 1] and a[a1 - 1] == b[b1 - 1]:
        a1, b1 = a1 - 1, b1 - 1
    return Gap(a0, a1, b0, b1)


def _split(gap: Gap, a: Sequence[str], b: Sequence[str]) -> list[Gap]:
    """The gap parted where runs that occur once in each begin; none if it has none, or is small."""
    cues = any(not key for key in a[gap.a0 : gap.a1]) or any(not key for key in b[gap.b0 : gap.b1])
    for length, least in _RUNS if cues else _RUNS_WITHOUT_CUES:
        if gap.pairs > least:
            places = _beginnings(_chain(sorted(_unique_runs(gap, a, b, length))))
            if places:
                edges = [(gap.a0, gap.b0), *places, (gap.a1, gap.b1)]
                return [Gap(i, k, j, n) for (i, j), (k, n) in pairwise(edges)]
    return []


def _beginnings(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places without those that only go on where the one before them leads."""
    known = set(places)
    return [(i, j) for i, j in places if (i - 1, j - 1) not in known]


def _unique_runs(gap: Gap, a: Sequence[str], b: Sequence[str], length: int) -> Iterator[tuple[int, int]]:
    ours, theirs = _once(a, gap.a0, gap.a1, length), _once(b, gap.b0, gap.b1, length)
    for run, at in ours.items():
        if at >= 0 and (there := theirs.get(run, -1)) >= 0 and (at, there) != (gap.a0, gap.b0):
            yield at, there


def _once(row: Sequence[str], start: int, end: int, length: int) -> dict[tuple[str, ...], int]:
    """Each run of so many words, and where it is; -1 if it is there more than once."""
    found = dict[tuple[str, ...], int]()
    last_cue = start - 1
    for at in range(start, end):
        if not row[at]:
            last_cue = at
        begin = at - length + 1
        if begin > last_cue:
            run = tuple(row[begin : at + 1])
            found[run] = -1 if run in found else begin
    return found


def _chain(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most places of which each comes after the one before in both rows."""
    tails, tail_at, before = list[int](), list[int](), list[int]()
    for n, (_, there) in enumerate(places):
        k = bisect_left(tails, there)
        before.append(tail_at[k - 1] if k else -1)
        tails[k : k + 1], tail_at[k : k + 1] = [there], [n]
    chain, n = list[tuple[int, int]](), tail_at[-1] if tail_at else -1
    while n >= 0:
        chain.append(places[n])
        n = before[n]
    return chain[::-1]


def _pairs(earlier: Sequence[Token], later: Sequence[Token], a0: int, a1: int, b0: int) -> Iterator[Step]:
    """Equal tokens side by side; words that are equal but for a hyphen have changed, if no line end explains it."""
    for n in range(a1 - a0):
        kind = pair_kind(earlier[a0 + n], later[b0 + n])
        yield Step(kind, a0 + n, a0 + n + 1, b0 + n, b0 + n + 1)


def pair_kind(ours: Token, theirs: Token) -> Kind:
    """Whether two words are the same, after the rules."""
    if ours.word == theirs.word or (ours.key == theirs.key and (ours.has_joint or theirs.has_joint)):
        return Kind.SAME
    return Kind.CHANGED


def _of_gap(gap: Gap, earlier: Sequence[Token], later: Sequence[Token]) -> Iterator[Step]:
    ours, theirs = earlier[gap.a0 : gap.a1], later[gap.b0 : gap.b1]
    if not ours and not theirs:
        return
    if gap.pairs > MOST_PAIRS and not all(t.is_cue for t in ours) and not all(t.is_cue for t in theirs):
        yield Step(Kind.CHANGED, *gap)
        return
    for kind, i, k, j, n in _cheapest(ours, theirs):
        yield Step(kind, gap.a0 + i, gap.a0 + k, gap.b0 + j, gap.b0 + n)


def _cheapest(ours: Sequence[Token], theirs: Sequence[Token]) -> list[Step]:
    """The steps of least cost; of two that cost the same, the one that takes most."""
    chosen = _choices(Costs(ours, theirs), [t.is_cue for t in ours], [t.is_cue for t in theirs])
    steps, i, j = list[Step](), len(ours), len(theirs)
    while i or j:
        di, dj = chosen[i][j]
        kind = _kind(ours, theirs, (i, j), (di, dj))
        # A step beside a cue that was taken before names the cue, too.
        a0 = i - 1 if kind in (Kind.OPENED, Kind.STILL) else i - di
        b0 = j - 1 if kind in (Kind.ANEW, Kind.STILL) else j - dj
        steps.append(Step(kind, a0, i, b0, j))
        i, j = i - di, j - dj
    return steps[::-1]


def _choices(costs: Costs, cues_a: Sequence[bool], cues_b: Sequence[bool]) -> list[list[tuple[int, int]]]:
    """For each number of tokens of both rows, how many of each the last of the cheapest steps takes."""
    rows, columns = len(cues_a) + 1, len(cues_b) + 1
    chosen = [[(0, 1)] * columns for _ in range(rows)]
    before = above = list[float]()
    for i in range(rows):
        row = [0.0] * columns
        at_cue = i > 0 and cues_a[i - 1]
        for j in range(columns):
            best, step = inf, (0, 1)
            if i and j:
                best, step = above[j - 1] + costs.pair[i - 1][j - 1], (1, 1)
                if i > 1 and (cost := before[j - 1] + costs.two_of_ours[i - 2][j - 1]) < best:
                    best, step = cost, (2, 1)
                if j > 1 and (cost := above[j - 2] + costs.two_of_theirs[i - 1][j - 2]) < best:
                    best, step = cost, (1, 2)
            if i and (cost := above[j] + (0.0 if j and cues_b[j - 1] else costs.ours[i - 1])) < best:
                best, step = cost, (1, 0)
            if j and (cost := row[j - 1] + (0.0 if at_cue else costs.theirs[j - 1])) < best:
                best, step = cost, (0, 1)
            row[j], chosen[i][j] = (best if i or j else 0.0), step
        before, above = above, row
    return chosen


def _kind(ours: Sequence[Token], theirs: Sequence[Token], at: tuple[int, int], step: tuple[int, int]) -> Kind | None:
    """What a step means that ends before tokens i and j and takes di and dj of them."""
    (i, j), (di, dj) = at, step
    in_ours, in_theirs = i > 0 and ours[i - 1].is_cue, j > 0 and theirs[j - 1].is_cue
    if in_ours and in_theirs:
        return Kind.STILL
    if (in_ours and di) or (in_theirs and dj):
        return None
    if in_ours:
        return Kind.OPENED
    if in_theirs:
        return Kind.ANEW
    if (di, dj) == (1, 1):
        return pair_kind(ours[i - 1], theirs[j - 1])
    return Kind.ADDED if di == 0 else Kind.CHANGED

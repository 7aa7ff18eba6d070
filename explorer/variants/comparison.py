"""Two texts of one document compared: runs of one kind, with their places in both, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from explorer.anchoring import Span
from explorer.fulltext import FullText
from explorer.variants.alignment import Kind, Step, aligned
from explorer.variants.tokens import Token, tokens


class Run(NamedTuple):
    """
    A stretch of one kind.

    Attributes:
        kind: What became of it.
        earlier: Its place in the earlier text; empty (start is end) if it has none. A cue of which only a part was
            opened stands in several runs, one after another.
        later: Its place in the later text; the same holds for a cue that takes the place of words.
    """

    kind: Kind
    earlier: Span
    later: Span


@dataclass(frozen=True)
class Comparison:
    """An earlier and a later text, and the runs from their beginning to their end."""

    earlier: FullText
    later: FullText
    runs: tuple[Run, ...]

    def of(self, kind: Kind) -> tuple[Run, ...]:
        """The runs of a kind, in order."""
        return tuple(run for run in self.runs if run.kind is kind)

    @cached_property
    def opened_places(self) -> int:
        """How many cues of the earlier text were opened, in part or in whole; cues side by side are one place."""
        return len({run.earlier.start for run in self.of(Kind.OPENED)})

    @cached_property
    def opened_words(self) -> int:
        """How many words the later text has in their places."""
        return sum(_count(self.later, run.later) for run in self.of(Kind.OPENED))

    @cached_property
    def still_places(self) -> int:
        """How many cues of the later text stand where the earlier one had one."""
        return len({run.later.start for run in self.of(Kind.STILL)})

    @cached_property
    def anew_places(self) -> int:
        """How many cues of the later text stand where the earlier one had words."""
        return len({run.later.start for run in self.of(Kind.ANEW)})


def _count(text: FullText, span: Span) -> int:
    return sum(any(sign.isalnum() for sign in word) for word in text.text[span.start : span.end].split())


def compare(earlier: FullText, later: FullText) -> Comparison:
    """
    Compare two releases of one document.

    Args:
        earlier: The text of the first release, with cues where something was withheld.
        later: The text of a later one, which is fuller, as a rule.

    Returns:
        The runs in order; together they hold every word and cue of both texts. Of empty texts there are none.
    """
    ours, theirs = tokens(earlier), tokens(later)
    steps = _settled(list(aligned(ours, theirs)), ours, theirs)
    return Comparison(earlier, later, tuple(_runs(steps, ours, theirs)))


def _settled(steps: Sequence[Step], ours: Sequence[Token], theirs: Sequence[Token]) -> Iterator[Step]:
    """Steps in which cues side by side share what they stand for, and cues that stand for nothing have changed."""
    told_a = {step.a0 for step in steps if step.kind in (Kind.OPENED, Kind.STILL)}
    told_b = {step.b0 for step in steps if step.kind in (Kind.ANEW, Kind.STILL)}
    lone_a = {s.a0 for s in steps if s.kind is None and s.a1 > s.a0 and s.a0 not in told_a}
    lone_b = {s.b0 for s in steps if s.kind is None and s.b1 > s.b0 and s.b0 not in told_b}
    shared = set[tuple[str, int]]()
    widened = list[Step]()
    for step in steps:
        if step.kind is Kind.OPENED:
            a0, a1 = _widened(step.a0, step.a1, lone_a)
            shared |= {("a", n) for n in range(a0, a1)}
            widened.append(step._replace(a0=a0, a1=a1))
        elif step.kind is Kind.ANEW:
            b0, b1 = _widened(step.b0, step.b1, lone_b)
            shared |= {("b", n) for n in range(b0, b1)}
            widened.append(step._replace(b0=b0, b1=b1))
        else:
            widened.append(step)
    for step in widened:
        if step.kind is not None:
            yield step
        elif (step.a1 > step.a0 and step.a0 in lone_a and ("a", step.a0) not in shared) or (
            step.b1 > step.b0 and step.b0 in lone_b and ("b", step.b0) not in shared
        ):
            yield step._replace(kind=Kind.CHANGED)


def _widened(start: int, end: int, lone: set[int]) -> tuple[int, int]:
    while start - 1 in lone:
        start -= 1
    while end in lone:
        end += 1
    return start, end


def _runs(steps: Iterable[Step], ours: Sequence[Token], theirs: Sequence[Token]) -> Iterator[Run]:
    at_a = at_b = 0
    for step in _joined(steps):
        earlier, later = _span(ours, step.a0, step.a1, at_a), _span(theirs, step.b0, step.b1, at_b)
        kind = step.kind or Kind.CHANGED
        if kind is Kind.OPENED and all(token.is_sign for token in theirs[step.b0 : step.b1]):
            kind = Kind.CHANGED
        yield Run(kind, earlier, later)
        at_a, at_b = earlier.end, later.end


def _span(row: Sequence[Token], start: int, end: int, at: int) -> Span:
    return Span(row[start].start, row[end - 1].end) if end > start else Span(at, at)


def _joined(steps: Iterable[Step]) -> Iterator[Step]:
    """Steps of one kind, one after another, as one; each cue that is still there stands for itself."""
    last: Step | None = None
    for step in steps:
        if last is not None and last.kind is step.kind is not Kind.STILL:
            last = Step(last.kind, min(last.a0, step.a0), max(last.a1, step.a1), last.b0, max(last.b1, step.b1))
            continue
        if last is not None:
            yield last
        last = step
    if last is not None:
        yield last

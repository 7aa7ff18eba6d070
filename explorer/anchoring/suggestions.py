"""
What in a text is like a quote that was not found there: suggestions to a curator, never findings.

A likeness in letters proves nothing: of two sentences of which one has a "not" more, each is like the other by 96 of
100. So nothing here marks a place as the quote's; a curator sees the words and what differs, and decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from rapidfuzz import fuzz, process

from explorer.anchoring.locators import page_spans, part_spans, touches, wanted
from explorer.anchoring.normalisation import JOINT, normalise
from explorer.anchoring.places import Hit, Prepared, Span, prepared
from explorer.fulltext import FullText
from explorer.records import Passage

LEAST = 50.0
"""A place that is less like the quote is not worth a look."""

NEAR = 8.0
"""What counts, in points, for the order of suggestions if a place is where the locator says."""

CONTEXT = 6.0
"""What counts for it if what stands around a place is as prefix and suffix say."""

_AT_LINE_ENDS = re.compile(r"(?<=\w)[-\u00ad][^\S\n]*\n\s*(?=\w)")

_SIGNS = " .,;:!?()[]'-"

_WINDOW = 16
"""Stretches that are looked at are so many times as long as the quote; each overlaps the next by the quote's length."""


class Change(StrEnum):
    """What became of words of the quote in a suggested place."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Piece(NamedTuple):
    """Words that are in both, in the quote alone (removed), or in the text alone (added)."""

    change: Change
    words: str


class Candidate(NamedTuple):
    """
    A place that is like a quote.

    Attributes:
        span: Where it is, from word to word.
        score: Likeness of the letters, 0 to 100 (normalised indel similarity, as rapidfuzz's ratio gives it).
        words: What stands there.
        difference: How these words differ from the quote's, word by word.
    """

    span: Span
    score: float
    words: str
    difference: tuple[Piece, ...]


def candidates(passage: Passage, text: FullText | Prepared, limit: int = 3) -> tuple[Candidate, ...]:
    """
    The places of a text that are most like a passage's quote, the best first, none over another.

    The order is that of the scores, but places where the locator says, or with the prefix and suffix that the passage
    gives, come first among those that are about as like. Nothing if no place is like it by LEAST or more.

    Raises:
        ValueError: The passage has no quote.
    """
    if passage.quote is None:
        raise ValueError(f"passage {passage.id} has no quote")
    ready = text if isinstance(text, Prepared) else prepared(text)
    quote = normalise(passage.quote)
    if not quote:
        return ()
    ranked = sorted(
        ((_rank(hit, score, passage, ready), score, hit) for hit, score in _alike(quote, ready, limit)),
        key=lambda found: (-found[0], found[2].start),
    )
    chosen = list[Candidate]()
    for _, score, hit in ranked:
        span = ready.span(hit)
        if len(chosen) < limit and not touches(span, tuple(other.span for other in chosen)):
            words = ready.full.text[span.start : span.end]
            chosen.append(Candidate(span, score, words, difference(passage.quote, words)))
    return tuple(chosen)


def _alike(quote: str, text: Prepared, limit: int) -> Iterator[tuple[Hit, float]]:
    """The likeliest places, from word to word, in no order; some may overlap."""
    whole, step = text.normalised.text, (_WINDOW - 1) * len(quote)
    starts = range(0, max(1, len(whole) - len(quote)), step)
    windows = [whole[at : at + step + len(quote)] for at in starts]
    best = process.extract(quote, windows, scorer=fuzz.partial_ratio, limit=4 * limit + 4, score_cutoff=LEAST)
    for window, _, number in best:
        yield from _in_window(quote, whole, starts[number], starts[number] + len(window))


def _in_window(quote: str, whole: str, start: int, end: int) -> Iterator[tuple[Hit, float]]:
    """The likest place of a stretch, and then those before and after it; there is room for few."""
    rough = fuzz.partial_ratio_alignment(quote, whole[start:end], score_cutoff=LEAST)
    if rough is None or end - start < len(quote) / 2:
        return
    hit, score = _to_words(quote, whole, start + rough.dest_start, start + rough.dest_end)
    if score >= LEAST:
        yield hit, score
    first, last = min(hit.start, start + rough.dest_start), max(hit.end, start + rough.dest_end)
    yield from _in_window(quote, whole, start, first)
    yield from _in_window(quote, whole, last, end)


def _to_words(quote: str, whole: str, start: int, end: int) -> tuple[Hit, float]:
    """The place from word to word, near a rough one, that is most like the quote; the shorter of two alike."""
    begins = {_bound(whole, start, -1), _bound(whole, start, 1), _bound(whole, _bound(whole, start, -1) - 1, -1)}
    ends = {_bound(whole, end, -1), _bound(whole, end, 1), _bound(whole, _bound(whole, end, 1) + 1, 1)}
    found = [(0.0, 0, Hit(start, end))]
    for begin, stop in product(begins, ends):
        for signs in (" ", _SIGNS):
            words = whole[begin:stop].strip(signs)
            at = begin + len(whole[begin:stop]) - len(whole[begin:stop].lstrip(signs))
            if words:
                found.append((fuzz.ratio(quote, words.replace(JOINT, "")), -len(words), Hit(at, at + len(words))))
    score, _, hit = max(found)
    return hit, score


def _bound(whole: str, at: int, step: int) -> int:
    """The nearest end of a word at or before (-1) or after (1) a position."""
    at = min(max(at, 0), len(whole))
    while 0 < at < len(whole) and whole[at] != " " and whole[at - 1] != " ":
        at += step
    return at


def _rank(hit: Hit, score: float, passage: Passage, text: Prepared) -> float:
    named, span, whole = wanted(passage), text.span(hit), text.normalised.text
    stretches = page_spans(named, text.full) or part_spans(named, text)
    rank = score + (NEAR if touches(span, stretches) else 0.0)
    if passage.prefix:
        prefix = normalise(passage.prefix)
        before = whole[max(0, hit.start - len(prefix) - 1) : hit.start].strip(" ")
        rank += CONTEXT * fuzz.ratio(prefix, before) / 100
    if passage.suffix:
        suffix = normalise(passage.suffix)
        rank += CONTEXT * fuzz.ratio(suffix, whole[hit.end : hit.end + len(suffix) + 1].strip(" ")) / 100
    return rank


def difference(quote: str, words: str) -> tuple[Piece, ...]:
    """How the words of a text differ from a quote's, word by word; words are compared after the rules."""
    ours, theirs = quote.split(), _AT_LINE_ENDS.sub("", words).split()
    matcher = SequenceMatcher(None, [normalise(w) for w in ours], [normalise(w) for w in theirs], autojunk=False)
    pieces = list[Piece]()
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            pieces.append(Piece(Change.SAME, " ".join(theirs[c:d])))
            continue
        if b > a:
            pieces.append(Piece(Change.REMOVED, " ".join(ours[a:b])))
        if d > c:
            pieces.append(Piece(Change.ADDED, " ".join(theirs[c:d])))
    return tuple(pieces)

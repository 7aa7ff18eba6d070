"""
What a passage's locator says about where its quote stands: which pages, and which numbered part.

Read are "p. 3", "pp. 3–4", "page 3 and 5", "с. 3", "стр. 3", "hal. 3", "hlm. 3" and the like, and "para. 5",
"point 3", "Article 2", "points 1 to 5", "пункт 4", "butir 3", in whatever languages the locator is given. A page or
number that the text does not have says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from explorer.anchoring.numbering import NAMED, NUMBER, family_of, number_of, stretches
from explorer.anchoring.places import Prepared, Span
from explorer.fulltext import FullText
from explorer.records import Passage

MOST_PAGES = 2000
"""A list of pages does not go on for longer."""

_LABEL = r"(?:[A-Za-z]{1,3}-?)?\d{1,5}[a-z]?|[ivxlcIVXLC]{1,8}"
_AND = r"(?:\s*(?:[-\u2010-\u2015\u2212,;&]|and|to|through|и|до|dan|sampai)\s*)"
_PAGES = re.compile(
    rf"(?<!\w)(?:pages?|pp?\.|pgs?\.|стр\.|страниц[аыеу]?|сс?\.|halaman|hal\.|hlm\.)\s*"
    rf"(?P<list>(?:{_LABEL})\b(?:{_AND}(?:{_LABEL})\b){{0,20}})",
    re.IGNORECASE,
)
_PARTS = re.compile(rf"(?<!\w)(?:{NAMED})\s*(?P<list>(?:{NUMBER})\b(?:{_AND}(?:{NUMBER})\b){{0,20}})", re.IGNORECASE)
_SPLIT = re.compile(rf"({_AND})", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:[-\u2010-\u2015\u2212]|to|through|до|sampai)\s*", re.IGNORECASE)


class Wanted(NamedTuple):
    """
    What a locator names.

    Attributes:
        pages: From one label to another, which is the same for a single page.
        parts: For each level, the outer first, what sort of part is named, and the numbers.
    """

    pages: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, tuple[int, ...]], ...]


def wanted(passage: Passage) -> Wanted:
    """What the locator of a passage names, in all its languages together."""
    return _read(tuple(passage.locator.root.values()))


@lru_cache(maxsize=256)
def _read(locators: tuple[str, ...]) -> Wanted:
    pages = {pair: None for words in locators for found in _PAGES.finditer(words) for pair in _pairs(found["list"])}
    levels = (
        tuple((family_of(found), tuple(_numbers(found["list"]))) for found in _PARTS.finditer(words))
        for words in locators
    )
    return Wanted(tuple(pages), max(levels, key=len, default=()))


def _pairs(listed: str) -> Iterator[tuple[str, str]]:
    """The first and last of each range in "3", "3–4", "3, 5 and 7–9"; in "719–20" the second is 720."""
    labels = _SPLIT.split(listed)
    at = 0
    while at < len(labels):
        first = last = labels[at]
        if at + 2 < len(labels) and _RANGE.fullmatch(labels[at + 1]):
            at += 2
            last = labels[at]
            if first.isdigit() and last.isdigit() and len(last) < len(first):
                last = first[: len(first) - len(last)] + last
        yield first, last
        at += 2


def _numbers(listed: str) -> Iterator[int]:
    for first, last in _pairs(listed):
        start = number_of(first)
        yield from range(start, min(max(start, number_of(last)), start + 200) + 1)


def page_spans(named: Wanted, text: FullText) -> tuple[Span, ...]:
    """The pages that are named and that the text has."""
    numbers = {number for first, last in named.pages for number in _page_numbers(first, last, text)}
    return tuple(Span(text.pages[n].start, text.pages[n].end) for n in sorted(numbers))


def _page_numbers(first: str, last: str, text: FullText) -> set[int]:
    begin, end = _of_label(first, text), _of_label(last, text)
    found = {*begin, *end}
    if begin and end and 0 < end[-1] - begin[0] < MOST_PAGES:
        found |= set(range(begin[0], end[-1] + 1))
    elif first.isdigit() and last.isdigit():
        labels = range(int(first), min(int(last), int(first) + MOST_PAGES) + 1)
        found |= {number for label in labels for number in text.numbers(str(label))} if not (begin and end) else set()
    return found


def _of_label(label: str, text: FullText) -> tuple[int, ...]:
    return text.numbers(label) or text.numbers(label.lower()) or text.numbers(label.upper())


def part_spans(named: Wanted, text: Prepared) -> tuple[Span, ...]:
    """The stretches of the innermost numbered parts that are named and that the text has."""
    found: tuple[Span, ...] = ()
    for family, numbers in named.parts:
        inner = tuple(Span(*s) for n in numbers for s in stretches(text.numbered, family, n, len(text.full.text)))
        if found:
            inner = tuple(
                _within(span, outer) for span in inner for outer in found if outer.start < span.start < outer.end
            )
        found = inner or found
    return found


def _within(span: Span, outer: Span) -> Span:
    return Span(span.start, min(span.end, outer.end))


def touches(span: Span, stretches: tuple[Span, ...]) -> bool:
    """Whether a place lies, at least in part, in one of some stretches."""
    return any(span.start < other.end and other.start < span.end for other in stretches)

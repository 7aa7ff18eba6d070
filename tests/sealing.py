"""
What must not leave the server on a day of the second clock, and how it would look if it did.

``sealed`` lists every text, name and address of the data set that is not open on the day: quotes, glosses, claims,
titles, summaries, reasons, places, archives, and the ids of events, sources, people and themes. What an open record
says too is no secret. ``leaks`` looks for them in whatever a reader received, also as JSON and as HTML write them.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from pydantic import BaseModel

from explorer.i18n import Catalogue, catalogues
from explorer.knowledge import as_known_on
from explorer.records import QUOTE_MARK, DataSet, Text
from explorer.vocabulary import LaneKind
from tests.shipped import shipped

DAYS = ("1990-01-01", "2001-09-10", "2004-12-31", "2017-12-11", "2025-08-20")
"""Days on which very different things are sealed."""

_SHORTEST = 5
_PROSE = 30
_CLASSES = {"side-by-side"}  # of the style sheets; a claim is called so too
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SPOKEN = re.compile(r"\w+")
_NAMED = re.compile(r"(?:=|claim-)([a-z0-9]++)(?!-)|([a-z0-9]++(?:-[a-z0-9]++)++)")
"""Ids as they stand in addresses and in the page: one of a single word only where it can be nothing else."""


@cache
def sealed(day: str) -> frozenset[str]:
    """Every text that stands in the data set and in nothing that is open on the day."""
    known = as_known_on(shipped(), date.fromisoformat(day))
    everything, there = set(_texts(shipped())), set(_texts(known))
    screen = {words for text in catalogues().values() for words in _entries(text)}
    offices = {f"{known.people[term.person].name.root['en']}, {term.office.root['en']}" for term in known.terms}
    public = "\n".join(there | screen | offices | set(LaneKind) | _CLASSES)
    words = set(_WORD.findall(public.lower()))
    return frozenset(
        text
        for text in everything - there
        if len(text) >= _SHORTEST and (text not in words if _ID.fullmatch(text) else text not in public)
    )


@cache
def _words_of(day: str) -> dict[str, tuple[str, ...]]:
    """The words of each sealed text: where one of them is not told, the text is not."""
    return {text: tuple(_SPOKEN.findall(text)) for text in sealed(day)}


def _entries(text: Catalogue) -> Iterator[str]:
    for entry in text.entries.values():
        yield from entry.values() if isinstance(entry, dict) else [entry]


def _texts(data: DataSet) -> Iterator[str]:
    """Every text of every record, in pieces: a gloss is cut where its quote stands."""
    named = (data.people.values(), data.themes.values(), data.terms, [data.card])
    for records in (data.events, data.sources.values(), *named):
        for record in records:
            yield from _inside(record)
    for story in data.stories.values():  # of stories the prose: a headline may be no more than a date
        yield from (text for text in _inside(story) if len(text) > _PROSE)


def _inside(value: object) -> Iterator[str]:
    if isinstance(value, Text):
        for words in value.root.values():
            yield from (piece.strip() for piece in words.split(QUOTE_MARK))
    elif isinstance(value, BaseModel):
        for name, part in value.__dict__.items():
            if name not in {"kind", "side", "rights", "language", "stance", "how", "extent", "country"}:
                yield from _inside(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _inside(part)
    elif type(value) is str:
        yield value


def leaks(received: Iterable[str], day: str) -> list[str]:
    """What is sealed on the day and stands in the texts that a reader received; at most ten."""
    told = "\n".join({form for text in received for form in _forms(text)})
    named = {one or other for one, other in _NAMED.findall(told)}
    spoken = set(_SPOKEN.findall(told))
    likely = (text for text, words in _words_of(day).items() if spoken.issuperset(words))
    return sorted(text for text in likely if (text in named if _ID.fullmatch(text) else text in told))[:10]


def _forms(text: str) -> Iterator[str]:
    """A text as it came, and as whoever undoes HTML's and JSON's ways of writing reads it."""
    yield text
    yield html.unescape(text)
    if "\\" in text:
        try:
            yield json.loads(f'"{text}"') if '"' not in text else json.dumps(json.loads(text), ensure_ascii=False)
        except ValueError:
            yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text).replace('\\"', '"')

"""
More like this: passages or sources that share rare words, people and a time with one of them.

A suggestion, not a finding: it says what is shared. A word counts by how often it stands in the one and how few entries
have it at all (tf-idf, Salton and Buckley 1988: frequency times log of all entries by those that have it); the ten that
count most are looked for, and at least two of them must be there. People and a date within a year raise the rank.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import log
from typing import NamedTuple

from explorer.records import FALLBACK_LANGUAGE, QUOTE_MARK, DataSet, Passage, Source, Text
from explorer.search.analysis import FREQUENT, words
from explorer.search.engine import Between, Every, Field, Kind, Node, OneOf, Some, Term
from explorer.search.searching import Result, Searching

TERMS = 10
LEAST = 2
A_YEAR = 366
NEAR_IN_TIME = 1.0
A_PERSON = 2.0
_MOST_COMMON = 0.1
"""A word that more than this share of all entries has says nothing."""


class Likeness(NamedTuple):
    """
    Something that is alike, and why.

    Attributes:
        result: What it is.
        words: Rare words that both have, as they stand in it.
        people: Ids of people who are in both.
        near: Whether both are of the same year, more or less.
    """

    result: Result
    words: tuple[str, ...]
    people: tuple[str, ...]
    near: bool


def like_source(source: Source, searching: Searching, data: DataSet, most: int) -> list[Likeness]:
    """Other sources that are like one."""
    said = [*_texts(source.title), *(t for p in source.passages for t in _said(p, source))]
    speakers = tuple(dict.fromkeys(p.speaker for p in source.passages if p.speaker))
    return _like(_Original(said, speakers, source, Kind.SOURCE), searching, data, most)


def like_passage(passage: Passage, source: Source, searching: Searching, data: DataSet, most: int) -> list[Likeness]:
    """Passages of other sources that are like one."""
    speakers = (passage.speaker,) if passage.speaker else ()
    return _like(_Original(_said(passage, source), speakers, source, Kind.PASSAGE), searching, data, most)


class _Original(NamedTuple):
    said: list[tuple[str, str]]
    people: tuple[str, ...]
    source: Source
    kind: Kind


def _like(original: _Original, searching: Searching, data: DataSet, most: int) -> list[Likeness]:
    terms = _rarest(original.said, searching)
    if len(terms) < LEAST:
        return []
    shared = [Term(Field.BODY, token, weight) for token, weight in terms.items()]
    welcome: list[Node] = [OneOf(Field.PERSON, (person,), A_PERSON) for person in original.people]
    first, last = original.source.created.earliest, original.source.created.latest
    if first is not None and last is not None:
        near = (Between(Field.FIRST, high=last + A_YEAR), Between(Field.LAST, low=first - A_YEAR, weight=NEAR_IN_TIME))
        welcome.append(Every(near))
    # A source is alike by its passages too: its own entry has little more than a title.
    kinds = (Kind.SOURCE, Kind.PASSAGE) if original.kind is Kind.SOURCE else (original.kind,)
    itself = OneOf(Field.SOURCE, (original.source.id,))
    node = Every((Some(tuple(shared), LEAST), OneOf(Field.KIND, kinds)), without=(itself,), welcome=tuple(welcome))
    found = _once(searching.matches(node, 4 * most), original.kind)
    return [_explained(result, original, set(terms), data) for result in found][:most]


def _once(results: tuple[Result, ...], kind: Kind) -> Iterator[Result]:
    """Of sources each one once, whether it was found itself or by a passage."""
    seen = set[str]()
    for result in results:
        name = result.source if kind is Kind.SOURCE else result.key
        if name not in seen:
            seen.add(name)
            yield Result(Kind.SOURCE, source=result.source) if kind is Kind.SOURCE else result


def _rarest(said: list[tuple[str, str]], searching: Searching) -> dict[str, float]:
    """The tokens that tell most, and how much each counts beside the first."""
    found = Counter(word.stems[0] for text, language in said for word in words(text, language) if _tells(word.exact))
    size = max(1, searching.size)
    weighed = dict[str, float]()
    for token, times in found.items():
        entries = searching.frequency(Field.BODY, token)
        if 1 < entries <= max(2.0, _MOST_COMMON * size):
            weighed[token] = (1 + log(times)) * log(size / entries)
    ranked = sorted(weighed.items(), key=lambda item: (-item[1], item[0]))[:TERMS]
    return {token: weight / ranked[0][1] for token, weight in ranked}


def _tells(word: str) -> bool:
    return len(word) > 2 and word not in FREQUENT and not word.isdigit()


def _explained(result: Result, original: _Original, terms: set[str], data: DataSet) -> Likeness:
    source = data.sources[result.source]
    passages = [p for p in source.passages if result.kind is Kind.SOURCE or p.id == result.passage]
    texts = [t for p in passages for t in _said(p, source)]
    texts += _texts(source.title) if result.kind is Kind.SOURCE else []
    shared = dict[str, str]()
    for text, language in texts:
        for word in words(text, language):
            if word.stems[0] in terms:
                shared.setdefault(word.stems[0], text[word.start : word.end])
    people = tuple(dict.fromkeys(p.speaker for p in passages if p.speaker and p.speaker in original.people))
    return Likeness(result, tuple(shared.values()), people, _near(source, original.source))


def _near(one: Source, other: Source) -> bool:
    first, last = one.created.earliest, one.created.latest
    begin, end = other.created.earliest, other.created.latest
    if first is None or last is None or begin is None or end is None:
        return False
    return first <= end + A_YEAR and last >= begin - A_YEAR


def _texts(text: Text) -> list[tuple[str, str]]:
    """In the language that every text has: in three languages the same word would count three times."""
    return [(text.root[FALLBACK_LANGUAGE].replace(QUOTE_MARK, " "), FALLBACK_LANGUAGE)]


def _said(passage: Passage, source: Source) -> list[tuple[str, str]]:
    """What a passage says, quote and gloss, with the language of each."""
    quote = [(passage.quote, passage.quote_language or source.language)] if passage.quote else []
    return [*quote, *_texts(passage.gloss)]

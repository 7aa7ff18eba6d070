"""
A bibliography: the entries of many items in one style, sorted as the style sorts them.

Chicago, APA and MLA have their own order. GOST's style numbers entries in the order in which they are cited, and here
nothing cites: its entries are sorted by their words, those in Cyrillic letters first, as the standard has it. APA tells
entries of one author and year apart by letters; MLA writes three dashes for an author who is named in the entry before.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from explorer.bibliography.cited import STYLES, Runs, entry, opened_after, text_of
from explorer.bibliography.items import for_case
from explorer.bibliography.processor.pieces import Run
from explorer.bibliography.processor.style import style
from explorer.bibliography.reference import Reference

Item = Mapping[str, Any]
T = TypeVar("T")
_BETWEEN = re.compile(r"[\s'’,]+")
_SIGNS = "_-–—,;:!?.…'‘’“”„«»()[]{}@*/&#%"
_Key = tuple[tuple[tuple[bool, str], ...], tuple[int, ...]]
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LETTERED = "apa"
_DASHED = "mla"


def bibliography(references: Iterable[Reference], name: str, language: str) -> list[tuple[Reference, Runs]]:
    """
    The entries of a list, in order.

    Args:
        references: What is cited.
        name: A key of ``cited.STYLES``.
        language: Of the reader.

    Returns:
        Each reference with its entry; those for which the style has no entry are left out.
    """
    if name == "gost":
        return _numbered(references, language)
    order = style(STYLES[name], language)
    found = ordered(list(references), [partial(_sorted_by, key) for key in order.keys])
    suffixes = _suffixes(found, language) if name == _LETTERED else {}
    entries: list[tuple[Reference, Runs]] = []
    before: Item = {}
    for one in found:
        again = name == _DASHED and bool(before.get("author")) and before.get("author") == one.item.get("author")
        runs = entry(one.item, name, language, suffix=suffixes.get(one.item["id"], ""), again=again)
        if runs:
            entries.append((one, runs))
            before = one.item
    return entries


def plain_text(references: Iterable[Reference], name: str, language: str) -> str:
    """The same as text: an entry a line, what was sealed with the sentence that says how it opened; empty for none."""
    lines = (opened_after(text_of(runs), one.note) for one, runs in bibliography(references, name, language))
    return "".join(f"{line}\n" for line in lines)


def _numbered(references: Iterable[Reference], language: str) -> list[tuple[Reference, Runs]]:
    found = [(one, entry(one.item, "gost", language)) for one in references]
    found.sort(key=lambda pair: (not _is_cyrillic(text_of(pair[1])), collation(text_of(pair[1]))))
    return [(one, (Run(f"{number}. ", italic=False), *runs)) for number, (one, runs) in enumerate(found, start=1)]


def ordered(items: list[T], keys: Sequence[Callable[[T], Any]]) -> list[T]:
    """Items by several keys; a later one is asked only of those that the ones before it leave equal."""
    if not keys or len(items) < 2:
        return items
    by_key = sorted(((keys[0](item), place) for place, item in enumerate(items)))
    found: list[T] = []
    for _, alike in groupby(by_key, key=itemgetter(0)):
        found += ordered([items[place] for _, place in alike], keys[1:])
    return found


def _sorted_by(key: Callable[[Item], str], one: Reference) -> tuple[bool, Any]:
    words = key(for_case(one.item))
    return not words, collation(words)


def _suffixes(references: Sequence[Reference], language: str) -> dict[str, str]:
    """Letters for those that a cite in the text does not tell apart, in the order of the list."""
    cites: defaultdict[str, list[str]] = defaultdict(list)
    apa = style(STYLES[_LETTERED], language)
    for one in references:
        cites[text_of(apa.note(for_case(one.item)))].append(one.item["id"])
    return {name: _letters(place) for alike in cites.values() if len(alike) > 1 for place, name in enumerate(alike)}


def _letters(place: int) -> str:
    """A, b … z, aa, ab …, in small letters."""
    high, low = divmod(place, len(_LETTERS))
    return (_letters(high - 1) if high else "") + _LETTERS[low]


def collation(words: str) -> tuple[_Key, ...]:
    """
    A key to sort words by, word by word: digits before letters, without regard to signs, marks and case.

    Words that only differ in signs are told apart by these. It is what the Unicode Collation Algorithm gives for words
    of English, Indonesian and Russian where signs are left out of account ("shifted"), short of its rarer rules.
    """
    return tuple(_collated(word) for word in _BETWEEN.split(words) if word)


@lru_cache(20_000)
def _collated(word: str) -> _Key:
    bare = [sign for sign in unicodedata.normalize("NFKD", word).casefold() if not unicodedata.combining(sign)]
    letters = tuple((sign.isalpha(), sign) for sign in bare if sign.isalnum())
    return letters, tuple(len(_SIGNS) + 1 if sign.isalnum() else _SIGNS.find(sign) for sign in bare)


def _is_cyrillic(words: str) -> bool:
    return any("Ѐ" <= sign <= "ӿ" for sign in words[:1])

"""
What words are compared by: folded, stemmed, and by the key of a name.

A text becomes tokens here and nowhere else, for the index and for a query alike:

    exact   each word folded: case, accents, ё and е do not matter. Phrases and beginnings of words are found in these
    stems   the same by Snowball's stemmer of its language; names have the key of their spelling too, after a ~
    pairs   two words that follow each other, if both are among a language's most frequent: an index finds "of the
            strategy" by these without looking at every place where "of" stands

A word in Cyrillic letters is Russian, whatever text it stands in; one in Latin letters in a Russian text counts as
English, and in a query, which does not say its language, as English and as Indonesian.

Stemmers: Snowball (snowballstem.org), the algorithms for English (Porter 2), Russian and Indonesian.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from threading import Lock
from typing import NamedTuple

import Stemmer

from explorer.search.names import beginnings, is_cyrillic, keys

VERSION = 1
"""Of the rules; an index that was made by others is made anew."""

NAME = "~"
"""What stands before the key of a name, so that it is not taken for a word."""

_REMEMBERED = 300_000
_REST = r"[^\W_]*(?:['’ʼ\u0300-\u036f]+[^\W_]+)*[\u0300-\u036f]*"
_WORD = re.compile(rf"[^\W_]{_REST}")
_ACCENT = re.compile("[\u0300-\u036f]")
_OF_AN_OWNER = re.compile("['’ʼ]s$")
_APOSTROPHE = re.compile("['’ʼ]")
_LONGEST = 60  # letters of a word that are looked at
_ALGORITHMS = {"en": "english", "ru": "russian", "id": "indonesian"}

_EVERYWHERE = """
a an and are as at be been but by for from had has have he her his i in is it its not of on or s she that the their
there they this to was we were which who will with would you your our us do does did no if so what when
и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня о из ему
для при мы их это был быть этот эта эти который до или ли нет чтобы
yang dan di ke dari untuk pada dengan itu ini dalam tidak akan oleh juga sebagai adalah atau bahwa kepada para telah
saat ada karena
"""
FREQUENT = frozenset(_EVERYWHERE.split())
"""Words that nearly every text has, folded."""


class Word(NamedTuple):
    """
    One word of a text.

    Attributes:
        start, end: Its place in the text, the end excluded.
        exact: It, folded.
        stems: What it is compared by: stems, and keys of a name.
    """

    start: int
    end: int
    exact: str
    stems: tuple[str, ...]


class Tokens(NamedTuple):
    """The tokens of a text, in its order, joined by spaces; see the module's docstring."""

    exact: str
    stems: str
    pairs: str


def fold(word: str) -> str:
    """A word without regard to case, accents and apostrophes; й stays what it is, ё is е."""
    if word.isascii() and "'" not in word:
        return word.lower()
    # Compatibility forms first: a letter in another font has no case until it is a letter.
    plain = _OF_AN_OWNER.sub("", unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold()))
    parts = plain.replace("и\u0306", "й")
    return "".join(_APOSTROPHE.sub("", _ACCENT.sub("", parts)).split())  # some ligatures hold spaces


def places(text: str, passing: str = "") -> Iterator[re.Match[str]]:
    """Each word of a text where it stands; not those that begin with one of the letters to pass over."""
    return _others(passing).finditer(text)


@lru_cache(64)
def _others(passing: str) -> re.Pattern[str]:
    """Words that begin with other letters; what stands before the first letter is looked at when that one fits."""
    first = rf"[^\W_{passing}](?<![^\W_].)(?<![^\W_]['’ʼ].)"
    return re.compile(first + _REST) if passing else _WORD


def words(text: str, language: str) -> Iterator[Word]:
    """The words of a text with their places."""
    known = analysed(language)
    for found in places(text):
        exact, stems = known[found.group()]
        if exact:
            yield Word(found.start(), found.end(), exact, stems)


@lru_cache(2048)  # the title of an event is said again with each of its claims
def tokens(text: str, language: str) -> Tokens:
    """All that an index needs of a text."""
    known = analysed(language)
    found = [known[word] for word in _WORD.findall(text)]
    exact = [word for word, _ in found if word]
    stems = [stem for _, of_word in found for stem in of_word]
    often = [word if word in FREQUENT else "" for word in exact]
    pairs = [pair(one, other) for one, other in pairwise(often) if one and other]
    return Tokens(" ".join(exact), " ".join(stems), " ".join(pairs))


def pair(one: str, other: str) -> str:
    """The token of two words that follow each other."""
    return f"{one}_{other}"


def asked(word: str) -> tuple[str, ...]:
    """What a word of a query is compared by: its stems in each language that it may be in; its name keys are apart."""
    exact = fold(word)
    languages = ("ru",) if is_cyrillic(exact) else ("en", "id")
    return tuple(dict.fromkeys(stem(exact, language) for language in languages))


def asked_names(written: str) -> tuple[str, ...]:
    """The keys by which a word of a query is found as a name; its accents count, š is not s."""
    found = _WORD.search(written)
    return tuple(NAME + name for name in keys(_named(found.group()[:_LONGEST]))) if found else ()


def asked_beginnings(written: str) -> tuple[str, ...]:
    """How the keys of names begin that begin as a word of a query does, in any script; of a short one, nothing."""
    found = _WORD.search(written)
    return tuple(NAME + name for name in beginnings(found.group()[:_LONGEST])) if found else ()


def _named(word: str) -> str:
    """A name without what marks an owner."""
    return _OF_AN_OWNER.sub("", word)


def plain_words(text: str) -> list[str]:
    """The words of a text as they stand there: the key of a name needs its accents."""
    return [_named(word[:_LONGEST]) for word in _WORD.findall(text)]


def exact_words(text: str) -> list[str]:
    """The words of a phrase, folded."""
    return [exact for word in _WORD.findall(text) if (exact := fold(word[:_LONGEST]))]


class Analysed(dict[str, tuple[str, tuple[str, ...]]]):
    """For each word of a language, as it is written, it folded, and what it is compared by (see ``Word``)."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, written: str) -> tuple[str, tuple[str, ...]]:
        if len(self) >= _REMEMBERED:
            self.clear()
        word = written[:_LONGEST]
        exact = fold(word)
        stems: tuple[str, ...] = (stem(exact, self._language),)
        if word[:1].isupper():
            stems += tuple(NAME + name for name in keys(_named(word)))
        found = self[written] = exact, stems if exact else ()
        return found


@cache
def analysed(language: str) -> Analysed:
    """The words of a language, analysed when somebody first asks for one."""
    return Analysed(language)


@lru_cache(_REMEMBERED)
def stem(exact: str, language: str) -> str:
    """The stem of a folded word; of a language without a stemmer, as in English."""
    used = "ru" if is_cyrillic(exact) else "en" if language == "ru" else language
    with _LOCK:  # a stemmer keeps the word that it works on
        found: str = _stemmer(_ALGORITHMS.get(used, "english")).stemWord(exact)
    return found


_LOCK = Lock()


@cache
def _stemmer(algorithm: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(algorithm)

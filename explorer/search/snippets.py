"""
Where in a text the words of a query stand: the words around them, with what was found marked.

A word is marked if it is what the query looks for by the same tokens as the index has (``analysis``); the words of a
phrase only where they follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import NamedTuple

from explorer.records import Phrase
from explorer.search.analysis import analysed, asked, asked_beginnings, asked_names, places
from explorer.search.meaning import needed
from explorer.search.people import Names
from explorer.search.query import Query

WIDTH = 260
"""Characters of a text that are shown."""

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzабвгдежзиклмнопрстуфхцчшщъыьэюя")
"""Letters that are themselves when they are folded; a word with another one first may be anything."""

_KEEPING = frozenset({"en", "ru"})
"""Languages whose stems begin as the words do; Indonesian ones lose what stands before them."""

LONGEST = 40_000
"""Characters of a text that are looked through."""


class Piece(NamedTuple):
    """Some characters of a text, and whether they are what was looked for."""

    words: str
    found: bool


class Excerpt(NamedTuple):
    """A part of a text in pieces, its language, and how many different things that were looked for stand in it."""

    pieces: tuple[Piece, ...]
    language: str
    fits: int

    @property
    def words(self) -> str:
        """All of it, without marks."""
        return "".join(piece.words for piece in self.pieces)


class Marker:
    """Finds the words of one query."""

    def __init__(self, query: Query, names: Names, *, typing: bool = False) -> None:
        self._stems: dict[str, str] = {}
        self._beginnings: list[str] = []
        self._names: list[str] = []
        self._phrases: list[tuple[str, ...]] = []
        self._known: dict[str, dict[str, str]] = {}
        sought = [atom for group in needed(query) for atom in group if atom.words]
        for atom in sought:
            if atom.phrase or len(atom.words) > 1:
                self._phrases.append(atom.words)
            elif atom.beginning or (typing and atom is sought[-1] and len(atom.words[0]) > 1):
                self._beginnings.append(atom.words[0])
                self._names += asked_beginnings(atom.written)
            if not atom.phrase and len(atom.words) == 1 and not atom.beginning:
                word = atom.words[0]
                forms = [word, *names.otherwise(word)]
                tokens = [*(stem for form in forms for stem in asked(form)), *asked_names(atom.written)]
                self._stems.update(dict.fromkeys(tokens, word))
        self._most = len({atom.words for atom in sought})

    def excerpt(self, phrase: Phrase, width: int = WIDTH) -> Excerpt:
        """
        The part of a text that has the most of what was looked for.

        Args:
            phrase: The text and its language.
            width: About how many characters are shown; a shorter text is shown whole.
        """
        text = phrase.words[:LONGEST]
        found = self._found(text, phrase.language)
        start, end = _window(text, found, width)
        pieces = tuple(_pieces(text, [spot for spot in found if start <= spot[0] and spot[1] <= end], start, end))
        return Excerpt(pieces, phrase.language, len({spot[2] for spot in found}))

    def best(self, phrases: Iterable[Phrase], width: int = WIDTH) -> Excerpt:
        """Of a text in several languages the one in which the most was found; the first one if they are alike."""
        best: Excerpt | None = None
        for phrase in phrases:
            found = self.excerpt(phrase, width)
            if best is None or found.fits > best.fits:
                best = found
            if best.fits >= self._most:
                break
        return best or Excerpt((), "", 0)

    def _found(self, text: str, language: str) -> list[tuple[int, int, str]]:
        """Where something stands that was looked for, and what: start, end, what."""
        known, found = self._known.setdefault(language, {}), list[tuple[int, int, str]]()
        for place in places(text, self._others if language in _KEEPING else ""):
            written = place.group()
            what = known.get(written)
            if what is None:
                what = known[written] = self._what(written, language)
            if what:
                found.append((place.start(), place.end(), what))
        if self._phrases:
            found += _phrase_spots(text, language, self._phrases)
        return sorted(set(found))

    @cached_property
    def _others(self) -> str:
        """Letters with which nothing begins that is looked for: nearly all words are passed over by these."""
        return "".join(sorted(_PLAIN - {token[0] for token in (*self._stems, *self._beginnings)}))

    def _what(self, written: str, language: str) -> str:
        """What of that which is looked for a word is; empty if nothing."""
        exact, stems = analysed(language)[written]
        for token in (*stems, exact):
            if token in self._stems:
                return self._stems[token]
        rising = (letters for letters in self._beginnings if exact.startswith(letters))
        named = (name for name in self._names if any(token.startswith(name) for token in stems))
        return next(rising, None) or next(named, "")


def _phrase_spots(text: str, language: str, phrases: list[tuple[str, ...]]) -> list[tuple[int, int, str]]:
    """Where the words of some phrases follow each other."""
    found = list[tuple[int, int, str]]()
    for wanted in phrases:
        spots = [place.span() for place in _as_written(wanted).finditer(text)] or _as_folded(text, language, wanted)
        found += [(start, end, " ".join(wanted)) for start, end in spots]
    return found


@lru_cache(64)
def _as_written(wanted: tuple[str, ...]) -> re.Pattern[str]:
    """Some words in any case, but with all their letters."""
    return re.compile(r"(?<!\w)" + r"[\W_]+".join(map(re.escape, wanted)) + r"(?:['’ʼ]s)?(?!\w)", re.IGNORECASE)


def _as_folded(text: str, language: str, wanted: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where some words follow each other, whatever their accents."""
    known, size = analysed(language), len(wanted)
    listed = [(place, exact) for place in places(text) if (exact := known[place.group()][0])]
    said = [exact for _, exact in listed]
    starts = (n for n, exact in enumerate(said) if exact == wanted[0] and tuple(said[n : n + size]) == wanted)
    return [(listed[n][0].start(), listed[n + size - 1][0].end()) for n in starts]


def _window(text: str, found: list[tuple[int, int, str]], width: int) -> tuple[int, int]:
    """Where the part begins and ends that holds the most different things, at the ends of words."""
    if len(text) <= width:
        return 0, len(text)
    best, most, different = 0, -1, len({what for _, _, what in found})
    for n, (start, _, _) in enumerate(found):
        inside = {what for begin, end, what in found[n : n + 40] if end <= start + width * 3 // 4}
        if len(inside) > most:
            best, most = start, len(inside)
        if most == different:
            break
    start = max(0, min(best - width // 4, len(text) - width))
    end = min(len(text), start + width)
    if start:
        start = _after_space(text, start, best)
    if end < len(text):
        space = text.rfind(" ", start + 1, end)
        end = space if space > best else end
    return start, end


def _after_space(text: str, start: int, limit: int) -> int:
    space = text.find(" ", start, max(start, limit))
    return space + 1 if space >= 0 else start


def _pieces(text: str, found: list[tuple[int, int, str]], start: int, end: int) -> Iterable[Piece]:
    if start:
        yield Piece("… ", found=False)
    place = start
    for begin, stop, _ in found:
        if begin < place:  # a word of a phrase that is marked already
            if stop > place:
                yield Piece(text[place:stop], found=True)
                place = stop
            continue
        if begin > place:
            yield Piece(text[place:begin], found=False)
        yield Piece(text[begin:stop], found=True)
        place = stop
    if place < end:
        yield Piece(text[place:end], found=False)
    if end < len(text):
        yield Piece(" …", found=False)

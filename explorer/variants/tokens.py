"""A text as a row of words, signs and cues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from explorer.anchoring.normalisation import JOINT, Normalised
from explorer.fulltext import FullText
from explorer.redactions import withheld

_MARKS = "\u0300-\u036f"
_LETTERS = rf"[^\W_][\w{_MARKS}]*"
_TOKEN = re.compile(rf"{_LETTERS}(?:(?:[-'{JOINT}]|(?<=\d)[.,](?=\d)){_LETTERS})*|\S")
_LOOSE = str.maketrans(dict.fromkeys("-" + JOINT))


class Token(NamedTuple):
    """
    A word, a sign, or a cue.

    Attributes:
        start: Position of its first character in the text.
        end: Position after its last.
        word: After the rules of normalisation; empty for a cue.
        key: The word without hyphens, by which words are compared at first; empty for a cue.
    """

    start: int
    end: int
    word: str
    key: str

    @property
    def is_cue(self) -> bool:
        """Whether it stands for words that were withheld."""
        return not self.word

    @property
    def has_joint(self) -> bool:
        """Whether a line end is in it, so that nobody knows of a hyphen."""
        return JOINT in self.word

    @property
    def is_sign(self) -> bool:
        """Whether it is punctuation, or another sign without letters and figures."""
        return not self.is_cue and not self.word[0].isalnum()


def tokens(text: FullText) -> list[Token]:
    """The tokens of a text in order; page numbers are none."""
    cuts = [(cue.start, cue.end, True) for cue in withheld(text.text)]
    cuts += [(start, end, False) for start, end in _page_numbers(text)]
    found = list[Token]()
    done = 0
    for start, end, is_cue in sorted(cuts):
        if start >= done:
            found += _words(text.text, done, start)
            found += [Token(start, end, "", "")] if is_cue else []
            done = end
    return [*found, *_words(text.text, done, len(text.text))]


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    normalised = Normalised(text[start:end])
    for found in _TOKEN.finditer(normalised.text):
        begin, stop = normalised.start(found.start()), normalised.end(found.end())
        word = found.group()
        yield Token(start + begin, start + stop, word, word.translate(_LOOSE) or word)


def _page_numbers(text: FullText) -> Iterator[tuple[int, int]]:
    """Where the first or last line of a page is nothing but the page's number."""
    for number, page in enumerate(text.pages):
        words = text.words(number)
        begin, stop = len(words) - len(words.lstrip()), len(words.rstrip())
        for start, end in {
            (begin, words.find("\n", begin) if "\n" in words[begin:stop] else stop),
            (words.rfind("\n", 0, stop) + 1, stop),
        }:
            if words[start:end].strip(" \t-–—.[]()").lower() in {page.label.lower(), f"page {page.label}".lower()}:
                yield page.start + start, page.start + end

"""
The case of letters: ``text-case`` of CSL 1.0.2, with the small words of its specification.

Title case is for English alone. A word that has both capitals and small letters is left as its author wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum, auto

from explorer.bibliography.processor.pieces import Piece, Pieces

_SMALL = frozenset(
    (
        *("a", "about", "an", "and", "as", "at", "but", "by", "d", "de", "down", "for", "from", "in", "into", "l"),
        *("nor", "of", "on", "onto", "or", "over", "so", "the", "till", "to", "up", "van", "via", "von", "with", "yet"),
    )
)
_CHUNK = re.compile(r"[0-9A-Za-z]+|[^\W_]+|\s+|.", re.DOTALL)
_ASCII_WORD = re.compile(r"[0-9A-Za-z]+")
_BREAKS = "-/–—("


class _Before(Enum):
    """What stood before a word."""

    START = auto()
    SENTENCE = auto()
    SPACE = auto()
    LETTER = auto()
    FULL_STOP = auto()
    MARK = auto()
    ALL_BUT_THE_LAST = auto()


def recased(pieces: Pieces, case: str, english: bool) -> Pieces:
    """
    Pieces in another case.

    Args:
        pieces: Text.
        case: A value of ``text-case``; unknown ones change nothing.
        english: Whether the words are English, without which there is no title case.
    """
    if case == "title" and not english:
        return pieces
    change = _CASES.get(case)
    return pieces if change is None else list(_changed(pieces, change))


def _changed(pieces: Pieces, change: Callable[[str, _Before], str]) -> Iterator[Piece]:
    before = _Before.START
    last = _last_word(pieces)
    for number, piece in enumerate(pieces):
        words = ""
        for match in _CHUNK.finditer(piece.text):
            chunk = match[0]
            at_last = last is not None and last == (number, match.start())
            if at_last and before in (_Before.SPACE, _Before.SENTENCE, _Before.START):
                before = _Before.ALL_BUT_THE_LAST
            words += change(chunk, before) if chunk.isalnum() else chunk
            before = _after(chunk, before)
        yield piece._replace(text=words)


def _last_word(pieces: Pieces) -> tuple[int, int] | None:
    """Piece and place where the last word begins; None if it is within quotation marks, or joined to another."""
    if not pieces or pieces[-1].mark:
        return None
    text = pieces[-1].text
    start = max(text.rfind(" "), text.rfind("\N{NO-BREAK SPACE}")) + 1
    word = text[start:]
    if not word or any(sign in word for sign in _BREAKS) or (start == 0 and len(pieces) == 1):
        return None
    return len(pieces) - 1, start


def _after(chunk: str, before: _Before) -> _Before:
    sign = chunk[-1]
    if sign in ".?!:":
        return _Before.FULL_STOP
    if sign.isalnum():
        return _Before.LETTER
    if sign.isspace() and before is _Before.FULL_STOP:
        return _Before.SENTENCE
    return _Before.SPACE if sign.isspace() or sign in _BREAKS else _Before.MARK


def _mixed(word: str) -> bool:
    return any(letter.isupper() for letter in word) and any(letter.islower() for letter in word)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _first(word: str, before: _Before) -> str:
    return _capital(word) if before is _Before.START and word.islower() and word.isalpha() else word


def _each(word: str, before: _Before) -> str:
    begins = before in (_Before.START, _Before.SENTENCE, _Before.SPACE, _Before.ALL_BUT_THE_LAST)
    return _capital(word) if begins and word.islower() and word.isalpha() else word


def _title(word: str, before: _Before) -> str:
    if (
        any(letter.isupper() for letter in word[1:])
        or (len(word) == 1 and word.isupper())
        or not _ASCII_WORD.fullmatch(word)
    ):
        return word
    if before in (_Before.START, _Before.SENTENCE):
        return _capital(word.lower())
    large = before is _Before.ALL_BUT_THE_LAST or (before is _Before.SPACE and word not in _SMALL)
    return _capital(word.lower()) if large and len(word) > 1 else word


def _sentence(word: str, before: _Before) -> str:
    begins = before in (_Before.START, _Before.SENTENCE)
    if word[:1].isupper() and not word[1:].isupper():
        return _capital(word.lower()) if begins else word.lower()
    return _capital(word) if begins and word.islower() else word


_CASES: dict[str, Callable[[str, _Before], str]] = {
    "lowercase": lambda word, _: word.lower(),
    "uppercase": lambda word, _: word.upper(),
    "capitalize-first": _first,
    "capitalize-all": _each,
    "sentence": _sentence,
    "title": _title,
}

"""
Numbered articles, paragraphs and points: the lines that begin one, and how far each goes.

A line begins one if it starts with a number and a point or bracket ("5.", "5)", "(5)"), or with the word for it and a
number ("Article 5", "Статья II", "Pasal 5"). It goes on to the line of the next number that is written the same way;
if there is none, to the next line of that kind, else to the end. This is rather too far than too short: of two places
in it neither is preferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_WORDS = (
    r"article|art\.|section|sec\.|§+|title|chapter|part|paragraphs?|para\.|par\.|point|item|clause|principle|"
    r"статья|ст\.|раздел|глава|часть|пункт|п\.|принцип|"
    r"pasal|ayat|bagian|bab|paragraf|butir|prinsip"
)
NUMBER = r"\d{1,4}|[ivxlc]{1,8}"
_LINE = re.compile(
    rf"^[^\S\n]{{0,40}}(?:(?P<word>{_WORDS})[^\S\n]{{0,4}}(?P<named>{NUMBER})\b"
    rf"|(?P<open>\(?)(?P<bare>{NUMBER})(?P<close>[.)])(?![\w.]))",
    re.IGNORECASE | re.MULTILINE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class NumberedLine(NamedTuple):
    """
    A line that begins an article, paragraph or point.

    Attributes:
        at: Position of the line's first character that is no space.
        kind: How it is written: the word in small letters, or the brackets; and whether in Roman figures.
        number: From 1.
    """

    at: int
    kind: str
    number: int


def number_of(figures: str) -> int:
    """The number that Arabic or Roman figures mean; for Roman ones no order of the letters is asked for."""
    if figures.isdigit():
        return int(figures)
    values = [_ROMAN[letter] for letter in figures.lower()]
    return sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))


def numbered_lines(text: str) -> Iterator[NumberedLine]:
    """All lines of a text that begin something numbered, in order."""
    for found in _LINE.finditer(text):
        figures = found["named"] or found["bare"]
        style = found["word"].lower() if found["word"] else found["open"] + found["close"]
        script = "arabic" if figures.isdigit() else "roman"
        yield NumberedLine(
            found.start("word") if found["word"] else found.start("open"), f"{style} {script}", number_of(figures)
        )


def stretches(lines: Sequence[NumberedLine], number: int, end: int) -> Iterator[tuple[int, int]]:
    """Where whatever has a number goes from and to, each time that it occurs; *end* is the end of the text."""
    for n, line in enumerate(lines):
        if line.number == number:
            yield line.at, _end_of(line, lines[n + 1 :], end)


def _end_of(line: NumberedLine, later: Sequence[NumberedLine], end: int) -> int:
    another = None
    for other in later:
        if other.kind == line.kind and other.number == line.number + 1:
            return other.at
        if another is None and other.kind == line.kind and other.number != line.number:
            another = other.at
    return end if another is None else another

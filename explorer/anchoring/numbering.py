"""
Numbered articles, paragraphs and points: the lines that begin one, and how far each goes.

A line begins one if it starts with a number and a point or bracket ("5.", "5)", "(5)"), or if it is a heading: the word
and a number ("Article 5", "Статья II", "Pasal 5"), and then nothing more, or a sign. It goes on to the line of the next
number that is written the same way; if there is none, to the next line of that kind, else to the end. This is rather
too far than too short: of two places in it neither is preferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

FAMILIES = {
    "article": r"articles?|arts?\.?|стат(?:ья|ьи|ье|ьях)|ст\.|pasal",
    "section": r"sections?|secs?\.|§+|раздел[аеы]?|bagian",
    "point": r"paragraphs?|paras?\.?|pars?\.|points?|items?|clauses?|principles?|пункт[аеы]?|пп?\.|принципы?"
    r"|ayat|butir|paragraf|prinsip",
}
"""The words before a number, which mean the same in the languages of the screen."""

NUMBER = r"\d{1,4}|[ivxlc]{1,8}"
NAMED = "|".join(f"(?P<{family}>{words})" for family, words in FAMILIES.items())
_LINE = re.compile(
    rf"^[^\S\n]{{0,40}}(?:(?P<word>{NAMED})[^\S\n]{{0,4}}(?P<named>{NUMBER})\b(?=[^\S\n]*(?:$|[.:)\u2013\u2014-]))"
    rf"|(?P<open>\(?)(?P<bare>{NUMBER})(?P<close>[.)])(?![\w.]))",
    re.IGNORECASE | re.MULTILINE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class NumberedLine(NamedTuple):
    """
    A line that begins an article, paragraph or point.

    Attributes:
        at: Position of the line's first character that is no space.
        family: Which of FAMILIES its word is of; empty if a number stands alone.
        kind: How it is written: the word, or the brackets; and whether in Roman figures.
        number: From 1.
    """

    at: int
    family: str
    kind: str
    number: int


def family_of(found: re.Match[str]) -> str:
    """The family of the word that NAMED found; empty if none."""
    return next((family for family in FAMILIES if found[family]), "")


def number_of(figures: str) -> int:
    """The number that Arabic or Roman figures mean; for Roman ones no order of the letters is asked for."""
    if figures.isdigit():
        return int(figures)
    values = [_ROMAN[letter] for letter in figures.lower()]
    return sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))


def numbered_lines(text: str) -> Iterator[NumberedLine]:
    """All lines of a text that begin something numbered, in order."""
    for found in _LINE.finditer(text):
        figures, word = found["named"] or found["bare"], found["word"]
        style = word.lower() if word else found["open"] + found["close"]
        script = "arabic" if figures.isdigit() else "roman"
        at = found.start("word") if word else found.start("open")
        yield NumberedLine(at, family_of(found), f"{style} {script}", number_of(figures))


def stretches(lines: Sequence[NumberedLine], family: str, number: int, end: int) -> Iterator[tuple[int, int]]:
    """
    Where whatever has a number goes from and to, each time that it occurs; *end* is the end of the text.

    An article or section is one that says so, if there are any; a point may have a word before its number or not.
    """
    said = any(line.family == family and line.number == number for line in lines)
    families = {family} if said and family != "point" else {family, ""}
    for n, line in enumerate(lines):
        if line.number == number and line.family in families:
            yield line.at, _end_of(line, lines[n + 1 :], end)


def _end_of(line: NumberedLine, later: Sequence[NumberedLine], end: int) -> int:
    another = None
    for other in later:
        if other.kind == line.kind and other.number == line.number + 1:
            return other.at
        if another is None and other.kind == line.kind and other.number != line.number:
            another = other.at
    return end if another is None else another

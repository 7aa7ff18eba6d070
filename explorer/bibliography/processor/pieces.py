"""
Formatted text on its way through a style: pieces, and what becomes of the punctuation where two of them meet.

The table of meetings is that of citeproc-js and of pandoc's citeproc ("fixPunct"); punctuation that goes inside closing
quotation marks is the style option ``punctuation-in-quote`` of CSL.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

OPEN, CLOSE = "open", "close"
_ENDS = ".,;:!?"
_FIRST_STAYS = frozenset({"!.", "!:", "?.", "?:", ":.", ";:", ";.", "!!", "??", "..", "::", ";;", ",,"})
_SECOND_STAYS = frozenset({":!", ":?", ";!", ";?", "  ", " ,", " ."})
_QUOTED = re.compile(r"“(?P<a>[^“”]*)”|«(?P<b>[^«»]*)»|(?<!\w)‘(?P<c>[^‘]*?)’(?!\w)|„(?P<d>[^„“]*)“")
_DELIMITED = (",", ";", ".")


class Piece(NamedTuple):
    """
    A stretch of text.

    Attributes:
        text: What it says; empty for a quotation mark, which is chosen when all is put together.
        slanted: Whether it is in italics; None as long as nothing was said of it.
        mark: ``open`` or ``close`` for a quotation mark.
    """

    text: str
    slanted: bool | None = None
    mark: str = ""


class Run(NamedTuple):
    """A stretch of finished text, and whether it is in italics."""

    text: str
    italic: bool


Pieces = list[Piece]


def plain(pieces: Iterable[Piece]) -> str:
    """The words alone."""
    return "".join(piece.text for piece in pieces)


def worded(text: str) -> Pieces:
    """The pieces of a field: what stands in quotation marks of any kind can be given those of the place it gets."""
    found: Pieces = []
    end = 0
    for match in _QUOTED.finditer(text):
        if match.start() > end:
            found.append(Piece(text[end : match.start()]))
        inside = next(group for group in match.groups() if group is not None)
        found += quoted(worded(inside))
        end = match.end()
    if end < len(text):
        found.append(Piece(text[end:]))
    return found


def quoted(pieces: Sequence[Piece]) -> Pieces:
    """Pieces in quotation marks."""
    return [Piece("", mark=OPEN), *pieces, Piece("", mark=CLOSE)]


def slanted(pieces: Iterable[Piece], slant: bool) -> Pieces:
    """Pieces in italics or upright, as far as nothing was said of them further inside."""
    return [piece if piece.slanted is not None else piece._replace(slanted=slant) for piece in pieces]


def joined(parts: Iterable[Pieces], delimiter: str) -> Pieces:
    """Parts with a delimiter between them, except before one that starts with a comma, a semicolon or a full stop."""
    found: Pieces = []
    for part in parts:
        if found and delimiter and not plain(part[:1]).startswith(_DELIMITED):
            found.append(Piece(delimiter))
        found += part
    return found


def finished(pieces: Iterable[Piece], marks: tuple[str, str, str, str], inside: bool) -> tuple[Run, ...]:
    """
    The text as it is printed.

    Args:
        pieces: The parts in order.
        marks: Quotation marks that open and close, outside and within others.
        inside: Whether full stops and commas go inside closing quotation marks.
    """
    settled = _settled(pieces)
    moved = _moved(settled) if inside else settled
    return tuple(_runs(_marked(moved, marks)))


def _settled(pieces: Iterable[Piece]) -> Pieces:
    """Without punctuation that stands twice where two pieces meet."""
    found: Pieces = []
    for piece in pieces:
        text = piece.text
        while text and found and found[-1].text and found[-1].text[-1] + text[0] in _FIRST_STAYS:
            text = text[1:]
        while text and found and found[-1].text and found[-1].text[-1] + text[0] in _SECOND_STAYS:
            found[-1] = found[-1]._replace(text=found[-1].text[:-1])
            if not found[-1].text:
                found.pop()
        if text or piece.mark:
            found.append(piece._replace(text=text))
    return found


def _moved(pieces: Sequence[Piece]) -> Pieces:
    """With full stops and commas inside closing quotation marks; where something ends already, they are dropped."""
    found: Pieces = []
    for piece in pieces:
        place = len(found)
        while place and found[place - 1].mark == CLOSE:
            place -= 1
        if place < len(found) and piece.text[:1] in tuple(".,!?"):
            if place and not found[place - 1].text.endswith(tuple(_ENDS)):
                found.insert(place, Piece(piece.text[0], found[place - 1].slanted))
            piece = piece._replace(text=piece.text[1:])
        if piece.text or piece.mark:
            found.append(piece)
    return found


def _marked(pieces: Iterable[Piece], marks: tuple[str, str, str, str]) -> Iterator[Piece]:
    """With the quotation marks of their depth."""
    depth = 0
    for piece in pieces:
        if piece.mark == OPEN:
            yield piece._replace(text=marks[2 * (depth % 2)])
            depth += 1
        elif piece.mark == CLOSE:
            depth -= 1
            yield piece._replace(text=marks[2 * (depth % 2) + 1])
        else:
            yield piece


def _runs(pieces: Iterable[Piece]) -> Iterator[Run]:
    text, italic = "", False
    for piece in pieces:
        if bool(piece.slanted) != italic and piece.text:
            if text:
                yield Run(text, italic)
            text, italic = "", bool(piece.slanted)
        text += piece.text
    if text:
        yield Run(text, italic)

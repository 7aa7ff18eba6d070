"""Passages as cards on a slide: side by side if there is room, else on slides of their own, a long one on several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from explorer.activities import Piece
from explorer.export.lesson import Extract, Shown
from explorer.export.slides.fitting import SMALLEST, Paragraphs
from explorer.export.slides.measuring import Type, height, joined, parted
from explorer.export.slides.parts import EDGE, INNER, Box, Colour, Paragraph, stacked

GAP, INSET, STRIPE = 16.0, 14.0, 14.0
SIZES = (32.0, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0, SMALLEST)


class Part(NamedTuple):
    """A part of a card: its words on a ground; without words a stripe; a bar *grows* with its row."""

    paragraphs: Paragraphs
    fill: Colour = Colour.PAPER
    grows: bool = False

    def high(self, width: float) -> float:
        """How high it is in a card of so much width."""
        return stacked(self.paragraphs, width - 2 * INSET) + 2 * INSET if self.paragraphs else STRIPE


Card = tuple[Part, ...]


class Row(NamedTuple):
    """Cards that stand side by side; *width* is that of each."""

    cards: tuple[Card, ...]
    width: float

    @property
    def high(self) -> float:
        """The highest one's height."""
        return max(sum(part.high(self.width) for part in card) for card in self.cards)

    def boxes(self, top: float) -> Iterator[Box]:
        """The cards in their places, all of one height."""
        for n, card in enumerate(self.cards):
            left, y = EDGE + n * (self.width + GAP), top
            lacking = self.high - sum(part.high(self.width) for part in card)
            for m, part in enumerate(card):
                grows = part.grows or len(card) == 1
                high = part.high(self.width) + (lacking if grows else 0.0)
                name = f"passage {n + 1}.{m + 1}"
                yield Box(name, left, y, self.width, high, part.paragraphs, part.fill, INSET if part.paragraphs else 0)
                y += high


def rows(passages: Sequence[Shown], room: float, last_room: float) -> list[Row]:
    """
    Passages in rows, one a slide.

    Args:
        passages: At least one.
        room: Height that a row can have.
        last_room: The same for the last one, below which something else stands.
    """
    for count in range(len(passages), 0, -1):
        groups = [passages[at : at + count] for at in range(0, len(passages), count)]
        for size in SIZES:
            found = [_row(group, size) for group in groups]
            if found[-1].high <= last_room and all(row.high <= room for row in found):
                return found
    split = [part for shown in passages for part in _split(shown, min(room, last_room))]
    return [_row([part], SMALLEST) for part in split]


def _row(group: Sequence[Shown], size: float) -> Row:
    width = (INNER - (len(group) - 1) * GAP) / len(group)
    return Row(tuple(_card(shown, size) for shown in group), width)


def _card(shown: Shown, size: float) -> Card:
    if not shown.bar:
        return (Part(_words(shown.seen, size)),) if shown.seen else ()
    head = _words(shown.seen, size) if shown.seen else ()
    bar = Paragraph((Piece(shown.bar),), Type(20, bold=True), Colour.PAPER)
    return Part(head), Part((bar,), Colour.PRINT, grows=True), Part(())


def _words(extract: Extract, size: float) -> Paragraphs:
    small = Type(SMALLEST)
    head = Paragraph((Piece(extract.heading),), small, Colour.FAINT, after=8)
    words = Paragraph(extract.words, Type(size, serif=True), Colour.PRINT, after=8)
    remarks = [Paragraph((Piece(line),), small, Colour.FAINT, after=4) for line in extract.remarks]
    title = Paragraph((extract.title,), small, Colour.FAINT)
    return tuple(p for p in (head, words, *remarks, title) if joined(p.pieces))


def _split(shown: Shown, room: float) -> list[Shown]:
    """A passage that is too long for a slide, in parts; what stands below its words is on the last."""
    if shown.seen is None or not shown.seen.words:
        return [shown]
    whole, width = shown.seen, INNER - 2 * INSET
    kind = Type(SMALLEST, serif=True)
    taken = stacked(_words(whole, SMALLEST), width) - height(joined(whole.words), kind, width) + 2 * INSET
    parts = parted(whole.words, kind, width, max(kind.line, room - taken))
    found = [shown._replace(seen=whole._replace(words=part, remarks=(), title=Piece(""))) for part in parts[:-1]]
    return [*found, shown._replace(seen=whole._replace(words=parts[-1]))]

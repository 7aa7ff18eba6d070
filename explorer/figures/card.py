"""
A document as a picture for the preview of a link: what it is, its title, its two dates with the time between them.

``prepare_card`` gives each word its place, ``draw_card`` draws. 1200 by 630 px, the size that such previews have.
"""

from __future__ import annotations

from typing import NamedTuple

from explorer.figures.labels import BOLD, usual_font
from explorer.figures.pen import Figure, Pen, drawn
from explorer.theme import PRINT_SERIF, Look
from explorer.vocabulary import Side

WIDTH, HEIGHT = 1200, 630
MARGIN = 80
_EDGE = 18
_RIGHT = WIDTH - MARGIN
_KIND_Y, _TITLE_TOP, _LINE_Y, _DATES_Y, _FOOT_Y = 82, 156, 432, 488, 572
_BAR = 44
_TITLE_SIZES = (60, 52, 44)
_MOST_LINES = 4
_LINE = 1.16
_MARK = "#9a2219"
"""Colour of a marking on light paper, as a rubber stamp's (``--secret`` of the style sheets)."""


class Card(NamedTuple):
    """
    What is said of a document, in the words of a language; empty words are left out.

    Attributes:
        kind: What sort of document, and whose record.
        side: Whose record it is, for the colour; None for what has no side.
        title: Of any length.
        written, released: Its two dates, as sentences beneath the ends of the line.
        between: How long it was sealed, on the bar.
        sealed: How much of the bar is black, from the right: all of it for a document that was sealed; with none there
            is no bar.
        marking: As it was marked.
        lifted: Whether that marking no longer holds.
        foot: Data set, version and licence.
        known: The day of the second clock, as a sentence; empty where it is off.
    """

    kind: str
    side: Side | None
    title: str
    written: str = ""
    released: str = ""
    between: str = ""
    sealed: float = 0.0
    marking: str = ""
    lifted: bool = False
    foot: str = ""
    known: str = ""


class Placed(NamedTuple):
    """Words at a place: x and the height of their middle in px, and which end of them x is (left, center, right)."""

    words: str
    x: float
    y: float
    size: float
    anchor: str
    bold: bool = False

    @property
    def width(self) -> float:
        """In px; never less than what is drawn."""
        return usual_font(self.size).width(self.words) * (BOLD if self.bold else 1)


class Laid(NamedTuple):
    """A card, laid out: its words by their part, and two boxes (left, top, right, bottom) if they are there."""

    card: Card
    title: tuple[Placed, ...]
    words: dict[str, Placed]
    stamp: tuple[float, float, float, float] | None
    bar: tuple[float, float, float, float] | None


def prepare_card(card: Card) -> Laid:
    """Place all words; those that have no room are shortened with an ellipsis."""
    words = dict[str, Placed]()
    stamp, end = None, float(_RIGHT)
    if card.marking:
        marking = _fitted(card.marking, 0, _KIND_Y, 26, "center", 420, bold=True)
        end = _RIGHT - 36 - marking.width
        stamp = (end, _KIND_Y - 27, float(_RIGHT), _KIND_Y + 27)
        words["marking"] = marking._replace(x=(end + _RIGHT) / 2)
        end -= 30
    words["kind"] = _fitted(card.kind, MARGIN, _KIND_Y, 28, "left", end - MARGIN, bold=True)
    bar = None
    if card.sealed:
        bar = (float(MARGIN), _LINE_Y - _BAR / 2, float(_RIGHT), _LINE_Y + _BAR / 2)
        words["between"] = _fitted(card.between, WIDTH / 2, _LINE_Y, 26, "center", _RIGHT - MARGIN - 80, bold=True)
    half = (_RIGHT - MARGIN) / 2 - 20
    words["written"] = _fitted(card.written, MARGIN, _DATES_Y, 26, "left", half)
    words["released"] = _fitted(card.released, _RIGHT, _DATES_Y, 26, "right", half)
    words["brand"] = Placed("Unsealed", MARGIN, _FOOT_Y, 30, "left", bold=True)
    left = MARGIN + words["brand"].width + 30
    low, high = (_FOOT_Y + 14, _FOOT_Y - 14) if card.known.strip() else (_FOOT_Y, _FOOT_Y)
    words["foot"] = _fitted(card.foot, _RIGHT, low, 22, "right", _RIGHT - left)
    words["known"] = _fitted(card.known, _RIGHT, high, 22, "right", _RIGHT - left, bold=True)
    return Laid(card, _title(card.title), {part: w for part, w in words.items() if w.words}, stamp, bar)


def _fitted(words: str, x: float, y: float, size: float, anchor: str, room: float, *, bold: bool = False) -> Placed:
    shown = usual_font(size).shortened(" ".join(words.split()), room / (BOLD if bold else 1))
    return Placed(shown, x, y, size, anchor, bold)


def _title(title: str) -> tuple[Placed, ...]:
    """In as large a size as lets all of it stand there."""
    room, high = (_RIGHT - MARGIN) / BOLD, _LINE_Y - _BAR / 2 - 24 - (_TITLE_TOP - 30)
    whole = " ".join(title.split())
    for size in _TITLE_SIZES:
        lines = usual_font(size).wrapped(whole, room, min(_MOST_LINES, int(high / (size * _LINE))))
        if " ".join(lines) == whole:
            break
    return tuple(
        Placed(line, MARGIN, _TITLE_TOP + size * 0.3 + n * size * _LINE, size, "left", bold=True)
        for n, line in enumerate(lines)
    )


def draw_card(card: Card, *, look: Look) -> Figure:
    """The card as a figure of 1200 by 630 px."""
    laid, pen = prepare_card(card), Pen(look, 26)
    ink = {Side.US: look.us_ink, Side.RU: look.ru_ink}.get(card.side, look.ink) if card.side else look.ink
    mark = _MARK if look.name == "light" else look.choice
    colours = {"kind": ink, "marking": mark, "between": look.paper, "foot": look.muted}
    traces = [pen.box("edge", 0, 0, _EDGE, HEIGHT, ink)]
    traces.append(pen.strokes("rule", [[(MARGIN, _FOOT_Y - 38), (_RIGHT, _FOOT_Y - 38)]], look.rule, 2))
    if laid.stamp:
        left, top, right, bottom = laid.stamp
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        traces.append(pen.strokes("stamp", [corners], mark, 3))
    if laid.bar:
        left, top, right, bottom = laid.bar
        traces.append(pen.box("whole", left, top, right, bottom, look.rule))
        traces.append(pen.box("sealed", right - card.sealed * (right - left), top, right, bottom, look.ink))
    traces += [_written(pen, "title", line, look.ink, serif=True) for line in laid.title]
    traces += [
        _written(pen, part, words, colours.get(part, look.ink), serif=part == "brand")
        for part, words in laid.words.items()
    ]
    if laid.stamp and card.lifted:
        left, _, right, _ = laid.stamp
        traces.append(pen.strokes("lifted", [[(left + 12, _KIND_Y), (right - 12, _KIND_Y)]], mark, 3))
    return drawn(traces, WIDTH, HEIGHT, look, 26)


_POSITIONS = {"left": "middle right", "center": "middle center", "right": "middle left"}


def _written(pen: Pen, name: str, placed: Placed, colour: str, *, serif: bool) -> Figure:
    weight = 700 if placed.bold else 400
    at = [(placed.x, placed.y, placed.words)]
    trace = pen.words(name, at, colour, _POSITIONS[placed.anchor], weight, placed.size)
    if serif:
        trace["textfont"] = {**trace["textfont"], "family": PRINT_SERIF}
    return trace

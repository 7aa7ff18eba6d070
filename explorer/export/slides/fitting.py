"""Words made to fit: the largest size that does, and more slides where none does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from explorer.activities import Piece
from explorer.export.slides.measuring import Type, breaks, parted
from explorer.export.slides.parts import EDGE, INNER, Box, Colour, Paragraph, stacked

SMALLEST = 18.0
"""Size in pt of the smallest words on a slide, sources aside: to be read from the back row."""

TITLES = (40.0, 36.0, 32.0, 28.0, 24.0)
TEXTS = (32.0, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0, SMALLEST)
ONE_LINE = 0.7
"""How much smaller a title may be, as a share of its largest size, to stay on one line."""

Paragraphs = tuple[Paragraph, ...]


def fitted(make: Callable[[float], Paragraphs], sizes: Sequence[float], room: float, high: float) -> Paragraphs | None:
    """What *make* makes of the largest size in which it fits; None if it fits in none."""
    return next((found for found in map(make, sizes) if stacked(found, room) <= high), None)


def flowed(make: Callable[[float], Paragraphs], sizes: Sequence[float], room: float, high: float) -> list[Paragraphs]:
    """The same on one page if a size fits, else in the smallest on as many as it takes."""
    whole = fitted(make, sizes, room, high)
    return [whole] if whole is not None else _pages(make(sizes[-1]), room, high)


def _pages(paragraphs: Paragraphs, room: float, high: float) -> list[Paragraphs]:
    pages, page = list[Paragraphs](), list[Paragraph]()
    for paragraph in paragraphs:
        if page and stacked((*page, paragraph), room) > high:
            pages.append(tuple(page))
            page = []
        *full, last = [
            paragraph._replace(pieces=part)
            for part in parted(paragraph.pieces, paragraph.kind, room - paragraph.indent, high)
        ]
        pages += [(part,) for part in full]
        page.append(last)
    return [*pages, tuple(page)] if page else pages


def heading(words: Piece, top: float, sizes: Sequence[float] = TITLES, lines: int = 2) -> Box:
    """A slide's title, on one line unless it would be much smaller for it, on as many at most; at last shortened."""
    kinds = [Type(size, bold=True, serif=True) for size in sizes]
    takes = {kind: len(breaks(words.words, kind, INNER)) for kind in kinds}
    on_one = (kind for kind in kinds if takes[kind] == 1 and kind.size >= kinds[0].size * ONE_LINE)
    kind = next(on_one, next((k for k in kinds if takes[k] <= lines), kinds[-1]))
    ends = breaks(words.words, kind, INNER)
    if len(ends) > lines:
        words = words._replace(words=words.words[: max(1, ends[lines - 1] - 2)].rstrip() + "…")
    paragraph = Paragraph((words,), kind)
    return Box("title", EDGE, top, INNER, paragraph.high(INNER), (paragraph,), is_title=True)


def beside_a_line(name: str, paragraphs: Paragraphs, top: float) -> tuple[Box, ...]:
    """Words with a line in the accent's colour at their left."""
    high = stacked(paragraphs, INNER - LINE)
    line = Box(f"{name}: line", EDGE, top, 4, high, fill=Colour.ACCENT)
    return line, Box(name, EDGE + LINE, top, INNER - LINE, high, paragraphs)


LINE = 20.0
"""Width that the line takes, with what is between it and the words."""

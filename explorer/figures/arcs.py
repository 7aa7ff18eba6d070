"""Relations between events, as arcs from the chosen mark to those it bears on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.figures.labels import Font
from explorer.figures.lanes import GAP
from explorer.figures.picture import Arc, Mark

_RISE = 0.22  # of the distance that an arc spans
_ALONG = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)

Box = tuple[float, float, float, float]


def arcs(marks: Sequence[Mark], names: Sequence[Box], font: Font, *, half: float, room: Box) -> Iterator[Arc]:
    """
    An arc to each mark that is related to the chosen one, with the kind of relation where it hides nothing.

    Args:
        marks: All marks of a panel.
        names: Where other words stand.
        font: What the kind is written in.
        half: Half the room that a mark takes.
        room: Left, top, right and bottom of the lanes: arcs and what is written stay within.
    """
    chosen = next((m for m in marks if m.chosen and not m.beyond), None)
    if chosen is None:
        return
    taken = [*names, *(box for mark in marks if not mark.beyond for box in _boxes(mark, font, half))]
    seen = set[str]()
    for mark in marks:
        if not mark.relation or mark.beyond or mark.id in seen or mark.id == chosen.id:
            continue
        seen.add(mark.id)
        distance = ((mark.x - chosen.x) ** 2 + (mark.y - chosen.y) ** 2) ** 0.5
        rise = min(max(distance * _RISE, font.size * 2), font.size * 8)
        middle = (chosen.x + mark.x) / 2, (chosen.y + mark.y) / 2
        bend = middle[0], min(middle[1], max(middle[1] - 2 * rise, 2 * (room[1] + font.size) - middle[1]))
        ends = (chosen.x, chosen.y), (mark.x, mark.y)
        width = font.width(mark.relation)
        at = _free(ends[0], bend, ends[1], width, font, taken, room)
        if at is not None:
            taken.append(_around(at, width, font))
        yield Arc(ends[0], bend, ends[1], mark.id, mark.relation, at)


def _boxes(mark: Mark, font: Font, half: float) -> Iterator[Box]:
    yield mark.x - half, mark.y - half, mark.x + half, mark.y + half
    if mark.label_left is not None:
        yield mark.label_left, mark.y - font.size * 0.75, mark.label_left + mark.label_width, mark.y + font.size * 0.75


def _around(at: tuple[float, float], width: float, font: Font) -> Box:
    return at[0] - width / 2 - GAP, at[1] - font.size * 0.8, at[0] + width / 2 + GAP, at[1] + font.size * 0.8


def _free(
    start: tuple[float, float],
    bend: tuple[float, float],
    end: tuple[float, float],
    width: float,
    font: Font,
    taken: Sequence[Box],
    room: Box,
) -> tuple[float, float] | None:
    """The first place along an arc where words of this width hide nothing."""
    for t in _ALONG:
        at = tuple((1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c for a, b, c in zip(start, bend, end, strict=True))
        box = _around((at[0], at[1]), width, font)
        inside = room[0] <= box[0] and room[1] <= box[1] and box[2] <= room[2] and box[3] <= room[3]
        if inside and not any(_overlap(box, other) for other in taken):
            return at[0], at[1]
    return None


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

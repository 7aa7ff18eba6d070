"""Medians of time under seal, as bars: of each side, and of the kinds that have most documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from explorer.figures.insights.sheet import Sheet
from explorer.i18n import Catalogue
from explorer.vocabulary import key_of

KINDS = 8
"""Kinds whose medians are shown."""

_HEADING = 2.4
"""Height of a heading of medians with what is left free, in sizes of the font."""


class Middle(NamedTuple):
    """The median of one side or kind, in months, and of how many documents."""

    key: str
    documents: int
    months: float


Middles = Sequence[Middle]


def months_worded(months: float, text: Catalogue) -> str:
    """Years and months; a median between two months is rounded down."""
    years, left = divmod(int(months), 12)
    return text.duration(years=years, months=left)


def medians_height(sides: Middles, kinds: Middles, size: float) -> float:
    """How high they are with as many kinds as there can be."""
    return (len(sides) + min(KINDS, len(kinds))) * _row(size) + 2 * _HEADING * size + size


def _row(size: float) -> float:
    return size * 2.6


def draw_medians(sides: Middles, kinds: Middles, sheet: Sheet, left: float, top: float, bottom: float) -> None:
    """Bars of medians by side and by kind, as many kinds as there is room for."""
    text, line = sheet.text, sheet.line
    row, y = _row(sheet.size), top
    room = int((bottom - top - 2 * _HEADING * sheet.size) / row)
    kinds = kinds[: max(1, min(KINDS, room - len(sides)))]
    most = max(m.months for m in (*sides, *kinds)) or 1
    for heading, prefix, middles in (("side", "side", sides), ("kind", "kind", kinds)):
        sheet.write(
            "heading", [(left, y + line / 2, text(f"insights.secrecy.by-{heading}"))], colour=sheet.look.ink, bold=True
        )
        y += _HEADING * sheet.size - line * 0.3
        for middle in middles:
            if y + row > bottom + 1:
                break
            _median(middle, text(key_of(prefix, middle.key)), sheet, (left, y, most))
            y += row
        y += line * 0.3


def _median(middle: Middle, name: str, sheet: Sheet, place: tuple[float, float, float]) -> None:
    """One bar under its name, with the median behind it."""
    left, y, most = place
    words = months_worded(middle.months, sheet.text)
    width = min(sheet.width - left, 30 * sheet.size)
    room = width - sheet.wide(words) - sheet.size
    count = f" ({sheet.text.number(middle.documents)})"
    named = sheet.font.shortened(name, width - sheet.wide(count)) + count
    sheet.write("names", [(left, y + sheet.line * 0.5, named)], colour=sheet.look.ink)
    end = left + max(2.0, room * middle.months / most)
    high = y + sheet.line
    sheet.add(sheet.pen.box("median", left, high, end, high + sheet.size * 0.8, sheet.look.curve))
    sheet.write("medians", [(end + sheet.size * 0.5, high + sheet.size * 0.4, words)])

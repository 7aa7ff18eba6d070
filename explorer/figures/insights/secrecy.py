"""
Secrecy: how many years passed from the writing of each document that was once secret to its first release.

A dot a document. The line is a running median: for each year in which one was written, the median of those written in
that year, the two before and the two after; where these are fewer than LEAST, there is none. No document can stand
above the slanted line: what it was written then cannot have been secret for longer by the day that all this is known
on, and what is secret still is nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from explorer.dates import stretch, year_of
from explorer.figures.axis import YEAR, Axis, Tick, ticks
from explorer.figures.insights.board import Board, Entry, marker
from explorer.figures.insights.medians import Middle, draw_medians, medians_height, months_worded
from explorer.figures.insights.palette import FORMS
from explorer.figures.insights.tables import MOST_ROWS, Cell, Tables, Told, Ways
from explorer.figures.labels import Font
from explorer.figures.pen import Figure, Link
from explorer.i18n import Catalogue
from explorer.vocabulary import Side, key_of

AROUND, LEAST = 2, 5
"""Years before and after one that its median is of, and how many documents there must be in them."""

MOST_DOTS = 1200
"""Dots that are drawn; of more documents every second or third and so on, in the order in which they were written."""

_Scale = Callable[[float], float]
"""Months to pixels."""


class Dot(NamedTuple):
    """A document: what it is called, whose it is, when it was written (day number), months out of sight."""

    source: str
    title: str
    kind: str
    side: str
    written: int
    months: int
    partial: bool


class Secrecy(NamedTuple):
    """
    What the chart shows.

    Attributes:
        dots: By day of writing, then id.
        line: Stretches of the running median: day numbers in the middle of a year, and months.
        sides, kinds: Medians; the sides in their order, the kinds with most documents first.
        middle: Of all; None if there are none.
        unknown: Once secret documents whose time under seal is not known.
        day: The day number that all this is known on.
    """

    dots: tuple[Dot, ...]
    line: tuple[tuple[tuple[float, float], ...], ...]
    sides: tuple[Middle, ...]
    kinds: tuple[Middle, ...]
    middle: Middle | None
    unknown: int
    day: int


def prepare_secrecy(tables: Tables) -> Secrecy:
    """What the chart shows; everything is empty where nothing was once secret."""
    once = tables.documents[tables.documents["once_sealed"]]
    known = once[once["secrecy"].notna() & once["created"].notna()]
    known = known.sort_values(["created", "id"], kind="stable")
    months = known["secrecy"].to_numpy("int64")
    written = known["created"].to_numpy("datetime64[D]").astype("int64")
    words = [known[name].astype(str).tolist() for name in ("id", "title", "kind", "side")]
    dots = tuple(map(Dot, *words, written.tolist(), months.tolist(), known["partial"].tolist()))
    return Secrecy(
        dots,
        tuple(_running(written, months)),
        tuple(_middles(known["side"], months, in_order=True)),
        tuple(_middles(known["kind"], months, in_order=False)),
        Middle("", len(months), float(np.median(months))) if len(months) else None,
        len(once) - len(known),
        tables.day,
    )


def _running(written: np.ndarray, months: np.ndarray) -> Iterator[tuple[tuple[float, float], ...]]:
    """The running median of documents in the order of their days; a stretch ends where there is none for a year."""
    years = np.array([year_of(int(day)) for day in written], np.int64)
    stretch_ = list[tuple[float, float]]()
    last = None
    for year in np.unique(years).tolist():
        low, high = np.searchsorted(years, [year - AROUND, year + AROUND + 1])
        if stretch_ and (high - low < LEAST or year - (last or year) > AROUND):
            yield tuple(stretch_)
            stretch_ = []
        if high - low >= LEAST:
            stretch_.append((_midsummer(year), float(np.median(months[low:high]))))
        last = year
    if stretch_:
        yield tuple(stretch_)


def _midsummer(year: int) -> float:
    """The day number in the middle of a year."""
    return (year - 1970 + 0.5) * YEAR


def _middles(words: pd.Series, months: np.ndarray, *, in_order: bool) -> Iterator[Middle]:
    found = [(str(word), months[(words == word).to_numpy()]) for word in words.cat.categories]
    middles = [Middle(word, len(part), float(np.median(part))) for word, part in found if len(part)]
    yield from middles if in_order else sorted(middles, key=lambda m: -m.documents)


def tell_secrecy(found: Secrecy, text: Catalogue, ways: Ways) -> Told:
    """The documents, the longest sealed first."""
    columns = ("title", "written", "secrecy", "kind", "side")
    longest = sorted(found.dots, key=lambda d: (-d.months, d.written, d.source))
    rows = tuple(
        (
            Cell(dot.title, ways.source(dot.source)),
            Cell(text.date(stretch(dot.written, dot.written), "short")),
            Cell(_long(dot, text)),
            Cell(text(key_of("kind", dot.kind))),
            Cell(text(key_of("side", dot.side))),
        )
        for dot in longest[:MOST_ROWS]
    )
    remark = text("insights.secrecy.unknown", n=found.unknown) if found.unknown else ""
    return Told(tuple(text(f"documents.column.{column}") for column in columns), rows, len(longest), remark)


def _long(dot: Dot, text: Catalogue) -> str:
    words = months_worded(dot.months, text)
    return text("insights.secrecy.part", duration=words) if dot.partial else words


# How it is drawn


def secrecy_height(found: Secrecy, width: float, font: Font) -> float:
    """How high the chart is best on a page of this width."""
    if not found.dots:
        return 8 * font.size
    if _beside(width, 1):
        return max(30 * font.size, medians_height(found.sides, found.kinds, font.size))
    return 34 * font.size + medians_height(found.sides, found.kinds, font.size)


def draw_secrecy(found: Secrecy, board: Board) -> Figure:
    """The dots, and the medians beside or beneath them."""
    if not found.dots:
        board.sentence(board.text("insights.secrecy.none"))
        return board.figure()
    if _beside(board.width, board.height):
        edge = board.width - max(0.3 * board.width, 22 * board.size)
        _scatter(found, board, edge - 2.4 * board.size, board.height)
        draw_medians(found.sides, found.kinds, board, edge, 0, board.height)
    else:
        top = board.height - medians_height(found.sides, found.kinds, board.size)
        if top < 22 * board.size:
            top = max(0.55 * board.height, top)
        _scatter(found, board, board.width, top - board.size)
        draw_medians(found.sides, found.kinds, board, 0, top, board.height)
    return board.figure()


def _beside(width: float, height: float) -> bool:
    return width >= 720 and width >= 1.2 * height


def _scatter(found: Secrecy, board: Board, right: float, bottom: float) -> None:
    text, look, size, line = board.text, board.look, board.size, board.line
    top = board.legend(_signs(found, board), 0, 0, right) + line * 0.4
    board.write("axis", [(0, top + line / 2, text("insights.secrecy.years"))], colour=look.ink)
    steps = _steps(max(dot.months for dot in found.dots) / 12)
    left = max(board.wide(text.number(step)) for step in steps) + 0.8 * size
    high, low = top + 1.6 * line, bottom - 2.4 * line
    days = [dot.written for dot in found.dots]
    margin = max(YEAR, (max(days) - min(days)) * 0.03)
    axis = Axis(min(days) - margin, max(days) + margin, left + size, right - size)

    def y(months: float) -> float:
        return low - months / 12 / steps[-1] * (low - high)

    board.add(board.pen.strokes("grid", [[(left, y(12 * s)), (right, y(12 * s))] for s in steps], look.rule, 1))
    board.write("years", [(left - 0.4 * size, y(12 * s), text.number(s)) for s in steps], side="left")
    marks = [tick for tick in ticks(axis, board.font, text) if _inside(board, tick, right)]
    board.add(board.pen.strokes("calendar", [[(t.x, low), (t.x, low + 4)] for t in marks], look.muted, 1))
    board.write("dates", [(t.x, low + line, t.label) for t in marks], side="center")
    board.write("axis", [(right, low + 2 * line, text("insights.secrecy.written"))], colour=look.ink, side="left")
    _limit(found.day, board, axis, 12 * steps[-1], y)
    for part in found.line:
        stroke = [(min(max(axis.x(day), left), right), y(months)) for day, months in part]
        if len(stroke) == 1:
            stroke = [(stroke[0][0] - size, stroke[0][1]), (stroke[0][0] + size, stroke[0][1])]
        board.add(board.pen.strokes("running median", [stroke], look.curve, 2.4))
    _dots(found, board, axis, y)


def _inside(board: Board, tick: Tick, right: float) -> bool:
    half = board.wide(tick.label) / 2
    return tick.x - half >= 0 and tick.x + half <= right


def _limit(day: int, board: Board, axis: Axis, most: float, y: _Scale) -> None:
    """The slanted line, from where it enters the chart to where it leaves it."""
    ends = []
    for written in (axis.first, axis.last):
        months = min(max((day - written) / YEAR * 12, 0.0), most)
        ends.append((axis.x(min(max(day - months / 12 * YEAR, axis.first), axis.last)), y(months)))
    if ends[0][0] < ends[1][0]:
        board.add(board.pen.strokes("limit", [ends], board.look.muted, 1.2, "dot"))


def _dots(found: Secrecy, board: Board, axis: Axis, y: _Scale) -> None:
    size = board.size * 0.72
    step = -(-len(found.dots) // MOST_DOTS)
    shown = found.dots[::step]
    places = _apart([(axis.x(dot.written), y(dot.months)) for dot in shown], size)
    for side in Side:
        for part in (False, True):
            group = [(dot, place) for dot, place in zip(shown, places, strict=True) if _is(dot, side, part)]
            form = FORMS[side] + ("-open" if part and not FORMS[side].endswith("-open") else "")
            links = [_link(dot, board) for dot, _ in group]
            look = marker(form, board.palette.sides[side], size)
            board.add(board.pen.dots(f"documents {side}", [place for _, place in group], look, links))


def _is(dot: Dot, side: Side, part: bool) -> bool:
    return dot.side == side and dot.partial == part


def _link(dot: Dot, board: Board) -> Link:
    when = board.text.date(stretch(dot.written, dot.written), "short")
    return Link(
        board.ways.source(dot.source) if board.ways else "", " · ".join((dot.title, when, _long(dot, board.text)))
    )


def _apart(points: Sequence[tuple[float, float]], size: float) -> list[tuple[float, float]]:
    """The same points; one that would lie on another is pushed to the left of it, away from the slanted line."""
    taken = list[tuple[float, float]]()
    for x, y in points:
        near = sorted((u for u, v in taken[-_NEAR:] if abs(v - y) < 0.6 * size), reverse=True)
        for u in near:
            if abs(u - x) < 0.6 * size:
                x = u - 0.6 * size
        taken.append((x, y))
    return taken


_NEAR = 40
"""Dots before one, in the order of writing, that it may lie on."""


def _signs(found: Secrecy, board: Board) -> list[Entry]:
    text, look = board.text, board.look
    sides = [
        Entry(
            f"{text(key_of('side', m.key))} ({text.number(m.documents)})",
            None,
            FORMS[Side(m.key)],
            board.palette.sides[Side(m.key)],
        )
        for m in found.sides
    ]
    if any(dot.partial for dot in found.dots):
        sides.append(Entry(text("insights.secrecy.still-part"), None, "circle-open", look.muted))
    if found.line:
        sides.append(Entry(text("insights.secrecy.median"), None, "line", look.curve))
    if len(found.dots) > MOST_DOTS:
        shown = len(range(0, len(found.dots), -(-len(found.dots) // MOST_DOTS)))
        some = text("insights.secrecy.some", n=shown, total=text.number(len(found.dots)))
        sides.append(Entry(some, None, "circle", look.muted))
    day = text.date(stretch(found.day, found.day), "short")
    return [*sides, Entry(text("insights.secrecy.limit", day=day), None, "dot", look.muted)]


def _steps(years: float) -> list[int]:
    """Round numbers of years from 0 to at least so many."""
    wanted = max(years, 1) / 5
    step = next(n * 10**power for power in range(12) for n in (1, 2, 5) if n * 10**power >= wanted)
    return list(range(0, int(-(-years // step) or 1) * step + 1, step))

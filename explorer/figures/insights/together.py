"""
Who appears with whom: for each two of the most frequent people and organisations the events in which both act.

The lower half of a square is enough. Names stand on its diagonal: what is left of a name, and what is below it, are
the events of that name with others.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from explorer.figures.insights.board import Board, marker
from explorer.figures.insights.palette import Fill
from explorer.figures.insights.tables import MOST_ROWS, Cell, Tables, Told, Ways
from explorer.figures.labels import BOLD, Font
from explorer.figures.pen import Figure, Link
from explorer.i18n import Catalogue
from explorer.rows import FAR, Array
from explorer.vocabulary import Side, key_of

MOST = 24
"""People who are counted at most; those who act in most events."""


class Actor(NamedTuple):
    """Somebody who acts: id, name for narrow places, side, and in how many events."""

    id: str
    name: str
    side: str
    events: int


class Together(NamedTuple):
    """
    What the chart shows.

    Attributes:
        actors: Those who act in most events, most first.
        counts: int64, actors by actors: events in which both act.
        others: How many more people act in some event.
    """

    actors: tuple[Actor, ...]
    counts: Array
    others: int


def prepare_together(tables: Tables) -> Together:
    """What the chart shows; nobody where nobody acts."""
    rows = tables.rows
    meant = np.zeros(len(rows), bool)
    meant[tables.meant] = True
    by_person = {person: found[meant[found]] for person, found in rows.by_person.items()}
    acting = [person for person in tables.people["id"].tolist() if len(by_person.get(person, ()))]
    ranked = sorted(acting, key=lambda person: (-len(by_person[person]), person))[:MOST]
    of = tables.people.set_index("id")
    names = {person: (str(of["short"][person]), str(of["side"][person])) for person in ranked}
    actors = tuple(Actor(person, *names[person], len(by_person[person])) for person in ranked)
    return Together(actors, _counts([by_person[person] for person in ranked], len(rows)), len(acting) - len(ranked))


def _counts(found: list[Array], events: int) -> Array:
    """For each two of some sets of rows how many are in both: each event is one number whose bits are the sets."""
    bits = np.zeros(events, np.int64)
    for n, rows in enumerate(found):
        bits[rows] |= 1 << n
    several = bits[(bits & (bits - 1)) != 0]
    kinds, times = np.unique(several, return_counts=True)
    there = (kinds[:, None] >> np.arange(len(found))) & 1
    counts: Array = (there * times[:, None]).T @ there
    np.fill_diagonal(counts, [len(rows) for rows in found])
    return counts


def tell_together(found: Together, text: Catalogue, ways: Ways) -> Told:
    """The pairs that share events, those with most of them first."""
    pairs = [
        (int(found.counts[i, j]), found.actors[i], found.actors[j])
        for i in range(len(found.actors))
        for j in range(i + 1, len(found.actors))
        if found.counts[i, j]
    ]
    pairs.sort(key=lambda pair: (-pair[0], pair[1].name, pair[2].name))
    rows = tuple(
        (Cell(f"{one.name} · {other.name}", ways.together(one.id, other.id)), Cell(text.number(count)))
        for count, one, other in pairs[:MOST_ROWS]
    )
    return Told((text("insights.together.pair"), text("insights.together.events")), rows, len(pairs))


# How it is drawn


class _Square(NamedTuple):
    """Who is shown, in the order of sides, and how wide and high a cell is in px."""

    actors: tuple[int, ...]
    wide: float
    high: float


def together_height(found: Together, width: float, font: Font) -> float:
    """How high the chart is best on a page of this width."""
    if len(found.actors) < 2:
        return 8 * font.size
    square = _square(found, width, FAR, font)
    return square.high * len(square.actors) + 1


def draw_together(found: Together, board: Board) -> Figure:
    """The lower half of a square, names on its diagonal, and in its upper half which colour is whose."""
    if len(found.actors) < 2:
        board.sentence(board.text("insights.together.none"))
        return board.figure()
    square = _square(found, board.width, board.height, board.font)
    _cells(found, square, board)
    _names(found, square, board)
    _sides(found, square, board)
    return board.figure()


def _named(actor: Actor, text: Catalogue) -> str:
    return f"{actor.name} ({text.number(actor.events)})"


def _square(found: Together, width: float, height: float, font: Font) -> _Square:
    """As many of the most frequent as there is room for, with cells in which a number can stand."""
    order = [str(side) for side in Side]
    least = font.width("0" * len(str(_most(found)))) + 0.7 * font.size
    high = 1.45 * font.size
    for many in range(len(found.actors), 1, -1):
        chosen = sorted(range(many), key=lambda n: (order.index(found.actors[n].side), n))
        names = [font.width(f"{found.actors[n].name} ({found.actors[n].events})") * BOLD for n in chosen]
        rooms = [(width - name - font.size) / place for place, name in enumerate(names) if place]
        wide = min(3.4 * font.size, *rooms)
        if wide >= least and height / many >= high:
            return _Square(tuple(chosen), wide, min(2.1 * font.size, (height - 1) / many))
    return _Square((0, 1), least, min(high, height / 2))


def _sides(found: Together, square: _Square, board: Board) -> None:
    """On the right of the upper half, if names leave room: whose colour is whose, how many are shown."""
    text, shown = board.text, len(square.actors)
    sides = [side for side in Side if any(found.actors[n].side == side for n in square.actors)]
    said = [(text(key_of("side", side)), board.palette.sides[side]) for side in sides]
    total = len(found.actors) + found.others
    if shown < total:
        said.append((text("insights.together.shown", n=shown, total=text.number(total)), ""))
    left = board.width - max(board.wide(words) for words, _ in said) - board.size
    rows = range(min(shown, int(len(said) * board.line / square.high) + 1))
    if max(_end(found, square, row, board) for row in rows) + board.size > left:
        return
    for place, (words, colour) in enumerate(said):
        y = (place + 0.5) * board.line
        if colour:
            board.add(board.pen.dots("sides", [(left, y)], marker("square", colour, board.size * 0.6)))
        board.write("sides", [(left + 0.8 * board.size, y, words)])


def _end(found: Together, square: _Square, row: int, board: Board) -> float:
    """Where the name of a row ends."""
    return row * square.wide + board.wide(_named(found.actors[square.actors[row]], board.text), bold=True) + board.size


def _cells(found: Together, square: _Square, board: Board) -> None:
    wide, high, most, count = square.wide, square.high, _most(found), len(square.actors)
    rows = [[(0.0, (n + 1) * high), ((n + 1) * wide, (n + 1) * high)] for n in range(count)]
    columns = [[(n * wide, n * high), (n * wide, count * high)] for n in range(1, count)]
    board.add(board.pen.strokes("lines", rows + columns, board.look.rule, 0.7))
    for i, one in enumerate(square.actors):
        for j, other in enumerate(square.actors[:i]):
            together = int(found.counts[one, other])
            if together:
                shade = _shade(together, most, board)
                ends = (j * wide + 1, i * high + 1, (j + 1) * wide, (i + 1) * high - 1)
                board.area("together", *ends, shade, _link(found, one, other, board))
                middle = ((j + 0.5) * wide, (i + 0.5) * high, board.text.number(together))
                board.write("counts", [middle], colour=shade.ink, side="center")


def _shade(count: int, most: int, board: Board) -> Fill:
    """By the square root, since most counts are small."""
    shades = board.palette.shades
    return Fill(*shades[min(len(shades) - 1, int(len(shades) * np.sqrt((count - 1) / most)))])


def _most(found: Together) -> int:
    apart = found.counts - np.diag(np.diag(found.counts))
    return max(1, int(apart.max(initial=1)))


def _link(found: Together, one: int, other: int, board: Board) -> Link:
    count = int(found.counts[one, other])
    who = found.actors[one], found.actors[other]
    words = board.text("insights.together.cell", one=who[0].name, other=who[1].name, n=count)
    return Link(board.ways.together(who[0].id, who[1].id) if board.ways else "", words)


def _names(found: Together, square: _Square, board: Board) -> None:
    for place, n in enumerate(square.actors):
        actor = found.actors[n]
        at = (place * square.wide + board.size * 0.3, (place + 0.5) * square.high, _named(actor, board.text))
        board.write("names", [at], colour=board.palette.sides[Side(actor.side)], bold=True)

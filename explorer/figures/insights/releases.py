"""
What was released when: documents that had been secret, by the year in which they, or more of them, came out.

A document counts once in each year in which something of it came out: by the manner of its first release, or, in a
later year, as more of what was known. So the height of a bar is what the list of documents has for that year.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from explorer.dates import Edtf, stretch, year_of
from explorer.figures.insights.board import Board, Entry
from explorer.figures.insights.palette import Fill, Palette
from explorer.figures.insights.tables import MOST_ROWS, Cell, Tables, Told, Ways
from explorer.figures.labels import Font
from explorer.figures.pen import Figure, Link
from explorer.i18n import Catalogue
from explorer.vocabulary import How, key_of

MORE = "more"
"""Instead of a manner: more came out of what had been opened in an earlier year."""

MANNERS = (*(str(how) for how in How if how is not How.ISSUED), str(How.ISSUED), MORE)
NAMED = 6
"""Release days that are named at most."""

_LEVELS = 3
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, *(n * 10**power for power in range(3, 11) for n in (1, 2, 5)))


class Year(NamedTuple):
    """One year: how many documents by manner (keys of MANNERS), and by day number with all that is known of the day."""

    year: int
    counts: dict[str, int]
    days: dict[int, tuple[str, int]]

    @property
    def total(self) -> int:
        """How many documents."""
        return sum(self.counts.values())


class Releases(NamedTuple):
    """What the chart shows: the years in which something came out, ascending."""

    years: tuple[Year, ...]


def prepare_releases(tables: Tables) -> Releases:
    """What the chart shows; no years where nothing was once secret, or no day is known."""
    manners: defaultdict[int, dict[str, str]] = defaultdict(dict)
    days: defaultdict[int, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    dates = dict[int, str]()
    columns = (tables.came_out[name].tolist() for name in ("source", "day", "date", "how", "first"))
    for source, day, date, how, first in zip(*columns, strict=True):
        year = year_of(day)
        if first or source not in manners[year]:
            manners[year][source] = how if first else MORE
        days[year][day].add(source)
        dates.setdefault(day, date)
    return Releases(
        tuple(
            Year(
                year,
                dict(Counter(manners[year].values())),
                {day: (dates[day], len(found)) for day, found in sorted(days[year].items())},
            )
            for year in sorted(manners)
        )
    )


def manner(how: str, text: Catalogue) -> str:
    """The words for a key of MANNERS."""
    return text("insights.releases.more") if how == MORE else text(key_of("how", how))


def tell_releases(found: Releases, text: Catalogue, ways: Ways) -> Told:
    """The years, latest first, with a column for each manner that occurs."""
    there = [how for how in MANNERS if any(how in year.counts for year in found.years)]
    rows = tuple(
        (
            Cell(str(year.year), ways.documents(released=str(year.year), group="release") if _plain(year) else ""),
            *(Cell(text.number(year.counts.get(how, 0))) for how in there),
            Cell(text.number(year.total)),
        )
        for year in reversed(found.years)
    )
    columns = (text("insights.releases.year"), *(manner(how, text) for how in there), text("insights.total"))
    return Told(columns, rows[:MOST_ROWS], len(rows))


def _plain(year: Year) -> bool:
    """Whether addresses write the year with four digits."""
    return 0 <= year.year <= 9999


# How it is drawn


def releases_height(found: Releases, width: float, font: Font) -> float:
    """How high the chart is best on a page of this width."""
    return (30 if width >= 560 else 34) * font.size if found.years else 8 * font.size


class _Bars(NamedTuple):
    """Where bars stand: the first year, years a bar, how many, and their scale."""

    first: int
    per: int
    many: int
    left: float
    pitch: float
    low: float
    unit: float

    def x(self, year: int) -> float:
        return self.left + ((year - self.first) // self.per + 0.5) * self.pitch


def draw_releases(found: Releases, board: Board) -> Figure:
    """The bars, the legend, the days with most documents by name."""
    if not found.years:
        board.sentence(board.text("insights.releases.none"))
        return board.figure()
    text, look, size, line = board.text, board.look, board.size, board.line
    there = [how for how in MANNERS if any(how in year.counts for year in found.years)]
    fills = fills_of(board.palette)
    top = board.legend([Entry(manner(how, text), fills[how]) for how in there], 0, 0, board.width) + 0.4 * line
    board.write("axis", [(0, top + line / 2, text("insights.releases.count"))], colour=look.ink)
    low = board.height - 1.6 * line
    first, last = found.years[0].year, found.years[-1].year
    left = board.wide(text.number(999)) + size
    per = next(n for n in _STEPS if (last // n - first // n + 1) * max(7.0, size * 0.7) <= board.width - left)
    first -= first % per
    count = (last - first) // per + 1
    together = _together(found.years, first, per)
    most = max(sum(counts.values()) for counts in together.values())
    steps = _counted(most)
    pitch = min((board.width - left) / count, 9 * size)
    bars = _Bars(first, per, count, left, pitch, low, 1.0)
    names = _named(found.years, bars, board)
    high = top + line * (2.4 + max((_LEVELS - name.level for name in names), default=0))
    bars = bars._replace(unit=(low - high) / steps[-1])
    edge = left + count * pitch
    board.add(
        board.pen.strokes(
            "grid", [[(left, low - s * bars.unit), (edge, low - s * bars.unit)] for s in steps], look.rule, 1
        )
    )
    board.write("counts", [(left - 0.4 * size, low - s * bars.unit, text.number(s)) for s in steps], side="left")
    _stacks(together, there, fills, bars, board)
    _dates(bars, board)
    _names(names, together, bars, board, high - line * (1 + _LEVELS))
    return board.figure()


def fills_of(palette: Palette) -> dict[str, Fill]:
    """Fillings of what came out in each manner."""
    return {
        "automatic": palette.fill("stone", "level"),
        "mandatory review": palette.fill("mist", "up"),
        "FOIA request": palette.fill("mist"),
        "FOIA lawsuit": palette.fill("deep"),
        "published in a series": palette.fill("sand"),
        "official release": palette.fill("sea", "up"),
        "leak": palette.fill("clay", "cross"),
        "issued": palette.fill("slate"),
        MORE: palette.fill("stone"),
    }


def _together(years: Sequence[Year], first: int, per: int) -> dict[int, Counter[str]]:
    """Counts by the first year of each bar."""
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for year in years:
        found[first + (year.year - first) // per * per].update(year.counts)
    return dict(found)


def _counted(most: int) -> list[int]:
    wanted = max(most, 1) / 5
    step = next(n for n in _STEPS if n >= wanted)
    return list(range(0, -(-most // step) * step + 1, step))


def _stacks(
    together: dict[int, Counter[str]], there: Sequence[str], fills: dict[str, Fill], bars: _Bars, board: Board
) -> None:
    half = bars.pitch * 0.41
    totals = []
    for year, counts in together.items():
        y, x = bars.low, bars.x(year)
        total = sum(counts.values())
        for how in there:
            if counts[how]:
                end = y - counts[how] * bars.unit
                board.area(
                    how,
                    x - half,
                    end + (1 if y - end > 4 else 0),
                    x + half,
                    y,
                    fills[how],
                    _link(year, bars, how, counts, board),
                )
                y = end
        words = board.text.number(total)
        if board.wide(words) + 2 < bars.pitch:
            totals.append((x, y - board.size * 0.7, words))
    board.write("totals", totals, colour=board.look.ink, side="center")


def _link(year: int, bars: _Bars, how: str, counts: Counter[str], board: Board) -> Link:
    text, last = board.text, year + bars.per - 1
    when = str(year) if bars.per == 1 else f"{year}–{last}"
    there = year >= 0 and last <= 9999
    span = f"{year:04}" if bars.per == 1 else f"{year:04}..{last:04}"
    total = text("filters.documents", n=sum(counts.values()))
    words = text("insights.releases.bar", when=when, how=manner(how, text), n=counts[how], total=total)
    return Link(board.ways.documents(released=span, group="release") if board.ways and there else "", words)


def _dates(bars: _Bars, board: Board) -> None:
    """Years under the bars, as many as do not touch."""
    labels, free = [], 0.0
    for n in range(bars.many):
        year = bars.first + n * bars.per
        words, x = str(year), bars.left + (n + 0.5) * bars.pitch
        half = board.wide(words) / 2
        if x - half >= free and x + half <= board.width:
            labels.append((x, bars.low + board.line, words))
            free = x + half + board.size * 0.7
    board.write("years", labels, side="center")


class _Name(NamedTuple):
    """A day by name: its words from *begin* to *end*, a leader at *x*, on the line *level* from above."""

    day: int
    words: str
    begin: float
    end: float
    x: float
    level: int


def _named(years: Sequence[Year], bars: _Bars, board: Board) -> list[_Name]:
    """The days with most documents, each over its bar, on the lowest line where nothing is in its way."""
    days = [(count, day, date) for year in years for day, (date, count) in year.days.items() if count > 1]
    found = list[_Name]()
    for count, day, date in sorted(days, key=lambda d: (-d[0], -d[1])):
        words = f"{board.text.date(Edtf.parse(date), 'short')}: {board.text.number(count)}"
        wide, x = board.wide(words), bars.x(year_of(day))
        begin = min(max(x - wide / 2, 0.0), board.width - wide)
        name = _Name(day, words, begin, begin + wide, x, 0)
        level = _free(name, found, board.size * 0.6)
        if level is not None and begin <= x <= begin + wide:
            found.append(name._replace(level=level))
        if len(found) == NAMED:
            break
    return found


def _free(name: _Name, found: Sequence[_Name], gap: float) -> int | None:
    """The lowest line on which a name touches nothing, and no leader another name."""
    for level in reversed(range(_LEVELS)):
        apart = all(n.level != level or name.end + gap <= n.begin or n.end + gap <= name.begin for n in found)
        crossed = any(n.level < level and name.begin - gap < n.x < name.end + gap for n in found)
        crossing = any(n.level > level and n.begin - gap < name.x < n.end + gap for n in found)
        if apart and not crossed and not crossing:
            return level
    return None


def _names(names: Sequence[_Name], together: dict[int, Counter[str]], bars: _Bars, board: Board, top: float) -> None:
    """The names, and a leader from each to its bar."""
    for name in names:
        bar = bars.first + (year_of(name.day) - bars.first) // bars.per * bars.per
        y = top + (name.level + 0.5) * board.line
        end = bars.low - sum(together[bar].values()) * bars.unit - board.line
        if end > y + board.size * 0.6:
            leader = [(name.x, y + board.size * 0.6), (name.x, end)]
            board.add(board.pen.strokes("named day", [leader], board.look.muted, 0.8))
        span = stretch(name.day, name.day).text
        href = board.ways.documents(released=span, group="release") if board.ways else ""
        place = [(name.begin, y, name.words)]
        board.write("release days", place, colour=board.look.ink, links=[Link(href, name.words)])

"""
Events as marks with labels: where they stand, what they say, and which of them say it.

A reader who drags the timeline sees what comes next at once, so the marks of the windows before and after are laid
out too, in the same rows, each window by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from explorer.dates import calendar_date
from explorer.figures.axis import Axis
from explorer.figures.labels import Font
from explorer.figures.lanes import Item, Packing, Seat
from explorer.figures.picture import Canvas, Mark
from explorer.i18n import Catalogue
from explorer.rows import NO_TONE, Rows, Strand

CROWD = 24
"""More events than this are labelled with their short titles on any picture."""

CLOSE = 5.0
"""A day that is at least so wide (px) has its date in the labels."""

_BEYOND = 16  # marks of one lane outside the window, on either side


def radius(importance: int, font: Font) -> float:
    """Radius of a mark in px; ``20_layout.css`` draws it so."""
    return font.size / 12 * (3.5 + 0.9 * importance)


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before it has a row: what it takes, and the window it belongs to: 0, or -1 and 1 beside it."""

    row: int
    x: float
    item: Item
    label: str
    page: int
    since: bool
    doubt: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Drafting:
    """
    What placing an event needs to know.

    *brief* asks for short titles, *chosen* is the row of the event in the reader, *known* the day number that the
    second clock is set to, *days* keeps the words for days.
    """

    rows: Rows
    axis: Axis
    canvas: Canvas
    text: Catalogue
    brief: bool
    chosen: int | None = None
    known: int | None = None
    days: dict[int, str] = field(default_factory=dict)

    def drafts(self, strand: Strand) -> list[Draft]:
        """The events of a lane in the window and beside it, in the order of time."""
        rows, first, last = self.rows, self.axis.first, self.axis.last - 0.001
        length = self.axis.last - first
        inside = strand.among(rows.within(first, last))
        reaching = strand.shared(rows.reaching(first, last))
        here = np.union1d(inside, reaching)
        before = np.setdiff1d(strand.among(rows.within(first - length, first))[-_BEYOND:], here)
        after = np.setdiff1d(strand.among(rows.within(last, last + length))[:_BEYOND], here)
        pages = [(-1, before), (0, here), (1, after)]
        shifts = self._shifts(np.concatenate([found for _, found in pages]))
        return [self._draft(int(r), page, shifts.get(int(r), 0.5)) for page, found in pages for r in found]

    def _shifts(self, found: np.ndarray) -> dict[int, float]:
        """Where in its day an event stands (0 to 1): in the middle, side by side with others where a day is wide."""
        if self.axis.day_width < 2 * self.canvas.half:
            return {}
        days: dict[float, list[int]] = {}
        for r in found:
            days.setdefault(float(self.rows.at[r]), []).append(int(r))
        return {r: (n + 1) / (len(same) + 1) for same in days.values() for n, r in enumerate(same)}

    def _draft(self, r: int, page: int, shift: float) -> Draft:
        rows, axis, font = self.rows, self.axis, self.canvas.font
        first, last = int(rows.first[r]), int(rows.last[r])
        doubt = None if rows.column("interval")[r] or first == last else (axis.x(first), axis.x(last + 1))
        x = axis.x(float(rows.at[r]) + shift)
        since = page == 0 and x < axis.left
        if page == 0:
            x = min(max(x, axis.left), axis.right)
        importance = int(rows.importance[r])
        half = radius(importance, font) + 4
        reach = doubt if doubt and page == 0 else None
        ends = (max(axis.left - half, reach[0]), min(axis.right + half, reach[1])) if reach else (x, x)
        label = self._label(r, first, last)
        width = font.width(label) + font.size * 0.2
        item = Item(min(x - half, ends[0]), max(x + half, ends[1]), width, self._weight(r))
        return Draft(r, x, item, label, page, since, doubt)

    def _weight(self, r: int) -> int:
        """Which labels give way: those of less important events; of equal ones, those of events without a secret."""
        if r == self.chosen:
            return 100
        return 2 * int(self.rows.importance[r]) + int(self.rows.sealed[r])

    def _label(self, r: int, first: int, last: int) -> str:
        """The title, or the short one; with signs for a date that is not exact, and with the date when close."""
        column = self.rows.column
        words = str(column("label" if self.brief else "title")[r])
        words = ("≈ " if column("approximate")[r] else "") + words + (" (?)" if column("uncertain")[r] else "")
        if self.axis.day_width < CLOSE or first != last:
            return words
        if first not in self.days:
            _, month, day = calendar_date(first)
            name = str(self.text.locale.months["format"]["abbreviated"][month])
            self.days[first] = self.text("date.day-of-month", day=str(day), month=name)
        return f"{self.days[first]} · {words}"


def room_for_labels(axis: Axis, canvas: Canvas) -> tuple[float, float]:
    """From where to where labels may reach in the window itself."""
    return (4.0 if canvas.narrow else axis.left - canvas.half), canvas.width - 2.0


class Drafted:
    """The drafts of one lane, window by window; each window has the room from its edge to its edge."""

    def __init__(self, drafts: Sequence[Draft], axis: Axis, canvas: Canvas) -> None:
        self.drafts = drafts
        width = axis.right - axis.left
        bounds = {
            -1: (axis.left - width, axis.left - canvas.half),
            0: room_for_labels(axis, canvas),
            1: (axis.right + canvas.half, axis.right + width),
        }
        self._pages = {
            page: Packing([draft.item for draft in drafts if draft.page == page], left=left, right=right)
            for page, (left, right) in bounds.items()
        }

    @property
    def window(self) -> Packing:
        """What stands in the window itself."""
        return self._pages[0]

    def seats(self, rows: int) -> list[Seat]:
        """A seat for each draft, in a lane of so many rows."""
        found = {page: iter(packing.seats(rows, exchange=page == 0)) for page, packing in self._pages.items()}
        return [next(found[draft.page]) for draft in self.drafts]


@dataclass(frozen=True, slots=True)
class Attention:
    """What a reader looks at: the chosen event, relations to it, whether all tails are shown, and what changed."""

    chosen: str
    related: Mapping[str, str]
    tails: bool
    changed: Mapping[str, str]


def marks_of(drafted: Drafted, ys: Sequence[float], lane: int, drafting: Drafting, to: Attention) -> Iterator[Mark]:
    """The marks of a lane whose rows have their middles at *ys*."""
    rows, axis = drafting.rows, drafting.axis
    ids, vague = rows.column("id"), rows.vague
    lasted, barred = rows.column("interval"), rows.column("barred")
    until = axis.last if drafting.known is None else min(axis.last, drafting.known + 1)
    for draft, place in zip(drafted.drafts, drafted.seats(len(ys)), strict=True):
        r, here = draft.row, draft.page == 0
        event, tone = str(ids[r]), int(rows.tone[r])
        ends = axis.x(int(rows.first[r])), axis.x(min(int(rows.last[r]) + 1, until))
        shows_openings = here and (to.tails or event == to.chosen)
        yield Mark(
            row=r,
            id=event,
            lane=lane,
            x=draft.x,
            y=ys[place.row],
            importance=int(rows.importance[r]),
            tone=None if tone == NO_TONE else tone,
            sealed=bool(rows.sealed[r]),
            exact=not (vague[r] or draft.doubt),
            label=draft.label,
            label_left=place.label,
            label_width=draft.item.label,
            since=draft.since,
            beyond=not here,
            span=(max(axis.left, ends[0]), ends[1]) if here and lasted[r] else None,
            doubt=draft.doubt if here else None,
            openings=tuple((axis.x(day + 0.5), part) for day, part in rows.openings(r)) if shows_openings else (),
            chosen=event == to.chosen,
            relation=to.related.get(event, ""),
            barred=bool(barred[r]),
            change=to.changed.get(event, ""),
        )

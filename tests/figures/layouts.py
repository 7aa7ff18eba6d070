"""Timelines laid out for tests, and the boxes of everything in them."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from explorer.figures.grouping import Choice
from explorer.figures.labels import BOLD, INK, LINE, usual_font
from explorer.figures.marks import radius
from explorer.figures.picture import Canvas, Lane, Mark, Panel, Picture
from explorer.figures.timeline import Course, Plan, prepare_timeline
from explorer.frames import days
from explorer.i18n import catalogues
from explorer.rows import Rows
from explorer.vocabulary import LaneKind
from tests.event_frames import PEOPLE, SIDES, THEMES, Happening, rows

TEXT = catalogues()["en"]
WHOLE = (7000, 20_500)
NAMES = {
    LaneKind.THEME: {
        "nato": "NATO",
        "iraq": "Iraq and the region",
        "talks": "Talks",
        "nuclear": "Nuclear arms control",
    },
    LaneKind.SIDE: {side: f"From the records of {side}" for side in SIDES},
    LaneKind.PERSON: {person: person.title() for person in PEOPLE},
    LaneKind.STATUS: {
        status: status.title()
        for status in ("two-sided", "documented", "reported", "disputed", "contradicted", "silent")
    },
    LaneKind.ONE: {"": ""},
}
assert set(NAMES[LaneKind.THEME]) == set(THEMES)

Box = tuple[str, float, float, float, float]


def canvas(width: float = 1000, height: float = 600, font: float = 13.5) -> Canvas:
    return Canvas(width, height, usual_font(font))


def terms(*rows_: tuple[str, str, int | None, int | None]) -> pd.DataFrame:
    """Side, name, first and last day of each term."""
    text = {name: pd.Series([row[n] for row in rows_], dtype="str") for n, name in ((0, "side"), (1, "name"))}
    return pd.DataFrame(
        {
            **text,
            "full": text["name"],
            "office": text["side"],
            "start": days(row[2] for row in rows_),
            "end": days(row[3] for row in rows_),
        }
    )


TERMS = terms(
    ("us", "Washington", 6000, 11_000),
    ("us", "Jefferson", 11_000, 11_500),
    ("us", "Monroe", 11_500, None),
    ("ru", "Catherine", None, 12_000),
)


def plan(found: Rows, kind: LaneKind = LaneKind.THEME, **changes) -> Plan:
    others = lambda n: f"{n} more"  # noqa: E731
    return Plan(
        **{"rows": found, "terms": TERMS, "kind": kind, "lane_names": NAMES[kind], "others": others, "text": TEXT}
        | changes
    )


def picture(*happenings: Happening, window=WHOLE, room: Canvas | None = None, **changes) -> Picture:
    course = Course(Choice(*window))
    return prepare_timeline(plan(rows(*happenings), **changes), [course], room or canvas())


def panel(*happenings: Happening, **changes) -> Panel:
    return picture(*happenings, **changes).panels[0]


def here(panel: Panel) -> list[Mark]:
    return [mark for mark in panel.marks if not mark.beyond]


def texts(picture: Picture) -> Iterator[Box]:
    """Everything that is written: what, left, top, right, bottom."""
    size, font = picture.font.size, picture.font

    def line(words: str, left: float, y: float, *, high: float = 1.1, bold: bool = False) -> Box:
        return words, left, y - size * high / 2, left + font.width(words) * (BOLD if bold else 1), y + size * high / 2

    for panel in picture.panels:
        if panel.name:
            yield line(panel.name, 4, panel.top + size)
        for band in panel.bands:
            if band.name:
                yield line(
                    band.name, (band.left + band.right - font.width(band.name)) / 2, (band.top + band.bottom) / 2
                )
        for tick in panel.ticks:
            width = font.width(tick.label) * (BOLD if tick.strong else 1)
            yield line(tick.label, tick.x - width / 2, panel.ticks_y, bold=tick.strong)
        for mark in here(panel):
            if mark.label_left is not None:
                yield line(mark.label, mark.label_left, mark.y)
        for arc in panel.arcs:
            if arc.kind_at:
                yield line(arc.kind, arc.kind_at[0] - font.width(arc.kind) / 2, arc.kind_at[1])
        for lane in panel.lanes:
            yield from _name(lane, picture)


def _name(lane: Lane, picture: Picture) -> Iterator[Box]:
    font, size = picture.font, picture.font.size
    for n, words in enumerate(lane.lines):
        y = lane.name_y + (n - (len(lane.lines) - 1) / 2) * size * LINE
        width = font.width(words) * BOLD
        left = 4.0 if picture.narrow else picture.left - 22 - width
        yield words, left, y - size * INK / 2, left + width, y + size * INK / 2


def discs(picture: Picture) -> Iterator[tuple[float, float, float]]:
    """Every mark: x, y, and its radius with the ring."""
    for panel in picture.panels:
        for mark in here(panel):
            yield mark.x, mark.y, radius(mark.importance, picture.font) + 2 * mark.sealed


def faults(picture: Picture) -> list[str]:
    """Whatever overlaps or is cut."""
    written, marks, found = list(texts(picture)), list(discs(picture)), list[str]()
    for n, (words, left, top, right, bottom) in enumerate(written):
        if left < 0 or top < 0 or right > picture.width or bottom > picture.height:
            found.append(f"{words!r} is cut: {left:.1f} {top:.1f} {right:.1f} {bottom:.1f}")
        for other, l, t, r, b in written[n + 1 :]:  # noqa: E741
            if left < r and l < right and top < b and t < bottom:
                found.append(f"{words!r} overlaps {other!r}: {left, top, right, bottom} {l, t, r, b}")
        for x, y, around in marks:
            near = min(max(x, left), right) - x, min(max(y, top), bottom) - y
            if near[0] ** 2 + near[1] ** 2 < (around - 0.01) ** 2:
                found.append(f"a mark at {x, y} hides {words!r}: {left, top, right, bottom}")
    return found

"""The timeline as a table: exactly what the plot shows, row by row, in the order of time."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.dates import stretch
from explorer.figures.picture import Bin, Mark, Panel, Picture
from explorer.rows import NOBODY
from explorer.vocabulary import LaneKind
from explorer.web.lanes import lane_names
from explorer.web.parts import Tree
from explorer.web.shelf import View
from explorer.web.spoken import spoken_date


def table(picture: Picture, view: View) -> list[Tree]:
    """One table a panel, in a part of the page that scrolls; the link that skips to the marks leads to it."""
    tables = [part for panel in picture.panels for part in _panel(panel, view)]
    region = {
        "id": "marks",
        "class": "table-scroll",
        "tabindex": "0",
        "role": "region",
        "aria-label": view.text("table.name"),
    }
    return [["div", region, tables]]


def _panel(panel: Panel, view: View) -> Iterator[Tree]:
    text = view.text
    when = text.date(stretch(panel.first, panel.last))
    caption = [*([panel.name] if panel.name else []), when]
    columns = ["table.when", "table.event", "table.lane", "table.tone", "table.status", "table.documents"]
    rows = [_row(mark, panel, view) for mark in panel.marks if not mark.beyond]
    if panel.bins:
        columns = ["table.when", "table.lane", "table.count", "table.mean"]
        rows = [_counted(bar, panel, view) for bar in sorted(panel.bins, key=lambda b: (b.first, b.lane))]
    named = bool(panel.lanes and panel.lanes[0].name)
    shown = [key for key in columns if named or key != "table.lane"]
    head: Tree = ["thead", {}, [["tr", {}, [["th", {"scope": "col"}, [text(key)]] for key in shown]]]]
    cells = [[cell for key, cell in zip(columns, row, strict=True) if key in shown] for row in rows]
    body: Tree = ["tbody", {}, [["tr", {}, row] for row in cells]]
    yield ["table", {"class": "table"}, [["caption", {}, [" · ".join(caption)]], head, body]]


def _row(mark: Mark, panel: Panel, view: View) -> list[Tree]:
    rows, text, r = view.rows, view.text, mark.row
    link = {"href": view.selection.choosing(mark.id).address()}
    if mark.chosen:
        link["aria-current"] = "true"
    tone = f"{text.signed(mark.tone)} {text(f'tone.{mark.tone}')}" if mark.tone is not None else "–"
    opened = [
        text("table.opened-part" if part else "table.opened", day=text.date(stretch(day, day), "short"))
        for day, part in rows.openings(r)
    ]
    return [
        ["th", {"scope": "row"}, [spoken_date(r, rows, text)]],
        ["td", {}, [["a", link, [str(rows.column("title")[r])]]]],
        ["td", {}, [_lane(mark, panel, view)]],
        ["td", {}, [tone]],
        ["td", {}, [text(f"status.{rows.column('status')[r]}")]],
        ["td", {}, [text.list(opened) if opened else "–"]],
    ]


def _lane(mark: Mark, panel: Panel, view: View) -> str:
    """The lane of an event; where several share one for want of room, its own."""
    lane, kind = panel.lanes[mark.lane], view.selection.lanes
    if not lane.merged or kind is LaneKind.PERSON:
        return lane.name
    names = lane_names(view)
    own = str(view.rows.column(str(kind))[mark.row])
    return names[own if own in names else NOBODY]


def _counted(bar: Bin, panel: Panel, view: View) -> list[Tree]:
    text = view.text
    tone = "–" if bar.tone is None else text(f"tone.{round(bar.tone)}")
    link = {"href": view.selection.showing(bar.first, bar.last).address()}
    return [
        ["th", {"scope": "row"}, [["a", link, [text.date(stretch(bar.first, bar.last))]]]],
        ["td", {}, [panel.lanes[bar.lane].name]],
        ["td", {}, [text.number(bar.count)]],
        ["td", {}, [tone]],
    ]

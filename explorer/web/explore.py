"""
Explore, the page at ``/``: filters, timeline and reader; and the page at ``/search``, whose reader has the results.

``explore_page`` makes all its parts from a view and the room that the timeline has.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explorer.figures.axis import SHORTEST
from explorer.figures.picture import Canvas, Picture
from explorer.figures.signs import Sign, signs
from explorer.i18n import Catalogue
from explorer.selection import Page
from explorer.web import ids
from explorer.web.clock import clock, notice
from explorer.web.compare import courses
from explorer.web.filters import filters
from explorer.web.parts import Tree, html, trees
from explorer.web.picture import timeline_picture
from explorer.web.plot import Plot
from explorer.web.reader import reader
from explorer.web.shelf import View
from explorer.web.shell import header
from explorer.web.table import table
from explorer.web.tools import strip, tools
from explorer.web.words import aria

Parts = dict[str, list[Tree]]


def explore_page(view: View, texts: Mapping[str, Catalogue], canvas: Canvas) -> dict[str, Any]:
    """
    Everything that the page shows.

    Args:
        view: What the address asks for.
        texts: The languages that there are.
        canvas: The room that the timeline has.

    Returns:
        ``title``, ``description``, names of regions, what is open in the reader, what the browser needs to know about
        the timeline (``canvas``), and ``parts``: the trees of each region by its id.
    """
    selection, text, data = view.selection, view.text, view.known.data
    event = data.event(selection.event)
    return {
        "title": _title(view),
        "searching": selection.page is Page.SEARCH,
        "description": (event.summary if event else data.card.description).in_language(text.language).words,
        "names": {
            ids.TIMELINE: text("marks.region"),
            ids.READER: text("reader.region" if selection.page is Page.EXPLORE else "search.region"),
            ids.CANVAS: text("zoom.keys", home="Home", end="End"),
            ids.CLOCK: text("clock.region"),
        },
        "open": [selection.event, selection.claim, f"{selection.source} {selection.passage}".strip()],
        "canvas": _canvas(view, canvas),
        "parts": _parts(view, timeline_picture(view, canvas), texts),
    }


def _title(view: View) -> str:
    """The event's in the reader, else what is searched for, else the data set's."""
    event, text = view.known.data.event(view.selection.event), view.text
    if event is None and view.selection.page is Page.SEARCH:
        words = view.selection.sought
        return text("search.page") + (f": {words}" if words else "")
    return (event.title if event else view.known.data.card.title).in_language(text.language).words


def _parts(view: View, picture: Picture, texts: Mapping[str, Catalogue]) -> Parts:
    selection, text = view.selection, view.text
    plot = table(picture, view) if selection.table else Plot(picture, view.rows, selection, text).trees()
    parts: dict[str, object] = {
        ids.HEADER: header(view, texts),
        ids.FILTERS: filters(view),
        ids.NOTICE: notice(view),
        ids.TOOLS: tools(view),
        ids.TIMELINE: plot,
        ids.STRIP: strip(view),
        ids.CLOCK: clock(view),
        ids.LEGEND: legend(picture, text),
        ids.READER: reader(view),
    }
    return {place: trees(part) for place, part in parts.items()}


def _canvas(view: View, canvas: Canvas) -> dict[str, object]:
    """What moving the timeline needs to know: the whole period, what the dates in the address are of, and the room."""
    mode = "align" if view.selection.align else "beside" if view.selection.beside is not None else "period"
    begin, end = view.period
    shown = courses(view)
    return {
        "mode": "table" if view.selection.table else mode,
        "shortest": SHORTEST,
        "begin": begin,
        "end": end,
        "first": shown[0].choice.first,
        "last": shown[0].choice.last,
        "origin": shown[0].origin or 0,
        "beside": view.selection.beside if view.selection.beside is not None else 0,
        "width": canvas.width,
        "height": canvas.height,
        "font": canvas.font.size,
        "measured": round(canvas.font.total, 2),
    }


def legend(picture: Picture, text: Catalogue) -> list[Tree]:
    """What the signs mean, as far as the shown events have them."""
    written = {Sign.COOL: "+", Sign.WARM: "−"}
    return [
        html.Span(
            [
                html.Span(written.get(sign, ""), className=f"key key-{sign}", **aria(hidden="true")),
                html.Span(text(f"legend.{sign}")),
            ],
            className="legend-item",
        )
        for sign in signs(picture)
    ]

"""
Explore, the page at ``/``: filters, timeline and reader; and the page at ``/search``, whose reader has the results.

``explore_page`` makes all its parts from a view and the room that the timeline has; ``register`` answers to who takes
the chart away.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State

from explorer.changes import Change
from explorer.dates import day_number
from explorer.figures.axis import SHORTEST
from explorer.figures.draw import Figure, draw_timeline
from explorer.figures.picture import Canvas, Picture
from explorer.figures.timeline import LEAST_ROWS, Plan, prepare_timeline
from explorer.i18n import Catalogue
from explorer.selection import Page
from explorer.theme import LIGHT, LOOKS
from explorer.vocabulary import LaneKind, Post
from explorer.web import ids
from explorer.web.asked import asked_for
from explorer.web.clock import clock, notice
from explorer.web.compare import courses
from explorer.web.filters import filters
from explorer.web.lanes import lane_names
from explorer.web.parts import Tree, html, trees
from explorer.web.plot import Plot
from explorer.web.reader import reader
from explorer.web.room import canvas_from
from explorer.web.shelf import Shelf, View
from explorer.web.shell import header
from explorer.web.table import table
from explorer.web.tools import strip, tools
from explorer.web.words import aria

Parts = dict[str, list[Tree]]


def register(app: Dash, shelf: Shelf) -> None:
    """Connect what takes the chart away; holds no logic of its own."""

    @app.callback(
        Output(ids.CHART, "data"),
        Input(ids.EXPORT, "data"),
        State(ids.ROOM, "data"),
        prevent_initial_call=True,
    )
    def _chart(wish: object, room: object) -> dict[str, Any] | None:
        return None if wish is None else {"wish": named(wish), "figure": chart(shelf, wish, canvas_from(room))}

    app.clientside_callback(ClientsideFunction("chart", "save"), Input(ids.CHART, "data"))


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


def timeline_picture(view: View, canvas: Canvas, *, low: bool = False) -> Picture:
    """
    The timeline of a view, laid out; the tone curve is drawn from all events that are known.

    Args:
        view: The view.
        canvas: The room that there is.
        low: Whether it is a strip, with room for few rows: then lanes have one, and are there instead of the curve.
    """
    selection, data, text = view.selection, view.known.data, view.text
    terms = view.known.terms(selection.lang)
    event = data.event(selection.event)
    plan = Plan(
        rows=view.rows,
        terms=terms[terms["post"] == Post.HEAD_OF_STATE],
        kind=selection.lanes,
        lane_names=lane_names(view),
        others=lambda n: text(f"lanes.others-{selection.lanes}" if n else "lanes.together", n=n),
        text=text,
        chosen=selection.event,
        related={link.event: text(f"relation.{link.kind}") for link in event.related} if event and not low else {},
        tails=selection.tails,
        # of some events there is no curve
        curve=selection.curve and view.hits is None and not (low and selection.lanes is not LaneKind.ONE),
        known=None if selection.known is None else day_number(selection.known),
        changed={} if view.changed is None else view.changed.by_event,
        rows_of_a_lane=1 if low else LEAST_ROWS,
    )
    return prepare_timeline(plan, courses(view), canvas)


def legend(picture: Picture, text: Catalogue) -> list[Tree]:
    """What the signs mean, as far as the shown events have them."""
    marks = [mark for panel in picture.panels for mark in panel.marks if not mark.beyond]
    signs = [("cool", "+", "legend.cool"), ("warm", "−", "legend.warm")]
    if any(panel.bins for panel in picture.panels):
        signs.append(("bars", "", "legend.bars"))
    conditions = (
        ("ring", any(mark.sealed for mark in marks)),
        ("tail", any(mark.openings for mark in marks)),
        ("part", any(part for mark in marks for _, part in mark.openings)),
        ("span", any(mark.span for mark in marks)),
        ("doubt", any(not mark.exact for mark in marks)),
        ("barred", any(mark.barred for mark in marks)),
        ("changed", any(mark.change not in {"", Change.SILENT, Change.DISPUTED} for mark in marks)),
        ("disputed", any(mark.change == Change.DISPUTED for mark in marks)),
    )
    signs += [(name, "", f"legend.{name}") for name, there in conditions if there]
    return [
        html.Span(
            [html.Span(sign, className=f"key key-{name}", **aria(hidden="true")), html.Span(text(key))],
            className="legend-item",
        )
        for name, sign, key in signs
    ]


def named(wish: object) -> dict[str, object]:
    """What a wish says of the file and its words; not the address, which may name what is sealed."""
    given = wish if isinstance(wish, dict) else {}
    return {name: value for name, value in given.items() if name not in ("path", "search")}


def chart(shelf: Shelf, wish: object, canvas: Canvas) -> Figure:
    """The timeline of an address as a figure to take away, in the colours that the reader's screen has."""
    asked = asked_for(wish)
    view = shelf.read(asked.query, asked.path)
    look = wish.get("look") if isinstance(wish, dict) else None
    words = {"warm": view.text("tone.conflict"), "cool": view.text("tone.cooperation")}
    return draw_timeline(timeline_picture(view, canvas), look=LOOKS.get(str(look), LIGHT), **words)

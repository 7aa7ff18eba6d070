"""
Explore, the page at ``/``: filters, timeline and reader.

``blank`` is the page without a reader's choice; ``register`` connects it. The marks over the
timeline are links in time order, placed by the same picture that is drawn: they carry names,
focus and tooltips, so that what is drawn needs to be seen by nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from explorer.figures.draw import Figure, draw_timeline
from explorer.figures.labels import MEASURED, font_from
from explorer.figures.picture import Canvas, Mark, Picture
from explorer.figures.timeline import Tables, prepare_timeline
from explorer.i18n import Catalogue
from explorer.records import DataSet
from explorer.selection import Selection
from explorer.theme import LIGHT, LOOKS
from explorer.vocabulary import Post
from explorer.web import ids
from explorer.web.parts import trees
from explorer.web.reader import reader
from explorer.web.shelf import Known, Shelf
from explorer.web.shell import header
from explorer.web.words import aria, data_attributes

SMALLEST, LARGEST = 240, 8000
"""Widths (px) of screens that the timeline is laid out for; what a browser reports is kept within them."""

CHIPS = 7
"""Themes that have a chip of their own beside the timeline; the others are one click away."""

_EMPTY: Figure = {
    "data": [],
    "layout": {
        "xaxis": {"visible": False},
        "yaxis": {"visible": False},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "height": 300,
    },
}
_STATIC: Any = {"staticPlot": True, "displayModeBar": False, "responsive": False}


def blank() -> list[Component]:
    """The parts of the page before an address is read."""
    graph = dcc.Graph(id=ids.EXPLORE_TIMELINE, figure=_EMPTY, config=_STATIC)
    return [
        dcc.Store(id=ids.EXPLORE_VIEWPORT),
        dcc.Store(id=ids.EXPLORE_PLACED),
        html.Div(id=ids.EXPLORE_FILTERS, className="filters"),
        html.Main(
            [
                html.Div(id=ids.NOTICE, className="notice"),
                html.Section(
                    [
                        html.Div(
                            [
                                html.Div(graph, className="drawing", **aria(hidden="true")),
                                html.Nav(id=ids.EXPLORE_MARKS, className="marks", tabIndex="-1"),
                            ],
                            className="canvas",
                            **data_attributes(measured=MEASURED),
                        ),
                        html.Div(id=ids.EXPLORE_LEGEND, className="legend"),
                    ],
                    className="timeline",
                ),
                html.Aside(id=ids.EXPLORE_READER, className="reader", tabIndex="-1"),
            ],
            className="explore",
        ),
    ]


def register(app: Dash, shelf: Shelf) -> None:
    """Connect the page's parts; holds no logic of its own."""

    @app.callback(Output(ids.PAGE, "data"), Input(ids.URL, "search"))
    def _view(search: str | None) -> dict[str, Any]:
        selection, known, text = shelf.read(search)
        shown = selection.apply(known.events(selection.lang))
        parts = {
            ids.HEADER: header(known.data, selection, shelf.texts),
            ids.EXPLORE_FILTERS: filters(known, shown, selection, text),
            ids.EXPLORE_READER: reader(known.data, tuple(shown["id"]), selection, text),
            ids.EXPLORE_LEGEND: legend(shown, known.openings, text),
            ids.NOTICE: notice(selection, text),
        }
        return {**page(known.data, selection, text), "parts": {place: trees(part) for place, part in parts.items()}}

    @app.callback(
        Output(ids.EXPLORE_TIMELINE, "figure"),
        Output(ids.EXPLORE_PLACED, "data"),
        Input(ids.URL, "search"),
        Input(ids.EXPLORE_VIEWPORT, "data"),
        Input(ids.LOOK, "data"),
    )
    def _timeline(search: str | None, viewport: object, look: object) -> tuple[Figure, dict[str, Any]]:
        selection, known, text = shelf.read(search)
        picture = timeline_picture(known, selection, canvas_from(viewport), shelf.period(), text)
        ends = {"warm": text("tone.conflict"), "cool": text("tone.cooperation")}
        drawing = draw_timeline(picture, look=LOOKS.get(str(look), LIGHT), **ends)
        return drawing, {ids.EXPLORE_MARKS: trees(mark_links(picture.marks, known, selection, text))}

    app.clientside_callback(ClientsideFunction("page", "place"), Input(ids.EXPLORE_PLACED, "data"))
    measure = ClientsideFunction("viewport", "measure")
    app.clientside_callback(measure, Output(ids.EXPLORE_VIEWPORT, "data"), Input(ids.URL, "pathname"))


def canvas_from(viewport: object) -> Canvas:
    """The room that the browser reports; anything that cannot be right is replaced by what is usual."""
    told = viewport if isinstance(viewport, dict) else {}

    def number(key: str, usual: float, least: float, most: float) -> float:
        value = told.get(key)
        return min(max(float(value), least), most) if isinstance(value, int | float) and value == value else usual

    advances = told.get("advances")
    listed = advances if isinstance(advances, Sequence) and not isinstance(advances, str) else []
    widths = [float(w) for w in listed[: len(MEASURED)] if isinstance(w, int | float) and 0 <= w <= 200]
    size = number("font", 12, 8, 40)
    return Canvas(number("width", 820, SMALLEST, LARGEST), number("height", 600, 0, LARGEST), font_from(size, widths))


def timeline_picture(
    known: Known, selection: Selection, canvas: Canvas, span: tuple[int, int], text: Catalogue
) -> Picture:
    """The timeline of this view, laid out; the tone curve is drawn from all events that are known."""
    everything, terms = known.events(selection.lang), known.terms(selection.lang)
    tables = Tables(
        events=selection.apply(everything),
        judged=everything,
        openings=known.openings,
        terms=terms[terms["post"] == Post.HEAD_OF_STATE],
        lanes={key: theme.name.in_language(text.language).words for key, theme in known.data.themes.items()},
    )
    return prepare_timeline(tables, span=span, canvas=canvas, chosen=selection.event)


def mark_links(marks: Sequence[Mark], known: Known, selection: Selection, text: Catalogue) -> Component:
    """One link a mark, in time order, over the mark and its label; its name says what the mark shows."""
    events = {event.id: event for event in known.data.events}
    items = []
    for mark in marks:
        event = events[mark.id]
        when, title = text.date(event.date), event.title.in_language(text.language).words
        tone = f"{text.signed(mark.tone)} {text(f'tone.{mark.tone}')}" if mark.tone is not None else ""
        spoken = ", ".join(part for part in (when, title, tone, text("mark.sealed") if mark.sealed else "") if part)
        half = max(12.0, mark.radius + 5)
        left, right = min(mark.extent[0], mark.x - half), max(mark.extent[1], mark.x + half)
        current = aria(current="true") if mark.chosen else {}
        tip = html.Span([html.B(when), html.Span(title), html.Span(tone)], className="tip", **aria(hidden="true"))
        items.append(
            html.Li(
                html.A(
                    tip,
                    href=selection.choosing(mark.id).to_query(),
                    className="mark",
                    **aria(label=spoken),
                    **data_attributes(event=mark.id),
                    **current,
                ),
                style={"left": left, "top": mark.y - half, "width": right - left, "height": 2 * half},
                className="mark-place",
            )
        )
    return html.Ol(items, className="mark-list", **aria(label=text("marks.list")))


def legend(shown: pd.DataFrame, openings: pd.DataFrame, text: Catalogue) -> list[Component]:
    """What the signs mean, as far as the shown events have them; it comes before the timeline, which fits the rest."""
    signs = [("cool", "+", "legend.cool"), ("warm", "−", "legend.warm")]
    if openings["event"].isin(shown["id"]).any():
        signs += [("ring", "", "legend.ring"), ("tail", "", "legend.tail")]
    if shown["interval"].any():
        signs.append(("span", "", "legend.span"))
    if (shown["approximate"] | shown["uncertain"] | ~shown["interval"] & (shown["earliest"] != shown["latest"])).any():
        signs.append(("doubt", "", "legend.doubt"))
    return [
        html.Span(
            [html.Span(sign, className=f"key key-{name}", **aria(hidden="true")), html.Span(text(key))],
            className="legend-item",
        )
        for name, sign, key in signs
    ]


def filters(known: Known, shown: pd.DataFrame, selection: Selection, text: Catalogue) -> list[Component]:
    """Theme chips with counts, how much is shown, export and address."""
    everything = known.events(selection.lang)
    clear = replace(selection, themes=()).to_query() or "/"
    chips, more = theme_chips(everything, known.data, selection, text)
    listed = [html.Li(chip) for chip in [_chip(text("filters.all"), None, clear, not selection.themes), *chips]]
    if more:
        menu = html.Div(more, className="menu chip-menu")
        summary = html.Summary(text("filters.more", n=len(more)), className="chip")
        listed.append(html.Li(html.Details([summary, menu], className="drop")))
    counts = [
        text("filters.events", n=len(shown), total=text.number(len(everything))),
        text("filters.documents", n=len(known.data.sources)),
    ]
    copy = data_attributes(action="copy", done=text("share.copied"))
    return [
        html.Nav(
            [html.Span(text("filters.themes"), className="filters-label", id="themes-label"), html.Ul(listed)],
            className="chips",
            **aria(labelledby="themes-label"),
        ),
        html.P(" · ".join(counts), className="counts", role="status"),
        export_menu(known.data, selection, text),
        html.Button(text("share.copy"), className="button", **copy),
    ]


def theme_chips(
    everything: pd.DataFrame, data: DataSet, selection: Selection, text: Catalogue
) -> tuple[list[Component], list[Component]]:
    """A chip for each theme that has events: those in the row (the chosen and the most frequent), and the rest."""
    counts = Counter(theme for themes in everything["themes"] for theme in themes)
    places = list(data.themes)
    ranked = sorted(counts, key=lambda key: (key not in selection.themes, -counts[key], places.index(key)))
    in_row = set(ranked[: max(CHIPS, len(selection.themes))])
    chips = {
        key: _chip(
            theme.name.in_language(text.language).words,
            text.number(counts[key]),
            selection.toggling(key).to_query() or "/",
            key in selection.themes,
        )
        for key, theme in data.themes.items()
        if counts[key]
    }
    return [chips[key] for key in chips if key in in_row], [chips[key] for key in chips if key not in in_row]


def _chip(name: str, count: str | None, query: str, on: bool) -> Component:
    parts = [html.Span(name)] + ([html.Span(count, className="count")] if count else [])
    current = aria(current="true") if on else {}
    return html.A(parts, href=query, className="chip", **current)


def export_menu(data: DataSet, selection: Selection, text: Catalogue) -> Component:
    """The chart as a picture, made in the browser."""
    card = data.card
    name = "-".join(["unsealed", *([selection.event] if selection.event else selection.themes)])
    title = card.title.in_language(text.language).words
    chosen = [data.themes[t].name.in_language(text.language).words for t in selection.themes]
    heading = f"{title}: {', '.join(chosen)}" if chosen else title
    if selection.known:
        heading += " · " + text("known.on", day=text.day(selection.known))
    caption = text("export.caption", title=title, version=card.version, licence=card.licence)
    buttons = [
        html.Button(
            text(f"export.{form}"),
            className="menu-item",
            **data_attributes(action="export", format=form, name=name, title=heading, caption=caption),
        )
        for form in ("png", "svg")
    ]
    return html.Details(
        [html.Summary(text("export.open"), className="button"), html.Div(buttons, className="menu")],
        className="drop export",
    )


def notice(selection: Selection, text: Catalogue) -> list[Component]:
    """Said plainly while the second clock is set, with one link that takes it off."""
    if selection.known is None:
        return []
    off = replace(selection, known=None).to_query() or "/"
    day = text.day(selection.known)
    return [html.P([html.B(text("known.on", day=day)), " ", html.A(text("known.off"), href=off)], className="known")]


def page(data: DataSet, selection: Selection, text: Catalogue) -> dict[str, str]:
    """What the browser's frame shows: title, language; and the names of the page's regions."""
    event = next((e for e in data.events if e.id == selection.event), None)
    heading = (event.title if event else data.card.title).in_language(text.language).words
    return {
        "title": f"{heading} · Unsealed",
        "language": text.language,
        "marks": text("marks.region"),
        "reader": text("reader.region"),
        "event": selection.event,
        "claim": selection.claim,
        "source": f"{selection.source} {selection.passage}".strip(),
    }

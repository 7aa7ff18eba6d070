"""
The page in a frame: heading, timeline, the chosen event, where it comes from.

It is whole and runs no script: marks are links that open the explorer in a window of their own.
Nobody tells a server how wide a frame is, so the timeline is laid out for three widths, and the style sheet shows the
one that has room (``assets/embed-frame.css``). What is laid out for less fits into more: places are shares of the room.
Its words stand in the fonts that they were measured in, since no script measures others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote

import flask
from dash import Dash

from explorer.figures.labels import usual_font
from explorer.figures.picture import Canvas
from explorer.knowledge import Status, claim_status
from explorer.records import Event
from explorer.theme import LOOKS
from explorer.web.clock import caption
from explorer.web.embed.heading import heading
from explorer.web.framing import EMBED
from explorer.web.parts import Tree, html, markup
from explorer.web.picture import timeline_picture
from explorer.web.plot import Plot
from explorer.web.previews import shortened
from explorer.web.reader import SIGNS
from explorer.web.shelf import Shelf, View
from explorer.web.words import aria, marked, said

SHEETS = ("10_tokens.css", "20_layout.css", "40_timeline.css", "embed-frame.css")
ROOMS = ((300, 400), (460, 340), (700, 340))
"""Width and height (px) of the least room that each timeline is laid out for; the widths are in the style sheet too."""

TWICE = 1.6
"""How much higher it must be where one panel stands above another."""

FONT = 12.5
LONGEST = 240
"""Letters of a summary that stand under the timeline."""

_DROPPED = frozenset({"id", "tabindex", "data-key", "data-first", "data-last", "data-stops"})
_NOT_HERE = frozenset({"light", "beyond"})


def register(app: Dash, shelf: Shelf) -> None:
    """Answer for the page of a frame."""
    server: flask.Flask = app.server
    file = Path(app.config.assets_folder) / "favicon.svg"
    icon = f"data:image/svg+xml,{quote(file.read_text(encoding='utf-8'))}" if file.is_file() else "data:,"

    @server.get("/embed", endpoint=EMBED)
    def _embed() -> flask.Response:
        request = flask.request
        view = view_of(shelf, request.query_string.decode("utf-8", "replace"))
        look = request.args.get("look", "")
        page = document(view, asset=app.get_asset_url, icon=icon, look=look)
        return flask.Response(page, mimetype="text/html")


def view_of(shelf: Shelf, query: str) -> View:
    """The view of a frame's address: of a search, if there are words to look for."""
    return shelf.read(query, "/search" if "q" in parse_qs(query[:8000]) else "/")


def document(view: View, *, asset: Callable[[str], str], icon: str, look: str = "") -> str:
    """
    The page as HTML.

    Args:
        view: What it shows.
        asset: Gives the address of a file of ``assets``.
        icon: The icon, as an address that holds it.
        look: light or dark if the page around it is always so; else the reader's own.
    """
    sheets = "\n".join(f'<link rel="stylesheet" href="{escape(asset(name))}">' for name in SHEETS)
    chosen = f' data-look="{look}"' if look in LOOKS else ""
    return f"""<!DOCTYPE html>
<html lang="{view.text.language}"{chosen}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{escape(heading(view))} · Unsealed</title>
<link rel="canonical" href="{escape(view.selection.address())}">
<link rel="icon" type="image/svg+xml" href="{escape(icon)}">
{sheets}
</head>
<body class="embed">
{markup(_body(view))}
</body>
</html>"""


def _body(view: View) -> list[Tree]:
    selection, text = view.selection, view.text
    event = view.known.data.event(selection.event)
    then = caption(selection, text)
    return [
        [
            "main",
            {"class": "embed-page"},
            [
                html.H1(heading(view), className="embed-title"),
                *([html.P(then, className="embed-then")] if then else []),
                *_waiting(view),
                *_timelines(view),
                *([_event(event, view)] if event else []),
                _foot(view),
            ],
        ]
    ]


def _waiting(view: View) -> list[Tree]:
    if view.waiting is None:
        return []
    done, total = (view.text.number(n) for n in (view.waiting.done, view.waiting.total))
    return [html.P(view.text("search.waiting", done=done, total=total), className="embed-then")]


def _timelines(view: View) -> list[Tree]:
    """The timeline once for each room; a reader sees and hears one of them."""
    return [html.Div(_timeline(view, *room), className=f"embed-plot embed-{room[0]}") for room in ROOMS]


def _timeline(view: View, width: int, height: int) -> Tree:
    compared = bool(view.selection.align or view.selection.persons or view.selection.beside is not None)
    canvas = Canvas(width, height * (TWICE if compared else 1), usual_font(FONT))
    picture = timeline_picture(view, canvas)
    trees = Plot(picture, view.rows, view.selection, view.text).trees()
    name = view.text("embed.timeline")
    return html.Nav(
        list(_followed(trees)), className="plot", style={"min-height": f"{canvas.height:g}px"}, **aria(label=name)
    )


def _followed(trees: Iterable[Tree]) -> Iterable[Tree]:
    """What leads into the explorer opens it beside the page; what only scripts can use is not here."""
    for tree in trees:
        if isinstance(tree, str):
            yield tree
            continue
        tag, attributes, children = tree
        names = str(attributes.get("class", "")).split()
        if attributes.get("role") == "slider" or not _NOT_HERE.isdisjoint(names):
            continue
        kept = {name: value for name, value in attributes.items() if name not in _DROPPED or value == "-1"}
        if tag == "ol":
            kept.pop("tabindex", None)
        if tag == "a":
            kept |= {"target": "_blank", "rel": "noopener"}
        if tag == "li" and children and "left" in attributes.get("style", {}):
            kept |= _tip(attributes, children[0][1], names)
        yield [tag, kept, list(_followed(children))]


def _tip(place: dict[str, Any], link: dict[str, Any], names: list[str]) -> dict[str, str]:
    """What the style sheet shows beside a link under pointer or focus, and on which side of it there is room."""
    x, y = (float(str(place["style"][side]).rstrip("%")) for side in ("left", "top"))
    sides = [*names, *(["west"] if x > 50 else []), *(["up"] if y > 50 else [])]
    words = str(link.get("data-tip") or link["aria-label"])
    return {"class": " ".join(sides), "data-tip": words.replace(",\n", "\n")}


def _event(event: Event, view: View) -> Tree:
    """The chosen event: when, what, in short, and how well it is documented."""
    text = view.text
    phrase = event.summary.in_language(text.language)
    summary = marked(phrase._replace(words=shortened(phrase.words, LONGEST)), text)
    return html.Section(
        [
            html.P(text.date(event.date), className="embed-when"),
            html.H2(said(event.title, text), className="embed-name"),
            html.P(summary, className="embed-summary"),
            html.P(_statuses(event, view), className="embed-statuses"),
        ],
        className="embed-event",
        **aria(label=text("embed.event")),
    )


def _statuses(event: Event, view: View) -> list[Tree]:
    data, text = view.known.data, view.text
    counts = Counter(claim_status(claim, data.sources, None) for claim in event.claims)
    counts[Status.SILENT] += sum(bar.claim is None for bar in data.bars.get(event.id, ()))
    return [
        html.Span(
            [
                html.Span(SIGNS[status], className="embed-sign", **aria(hidden="true")),
                f" {text('embed.status', status=text(f'status.{status}'), n=text.number(counts[status]))}",
            ],
            className="embed-status",
        )
        for status in Status
        if counts[status]
    ]


def _foot(view: View) -> Tree:
    """Which data it is, and the way into the explorer."""
    card, text = view.known.data.card, view.text
    title = card.title.in_language(text.language).words
    source = text("export.caption", title=title, version=card.version, licence=card.licence)
    arrow = html.Span(" ↗", **aria(hidden="true"))
    link = html.A(
        [text("embed.open"), arrow],
        href=view.selection.address(),
        className="embed-open",
        target="_blank",
        rel="noopener",
    )
    return html.P([html.Span(source), link], className="embed-foot")

"""What fits while somebody is writing: ``/search/typed?q=…``, the options of the list below the line to search in."""

from __future__ import annotations

import flask
from dash import Dash

from explorer.search import Kind, Marker, NotReady, Result, Telling, Told
from explorer.web.hits import scope_of
from explorer.web.parts import Tree, html
from explorer.web.search.box import TYPED
from explorer.web.search.said import first_found, marked_words, where
from explorer.web.shelf import Shelf, View
from explorer.web.words import aria

LOOKED_AT = 30
"""Results that are looked at, of records and of texts each."""

OF_A_KIND = 4
"""Results of one kind that are shown at most."""

SHORT = 110
"""Characters of the words in context."""


def register(app: Dash, shelf: Shelf) -> None:
    """Answer while somebody writes."""
    server: flask.Flask = app.server

    @server.get(TYPED)
    def _typed() -> flask.Response:
        query = flask.request.query_string.decode("utf-8", "replace")
        view = shelf.read(query, "/search", quickly=True)
        return flask.jsonify({"words": view.selection.sought, **typed(view)})


def typed(view: View) -> dict[str, object]:
    """
    What fits so far.

    Returns:
        ``options``: the parts of the list, grouped by kind; ``told``: how many there are, in words.
    """
    text, searching = view.text, view.known.search
    query = searching.read(view.selection.sought)
    try:
        found = searching.typing(query, scope_of(view.selection), LOOKED_AT)
    except NotReady as waiting:
        return {"options": [], "told": text("search.waiting", done=waiting.done, total=waiting.total)}
    telling = Telling(view.known.data, Marker(found.query, searching.names, typing=True), text.language, width=SHORT)
    groups = _grouped(found.results)
    parts = [_group(kind, [telling.tell(result) for result in group], view) for kind, group in groups.items()]
    everything = html.A(
        text("search.all-results"),
        href=view.selection.searching(view.selection.sought).address(),
        className="option option-all",
        role="option",
        id="option-all",
        tabIndex="-1",
        **aria(selected="false"),
    )
    n = sum(len(group) for group in groups.values())
    return {"options": [*parts, everything] if query else [], "told": text("search.told", n=n)}


def _grouped(found: tuple[Result, ...]) -> dict[Kind, list[Result]]:
    """The first few of each kind, the kinds in their order."""
    groups: dict[Kind, list[Result]] = {kind: [] for kind in Kind}
    for result in found:
        if len(groups[result.kind]) < OF_A_KIND:
            groups[result.kind].append(result)
    return {kind: group for kind, group in groups.items() if group}


def _group(kind: Kind, told: list[Told], view: View) -> Tree:
    text = view.text
    name = html.Div(text(f"search.kinds.{kind}"), className="option-kind", role="presentation")
    options = [_option(one, f"option-{kind}-{n}", view) for n, one in enumerate(told)]
    return html.Div([name, *options], role="group", **aria(label=text(f"search.kinds.{kind}")))


def _option(told: Told, name: str, view: View) -> Tree:
    text = view.text
    title = html.Span(marked_words(told.title, text.language), className="option-title")
    when = html.Span(text.date(told.date, "short"), className="when")
    words = html.Span(marked_words(told.excerpt, text.language), className="option-words")
    address = where(told.result, view.selection.searching(view.selection.sought), first_found(told))
    more = {"role": "option", "tabIndex": "-1", **aria(selected="false")}
    return html.A([title, when, words], href=address, className="option", id=name, **more)

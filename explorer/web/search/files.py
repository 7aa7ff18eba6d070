"""All results of a search as a table to take home, at ``/search.csv``: in their order, as the page has them."""

from __future__ import annotations

import flask
from dash import Dash
from werkzeug.exceptions import ServiceUnavailable

from explorer.export.found import found_csv
from explorer.search import Marker, NotReady, Telling
from explorer.web.hits import scope_of
from explorer.web.shelf import Shelf

FILE = "/search.csv"

MOST = 5000
"""Results that a file holds."""


def register(app: Dash, shelf: Shelf) -> None:
    """Answer for the file."""
    server: flask.Flask = app.server

    @server.get(FILE)
    def _results() -> flask.Response:
        try:
            name, text = search_file(shelf, flask.request.query_string.decode("utf-8", "replace"))
        except NotReady as waiting:
            raise ServiceUnavailable(f"{waiting}; try again later") from waiting
        answer = flask.Response(text, mimetype="text/csv")
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


def search_file(shelf: Shelf, query: str) -> tuple[str, str]:
    """The results of an address: the file's name and its text."""
    view = shelf.read(query, "/search", quickly=True)
    searching, selection = view.known.search, view.selection
    asked = searching.read(selection.sought)
    found = searching.find(asked, scope_of(selection), MOST)
    telling = Telling(view.known.data, Marker(asked, searching.names), selection.lang)
    told = [telling.tell(result) for result in found.results]
    day = f"-known-{selection.known}" if selection.known else ""
    text = found_csv(told, view.known.data.card, asked.text, selection.known, selection.lang)
    return f"unsealed-search{day}.csv", text

"""Pages of a text that come when they are scrolled to: ``/leaves/<source>?…&pages=3,4``, each by its element's id."""

from __future__ import annotations

import re

import flask
from dash import Dash
from werkzeug.exceptions import NotFound

from explorer.web.parts import Tree
from explorer.web.shelf import Shelf
from explorer.web.source.leaves import leaves_of

MOST = 20
_PAGES = re.compile(r"\d{1,6}(,\d{1,6})*")


def register(app: Dash, shelf: Shelf) -> None:
    """Answer for the pages."""
    server: flask.Flask = app.server

    @server.get("/leaves/<source>")
    def _leaves(source: str) -> flask.Response:
        query = flask.request.query_string.decode("utf-8", "replace")
        return flask.jsonify(leaves(shelf, source, query, flask.request.args.get("pages", "")))


def leaves(shelf: Shelf, source: str, query: str, pages: str) -> dict[str, list[Tree]]:
    """
    Some pages of the text that a view shows.

    Args:
        shelf: What there is.
        source: The source's id.
        query: The view.
        pages: Numbers from 1, joined by commas; at most MOST of them are answered, and those that do not exist are not.

    Raises:
        NotFound: There is no such source, or no text of it, on the day of the view.
    """
    view = shelf.read(query, f"/source/{source}")
    found = view.known.data.sources.get(view.selection.source)
    if found is None or not view.known.readings.kept(found) or not _PAGES.fullmatch(pages):
        raise NotFound
    shown = leaves_of(found, view)
    asked = [int(number) for number in pages.split(",")][:MOST]
    return {f"leaf-{n}": shown.leaf(n - 1) for n in asked if 1 <= n <= len(shown.text.pages)}

"""
Documents, the page at ``/documents``: every source in a grid, listed as its address says (see ``listing``).

The server writes a plain table of the first documents, and all forms and links around it, which work without scripts.
``assets/documents.js`` then puts the grid (AG Grid, as Dash's component) in the table's place; the grid asks for its
rows as it is scrolled, at ``/documents/rows``. What is shown there, counted, and written to ``/documents.csv`` is one
answer: ``listing.found``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import dash_ag_grid
import flask
from dash import Dash, dcc
from dash.development.base_component import Component

from explorer.export.documents import documents_csv
from explorer.i18n import Catalogue
from explorer.web import ids
from explorer.web.clock import notice
from explorer.web.documents.around import bar, heading, state, tools
from explorer.web.documents.listed import Listed, listed
from explorer.web.documents.releases import releases
from explorer.web.documents.rows import plain_table, rows_of, wanted
from explorer.web.parts import trees
from explorer.web.shelf import Shelf, View
from explorer.web.shell import header

ROWS = "/documents/rows"
FILE = "/documents.csv"
BUNDLE = dash_ag_grid.__name__
"""Where the grid's scripts lie among those of Dash: only this page loads them."""


def place() -> Component:
    """Where Dash draws the grid; empty on every other page."""
    return dcc.Loading(id=ids.DOCUMENTS_PLACE, display="hide")


def documents_page(view: View, texts: Mapping[str, Catalogue]) -> dict[str, Any]:
    """
    Everything that the page shows: see ``pages.page``.

    ``plain`` is the table for readers without scripts; answers to those who have them leave it out.
    """
    shown = listed(view)
    text = view.text
    parts: dict[str, object] = {
        ids.HEADER: header(view, texts),
        ids.FILTERS: bar(shown),
        ids.NOTICE: notice(view),
        ids.DOCUMENTS_TOOLS: tools(shown, FILE),
        ids.DOCUMENTS_RELEASES: releases(shown),
        ids.DOCUMENTS_HEADING: [*heading(shown), state(shown, ROWS)],
    }
    return {
        "title": text("documents.page-documents"),
        "description": text("documents.description"),
        "names": {
            ids.DOCUMENTS_RELEASES: text("documents.releases"),
            ids.DOCUMENTS_LIST: text("documents.page-documents"),
        },
        "open": [
            view.selection.event,
            view.selection.claim,
            f"{view.selection.source} {view.selection.passage}".strip(),
        ],
        "parts": {name: trees(part) for name, part in parts.items()},
        "plain": trees(plain_table(shown)),
    }


def register(app: Dash, shelf: Shelf) -> None:
    """Answer for rows of the grid, and for the file."""
    server: flask.Flask = app.server

    @server.get(ROWS)
    def _rows() -> flask.Response:
        shown = listed(shelf.read(_query(), "/documents"))
        told = json.dumps(rows_of(shown, wanted(flask.request.args.get("rows", ""))), ensure_ascii=False)
        return flask.Response(told, mimetype="application/json")

    @server.get(FILE)
    def _file() -> flask.Response:
        name, text = documents_file(shelf, _query())
        answer = flask.Response(text, mimetype="text/csv")
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


def _query() -> str:
    return flask.request.query_string.decode("utf-8", "replace")


def documents_file(shelf: Shelf, query: str) -> tuple[str, str]:
    """The documents of an address as they are listed, with the columns shown: the file's name and its text."""
    view = shelf.read(query, "/documents")
    shown: Listed = listed(view)
    day = f"-known-{view.selection.known}" if view.selection.known else ""
    text = documents_csv(shown.found, view.known.data.card, view.selection.known, view.selection.lang)
    return f"unsealed-documents{day}.csv", text

"""Charts as files, each at an address of its own: ``/chart.pdf?<view>&size=a4&look=dark``."""

from __future__ import annotations

import flask
from dash import Dash

from explorer.selection import Selection
from explorer.web.charts.sheets import FORMS, timeline_chart, written
from explorer.web.charts.whole import whole_page
from explorer.web.charts.wish import wish_of
from explorer.web.shelf import Shelf

TYPES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf", "html": "text/html; charset=utf-8"}


def register(app: Dash, shelf: Shelf) -> None:
    """Answer for the files."""
    server: flask.Flask = app.server

    def answer(form: str, path: str) -> flask.Response:
        if form not in TYPES:
            flask.abort(404)
        view = shelf.read(flask.request.query_string.decode("utf-8", "replace"), path)
        wish, host = wish_of(flask.request.args.to_dict()), flask.request.host_url
        if drawn := FORMS.get(form):
            content = written(timeline_chart(view, wish, host), view, drawn, wish.scale)
        else:
            content = whole_page(view, shelf, host).encode()
        return file_answer(content, file_name(view.selection), form)

    server.get("/chart.<form>", endpoint="chart")(lambda form: answer(form, "/"))
    server.get("/search/chart.<form>", endpoint="search-chart")(lambda form: answer(form, "/search"))


def file_answer(content: bytes, name: str, form: str) -> flask.Response:
    """A file to keep."""
    answer = flask.Response(content, content_type=TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer


def file_name(selection: Selection, what: str = "") -> str:
    """A file's name without its ending: what it shows, in the words of the address."""
    days = [f"known-{selection.known}"] if selection.known else []
    days += [f"against-{selection.against}"] if selection.against else []
    found = ["search"] if selection.sought else []
    chosen = [what] if what else [selection.event] if selection.event else selection.themes
    return "-".join(["unsealed", *found, *chosen, *days])

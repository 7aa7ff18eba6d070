"""Charts as files, each at an address of its own: ``/chart.pdf?<view>&size=a4&look=dark``."""

from __future__ import annotations

import flask
from dash import Dash

from explorer.figures.insights import INSIGHTS
from explorer.selection import Selection
from explorer.web.charts.sheets import FORMS, Chart, insight_chart, timeline_chart, written
from explorer.web.charts.whole import TooMany, whole_page
from explorer.web.charts.wish import Wish, wish_of
from explorer.web.shelf import Shelf, View

TYPES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf", "html": "text/html; charset=utf-8"}


def register(app: Dash, shelf: Shelf) -> None:
    """Answer for the files."""
    server: flask.Flask = app.server

    def seen(path: str) -> View:
        return shelf.read(flask.request.query_string.decode("utf-8", "replace"), path)

    def timeline(form: str, path: str) -> flask.Response:
        view, host = seen(path), flask.request.host_url
        if form in FORMS:
            wish = _wish()
            return _drawn(timeline_chart(view, wish, host), view, form, wish, file_name(view.selection))
        if form != "html":
            flask.abort(404)
        try:
            return file_answer(whole_page(view, shelf, host).encode(), file_name(view.selection), form)
        except TooMany as error:
            return flask.Response(f"{error}\n", 409, mimetype="text/plain")

    def insight(name: str, form: str) -> flask.Response:
        if form not in FORMS or name not in INSIGHTS:
            flask.abort(404)
        view, wish = seen("/insights"), _wish()
        chart = insight_chart(view, name, wish, flask.request.host_url)
        return _drawn(chart, view, form, wish, file_name(view.selection, name))

    server.get("/chart.<form>", endpoint="chart")(lambda form: timeline(form, "/"))
    server.get("/search/chart.<form>", endpoint="search-chart")(lambda form: timeline(form, "/search"))
    server.get("/insight/<name>.<form>", endpoint="insight-chart")(insight)


def _wish() -> Wish:
    return wish_of(flask.request.args.to_dict())


def _drawn(chart: Chart, view: View, form: str, wish: Wish, name: str) -> flask.Response:
    return file_answer(written(chart, view, FORMS[form], wish.scale), name, form)


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

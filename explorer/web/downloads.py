"""Files to take home, each at an address of its own: what they hold is what the page of that address shows."""

from __future__ import annotations

import flask
from dash import Dash

from explorer.dates import to_date
from explorer.export.changed import changes_csv
from explorer.web.shelf import Shelf

CHANGES = "/changes.csv"


def register(app: Dash, shelf: Shelf) -> None:
    """Answer for the files."""
    server: flask.Flask = app.server

    @server.get(CHANGES)
    def _changes() -> flask.Response:
        name, text = changes_file(shelf, flask.request.query_string.decode("utf-8", "replace"))
        answer = flask.Response(text, mimetype="text/csv")
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


def changes_file(shelf: Shelf, query: str) -> tuple[str, str]:
    """What changed between the two days of an address: the file's name and its text; no rows without a second day."""
    view = shelf.read(query)
    last = view.selection.known or to_date(view.clock.today)
    first = view.selection.against or last
    found = view.changed or shelf.between(last, view.selection.known)
    text = changes_csv(found.frame, view.known.data, view.selection.lang, first=first, last=last)
    return f"unsealed-changes-{first}-{last}.csv", text

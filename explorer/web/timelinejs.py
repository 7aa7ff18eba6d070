"""The timeline of a view for TimelineJS, at ``/data/timelinejs.json?<view>``."""

from __future__ import annotations

from datetime import date

import flask
from dash import Dash
from werkzeug.exceptions import ServiceUnavailable

from explorer.dates import to_date
from explorer.export.data import CannotHold
from explorer.export.timelinejs import timelinejs_file
from explorer.search import NotReady
from explorer.web.data import OF, TooMany, taken, view_asked
from explorer.web.data.files import FOLDER, file_name, heading_of
from explorer.web.data.taking import EVERYTHING
from explorer.web.shelf import Shelf, View

NAME = "timelinejs.json"


def register(app: Dash, shelf: Shelf) -> None:
    """Answer for the file."""
    server: flask.Flask = app.server

    @server.get(f"{FOLDER}/{NAME}")
    def _timelinejs() -> flask.Response:
        view = view_asked(shelf, flask.request.query_string.decode("utf-8", "replace"))
        if view.absent:
            flask.abort(404)
        try:
            content = written(view, flask.request.host_url, flask.request.args.get(OF, ""))
        except (TooMany, CannotHold) as error:
            return flask.Response(f"{error}\n", 409, mimetype="text/plain")
        except NotReady as waiting:
            raise ServiceUnavailable(f"{waiting}; try again later") from waiting
        answer = flask.Response(content, content_type="application/json")
        answer.headers["Content-Disposition"] = f'attachment; filename="{file_name(NAME, view)}"'
        return answer


def written(view: View, host: str, of: str = "", most: int | None = -1) -> bytes:
    """
    The file of a view.

    Args:
        view: The view.
        host: The address of the explorer, for links to its pages; empty if it has none.
        of: The key ``of`` of the address.
        most: Events that may be taken, None for any number; as many as a file of the page holds if left out.

    Raises:
        TooMany: The view has more events.
        CannotHold: It has none.
        NotReady: The index of the search is being made.
    """
    part = taken(view) if most == -1 else taken(view, most)
    heading = heading_of(view, host, whole=part.is_whole or of == EVERYTHING)
    return timelinejs_file(part, heading, view.text, _day(view))


def _day(view: View) -> date:
    return to_date(view.clock.day)

"""How a file of a view is answered for: at ``/data/<name>?<view>``, with a line instead where it cannot be made."""

from __future__ import annotations

from collections.abc import Callable

import flask
from dash import Dash
from werkzeug.exceptions import ServiceUnavailable

from explorer.export.data import CannotHold
from explorer.search import NotReady
from explorer.web.charts.offers import FOLDER
from explorer.web.data.taking import TooMany, view_asked
from explorer.web.shelf import Shelf, View


def answer_for(app: Dash, shelf: Shelf, name: str, media_type: str, write: Callable[[View], bytes]) -> None:
    """
    Answer for a file.

    Args:
        app: Where the address is.
        shelf: Where views are read.
        name: Of the file, with its ending.
        media_type: What it is sent as.
        write: Makes it; it may raise TooMany, CannotHold or NotReady.
    """
    server: flask.Flask = app.server

    def answer() -> flask.Response:
        view = view_asked(shelf, flask.request.query_string.decode("utf-8", "replace"))
        if view.absent:
            flask.abort(404)
        try:
            return file_to_keep(write(view), media_type, file_name(name, view))
        except (TooMany, CannotHold) as error:
            return flask.Response(f"{error}\n", 409, mimetype="text/plain")
        except NotReady as waiting:
            raise ServiceUnavailable(f"{waiting}; try again later") from waiting

    server.get(f"{FOLDER}/{name}", endpoint=f"data-{name.replace('.', '-')}")(answer)


def file_to_keep(content: bytes, media_type: str, name: str) -> flask.Response:
    """A file that a browser keeps under a name."""
    answer = flask.Response(content, content_type=media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def file_name(name: str, view: View) -> str:
    """What a file is called on the reader's disk: which data set it is from is in its name."""
    stem, _, ending = name.partition(".")
    day = [f"known-{view.selection.known}"] if view.selection.known else []
    kind = [] if stem == "unsealed" else [stem]
    return f"{'-'.join(['unsealed', *kind, *day])}.{ending}"
